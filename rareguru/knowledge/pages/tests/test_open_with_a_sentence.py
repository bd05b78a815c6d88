"""A page opens with one sentence; nothing of the text is lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.pages.answers import answers_of, split_first_sentence
from rareguru.knowledge.pages.evidence import Evidence, RecordRow, SectionRow

RECORDS = {
    1: RecordRow(1, "gard", "GARD:0000001", "A disease", ""),
    2: RecordRow(2, "doid", "DOID:1", "A disease", ""),
    3: RecordRow(3, "gard", "GARD:0000002", "Another name", ""),
}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It is rare. It is mild.", "It is rare."),
        ("It was found by Dr. Smith. It is mild.", "It was found by Dr. Smith."),
        ("Signs, e.g. Raynaud's, vary. Most are mild.", "Signs, e.g. Raynaud's, vary."),
        ("Found in E. Coli carriers. It is mild.", "Found in E. Coli carriers."),
        ("It affects 1.5 in 100 people. It is mild.", "It affects 1.5 in 100 people."),
        ("One sentence only", "One sentence only"),
    ],
)
def test_the_first_sentence(text, first):
    assert split_first_sentence(text)[0] == first


@given(st.text(alphabet='aB. !?"()', max_size=60))
def test_nothing_is_lost(text):
    first, rest = split_first_sentence(text)

    assert "".join((first + rest).split()) == "".join(text.split())


def answers(*sections: tuple[int, str, str, str]):
    rows = [SectionRow(record, kind, answer, language, None) for record, kind, answer, language in sections]
    return answers_of(Evidence(records=RECORDS, sections=rows), "A disease")


def test_a_definition_opens_the_page_where_nothing_better_is_there():
    found = answers((2, "definition", "A lung disease.", "en"), (2, "definition", "Una enfermedad.", "es"))

    assert (found.summary["paragraphs"], found.summary_es["paragraphs"]) == (["A lung disease."], ["Una enfermedad."])
    assert found.definitions == []


def test_a_summary_opens_the_page_before_a_definition():
    found = answers((2, "definition", "A lung disease.", "en"), (1, "summary", "It is rare. It is mild.", "en"))

    assert found.summary["paragraphs"] == ["It is rare.", "It is mild."]
    assert [answer["source"] for answer in found.definitions] == ["doid"]


def test_a_text_under_the_name_of_the_page_leads():
    found = answers((3, "summary", "Another is rare.", "en"), (1, "summary", "This is rare.", "en"))

    assert (found.summary["record"], found.summary["named"]) == ("GARD:0000001", "")
    assert found.questions[0]["answers"][0]["named"] == "Another name"


def test_an_empty_answer_is_not_shown():
    assert answers((1, "causes", " \n\n ", "en")).questions == []
