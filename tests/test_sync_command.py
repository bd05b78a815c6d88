"""`rareguru sync`: its statuses, its reports, the file of issues, and what it leaves on a full disk."""

import json
import os
import subprocess
import sys

import orjson
import pytest
from click.testing import CliRunner

from rareguru.cli.build import build
from rareguru.cli.sync import sync
from rareguru.knowledge.catalogue.coverage import COVERAGE_FILE, measure_coverage, read_coverage
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.sources.build import current_build
from rareguru.knowledge.sources.models import Release
from rareguru.testing.releases import SAMPLES, changed_samples
from rareguru.website.presentation.sources import source_name

pytestmark = pytest.mark.django_db
ANNOTATIONS = "hpo/phenotype.hpoa"
HTML = b"<!DOCTYPE html><html><body>Not found</body></html>\n"


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path / "var"
    return settings.VAR


@pytest.fixture
def damaged(tmp_path):
    """A folder in which the annotations are the page of an error."""
    changed_samples(tmp_path / "files", ANNOTATIONS, HTML)
    return tmp_path / "files"


def run(*words, folder=SAMPLES, command=sync):
    options = ["--from", str(folder)] if command is sync else []
    return CliRunner().invoke(command, [*words, *options])


def report_of(*words, **options):
    return json.loads(run(*words, "--json", **options).stdout)


def test_all_went_well_is_status_0():
    done = run("hpo", "--no-build")

    assert (done.exit_code, done.stderr) == (0, "")
    assert Release.objects.published().get().source == "hpo"


def test_a_refused_release_is_status_1_and_a_sentence(damaged):
    done = run("hpoa", folder=damaged)

    assert done.exit_code == 1
    assert ANNOTATIONS in done.stdout
    assert "Traceback" not in done.output


def test_what_is_held_is_status_1_until_it_is_accepted(tmp_path):
    run("hpo", "--no-build")
    content = (SAMPLES / "hpo/hp.obo").read_bytes().replace(b"\nname: ", b"\nname: Another ")
    changed_samples(tmp_path, "hpo/hp.obo", content)

    assert run("hpo", "--no-build", folder=tmp_path).exit_code == 1
    assert run("hpo", "--no-build", "--accept", folder=tmp_path).exit_code == 0


@pytest.mark.parametrize("words", [("omim",), ("--fly",), ("--from",)])
def test_a_wrong_call_is_status_2(words):
    done = run(*words)

    assert (done.exit_code, done.stdout) == (2, "")


def test_a_wrong_source_is_named():
    assert "There is no source named omim." in run("hpo", "omim").stderr


def test_a_folder_that_is_not_there_is_status_2(tmp_path):
    done = run("hpo", folder=tmp_path / "nowhere")

    assert (done.exit_code, "nowhere' does not exist" in done.stderr) == (2, True)


def test_a_folder_without_any_file_that_was_asked_for_is_a_failure(tmp_path):
    done = run("hpo", folder=tmp_path)

    assert done.exit_code == 1
    assert "nothing was changed" in " ".join(done.stdout.split())


def test_the_table_has_a_line_per_source_with_nothing_cut_off():
    lines = run("--no-build").stdout.splitlines()

    heading = next(line for line in lines if "outcome" in line)
    for column in ("source", "release", "read", "added", "changed", "retired", "unchanged", "issues"):
        assert f" {column} " in heading
    assert [line.split()[1] for line in lines if line.startswith("│")] == list(IMPORTERS)
    assert not any("…" in line for line in lines)


def test_the_issues_are_written_with_their_remedies(damaged, var):
    report = report_of("hpoa", folder=damaged)

    (path,) = (var / "issues").iterdir()
    heading, *rows = [line.split("\t") for line in path.read_text().splitlines()]
    assert report["issues_file"] == str(path)
    assert heading == ["source", "file", "where", "what", "remedy"]
    assert len(rows) == sum(source["issues"] for source in report["sources"]) == 1
    assert all(rows[0])
    assert rows[0][:2] == ["hpoa", ANNOTATIONS]


def test_json_has_what_the_table_has():
    report = report_of("hpo", "--no-build")

    (source,) = report["sources"]
    assert (source["source"], source["outcome"], source["release"]) == ("hpo", "loaded", "2025-01-16")
    assert source["read"] == source["added"] == sum(count["read"] for count in source["counts"].values())
    assert [source[what] for what in ("changed", "retired", "unchanged", "message")] == [0, 0, 0, ""]
    assert report["build"] is None


