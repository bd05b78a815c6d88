"""Loads what all tests share; see rareguru/testing/."""

pytest_plugins = ["rareguru.testing.needs", "rareguru.testing.static_files", "rareguru.testing.processes", "pytester"]
