"""A disease is found by what the published catalogue calls it."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest

from rareguru.knowledge.catalogue.models import Address, Name
from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.search.finding import FoundDisease, find_diseases
from rareguru.knowledge.search.index import FOLDER, current_index, read_spanish_names
from rareguru.knowledge.search.tests.built import build, tell_of_names
from rareguru.knowledge.sources.build import build_pointer, new_build
from rareguru.science.names.index import NameIndex

pytestmark = pytest.mark.django_db
COP = "cryptogenic-organizing-pneumonia"


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def built():
    tell_of_names()
    build("1")


def _slugs(query, **options):
    return [found.slug for found in find_diseases(query, **options)]


def _matched(query):
    return [found.matched for found in find_diseases(query)]


def test_before_the_first_build_nothing_is_found():
    tell_of_names()

    assert current_index() is None
    assert find_diseases("cryptogenic organizing pneumonia") == []


def test_a_build_without_names_finds_nothing(built):
    build_pointer().write_text("2")
    (build_pointer().parent / "2").mkdir()

    assert find_diseases("BOOP") == []


@pytest.mark.parametrize(
    "query",
    [
        "Cryptogenic organizing pneumonia",
        "cryptogenic organising pnumonia",
        "COP",
        "boop",
        "bronchiolitis obliterans organising pneumonia",
        "neumonia organizada",
        "ORPHA:1302",
        "gard 1620",
        "1620",
    ],
)
def test_a_disease_is_found_by_names_acronyms_and_identifiers(built, query):
    assert _slugs(query)[0] == COP


def test_what_is_found_says_what_it_is_and_why(built):
    name = "Cryptogenic organizing pneumonia"

    assert find_diseases("BOOP")[0] == FoundDisease("disease", COP, name, "", "BOOP", "en", 100)


def test_branches_are_found_as_branches(built):
    [found, *_] = find_diseases("idiopathic interstitial pneumonia")

    assert (found.kind, found.slug) == ("branch", "idiopathic-interstitial-pneumonia")


def test_the_page_that_bears_the_name_comes_before_a_fuller_one_that_has_it_as_a_synonym(built):
    branch = "Idiopathic interstitial pneumonia"
    Name.objects.live().filter(text="BOOP").update(text=branch)
    build("2")

    assert _slugs(branch)[:2] == ["idiopathic-interstitial-pneumonia", COP]
    assert _matched(branch)[:2] == [branch, branch]


@pytest.mark.parametrize("limit", [1, 10])
def test_the_page_of_the_typed_name_comes_before_one_with_a_synonym_in_the_very_letters(built, limit):
    typed = "idiopathic interstitial pneumonia"
    Name.objects.live().filter(text="BOOP").update(text=typed, kind="synonym")
    build("2")

    first = find_diseases(typed, limit=limit)[0]

    assert (first.slug, first.matched, first.is_title) == (typed.replace(" ", "-"), typed.capitalize(), True)


@pytest.mark.parametrize("limit", [1, 10])
def test_of_pages_of_the_same_name_the_disease_comes_before_the_branch(built, limit):
    PageDocument.objects.filter(slug=COP).update(name="Idiopathic interstitial pneumonia", content=b"{}")
    build("2", pages=False)

    assert _slugs("idiopathic interstitial pneumonia", limit=limit)[0] == COP


def test_the_spanish_name_of_a_page_is_preferred_in_spanish(built):
    PageDocument.objects.filter(slug=COP).update(name_es="Síndrome COP")
    build("2", pages=False)

    assert find_diseases("COP disease", language="en")[0].language == "en"
    assert find_diseases("COP disease", language="es")[0].matched == "Síndrome COP"


def test_no_more_is_found_than_asked_for(built):
    assert len(find_diseases("interstitial pneumonia")) > 1
    assert _slugs("ORPHA:1302", limit=1) == [COP]


@pytest.mark.parametrize("query", ["", "\0", "\ud800", "?" * 5000, "no such name at all", "-1", "99999999999999999999"])
def test_any_text_may_be_asked_for(built, query):
    assert find_diseases(query) == []


def test_a_search_asks_the_database_once(built, django_assert_num_queries):
    with django_assert_num_queries(1):
        find_diseases("pneumonia", limit=50)


def test_a_page_that_was_retired_since_the_build_is_not_found(built):
    PageDocument.objects.filter(slug=COP).update(is_retired=True)

    assert COP not in _slugs("COP")


def test_a_new_build_is_used_at_once(built):
    before = _matched("organised lung")
    Name.objects.live().filter(text="BOOP").update(text="Organised lung")
    build("2")

    assert (before, _matched("organised lung")) == ([], ["Organised lung"])
    assert "BOOP" not in _matched("BOOP")


def test_a_build_that_was_cut_off_is_not_used(built):
    with suppress(KeyboardInterrupt), new_build("2"):
        raise KeyboardInterrupt

    assert _slugs("BOOP")[0] == COP


def test_a_retired_name_is_left_out(built):
    Name.objects.filter(text="BOOP").update(retired_in=Name.objects.get(text="BOOP").release)
    build("2", pages=False)

    assert "BOOP" not in _matched("BOOP")


def test_the_names_of_a_retired_page_are_left_out(built, var):
    PageDocument.objects.filter(slug=COP).update(is_retired=True)
    build("2", pages=False)

    index = NameIndex.open(var / "build" / "2" / FOLDER)
    assert "ORPHA:1302" not in {match.text for match in index.search("ORPHA:1302")}


def test_former_addresses_are_no_identifiers(built):
    disease = PageDocument.objects.get(slug=COP).disease
    Address.objects.create(text="lung-disease-of-old", disease=disease)
    build("2")

    assert "lung-disease-of-old" not in _matched("lung disease of old")


def test_a_damaged_index_finds_nothing_and_is_told_in_the_log(built, var, caplog):
    (var / "build" / "1" / FOLDER / "postings.npy").unlink()

    assert find_diseases("COP") == []
    assert "rareguru build --again" in caplog.text


def test_a_spanish_name_of_ours_finds_and_says_so(monkeypatch, tmp_path):
    names = tmp_path / "names.tsv"
    names.write_text("name\tid\twhat it is\nneumonía de nadie\tORPHA:1302\tCOP\nnada\tMONDO:9999999\tnothing\n")
    monkeypatch.setattr("rareguru.knowledge.search.index.SPANISH", names)
    tell_of_names()
    build("1")

    assert _slugs("neumonia de nadie")[0] == COP
    assert _matched("neumonia de nadie")[0] == "neumonía de nadie"
    assert "nada" not in _matched("nada")


def test_spanish_names_are_well_formed():
    names = [(name, identifier) for identifier, those in read_spanish_names().items() for name in those]

    assert len(names) == len(set(names)) > 200
    assert all(name == name.strip() and re.fullmatch(r"(MONDO|GARD|ORPHA|OMIM):\d+", key) for name, key in names)
