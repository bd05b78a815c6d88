import json
import shutil
from pathlib import Path

import pytest

from rareguru.knowledge.catalogue.statements import Organization, OrganizationLink
from rareguru.knowledge.importers.ror.reading import INDEX, RECORDS, read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

SAMPLES = Path(__file__).parents[5] / "samples"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SAMPLES / "organizations", tmp_path / "organizations")
    return tmp_path


def organizations(folder):
    return {value.id: value for value in read(ReleaseFiles(folder)) if isinstance(value, Organization)}


def test_reads_schema_v1(folder):
    assert organizations(folder)["ROR:00h14jd50"] == Organization(
        "ROR:00h14jd50",
        "Cystic Fibrosis Australia",
        city="Homebush",
        region="New South Wales",
        country="Australia",
        url="http://www.cysticfibrosis.org.au/",
        is_candidate=True,
    )


def test_reads_schema_v2(folder):
    assert organizations(folder)["ROR:05jyw4675"] == Organization(
        "ROR:05jyw4675",
        "Marfan Foundation",
        city="Port Washington",
        region="New York",
        country="United States",
        url="http://www.marfan.org/",
        is_candidate=True,
    )


def test_everything_is_a_candidate_even_what_is_off_topic(folder):
    found = organizations(folder)

    assert "Canine Cancer Alliance" in {organization.name for organization in found.values()}
    assert all(organization.is_candidate for organization in found.values())


def test_a_record_may_be_a_candidate_for_several_diseases(folder):
    index = folder / INDEX
    index.write_text(index.read_text().replace("GARD:0016535", "GARD:0016535;GARD:0006677;GARD:12"))

    statements = list(read(ReleaseFiles(folder)))

    assert OrganizationLink("ROR:05jyw4675", "GARD:0006677") in statements
    assert [value.where for value in statements if isinstance(value, Issue)] == ["line 6, gard_ids_by_name"]


@pytest.mark.parametrize("fault", [{"status": "withdrawn"}, {"id": "https://example.org/1"}, {"names": "x"}])
def test_a_record_of_another_shape_is_left_out(folder, fault):
    path = folder / RECORDS / "v2.8/05jyw4675.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | fault))

    assert "ROR:05jyw4675" not in organizations(folder)


def test_an_address_that_is_no_web_address_is_not_taken(folder):
    path = folder / RECORDS / "v2.8/05jyw4675.json"
    path.write_text(path.read_text().replace("http://www.marfan.org/", "javascript:alert(1)"))

    assert organizations(folder)["ROR:05jyw4675"].url == ""


def test_the_release_is_the_newest_folder(folder):
    assert ReleaseInfo(version="v2.8") in list(read(ReleaseFiles(folder)))
