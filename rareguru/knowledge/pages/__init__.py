"""The published content of each page, put together once after a load."""
