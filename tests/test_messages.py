"""The interface is whole in every language: nothing untranslated, and the compiled file is that of today."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.rules import ROOT

pytestmark = [pytest.mark.gettext, pytest.mark.slow]
LOCALE = ROOT / "rareguru/website/locale"
CATALOGS = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def _messages(catalog):
    """Return the messages of a catalog without its header, comments and translations."""
    written = subprocess.run(["msgattrib", "--no-wrap", "--no-obsolete", catalog], capture_output=True, check=True)
    return set(re.findall(r'^msgid "(.+)"$', written.stdout.decode(), re.MULTILINE))


def test_there_is_a_spanish_catalog():
    assert "es" in [catalog.parts[-3] for catalog in CATALOGS]


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda catalog: catalog.parts[-3])
def test_every_message_is_translated_and_sound(catalog):
    checked = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", "/dev/null", catalog], capture_output=True, text=True
    )

    assert checked.returncode == 0, checked.stderr
    assert "untranslated" not in checked.stderr
    assert "fuzzy" not in checked.stderr


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda catalog: catalog.parts[-3])
def test_the_compiled_catalog_is_that_of_today(catalog):
    compiled = subprocess.run(["msgfmt", "-o", "-", catalog], capture_output=True, check=True).stdout

    assert catalog.with_suffix(".mo").read_bytes() == compiled, "run `make messages`"


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda catalog: catalog.parts[-3])
def test_no_message_of_a_template_was_passed_over(catalog):
    """Gettext takes one message of a pair of braces only: `{{ _("a") if x else _("b") }}` loses the second."""
    written = {
        message
        for template in (ROOT / "rareguru").rglob("*.html")
        for message in re.findall(r'\b_\(\s*"((?:[^"\\]|\\.)*)"', template.read_text(encoding="utf-8"))
    }

    assert written - _messages(catalog) == set()


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda catalog: catalog.parts[-3])
def test_no_message_of_the_code_is_missing(catalog, tmp_path):
    language = catalog.parts[-3]
    shutil.copytree(ROOT / "rareguru", tmp_path / "rareguru", ignore=shutil.ignore_patterns("__pycache__", "tests"))
    shutil.copy(ROOT / "manage.py", tmp_path)

    words = ["makemessages", "--locale", language, "--no-obsolete", "--no-location", "--verbosity", "0"]
    environment = {**os.environ, "RAREGURU_VAR": str(tmp_path / "var")}
    subprocess.run([sys.executable, "manage.py", *words], cwd=tmp_path, env=environment, check=True)

    made = tmp_path / catalog.relative_to(ROOT)
    assert _messages(made) - _messages(catalog) == set(), "run `make messages`"