def test_a_dry_run_builds_nothing(var):
    report = report_of("hpo", "--dry-run")

    assert [source["outcome"] for source in report["sources"]] == ["would load"]
    assert not Release.objects.exists()
    assert current_build() is None


def test_a_build_says_what_the_sources_cover():
    report = report_of()

    coverage = report["build"]["coverage"]
    assert (
        coverage["diseases"] == report["build"]["identity"]["diseases"] == sum(n for _, n in coverage["combinations"])
    )
    assert coverage["documents_on_mondo"] > 0
    assert read_coverage(current_build() or SAMPLES) == measure_coverage()
    assert all(sum(one["places"].values()) == one["records"] for one in coverage["sources"])
    assert all(sum(one["listed"].values()) == one["places"].get("listed", 0) for one in coverage["sources"])


def test_the_coverage_is_printed_in_words():
    said = run().stdout
    coverage = measure_coverage()

    assert f"on a disease that Mondo identifies: {coverage.documents_on_mondo:,}; " in said
    assert f"on one with HPO annotations: {coverage.documents_with_annotations:,}." in said
    for source in coverage.sources:
        for reason, total in source.listed.items():
            assert f"On no page: {total:,} of {source.source}. {reason}" in said
    assert f"│ {coverage.combinations[0][0]} " in said


@pytest.mark.usefixtures("static_files")
@pytest.mark.parametrize("is_written", [True, False])
def test_the_sources_page_reads_what_the_build_covers_and_else_counts(client, is_written):
    run()
    path = (current_build() or SAMPLES) / COVERAGE_FILE
    counted = path.read_bytes()
    path.unlink()
    if is_written:
        path.write_bytes(orjson.dumps(orjson.loads(counted) | {"documents_on_mondo": 654_321}))

    said = client.get("/sources/").content.decode()

    assert ("654,321" in said) is is_written
    assert source_name("medquad_gard") in said


def test_the_same_files_again_change_and_build_nothing():
    first = report_of()

    again = report_of()

    assert {source["outcome"] for source in again["sources"]} == {"unchanged"}
    assert [source["unchanged"] for source in again["sources"]] == [source["read"] for source in first["sources"]]
    assert again["build"] is None


def test_a_build_again_reports_as_json():
    run("hpo", "mondo")

    report = json.loads(run("--again", "--json", command=build).stdout)

    assert (current_build() or SAMPLES).name == report["name"]
    assert report["identity"]["created"] == 0


FULL_DISK = """
import sys
from datetime import date
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from rareguru.knowledge.catalogue.models import Term
from rareguru.knowledge.importers.sync import SyncOptions, sync_source
from rareguru.knowledge.sources.models import Release
call_command("migrate", verbosity=0)
def sync():
    return sync_source("hpo", Path(sys.argv[1]), SyncOptions(), date(2026, 11, 23))
with connection.cursor() as cursor:
    pages = cursor.execute("PRAGMA page_count").fetchone()[0]
    cursor.execute(f"PRAGMA max_page_count={pages + int(sys.argv[2])}").fetchone()
    report = sync()
    print(report.outcome, Term.objects.count(), Release.objects.count())
    cursor.execute("PRAGMA max_page_count=1000000").fetchone()
    print(sync().outcome, cursor.execute("PRAGMA integrity_check").fetchone()[0])
    print(report.message)
"""


@pytest.mark.slow
@pytest.mark.parametrize("pages", [0, 3, 30])
def test_a_full_disk_is_a_sentence_and_loads_nothing(tmp_path, pages):
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"RAREGURU_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "rareguru.config.settings"}
    command = [sys.executable, "-c", FULL_DISK, str(SAMPLES), str(pages)]

    done = subprocess.run(command, env=environment | settings, capture_output=True, text=True, check=False)

    full, freed, message = done.stdout.splitlines() if done.returncode == 0 else (done.stderr, "", "")
    assert (full, freed) == ("refused 0 0", "loaded ok")
    assert "Nothing of it was loaded; the published version stays. Free some disk space and sync again." in message


@pytest.mark.slow
def test_of_two_first_syncs_at_once_one_waits_and_finds_all_done(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "rareguru.cli.main", "sync", "hpo", "--no-build", "--json", "--from", str(SAMPLES)]
    settings = {"RAREGURU_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "rareguru.config.settings"}

    running = [
        subprocess.Popen(command, env=environment | settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in running]

    assert [process.returncode for process in running] == [0, 0], said
    assert sorted(json.loads(report)["sources"][0]["outcome"] for report, _ in said) == ["loaded", "unchanged"]
