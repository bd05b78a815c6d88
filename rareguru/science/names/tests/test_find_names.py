"""A name is found however it is typed."""

from __future__ import annotations

import pytest

from rareguru.science.names.entries import EntryKind, NameEntry, NameMatch
from rareguru.science.names.index import NameIndex

NAMES = {
    "cop": ("Cryptogenic organizing pneumonia", "Idiopathic bronchiolitis obliterans organizing pneumonia"),
    "bo": ("Bronchiolitis obliterans", "Obliterative bronchiolitis"),
    "eds1": ("Ehlers-Danlos syndrome type I",),
    "eds2": ("Ehlers-Danlos syndrome type 2",),
    "eds4": ("Ehlers-Danlos syndrome type IV",),
    "marfan": ("Marfan syndrome",),
    "huntington": ("Huntington's disease", "Huntington chorea"),
    "fanconi": ("Fanconi anemia",),
    "wilms": ("Kidney tumor, embryonal",),
    "mobius": ("Möbius syndrome",),
    "oesophagus": ("Oesophageal atresia",),
    "alpha1": ("Alpha-1-antitrypsin deficiency",),
    "interferon": ("β-thalassemia",),
    "leukodystrophy": ("Metachromatic leukodystrophy",),
    "sulfatase": ("Multiple sulfatase deficiency",),
    "ring": ("Ring chromosome 20", "r(20)"),
    "xlinked": ("X-linked ichthyosis",),
    "cf": ("Cystic fibrosis", "Mucoviscidosis"),
    "of": ("Syndrome of the",),
    "jp": ("嚢胞性線維症",),
}
ENTRIES = [NameEntry(text, target) for target, texts in NAMES.items() for text in texts] + [
    NameEntry("COP", "cop", EntryKind.ACRONYM),
    NameEntry("BOOP", "cop", EntryKind.ACRONYM),
    NameEntry("Cop", "town"),
    NameEntry("C.O.P.", "police"),
    NameEntry("Síndrome de Marfan", "marfan", EntryKind.SYNONYM, "es"),
    NameEntry("Fibrosis quística", "cf", EntryKind.PREFERRED, "es"),
    NameEntry("ORPHA:1302", "cop", EntryKind.IDENTIFIER),
    NameEntry("GARD:0001620", "cop", EntryKind.IDENTIFIER),
    NameEntry("OMIM:154700", "marfan", EntryKind.IDENTIFIER),
    NameEntry("UMLS:C0242770", "cop", EntryKind.IDENTIFIER),
    NameEntry("DOID:0050157", "cop", EntryKind.IDENTIFIER),
    NameEntry("ICD10:Q87.4", "marfan", EntryKind.IDENTIFIER),
]


@pytest.fixture(scope="module")
def index():
    return NameIndex.build(ENTRIES)


@pytest.mark.parametrize(
    ("query", "target"),
    [
        # slips
        ("cryptogenic organising pnumonia", "cop"),
        ("crypotgenic organizin pneumonia", "cop"),
        ("hutington disease", "huntington"),
        ("marfna syndrom", "marfan"),
        ("bronchiolits oblitrans", "bo"),
        # accents
        ("mobius", "mobius"),
        ("Mo\u0308bius syndrome", "mobius"),
        ("sindrome de marfan", "marfan"),
        ("fibrosis quistica", "cf"),
        # order of words
        ("pneumonia, organizing, cryptogenic", "cop"),
        ("pneumonai cryptogenic organizing", "cop"),
        ("embryonal kidney tumor", "wilms"),
        # hyphens, spaces, punctuation
        ("ehlers danlos syndrome type 1", "eds1"),
        ("ehlersdanlos type 1", "eds1"),
        ("alpha1antitrypsin deficiency", "alpha1"),
        ("huntingtons disease", "huntington"),
        ("huntington\u2019s", "huntington"),
        ("x linked ichthyosis", "xlinked"),
        # British spelling, both ways
        ("fanconi anaemia", "fanconi"),
        ("kidney tumour", "wilms"),
        ("esophageal atresia", "oesophagus"),
        ("metachromatic leucodystrophy", "leukodystrophy"),
        ("multiple sulphatase deficiency", "sulfatase"),
        # Roman and Arabic numerals, Greek letters
        ("ehlers-danlos type iv", "eds4"),
        ("ehlers-danlos type 4", "eds4"),
        ("Ehlers-Danlos syndrome type II", "eds2"),
        ("beta thalassemia", "interferon"),
        # disease, syndrome left out, put in or misspelled
        ("huntington", "huntington"),
        ("marfan disease", "marfan"),
        ("the syndrome of marfan", "marfan"),
        ("marfan sindrome", "marfan"),
        ("fanconi anemia syndrom", "fanconi"),
        # other names, the beginning only, words that say nothing, other scripts
        ("mucoviscidosis", "cf"),
        ("cryptogenic org", "cop"),
        ("syndrome of the", "of"),
        ("嚢胞性線維症", "jp"),
        ("線維症", "jp"),
    ],
)
def test_the_disease_that_is_meant_comes_first(index, query, target):
    assert index.search(query)[0].target == target


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("ORPHA:1302", "cop"),
        ("orphanet 1302", "cop"),
        ("Orpha_1302", "cop"),
        ("1302", "cop"),
        ("GARD:1620", "cop"),
        ("gard0001620", "cop"),
        ("0001620", "cop"),
        ("umlsC0242770", "cop"),
        ("OMIM #154700", "marfan"),
        ("MIM 154700", "marfan"),
        ("C0242770", "cop"),
        ("umls: c0242770", "cop"),
        ("DOID:0050157", "cop"),
        ("icd10 Q87.4", "marfan"),
    ],
)
def test_an_identifier_is_found_in_any_spelling(index, query, target):
    first = index.search(query)[0]

    assert (first.target, first.kind, first.score) == (target, EntryKind.IDENTIFIER, 100)


