"""Reading Orphanet packets, tried in every shape that occurs."""
