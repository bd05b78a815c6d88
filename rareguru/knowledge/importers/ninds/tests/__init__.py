"""What this importer reads, and what it refuses."""
