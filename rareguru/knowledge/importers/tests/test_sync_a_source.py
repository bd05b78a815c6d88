"""Syncing one source: what is published changes as a whole, or not at all."""

import gzip
import re
from datetime import date

import pytest

from rareguru.knowledge.catalogue.loading.tables import TABLES
from rareguru.knowledge.catalogue.models import Annotation, Term
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.importers.sync import Outcome, SyncOptions, sync_source, unknown_sources
from rareguru.knowledge.sources.models import Release
from rareguru.testing.releases import SAMPLES, changed_samples

pytestmark = pytest.mark.django_db
ONTOLOGY = "hpo/hp.obo"
ANNOTATIONS = "hpo/phenotype.hpoa"
CONTENT = (SAMPLES / ONTOLOGY).read_bytes()
CHANGES = ("added", "changed", "retired")


def sync(folder=SAMPLES, source="hpo", **options):
    return sync_source(source, folder, SyncOptions(**options), date(2026, 11, 23))


def published():
    """Return every statement and the release that is shown."""
    fields = ("source", "key", "digest", "release_id", "retired_in_id")
    said = [(table.label, row) for table in TABLES for row in table.model.objects.values_list(*fields)]
    return sorted(said, key=repr), list(Release.objects.published().values_list("pk", "source"))


def changes(report):
    return {what: report.total(what) for what in CHANGES}


@pytest.fixture
def ontology(db):
    return sync()


@pytest.fixture
def renamed(ontology, tmp_path):
    """A folder in which one term has another name."""
    changed_samples(tmp_path, ONTOLOGY, CONTENT.replace(b"\nname: Cough\n", b"\nname: Coughing\n"))
    return tmp_path


@pytest.fixture
def all_renamed(ontology, tmp_path):
    """A folder in which every term has another name: more than is let through."""
    changed_samples(tmp_path, ONTOLOGY, CONTENT.replace(b"\nname: ", b"\nname: Another "))
    return tmp_path


@pytest.fixture
def shortened(ontology, tmp_path):
    """A folder in which no term has a synonym any more."""
    changed_samples(tmp_path, ONTOLOGY, re.sub(rb"\nsynonym: [^\n]*", b"", CONTENT))
    return tmp_path


def test_the_first_sync_loads_and_names_the_release(ontology):
    assert (ontology.outcome, ontology.version) == (Outcome.LOADED, "2025-01-16")
    assert changes(ontology) == {"added": ontology.total("read"), "changed": 0, "retired": 0}
    assert Term.objects.live().filter(name="Cough").exists()


def test_its_counts_are_the_rows(ontology):
    live = {table.label: table.model.objects.filter(source="hpo", retired_in=None).count() for table in TABLES}

    assert {label: count["read"] for label, count in ontology.counts.items()} == {k: v for k, v in live.items() if v}


def test_the_same_files_again_are_not_read(ontology):
    before = published()

    again = sync()

    assert (again.outcome, changes(again)) == (Outcome.UNCHANGED, dict.fromkeys(CHANGES, 0))
    assert again.total("unchanged") == again.total("read") == ontology.total("read")
    assert published() == before


@pytest.mark.parametrize("source", IMPORTERS)
def test_the_same_files_read_again_change_nothing(source):
    for needed in (*IMPORTERS[source].upstream.needs, source):
        sync(source=needed)

    again = sync(source=source, again=True)

    assert (again.outcome, changes(again)) == (Outcome.LOADED, dict.fromkeys(CHANGES, 0))


def test_a_new_release_takes_the_place_of_the_old(renamed):
    report = sync(renamed)

    assert report.outcome == Outcome.LOADED
    # Its label is a statement of its own: the former one goes, the new one comes.
    assert changes(report) == {"added": 1, "changed": 1, "retired": 1}
    statuses = Release.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == [Release.Status.SUPERSEDED, Release.Status.PUBLISHED]
    assert Term.objects.live().filter(name="Coughing").get().release.status == Release.Status.PUBLISHED


@pytest.mark.parametrize("folder", ["all_renamed", "shortened"])
def test_a_release_that_changes_much_is_held(folder, request):
    folder = request.getfixturevalue(folder)
    before = published()

    report = sync(folder)

    assert (report.outcome, report.is_failure) == (Outcome.HELD, True)
    assert report.message.endswith("rareguru sync hpo --accept")
    assert published() == before
    assert Release.objects.held().count() == 1


