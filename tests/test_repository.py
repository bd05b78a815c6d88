"""The repository keeps the rules of the house, and each rule is shown to bite."""

import pytest

from rareguru.cli.main import VERBS
from rareguru.cli.reference import commands_page
from rareguru.knowledge.importers.registry import IMPORTERS
from tests import rules
from tests.rules import ROOT, File

FILES = rules.tracked_files()
PATHS = [file.path for file in FILES]
SETTINGS_PAGE = (ROOT / "docs/guide/settings.md").read_text()


@pytest.mark.parametrize(
    "rule",
    [
        rules.registry_hosts,
        rules.machine_paths,
        rules.large_files,
        rules.long_modules,
        rules.packages_without_a_line,
        rules.testing_outside_tests,
    ],
)
def test_no_tracked_file_breaks(rule):
    assert list(rule(FILES)) == []


@pytest.mark.parametrize("rule", [rules.vague_names, rules.unnamed_migrations])
def test_no_tracked_name_breaks(rule):
    assert list(rule(PATHS)) == []


@pytest.mark.parametrize(
    ("rule", "path", "content"),
    [
        (rules.registry_hosts, "package-lock.json", b'"resolved": "https://registry.npmjs' + b'.org/x.tgz"'),
        (rules.machine_paths, "docs/x.md", b"cd /wo" + b"rk/main"),
        (rules.machine_paths, "rareguru/x.py", b'open("/ro' + b'ot/key")'),
        (rules.machine_paths, "docs/x.md", b"see ../sha" + b"red/data"),
        (rules.large_files, "samples/all.obo", b"x" * (rules.LARGEST_FILE + 1)),
        (rules.long_modules, "rareguru/x.py", b"\n" * (rules.LONGEST_MODULE + 1)),
        (rules.packages_without_a_line, "rareguru/x/__init__.py", b""),
        (rules.packages_without_a_line, "rareguru/x/__init__.py", b'"""A line."""\nfrom os import path\n'),
        (rules.testing_outside_tests, "rareguru/website/x.py", b"from rareguru.testing import needs\n"),
    ],
)
def test_a_planted_file_is_found(rule, path, content):
    assert len(list(rule([File(path, content)]))) == 1


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        (rules.vague_names, "rareguru/website/utils.py"),
        (rules.vague_names, "rareguru/common/dates.py"),
        (rules.unnamed_migrations, "rareguru/knowledge/pages/migrations/0002_auto_20261123_0316.py"),
    ],
)
def test_a_planted_name_is_found(rule, path):
    assert len(list(rule([path]))) == 1


def test_the_default_folder_of_sources_may_be_named_where_it_is_documented():
    assert list(rules.machine_paths([File("Makefile", b"$(wildcard ../sha" + b"red/data)")])) == []


def test_every_setting_is_explained():
    assert rules.settings_read(FILES) >= {"RAREGURU_VAR", "DATABASE_URL"}
    assert list(rules.undocumented_settings(FILES, SETTINGS_PAGE)) == []


def test_an_unexplained_setting_is_found():
    planted = File("rareguru/x.py", b'os.environ.get("RAREGURU_PLANTED", "")')

    assert list(rules.undocumented_settings([planted], SETTINGS_PAGE)) == [
        "the setting RAREGURU_PLANTED is not explained"
    ]


def test_every_command_is_in_the_guide_as_its_help_says():
    assert (ROOT / "docs/guide/commands.md").read_text() == commands_page(), "run `make docs`"
    assert all(f"## rareguru {verb}\n" in commands_page() for verb in VERBS)


def test_every_source_has_its_page():
    assert list(rules.undocumented_sources(IMPORTERS, PATHS)) == []


def test_a_source_without_a_page_is_found():
    assert list(rules.undocumented_sources(["planted"], PATHS)) == ["the source planted has no page in docs/sources/"]


def test_links_between_documents_lead_somewhere():
    assert list(rules.dead_links(FILES, PATHS)) == []


def test_a_dead_link_is_found():
    planted = [
        File("docs/x.md", b"[gone](decisions/9999-planted.md), [kept](glossary.md#x), [far](https://example.org/)")
    ]

    assert len(list(rules.dead_links(planted, PATHS))) == 1


def test_every_decision_stands_in_the_list():
    listed = (ROOT / "docs/decisions/README.md").read_text()

    assert [path for path in PATHS if path.startswith("docs/decisions/0") and path.split("/")[-1] not in listed] == []


@pytest.mark.parametrize("name", ["base", "dev"])
def test_every_requirement_is_locked_with_hashes(name):
    wanted, locked = ((ROOT / f"requirements/{name}.{ending}").read_text() for ending in ("in", "txt"))

    assert list(rules.unlocked_requirements(wanted, locked)) == []


def test_a_requirement_without_lock_or_hash_is_found():
    locked = "click==8.5.1 \\\n    --hash=sha256:00\nplanted==1.0\n"

    assert len(list(rules.unlocked_requirements("click\nmissing>=2\n# a remark\n-c base.txt\n", locked))) == 2
