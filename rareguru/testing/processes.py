"""Tests do their work in one process: helpers would not see the database of a test, and take longer to start."""

from __future__ import annotations

import os

import pytest
from django.conf import settings


def pytest_configure(config: pytest.Config) -> None:
    os.environ["RAREGURU_PROCESSES"] = "1"  # of commands that tests start
    settings.PROCESSES = 1
