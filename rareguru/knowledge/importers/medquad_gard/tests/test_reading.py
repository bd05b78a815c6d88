from pathlib import Path

import pytest

from rareguru.knowledge.catalogue.statements import CrossReference, Name, Record, RecordKind, Section, SectionKind
from rareguru.knowledge.importers.medquad_gard.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

SAMPLES = Path(__file__).parents[5] / "samples"


@pytest.fixture(scope="module")
def statements():
    return list(read(ReleaseFiles(SAMPLES)))


def sections_of(statements, record):
    return {value.kind: value for value in statements if isinstance(value, Section) and value.record == record}


def test_takes_the_gard_number_from_the_address(statements):
    records = [value for value in statements if isinstance(value, Record) and value.name.startswith("Cryptogenic")]

    assert [(record.id, record.kind) for record in records] == [("GARD:0001620", RecordKind.UNKNOWN)]


def test_gives_a_section_for_each_kind_of_question(statements):
    sections = sections_of(statements, "GARD:0001620")

    assert set(sections) == {
        SectionKind.INFORMATION,
        SectionKind.SYMPTOMS,
        SectionKind.CAUSES,
        SectionKind.INHERITANCE,
        SectionKind.DIAGNOSIS,
        SectionKind.TREATMENT,
    }


def test_keeps_the_question_and_invents_no_date(statements):
    causes = sections_of(statements, "GARD:0001620")[SectionKind.CAUSES]

    assert causes.question == "What causes Cryptogenic organizing pneumonia ?"
    assert causes.updated is None


def test_boop_stays_under_its_own_number_with_the_concept_of_the_other(statements):
    targets = {
        value.record for value in statements if isinstance(value, CrossReference) and value.target == "UMLS:C0242770"
    }

    assert targets == {"GARD:0001620", "GARD:0005961"}


def test_restores_lost_letters_in_names(statements):
    names = [value.text for value in statements if isinstance(value, Name) and value.record == "GARD:0010340"]

    assert names == ["Ménière's disease", "Meniere's disease"]


def test_keeps_the_prose_before_a_table_of_signs(statements):
    symptoms = sections_of(statements, "GARD:0006975")[SectionKind.SYMPTOMS]

    assert symptoms.answer.endswith("the aorta may widen.")


def test_lists_what_had_no_answer(statements):
    issues = [str(value) for value in statements if isinstance(value, Issue)]

    assert [
        fault
        for fault in ("repeats the question only", "is empty", "only the table")
        if any(fault in i for i in issues)
    ] == [
        "repeats the question only",
        "is empty",
        "only the table",
    ]
    assert len(issues) == 3
