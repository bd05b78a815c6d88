"""What every importer has in common: the compliance suite."""
