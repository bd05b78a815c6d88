"""A small site with everything that the finder asks."""

import pytest

from rareguru.knowledge.differential.build import build_ranking, name_candidates
from rareguru.knowledge.differential.tests.built import tell_of_findings
from rareguru.knowledge.pages.build import build_pages
from rareguru.knowledge.pages.terms import build_terms
from rareguru.knowledge.pages.tests.catalogue import TODAY
from rareguru.knowledge.search.symptom_words import build_symptom_words
from rareguru.knowledge.sources.build import new_build


@pytest.fixture
def built(db, settings, tmp_path):
    settings.VAR = tmp_path
    tell_of_findings()
    build_site("1")


def build_site(version):
    """Make what the finder asks of what has been told."""
    build_pages(today=TODAY)
    with new_build(version) as folder:
        build_terms(folder)
        build_ranking(folder)
        name_candidates(folder)
        build_symptom_words(folder)
