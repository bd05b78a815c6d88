"""Signs: whatever order the rows come in, the same page; nothing twice, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.pages.document import Localized
from rareguru.knowledge.pages.evidence import AnnotationRow, Evidence, RecordRow
from rareguru.knowledge.pages.signs import SignReader, band_of, group_signs, people_of
from rareguru.knowledge.pages.vocabulary import PageTerm, Vocabulary

TERMS = {
    key: PageTerm(f"HP:000000{key}", Localized(en=f"Sign {key}"), None, None, frozenset({system}))
    for key, system in ((1, "lungs"), (2, "lungs"), (3, "skin"))
}
VOCABULARY = Vocabulary(TERMS, {term.id: term for term in TERMS.values()})
RECORDS = {
    1: RecordRow(1, "orphanet", "ORPHA:1", "A disease", ""),
    2: RecordRow(2, "hpoa", "ORPHA:1", "A disease", ""),
    3: RecordRow(3, "hpoa", "OMIM:1", "A disease", ""),
}
EVIDENCE = Evidence(records=RECORDS)
FIGURES = [
    ("HP:0040281", 0.8, 0.99),
    ("1/2", 0.5, 0.5),
    ("20/40", 0.5, 0.5),
    ("50%", 0.5, 0.5),
    ("50.0%", 0.5, 0.5),
    ("", None, None),
]


def row(record: int, term: int, figure: int, reference: str = "", *, is_excluded: bool = False) -> AnnotationRow:
    frequency, lower, upper = FIGURES[figure]
    return AnnotationRow(record, term, "P", is_excluded, frequency, lower, upper, "", "", "", "", reference)


rows = st.lists(
    st.builds(
        row,
        st.sampled_from(list(RECORDS)),
        st.sampled_from(list(TERMS)),
        st.sampled_from(range(len(FIGURES))),
        st.sampled_from(["PMID:1", "PMID:2;PMID:3", "ORPHA:1", ""]),
        is_excluded=st.booleans(),
    ),
    max_size=12,
)


@given(rows, st.randoms())
def test_the_order_of_rows_does_not_matter(told, chance):
    shuffled = list(told)
    chance.shuffle(shuffled)

    assert SignReader(VOCABULARY, EVIDENCE).signs(shuffled) == SignReader(VOCABULARY, EVIDENCE).signs(told)


@given(rows)
def test_a_term_is_either_a_sign_or_excluded(told):
    signs, excluded = SignReader(VOCABULARY, EVIDENCE).signs(told)

    terms = [sign["term"] for sign in (*signs, *excluded)]
    assert sorted(terms) == sorted({TERMS[one.term].id for one in told})
    assert not any(sign["statements"] for sign in excluded)


@given(rows)
def test_no_statement_stands_twice(told):
    signs, _excluded = SignReader(VOCABULARY, EVIDENCE).signs(told)

    for sign in signs:
        said = [(one["record"], one["lower"], one["upper"], tuple(one["people"])) for one in sign["statements"]]
        assert len(said) == len(set(said))


@given(rows)
def test_every_reference_is_kept(told):
    signs, excluded = SignReader(VOCABULARY, EVIDENCE).signs(told)

    shown = [one for sign in (*signs, *excluded) for one in (*sign["statements"], *sign["excluded"])]
    kept = {(one["record"], reference) for one in shown for reference in one["references"]}
    given_ones = {(RECORDS[one.record].identifier, part) for one in told for part in one.reference.split(";") if part}
    assert kept == given_ones - {("ORPHA:1", "ORPHA:1")}


@given(rows)
def test_every_sign_stands_in_one_system(told):
    signs, _excluded = SignReader(VOCABULARY, EVIDENCE).signs(told)

    grouped = group_signs(signs, VOCABULARY)

    shown = [sign["term"] for system in grouped["systems"] for sign in system["signs"]]
    assert sorted(shown) == sorted(sign["term"] for sign in signs)
    assert grouped["total"] == len(signs)


def test_a_count_of_many_leads_before_an_estimate_and_an_estimate_before_a_count_of_few():
    told = [row(1, 1, 0), row(3, 1, 1), row(3, 1, 2)]

    ((sign,), _excluded) = SignReader(VOCABULARY, EVIDENCE).signs(told)

    assert [one["frequency"] for one in sign["statements"]] == ["20/40", "HP:0040281", "1/2"]


@pytest.mark.parametrize(
    ("lower", "band"),
    [(1.0, "always"), (0.8, "most"), (0.79, "many"), (0.3, "many"), (0.05, "some"), (0.01, "few"), (None, "unknown")],
)
def test_a_share_has_its_word(lower, band):
    assert band_of(lower) == band


def test_only_a_fraction_counts_people():
    assert [people_of(text) for text in ("3/7", "45%", "HP:0040281", "")] == [[3, 7], [], [], []]
