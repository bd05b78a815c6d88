"""The names of a disease are told apart, and from those of other diseases."""

import re

import pytest

from rareguru.knowledge.pages.document import Link
from rareguru.website.tests.documents import document, publish
from rareguru.website.tests.reading import ADDRESS, text_of

pytestmark = pytest.mark.usefixtures("static_files")


def test_a_disputed_name_leads_to_the_other_disease(client, page):
    text = text_of(client)

    assert "“Constrictive bronchiolitis” is listed here by Mondo" in text
    assert '<a href="/diseases/bronchiolitis-obliterans/">Bronchiolitis obliterans</a>' in text


def test_a_page_of_the_same_title_is_named_above_the_text_with_who_tells_of_it(client, db):
    content = document()
    other = Link(slug="cop-2", name=content["name"], kind="disease")
    title = content["name"]["en"]
    content["disputed"] = [{**content["disputed"][0], "text": title, "others": [other], "other_sources": ["orphanet"]}]
    publish(content)

    text = text_of(client)

    assert "Another page has this name" in text
    assert f'<a href="/diseases/cop-2/">{title}</a> (Orphanet).' in text
    assert "misleads" not in text


@pytest.mark.parametrize("address", [ADDRESS, f"/es{ADDRESS}"])
def test_a_name_in_several_spellings_and_languages_is_shown_once(client, db, address):
    content = document()
    spellings = [("COP", "en"), ("COP", "es"), ("Pneumonia, type 1", "en"), ("pneumonía type-1", "es"), ("COP+", "en")]
    spellings.append(("Cryptogenic Organizing-Pneumonia", "fr"))
    content["names"] = [{**content["names"][0], "text": text, "language": language} for text, language in spellings]
    publish(content)

    names = text_of(client, address).partition('class="aka"')[2].partition("</p>")[0]

    assert re.findall(r"<b[^>]*>(.+?)</b>", names) in (
        ["COP", "Pneumonia, type 1", "COP+"],
        ["COP", "pneumonía type-1", "COP+"],
    )


@pytest.mark.parametrize(
    ("names", "shown"),
    [(["COP", "BOOP"], "<b>COP</b>, <b>BOOP</b>"), (["COP", "Lung, scarred"], "<b>COP</b>; <b>Lung, scarred</b>")],
)
def test_names_that_hold_commas_are_kept_apart_by_more(client, db, names, shown):
    content = document()
    content["names"] = [{**content["names"][0], "text": text} for text in names]
    publish(content)

    assert shown in text_of(client)
