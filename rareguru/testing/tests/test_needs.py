"""What cannot be run is named with its remedy, or fails where everything is compulsory."""

import pytest

NEEDY = """
import pytest

@pytest.mark.browser
def test_page(): pass

@pytest.mark.realdata
def test_files(): pass

def test_plain(): pass
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Run the needy tests where neither a browser nor real files are to be had."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("RAREGURU_SOURCES", raising=False)
    monkeypatch.delenv("RAREGURU_REQUIRE", raising=False)
    pytester.makeini("[pytest]\nmarkers =\n  browser\n  realdata\n")
    pytester.makepyfile(NEEDY)
    return lambda: pytester.runpytest_inprocess("-p", "no:django", "-p", "rareguru.testing.needs")


def test_the_last_lines_name_what_was_not_run(run):
    result = run()

    result.assert_outcomes(passed=1, skipped=2)
    result.stdout.fnmatch_lines(["Not run: 1 browser tests, because no chromium was found; *apt-get install chromium"])
    result.stdout.fnmatch_lines(["Not run: 1 realdata tests, *; name it with: make test SOURCES=<folder>"])


def test_a_need_that_is_met_is_not_named(run, monkeypatch, tmp_path):
    (tmp_path / "hpo").mkdir()
    monkeypatch.setenv("RAREGURU_SOURCES", str(tmp_path))

    result = run()

    result.assert_outcomes(passed=2, skipped=1)
    result.stdout.no_fnmatch_line("Not run: * realdata*")


def test_an_unmet_need_fails_where_everything_is_compulsory(run, monkeypatch):
    monkeypatch.setenv("RAREGURU_REQUIRE", "all")

    result = run()

    result.assert_outcomes(passed=1, errors=2)
    result.stdout.fnmatch_lines(["*realdata: no folder of real upstream files was named*"])
