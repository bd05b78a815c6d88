"""The real releases of MedQuAD, the GARD pages and ROR give what their README counts."""

import re
from collections import Counter

import pytest

from rareguru.knowledge.catalogue.statements import Name, Organization, OrganizationLink, Record, Section, SectionKind
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue
from rareguru.testing.needs import real_sources

pytestmark = pytest.mark.realdata
QUESTIONS = {
    SectionKind.INFORMATION: re.compile(r"What (?:is|are) [^.?]*\?"),
    SectionKind.SYMPTOMS: re.compile(r"What are the (?:signs|symptoms)"),
    SectionKind.CAUSES: re.compile(r"What causes"),
    SectionKind.INHERITANCE: re.compile(r"How is [^.?]* inherited\?|Is [^.?]* inherited\?"),
    SectionKind.DIAGNOSIS: re.compile(r"How is [^.?]* diagnosed\?"),
    SectionKind.TREATMENT: re.compile(r"How might [^.?]* be treated\?"),
}


@pytest.fixture(scope="module")
def read():
    values = {}

    def read_once(key):
        if key not in values:
            folder = real_sources()
            assert folder
            values[key] = list(IMPORTERS[key].read(ReleaseFiles(folder)))
        return values[key]

    return read_once


def kinds(values):
    return Counter(value.kind.value for value in values if isinstance(value, Section))


def test_medquad_gard_gives_every_document_and_every_answer(read):
    values = read("medquad_gard")

    assert len({value.id for value in values if isinstance(value, Record)}) == 2_685
    assert kinds(values) == {
        "information": 1_389,
        "symptoms": 449,
        "causes": 438,
        "diagnosis": 282,
        "inheritance": 348,
        "treatment": 551,
    }


def test_medquad_gard_lists_the_answers_that_hold_nothing(read):
    issues = [str(value) for value in read("medquad_gard") if isinstance(value, Issue)]

    assert len([issue for issue in issues if "repeats the question only" in issue]) == 17
    assert len([issue for issue in issues if "is empty" in issue]) == 5
    assert [issue for issue in issues if "1915 answers" in issue]


def test_medquad_gard_leaves_no_table_and_no_mark(read):
    answers = [value.answer for value in read("medquad_gard") if isinstance(value, Section)]

    assert not [answer for answer in answers if "Human Phenotype Ontology" in answer]
    assert not [answer for answer in answers if re.search(r"[.\s]\[\d+\]", answer)]


def test_medquad_gard_cuts_the_question_of_the_page(read):
    sections = [value for value in read("medquad_gard") if isinstance(value, Section)]
    asking = [value for value in sections if QUESTIONS[value.kind].match(value.answer)]

    assert asking == []


def test_medquad_gard_restores_the_names_it_can(read):
    names = [value.text for value in read("medquad_gard") if isinstance(value, Name)]

    assert "Ménière's disease" in names
    assert not [name for name in names if re.search(r"Mnire|Sjgren|Behet|Waldenstrm", name)]


def test_genetics_home_reference_gives_four_answers_on_each_page(read):
    values = read("ghr")

    assert kinds(values) == dict.fromkeys(("information", "frequency", "causes", "inheritance"), 1_086)


def test_ninds_gives_the_outlook_and_leaves_out_the_page_under_a_false_name(read):
    values = read("ninds")

    assert len([value for value in values if isinstance(value, Record)]) == 276
    assert kinds(values)["outlook"] == 274
    assert [value.where for value in values if isinstance(value, Issue)] == ["6_NINDS_QA/0000187.xml"]


def test_nhlbi_gives_each_topic(read):
    values = read("nhlbi")

    assert len([value for value in values if isinstance(value, Record)]) == 88
    assert not [value for value in values if isinstance(value, Section) and value.answer.startswith("Espaol")]


def test_gard_pages_give_the_seed_page(read):
    values = read("gard_pages")

    assert {value.kind: str(value.updated) for value in values if isinstance(value, Section)} == dict.fromkeys(
        (
            SectionKind.CAUSES,
            SectionKind.DIAGNOSIS,
            SectionKind.INHERITANCE,
            SectionKind.OUTLOOK,
            SectionKind.TREATMENT,
        ),
        "2020-05-01",
    )
    assert len([value for value in values if isinstance(value, Organization)]) == 2


def test_ror_gives_candidates_only(read):
    organizations = [value for value in read("ror") if isinstance(value, Organization)]

    assert len(organizations) == 526
    assert all(organization.is_candidate and organization.country for organization in organizations)
    assert len([value for value in read("ror") if isinstance(value, OrganizationLink)]) == 198
