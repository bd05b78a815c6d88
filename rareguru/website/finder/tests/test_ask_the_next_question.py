"""The next question is one that can be answered at home, unless a professional asks."""

import pytest

from rareguru.knowledge.pages.terms import current_terms
from rareguru.knowledge.search.plain_terms import technical_terms
from rareguru.website.finder.state import Said, State
from rareguru.website.finder.understanding import understand

RASH, SEIZURE = "HP:0000988", "HP:0001250"


def test_what_people_have_no_words_for_is_technical(built):
    assert RASH not in technical_terms()
    assert SEIZURE in technical_terms(), "HPO has no plain word for it here"
    assert technical_terms() <= current_terms().keys()


@pytest.mark.parametrize(
    ("state", "is_technical"),
    [
        (State("HP:0001250 hp_0000988"), True),
        (State("HP:0001250 and a skin rash"), False),
        (State("a skin rash"), False),
        (State("", decisions={RASH: Said.YES}), False),
    ],
)
def test_who_writes_ids_alone_is_asked_as_a_professional(built, state, is_technical):
    assert understand(state, "en").is_technical is is_technical
