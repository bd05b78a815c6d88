"""The page cache: what is kept, what is never kept, and how it is asked again."""
