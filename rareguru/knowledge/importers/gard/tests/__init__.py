"""Reading GARD, tried on small files in its own formats."""
