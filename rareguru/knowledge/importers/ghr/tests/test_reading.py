from pathlib import Path

import pytest

from rareguru.knowledge.catalogue.statements import Record, Section, SectionKind
from rareguru.knowledge.importers.ghr.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

SAMPLES = Path(__file__).parents[5] / "samples"


@pytest.fixture(scope="module")
def statements():
    return list(read(ReleaseFiles(SAMPLES)))


def test_a_page_is_known_by_the_end_of_its_address(statements):
    records = [value for value in statements if isinstance(value, Record)]

    assert [record.id for record in records] == ["GHR:cystic-fibrosis", "GHR:marfan-syndrome", "GHR:phenylketonuria"]
    assert not any(record.is_rare for record in records)


def test_genetic_changes_are_causes_and_two_spaces_part_paragraphs(statements):
    (causes,) = (
        value
        for value in statements
        if isinstance(value, Section) and value.record == "GHR:marfan-syndrome" and value.kind is SectionKind.CAUSES
    )

    assert [paragraph[:7] for paragraph in causes.answer.split("\n\n")] == ["Changes", "Without"]


def test_lists_of_links_without_links_are_left_out_and_counted(statements):
    assert not any(isinstance(value, Section) and value.kind is SectionKind.TREATMENT for value in statements)
    assert [value.where for value in statements if isinstance(value, Issue)] == [
        "3 answers, the first in 3_GHR_QA/0000262.xml"
    ]