@pytest.mark.parametrize(("folder", "what"), [("all_renamed", "changed"), ("shortened", "retired")])
def test_what_is_held_is_loaded_once_it_is_accepted(folder, what, request):
    folder = request.getfixturevalue(folder)
    held = sync(folder)

    accepted = sync(folder, accept=True)

    assert accepted.outcome == Outcome.LOADED
    assert accepted.total(what) == held.total(what) > 0
    assert not Release.objects.held().exists()


def test_what_is_held_stays_held_as_one(all_renamed):
    sync(all_renamed)

    assert sync(all_renamed).outcome == Outcome.HELD
    assert Release.objects.held().count() == 1


def test_a_held_release_is_forgotten_when_a_better_one_comes(all_renamed):
    sync(all_renamed)
    changed_samples(all_renamed, ONTOLOGY, CONTENT.replace(b"\nname: Cough\n", b"\nname: Coughing\n"))

    assert sync(all_renamed).outcome == Outcome.LOADED
    assert not Release.objects.held().exists()


@pytest.mark.parametrize(("folder", "outcome"), [("renamed", Outcome.WOULD_LOAD), ("all_renamed", Outcome.HELD)])
def test_a_dry_run_writes_nothing(folder, outcome, request):
    folder = request.getfixturevalue(folder)
    before = published()

    assert sync(folder, dry_run=True).outcome == outcome
    assert published() == before
    assert Release.objects.count() == 1


@pytest.mark.parametrize("again", [True, False])
def test_a_dry_run_says_that_equal_files_change_nothing(ontology, again):
    Release.objects.update(fingerprint="of another reader")

    assert sync(SAMPLES, dry_run=True, again=again).outcome == Outcome.UNCHANGED


REFUSED = {
    "HTML page": b"<!DOCTYPE html><html><body>Not found</body></html>\n",
    "empty": b"",
    "cut off": gzip.compress(CONTENT)[:-40],
    "another encoding": CONTENT.decode().encode("utf-16"),
}


@pytest.mark.parametrize("damage", REFUSED)
def test_a_refused_file_leaves_what_is_published(ontology, tmp_path, damage):
    before = published()
    changed_samples(tmp_path, ONTOLOGY, REFUSED[damage])

    report = sync(tmp_path)

    assert (report.outcome, published()) == (Outcome.REFUSED, before)
    (issue,) = report.issues
    assert ONTOLOGY in report.message
    assert issue.remedy in report.message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_off_anywhere_leaves_what_is_published(ontology, tmp_path, share):
    before = published()
    changed_samples(tmp_path, ONTOLOGY, CONTENT[: int(len(CONTENT) * share)])

    report = sync(tmp_path)

    assert report.is_failure
    assert report.message
    assert published() == before


def test_a_folder_without_its_files_changes_nothing(ontology, tmp_path):
    before = published()

    report = sync(tmp_path)

    assert (report.outcome, report.is_failure, published()) == (Outcome.MISSING, False, before)
    assert str(tmp_path) in report.message


def test_a_needed_file_that_is_gone_is_named(ontology, tmp_path):
    changed_samples(tmp_path, ONTOLOGY, b"")
    (tmp_path / ONTOLOGY).unlink()

    report = sync(tmp_path)

    assert report.outcome == Outcome.REFUSED
    assert ONTOLOGY in report.message


def test_a_term_newer_than_the_ontology_is_left_out_and_listed(ontology, tmp_path):
    known = (SAMPLES / ANNOTATIONS).read_text()
    line = next(line for line in known.splitlines() if line.startswith("OMIM:154700") and "\tHP:" in line)
    new = "\t".join(
        "HP:9999999" if cell.startswith("HP:") and i == 3 else cell for i, cell in enumerate(line.split("\t"))
    )
    changed_samples(tmp_path, ANNOTATIONS, f"{known}{new}\n".encode())

    report = sync(tmp_path, "hpoa")

    assert report.outcome == Outcome.LOADED
    assert [issue.what for issue in report.issues if "HP:9999999" in str(issue)]
    assert Annotation.objects.live().count() == report.counts["Annotation"]["read"]


def test_a_source_is_read_again_when_one_it_builds_on_has_changed(renamed):
    sync(source="hpoa")
    sync(renamed)

    assert sync(source="hpoa").outcome == Outcome.LOADED


def test_wrong_names_of_sources_are_told_apart():
    assert unknown_sources(["hpo", "omim", "ror"]) == ["omim"]
