"""The typo-tolerant name index."""
