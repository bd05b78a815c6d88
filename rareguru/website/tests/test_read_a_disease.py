"""The disease page says what the sources say, whose it is and how old."""

from html import unescape

import pytest
from django.utils import translation

from rareguru.knowledge.pages.document import Disagreement, Link, Question
from rareguru.website.markup import article
from rareguru.website.presentation.disease import disease_view
from rareguru.website.presentation.links import NamedLink
from rareguru.website.presentation.look_alikes import LookAlikeView
from rareguru.website.tests.documents import answer, document, publish, sign, statement
from rareguru.website.tests.reading import ADDRESS
from rareguru.website.tests.reading import text_of as _text

pytestmark = pytest.mark.usefixtures("static_files")

TO = "\N{EN DASH}"


def test_answers_carry_source_and_date_written_out(client, page):
    text = _text(client)

    assert "What causes it?" in text
    assert "updated 1 May 2020" in text


def test_an_old_text_without_a_date_says_how_old_it_is(client, db):
    content = document()
    content["questions"] = [Question(kind="treatment", answers=[answer("A study goes on.", source="nhlbi")])]
    publish(content)

    assert "of about 2016, undated at the source; our copy is of" in _text(client)


def test_the_answer_that_opens_the_page_goes_on_below(client, db):
    content = document()
    content["summary"] = {**answer("It is rare."), "paragraphs": ["It is rare.", "It affects the lungs."]}
    content["questions"] = []
    publish(content)

    text = _text(client)

    assert '<p class="lead measure intro">It is rare.</p>' in text
    assert "It affects the lungs." in text.partition('id="summary"> <h2>What is it?</h2>')[2]
    assert text.count("It is rare.</p>") == 1


@pytest.mark.parametrize(("other", "times"), [("It differs.", 1), ("It affects the lungs.", 0)])
def test_the_answer_that_opens_the_page_stands_beside_others_that_say_less(client, db, other, times):
    content = document()
    content["summary"] = {
        **answer("It is rare.", source="gard"),
        "paragraphs": ["It is rare.", "It affects the lungs."],
    }
    content["questions"] = [Question(kind="information", answers=[answer(other, source="medquad_gard")])]
    publish(content)

    text = _text(client)

    assert text.count("What GARD says") == times
    assert text.count("It affects the lungs.") == 1


def test_an_undated_answer_says_so(client, page):
    assert "undated at the source; our copy is of 22 November 2026" in _text(client)


def test_further_answers_stand_under_their_own_name(client, page):
    assert "What GARD via MedQuAD says" in _text(client)


def test_the_link_to_a_source_says_whose_page_it_is(client, db):
    content = document()
    content["questions"][0]["answers"][0]["url"] = "https://source.example/"
    publish(content)

    assert 'Page at the source<span class="sr">: GARD</span></a>' in _text(client)


def test_texts_of_sources_are_escaped(client, page):
    assert b"cause &lt;b&gt;yet&lt;/b&gt;" in client.get(ADDRESS).content


def test_frequencies_are_words_first(client, page):
    assert f"<b>Most people</b>, 80{TO}99 in 100" in _text(client)


def test_differing_frequencies_stand_side_by_side(client, page):
    text = _text(client)

    assert f"<b>Many people</b>, 30{TO}79 in 100 <i>Orphanet</i>" in text
    assert f"<b>Some people</b>, 5{TO}29 in 100 <i>HPO annotations</i>" in text


def test_the_outlook_is_folded_behind_a_kind_sentence(client, page):
    text = _text(client)

    assert "This can be read now, later" in text
    assert '<details class="fold keep-folded">' in text


def test_how_it_goes_on_stands_with_the_outlook(client, page):
    assert "<li>Nonprogressive: Some people, 5" in _text(client).partition('id="outlook"')[2]


def test_two_sources_that_read_the_same_are_named_once(client, db):
    content = document()
    (entry,) = content["cross_references"]
    content["cross_references"] = [{**entry, "source": key} for key in ("gard", "gard_pages", "mondo")]
    publish(content)

    catalogs = _text(client).partition("The same in other catalogs")[2].partition("</details>")[0]

    assert catalogs.count("GARD, undated") == 1
    assert " · Mondo, release of" in catalogs


def test_organizations_give_a_number_to_call_and_its_letters(client, page):
    text = _text(client)

    assert '<a href="tel:+18005550100">1-800-555-0100</a>' in text
    assert "<small>1-800-555-HAND</small>" in text
    assert "Not given by the source: email and website." in text


def _publish_with_doubt(*slugs):
    content = document()
    others = [Link(slug=slug, name={"en": slug}, kind="disease") for slug in slugs]
    content["disagreements"] = [Disagreement(kind="identity", text={"en": "It"}, sources=["mondo"], others=others)]
    publish(content)


def test_an_entry_that_is_kept_apart_leads_to_both_diseases_it_may_be(client, db):
    _publish_with_doubt("first-route", "second-route")

    notice = _text(client).partition("Our sources disagree about which disease this is.")[2]

    assert '<a href="/diseases/first-route/">first-route</a>, <a href="/diseases/second-route/">' in notice


def test_a_disease_that_such_an_entry_may_be_is_not_in_doubt_itself(client, db):
    _publish_with_doubt("second-route")

    assert "disagree about which disease" not in _text(client)


