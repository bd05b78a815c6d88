"""One-topic modules only: download, bulk writing, SQLite, sanitising."""
