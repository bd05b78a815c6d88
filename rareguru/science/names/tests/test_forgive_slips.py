"""What holds for any names and any query."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rareguru.science.names.entries import EntryKind, NameEntry
from rareguru.science.names.index import NameIndex

WORDS = (
    *("cryptogenic", "organizing", "pneumonia", "bronchiolitis", "obliterans", "familial", "spastic", "paraplegia"),
    *("congenital", "muscular", "dystrophy", "juvenile", "epilepsy", "hereditary", "angioedema", "progressive"),
    *("neonatal", "lupus", "retinitis", "pigmentosa", "cerebellar", "ataxia", "cutaneous", "hypercholesterolemia"),
)
ANY_TEXT = st.text(st.characters(), max_size=300)  # half surrogate pairs included
NAMES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=4, unique=True).map(" ".join)
ENTRIES = st.lists(
    st.builds(
        NameEntry,
        st.one_of(NAMES, ANY_TEXT, st.from_regex(r"[A-Z]{2,5}:[0-9]{1,7}", fullmatch=True)),
        st.sampled_from(["1", "2", "3", "4"]),
        st.sampled_from(EntryKind),
        st.sampled_from(["en", "es"]),
    ),
    max_size=12,
)


@st.composite
def slips(draw, name):
    """The name with one letter put in, left out, replaced, or changed with its neighbor."""
    place = draw(st.integers(0, len(name) - 2))
    letter = draw(st.sampled_from(ascii_lowercase))
    before, first, rest = name[:place], name[place], name[place + 1 :]
    return before + draw(st.sampled_from([letter + first + rest, rest, letter + rest, rest[0] + first + rest[1:]]))


@given(names=st.lists(NAMES, min_size=2, max_size=30, unique_by=lambda name: frozenset(name.split())), data=st.data())
def test_a_long_name_with_a_slip_comes_first(names, data):
    index = NameIndex.build(NameEntry(name, name) for name in names)
    name = data.draw(st.sampled_from(names))

    assert index.search(data.draw(slips(name)))[0].target == name


@given(names=st.lists(NAMES, min_size=1, max_size=12, unique=True), data=st.data())
def test_every_name_finds_itself_in_any_case(names, data):
    index = NameIndex.build(NameEntry(name, name) for name in names)
    name = data.draw(st.sampled_from(names))

    for spelled in (name, name.upper(), name.title()):
        assert (index.search(spelled)[0].target, index.search(spelled)[0].score) == (name, 100)


@given(entries=ENTRIES, query=ANY_TEXT, limit=st.integers(-1, 20))
def test_any_text_may_be_indexed_and_asked_for(entries, query, limit):
    matches = NameIndex.build(entries).search(query, limit=limit)

    assert len(matches) <= max(limit, 0)
    assert all(50 <= match.score <= 100 for match in matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


@given(entries=ENTRIES, query=st.one_of(NAMES, ANY_TEXT), data=st.data())
def test_the_order_of_entries_makes_no_difference(entries, query, data):
    shuffled = data.draw(st.permutations(entries))

    assert NameIndex.build(shuffled).search(query) == NameIndex.build(entries).search(query)


@given(entries=ENTRIES, queries=st.lists(st.one_of(NAMES, ANY_TEXT), max_size=5))
@settings(max_examples=30)
def test_a_saved_index_answers_the_same(entries, queries):
    index = NameIndex.build(entries)
    queries += [entry.text for entry in entries]

    with TemporaryDirectory() as folder:
        index.save(Path(folder))
        again = NameIndex.open(Path(folder))

        assert len(again) == len(index)
        assert [again.search(query) for query in queries] == [index.search(query) for query in queries]


@pytest.mark.parametrize("length", [199, 200, 201, 5000])
def test_overlong_names_and_queries_are_cut(length):
    name = ("pneumonia " * 500)[:length]
    index = NameIndex.build([NameEntry(name, "long")])

    assert index.search(name)[0].score == 100
