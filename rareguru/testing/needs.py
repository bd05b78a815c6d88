"""What some tests need besides Python: chromium, PostgreSQL, the real upstream files.

Such a test is left out where its need is not met, and the last lines of the run name what was
left out and how to have it. With RAREGURU_REQUIRE=all an unmet need is a failure instead.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rareguru.testing import postgres

SOURCES = "RAREGURU_SOURCES"


@dataclass(frozen=True, slots=True)
class Need:
    marker: str
    what: str
    remedy: str
    is_met: Callable[[], bool]

    @property
    def reason(self) -> str:
        return f"{self.marker}: {self.what}; {self.remedy}"


def chromium_path() -> str | None:
    """Return the browser for tests, None without one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def real_sources() -> Path | None:
    """Return the folder of real upstream files, None without one."""
    folder = Path(os.environ.get(SOURCES) or "/nonexistent")
    return folder if (folder / "hpo").is_dir() else None


def _has_gettext() -> bool:
    return shutil.which("msgfmt") is not None


NEEDS = (
    Need(
        "browser",
        "no chromium was found",
        "install it with: apt-get install chromium",
        lambda: chromium_path() is not None,
    ),
    Need(
        "postgres",
        "no PostgreSQL server was found",
        f"install it with: {postgres.INSTALL}",
        lambda: postgres.find_server() is not None,
    ),
    Need("gettext", "no msgfmt was found", "install it with: apt-get install gettext", _has_gettext),
    Need(
        "realdata",
        "no folder of real upstream files was named",
        "name it with: make test SOURCES=<folder>",
        lambda: real_sources() is not None,
    ),
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"postgres: starts a PostgreSQL server ({postgres.INSTALL})")
    config.addinivalue_line("markers", "gettext: needs msgfmt (apt-get install gettext)")
    config.addinivalue_line("markers", "slow: starts whole processes; left out by `make check`")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for need in NEEDS:
        if item.get_closest_marker(need.marker) and not need.is_met():
            if os.environ.get("RAREGURU_REQUIRE") == "all":
                pytest.fail(f"{need.reason} (everything is compulsory here: RAREGURU_REQUIRE=all)", pytrace=False)
            pytest.skip(need.reason)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
    """Name every unmet need once, with the number of tests it cost, below all that is printed else."""
    yield
    reasons = list(_skip_reasons(terminalreporter))
    for need in NEEDS:
        if count := sum(need.reason in reason for reason in reasons):
            terminalreporter.write_line(f"Not run: {count} {need.marker} tests, because {need.what}; {need.remedy}")


def _skip_reasons(terminalreporter: pytest.TerminalReporter) -> Iterator[str]:
    for report in terminalreporter.stats.get("skipped", []):
        yield re.sub(r"\s+", " ", str(report.longrepr))
