from pathlib import Path

import pytest

from rareguru.knowledge.catalogue.statements import Section, SectionKind
from rareguru.knowledge.importers.nhlbi.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles

SAMPLES = Path(__file__).parents[5] / "samples"


@pytest.fixture(scope="module")
def answers():
    return {
        (value.record, value.kind): value.answer for value in read(ReleaseFiles(SAMPLES)) if isinstance(value, Section)
    }


def test_drops_the_label_of_a_language_link(answers):
    assert answers["NHLBI:cf", SectionKind.INFORMATION].startswith("Cystic fibrosis affects")


def test_answers_of_one_kind_follow_each_other(answers):
    assert answers["NHLBI:cf", SectionKind.FREQUENCY].count("\n\n") == 1


def test_exams_and_tests_are_diagnosis(answers):
    assert ("NHLBI:mar", SectionKind.DIAGNOSIS) in answers


def test_what_stands_under_outlook_is_the_outlook(answers):
    assert answers["NHLBI:cf", SectionKind.OUTLOOK].startswith("How it goes on")
    assert "How it goes on" not in answers["NHLBI:cf", SectionKind.INFORMATION]
    assert "Outlook" not in answers["NHLBI:cf", SectionKind.INFORMATION]
