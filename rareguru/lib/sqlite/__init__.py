"""A Django database backend on the bundled SQLite library, which is refused when it is too old."""
