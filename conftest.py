"""Loads what all tests share; see rareguru/testing/."""

import os

from hypothesis import settings

pytest_plugins = ["rareguru.testing.needs", "rareguru.testing.static_files", "rareguru.testing.processes", "pytester"]

# No test fails by the clock. Where all tests are compulsory, the same commit gives the same answer; elsewhere other
# examples are tried each time.
settings.register_profile("ours", deadline=None, derandomize=os.environ.get("RAREGURU_REQUIRE") == "all")
settings.load_profile("ours")
