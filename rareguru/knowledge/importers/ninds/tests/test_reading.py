from pathlib import Path

import pytest

from rareguru.knowledge.catalogue.statements import Record, Section, SectionKind
from rareguru.knowledge.importers.ninds.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

SAMPLES = Path(__file__).parents[5] / "samples"


@pytest.fixture(scope="module")
def statements():
    return list(read(ReleaseFiles(SAMPLES)))


def answer(statements, record, kind):
    (text,) = (v.answer for v in statements if isinstance(v, Section) and (v.record, v.kind) == (record, kind))
    return text


def test_gives_the_outlook(statements):
    assert answer(statements, "NINDS:huntington", SectionKind.OUTLOOK).startswith("It progresses")


def test_an_empty_line_parts_paragraphs(statements):
    assert answer(statements, "NINDS:huntington", SectionKind.INFORMATION).count("\n\n") == 1


def test_reads_the_older_shape(statements):
    assert answer(statements, "NINDS:holmes_adie", SectionKind.OUTLOOK) == "It does not threaten life."


def test_a_page_under_another_diseases_name_is_left_out(statements):
    assert not any(isinstance(value, Record) and value.name.startswith("Machado") for value in statements)
    assert [value.where for value in statements if isinstance(value, Issue)] == ["6_NINDS_QA/0000187.xml"]
