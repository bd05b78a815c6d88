"""A folder per upstream: read, check, load."""
