"""Reading Mondo, tried on small files in its own formats."""