@pytest.mark.parametrize("query", ["ORPHA:130", "ORPHA:13020", "OMIM:1302", "GARD", ":", "\u043erpha:1302"])
def test_an_identifier_is_found_only_when_it_is_written_in_full(index, query):
    assert EntryKind.IDENTIFIER not in {match.kind for match in index.search(query)}


def test_an_identifier_with_half_a_character_does_no_harm():
    odd = NameEntry("\ud800", "odd", EntryKind.IDENTIFIER)

    assert NameIndex.build([odd, *ENTRIES]).search("ORPHA:1302")[0].target == "cop"


@pytest.mark.parametrize("query", ["", " ", "?!", "\0", "'s", "\ud800", "́", "qqqqqqqqq", "ж"])
def test_nothing_is_found_for_what_is_no_name(index, query):
    assert index.search(query) == []


def test_a_match_says_which_name_fits_how_well(index):
    [first, *_] = index.search("mucoviscidosis")

    assert first == NameMatch("cf", "Mucoviscidosis", EntryKind.SYNONYM, "en", 100)


def test_other_matches_score_less_than_the_very_name(index):
    first, *others = index.search("ehlers-danlos syndrome type 4")

    assert [match.target for match in others[:2]] == ["eds1", "eds2"]
    assert first.score == 100 > others[0].score >= others[1].score


def test_other_words_in_the_same_order_score_less_than_the_same_in_another(index):
    reordered = index.search("syndrome pneumonia organizing cryptogenic")[0]

    assert (reordered.target, reordered.score) == ("cop", 99.5)


@pytest.mark.parametrize(
    ("query", "targets"),
    [
        ("COP", ["cop", "town", "police"]),
        ("Cop", ["town", "cop", "police"]),
        ("cop", ["cop", "town", "police"]),
        ("C.O.P.", ["police", "cop", "town"]),
    ],
)
def test_of_names_spelled_alike_the_nearest_to_what_was_typed_comes_first(index, query, targets):
    assert [match.target for match in index.search(query, limit=3)] == targets


@pytest.mark.parametrize(
    ("language", "text"), [("", "Marfan syndrome"), ("en", "Marfan syndrome"), ("es", "Síndrome de Marfan")]
)
def test_of_names_that_fit_equally_one_in_the_language_is_given(index, language, text):
    assert index.search("marfan", language=language)[0].text == text


def test_a_language_without_names_leaves_the_order_as_it_is(index):
    assert index.search("marfan", language="fr") == index.search("marfan")


def test_the_preferred_name_wins_among_equals():
    kinds = [EntryKind.FORMER, EntryKind.SYNONYM, EntryKind.PREFERRED]
    index = NameIndex.build([NameEntry("Fabry disease", f"{kind}", kind) for kind in kinds])

    assert [match.kind for match in index.search("fabry")] == kinds[::-1]


@pytest.mark.parametrize("query", ["porphyria", "Porphyria", "PORPHYRIA", "the porphyria disease"])
def test_a_title_that_was_typed_comes_before_the_same_synonym(query):
    entries = [NameEntry(text, text) for text in ("porphyria", "Porphyria", "PORPHYRIA")]
    titled = [NameEntry("Porphyria", "titled", EntryKind.PREFERRED), NameEntry("porphyria", "titled")]
    index = NameIndex.build([*entries, *titled])

    first = index.search(query)[0]

    assert (first.target, first.text) == ("titled", "Porphyria")


@pytest.mark.parametrize(("query", "target"), [("LIP", "pneumonia"), ("lip", "lip"), ("EEC", "title")])
def test_an_acronym_in_its_own_letters_is_no_title_in_others(query, target):
    acronyms = [NameEntry("LIP", "pneumonia", EntryKind.ACRONYM), NameEntry("EEC", "other", EntryKind.ACRONYM)]
    titles = [
        NameEntry("Lip disorder", "lip", EntryKind.PREFERRED),
        NameEntry("EEC type", "title", EntryKind.PREFERRED),
    ]
    index = NameIndex.build([*acronyms, *titles])

    assert index.search(query)[0].target == target


@pytest.mark.parametrize(("limit", "found"), [(-1, 0), (0, 0), (1, 1), (2, 2), (100, 3)])
def test_no_more_is_given_than_asked_for(index, limit, found):
    assert len([match for match in index.search("ehlers danlos", limit=limit) if "Ehlers" in match.text]) == found


def test_a_disease_is_given_once_however_many_of_its_names_fit(index):
    targets = [match.target for match in index.search("bronchiolitis obliterans organizing pneumonia")]

    assert sorted(set(targets)) == sorted(targets)


def test_names_are_counted_once():
    entry = NameEntry("Fabry disease", "fabry")

    assert len(NameIndex.build([entry, entry, entry._replace(language="es"), NameEntry("?", "nobody")])) == 2


def test_the_right_one_of_hundreds_that_are_alike_comes_first():
    names = [f"Spastic paraplegia {number}" for number in range(1, 301)]
    index = NameIndex.build([NameEntry(name, name) for name in names])

    assert index.search("spastic paraplegia 217")[0].text == "Spastic paraplegia 217"
    assert index.search("spatsic paraplegia 217")[0].text == "Spastic paraplegia 217"
    assert len(index.search("spastic paraplegia", limit=5)) == 5


def test_an_index_of_nothing_finds_nothing():
    index = NameIndex.build([])

    assert (len(index), index.search("marfan"), index.search("ORPHA:558")) == (0, [], [])
