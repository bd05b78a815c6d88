"""The whole way on the real files: an empty folder becomes a site that holds every disease."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from rareguru.knowledge.search.index import read_spanish_names
from rareguru.knowledge.sources.build import build_pointer
from rareguru.testing.needs import real_sources

pytestmark = [pytest.mark.realdata, pytest.mark.slow]


class Site:
    def __init__(self, var: Path) -> None:
        self.var = var

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "RAREGURU_VAR": str(self.var), "RAREGURU_SOURCES": str(real_sources())}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "rareguru.cli.main", *words]
        return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=900)

    def first(self, query: str) -> str:
        return str(orjson.loads(self.run("find", query, "--json").stdout)[0]["slug"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(tmp_path_factory.mktemp("site"))
    done = made.run("up", "--prepare-only")
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return made


@pytest.fixture(scope="module")
def coverage(site: Site) -> dict[str, object]:
    build = site.var / "build" / (site.var / "build" / build_pointer().name).read_text().strip()
    covered: dict[str, object] = orjson.loads((build / "coverage.json").read_bytes())
    return covered


def test_the_joins_of_the_sources_are_reached(coverage):
    assert coverage["documents_on_mondo"] >= 2_191
    assert coverage["documents_with_annotations"] >= 1_959


def test_every_record_has_its_place_or_a_reason(coverage):
    for source in coverage["sources"]:
        assert sum(source["places"].values()) == source["records"]
        assert sum(source["listed"].values()) == source["places"].get("listed", 0)
        assert "" not in source["listed"]


def test_every_spanish_name_of_ours_leads_to_a_disease(site, tmp_path):
    names = {name: set[str]() for names in read_spanish_names().values() for name in names}
    for identifier, those in read_spanish_names().items():
        for name in those:
            names[name].add(identifier)
    queries, answers = tmp_path / "queries.txt", tmp_path / "answers.jsonl"
    queries.write_text("\n".join(names))

    site.run("find", "--queries", str(queries), "--out", str(answers))

    found = [orjson.loads(line) for line in answers.read_bytes().splitlines()]
    astray = [
        name
        for (name, identifiers), answer in zip(names.items(), found, strict=True)
        if identifiers.isdisjoint(answer["results"][0]["ids"] if answer["results"] else ())
    ]
    assert astray == []


@pytest.mark.parametrize("query", ["cryptogenic organising pnumonia", "COP", "1620", "ORPHA:1302", "MONDO:0015264"])
def test_cryptogenic_organizing_pneumonia_is_found(site, query):
    assert site.first(query) == "cryptogenic-organizing-pneumonia"


def test_the_boop_record_is_neither_lost_nor_with_bronchiolitis_obliterans(site):
    assert site.first("GARD:0005961") == "bronchiolitis-obliterans-organizing-pneumonia"
    assert site.first("Bronchiolitis obliterans") != "bronchiolitis-obliterans-organizing-pneumonia"


def test_marfan_syndrome_is_not_named_by_a_subtype(site):
    assert site.first("OMIM:154700") == "marfan-syndrome"


def test_the_same_files_again_change_nothing(site):
    done = site.run("sync", "--json")

    assert {one["outcome"] for one in orjson.loads(done.stdout)["sources"]} == {"unchanged"}
