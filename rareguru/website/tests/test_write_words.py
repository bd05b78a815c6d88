"""Dates, frequencies and numbers are written as each language writes them."""

import pytest
from django.utils import translation

from rareguru.website.addresses import in_language
from rareguru.website.presentation.words import amount, grouped, joined, written_out

TO = "\N{EN DASH}"


@pytest.mark.parametrize(("language", "written"), [("en", "1 May 2020"), ("es", "1 de mayo de 2020")])
def test_dates_are_written_out(language, written):
    with translation.override(language):
        assert written_out("2020-05-01") == written


@pytest.mark.parametrize(
    ("band", "lower", "upper", "people", "text"),
    [
        ("most", 0.8, 0.99, (), f"Most people, 80{TO}99 in 100"),
        ("many", 0.45, 0.45, (), "Many people, 45 in 100"),
        ("few", 0.004, 0.004, (), "Few people, 0.4 in 100"),
        ("few", 0.0, 0.0, (), "Nobody, 0 in 100"),
        ("few", 0.0, 0.0, (0, 5), "Nobody, 0 of 5 examined"),
        ("many", 3 / 7, 3 / 7, (3, 7), "Many people, 3 of 7 examined"),
        ("always", 1.0, 1.0, (2, 2), "All who were examined, 2 of 2 examined"),
        ("unknown", None, None, (), "How often is not known"),
    ],
)
def test_frequencies_are_words_and_then_figures(band, lower, upper, people, text):
    assert amount(band, lower, upper, people, "en").text == text


def test_spanish_groups_from_five_digits_on():
    with translation.override("es"):
        assert grouped(1712) == "1712"
        assert grouped(16789) == "16\u202f789"


def test_lists_end_in_and():
    assert joined(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize("path", ["/diseases/a/", "/es/diseases/a/"])
def test_an_address_is_the_same_page_in_another_language(path):
    assert in_language(path, "es") == "/es/diseases/a/"
    assert in_language(path, "en") == "/diseases/a/"