def test_sections_without_content_do_not_appear(client, db):
    content = document()
    content.update({"questions": [], "outlook": [], "course": [], "organizations": [], "references": []})
    publish(content)

    text = _text(client)

    assert "What causes it?" not in text
    assert 'id="outlook"' not in text
    assert 'href="#organizations"' not in text


def test_spanish_marks_english_texts_and_shows_both_names_of_a_sign(client, page):
    text = _text(client, f"/es{ADDRESS}")

    assert '<html lang="es">' in text
    assert '<span class="term-name">Tos<i lang="en">Cough</i></span>' in text
    assert '<div class="prose" lang="en">' in text
    assert "actualizado el 1 de mayo de 2020" in text
    assert "Parte de esta página está solo en inglés" in text


@pytest.mark.parametrize("total", [2, 0])
def test_spanish_says_that_signs_are_translated_only_where_there_are_signs(client, db, total):
    content = document()
    content["signs"] = {**content["signs"], "answers": [answer("It coughs.")], "total": total}
    publish(content)

    text = _text(client, f"/es{ADDRESS}")

    assert "Parte de esta página está solo en inglés" in text
    assert ("Los signos y síntomas sí están traducidos." in text) == bool(total)


def test_the_switch_keeps_the_page(client, page):
    assert f'<a href="/es{ADDRESS}" lang="es" hreflang="es">Español</a>' in _text(client)
    assert f'<a href="{ADDRESS}" lang="en" hreflang="en">English</a>' in _text(client, f"/es{ADDRESS}")


def test_nothing_says_you_have(client, page):
    assert "you have" not in _text(client).lower()


def test_one_query_is_enough(client, page, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(ADDRESS)


def test_a_branch_lists_its_members_and_hides_unknown_facts(client, db):
    member: Link = {"slug": "marfan-syndrome", "name": {"en": "Marfan syndrome"}, "kind": "disease"}
    content = document()
    content.update({"kind": "branch", "slug": "a-family"})
    content["family"].update({"children": [member], "diseases_below": 3})
    publish(content)

    text = _text(client, "/branches/a-family/")

    assert "In this family" in text
    assert '<a href="/diseases/marfan-syndrome/">Marfan syndrome</a>' in text
    assert "<dt>Inheritance</dt>" not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [("", "10,412 diseases in all."), ("/es", "10\u202f412 enfermedades en total.")],
)
def test_a_branch_counts_its_diseases_as_the_language_does(client, db, language, said):
    content = document()
    content.update({"kind": "branch", "slug": "a-family"})
    content["family"].update({"children": content["family"]["parents"], "diseases_below": 10_412})
    publish(content)

    assert said in unescape(client.get(f"{language}/branches/a-family/").text)


def test_the_way_to_a_comparison_marks_english_names():
    look_alike = LookAlikeView(NamedLink("/es/diseases/other/", "Other disease", "en"), "", "/es/compare/a/b/")

    with translation.override("es"):
        text = article("disease/look_alikes.html", disease=disease_view(document(), [look_alike]))

    name, other = "Cryptogenic organizing pneumonia", "Other disease"
    assert f'<span class="sr">: <span lang="en">{name}</span>, <span lang="en">{other}</span></span>' in text


def _undescribed(**changes):
    return {**document(), "summary": None, "questions": [], **changes}


def test_a_disease_that_no_source_describes_is_told_by_what_they_list(client, db):
    gene = {"symbol": "ABC1", "name": "", "gene_id": "1", "url": "", "statements": []}
    publish(_undescribed(genes=[gene]))

    text = _text(client)

    assert 'Belongs to the family: <a href="/branches/interstitial-pneumonia/">Interstitial pneumonia</a>.' in text
    assert (
        "Often reported: <span>cough</span>, <span>fever</span>. Changes in the gene ABC1 are linked with it." in text
    )
    assert "Mondo, release of 4 August 2026 · Orphanet, release of 1 December 2025" in text
    assert 'content="Belongs to the family: Interstitial pneumonia. Often reported: cough, fever. Changes' in text


def test_seldom_signs_are_not_called_frequent(client, db):
    content = _undescribed()
    content["family"] = {**content["family"], "parents": []}
    seldom = sign("HP:0012735", "Cough", "Tos", statement("few", 0.01, 0.04))
    content["signs"]["systems"] = [{"system": "lungs", "signs": [seldom], "frequent": 0}]
    publish(content)

    assert '<p class="lead measure intro"> Reported: <span>cough</span>.' in _text(client)


def test_the_outline_speaks_spanish(client, db):
    publish(_undescribed())

    text = _text(client, f"/es{ADDRESS}")

    assert 'Pertenece a la familia: <a href="/es/branches/interstitial-pneumonia/" lang="en">' in text
    assert "A menudo se describen: <span>tos</span>, <span>fiebre</span>." in text


def test_a_bare_name_leads_on_to_the_catalogs(client, db):
    content = _undescribed()
    content["family"] = {**content["family"], "parents": []}
    content["signs"] = {**content["signs"], "systems": [], "total": 0, "frequent_total": 0}
    publish(content)

    assert '<a href="#professionals">The catalogs that have it</a> may tell a doctor more.' in _text(client)
