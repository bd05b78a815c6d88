"""The key facts of a disease: how common, when it starts, how it is inherited, what it affects."""

import pytest

from rareguru.knowledge.pages.document import CodedDetail, CodedFact, Disagreement, Gene, GeneStatement, Link, Question
from rareguru.website.tests.documents import answer, document, publish
from rareguru.website.tests.reading import ADDRESS
from rareguru.website.tests.reading import text_of as _text

pytestmark = pytest.mark.usefixtures("static_files")


def _gene(association):
    said = GeneStatement(source="orphanet", association=association, status="", locus="", references=[])
    return Gene(symbol="ABC1", name="", gene_id="", url="", statements=[said])


def _coded(*said):
    """Return a fact as so many sources say it: (source, code)…"""
    details = [
        CodedDetail(source=source, record="1", code=code, text={"en": code}, references=[]) for source, code in said
    ]
    codes = list(dict.fromkeys(code for _, code in said))
    return CodedFact(codes=codes, sources=[source for source, _ in said], is_agreed=False, details=details)


def test_key_facts_are_worded_and_what_is_not_known_is_said(client, page):
    text = _text(client)

    assert "Very few people<span>1 to 9 in a million in Spain.</span><span>Not known worldwide.</span>" in text
    assert "Childhood to old age" in text
    assert "Not known" in text


@pytest.mark.parametrize(
    ("address", "said", "in_the_table"),
    [
        (ADDRESS, "1 to 9 in a million in Europe, in Austria, in Chile and in 3 more countries.", "<td>Spain</td>"),
        (f"/es{ADDRESS}", "De 1 a 9 por millón en Europa, en Austria, en Chile y en 3 países más.", "<td>España</td>"),
    ],
)
def test_of_many_countries_the_facts_name_a_few_and_the_table_all(client, db, address, said, in_the_table):
    content = document()
    prevalence = content["facts"]["prevalence"]
    (detail,) = prevalence["details"]
    prevalence["places"] = ["Austria", "Chile", "Europe", "Greece", "Italy", "Spain"]
    prevalence["details"] = [{**detail, "place": place} for place in prevalence["places"]]
    publish(content)

    text = _text(client, address)

    assert f"<span>{said}</span>" in text
    assert in_the_table in text


@pytest.mark.parametrize(
    ("systems", "shown"),
    [
        (["lungs", "ears", "tumors"], "Also: ears and hearing, tumors"),
        (["lungs", "growth", "whole_body"], "Also: growth, and before birth; the whole body"),
    ],
)
def test_systems_that_hold_commas_are_kept_apart_by_more(client, db, systems, shown):
    content = document()
    content["facts"]["systems"]["codes"] = systems
    publish(content)

    assert f"<span>{shown}</span>" in _text(client)


def test_sources_that_differ_are_told_apart_for_professionals(client, db):
    content = document()
    content["facts"]["onset"] = _coded(("orphanet", "infancy"), ("hpoa", "adulthood"))
    other = Link(slug="another", name={"en": "Another"}, kind="disease")
    content["disagreements"] = [
        Disagreement(kind="onset", text={"en": ""}, sources=["orphanet", "hpoa"], others=[]),
        Disagreement(kind="sign", text={"en": "Cough"}, sources=["orphanet"], others=[]),
        Disagreement(kind="name", text={"en": "Its name"}, sources=["mondo"], others=[other]),
        Disagreement(kind="identity", text={"en": "It"}, sources=["mondo"], others=[other]),
    ]
    publish(content)

    text = _text(client).partition("Where the sources differ")[2]

    assert "<span>Age of onset</span>: Orphanet: infancy; HPO annotations: adulthood" in text
    assert "<span>Cough</span>: some say that it occurs, some that it does not" in text
    assert '<span>Its name</span>: is also a name of <a href="/diseases/another/">' in text
    assert '<span>It</span>: this entry may belong here, or to <a href="/diseases/another/">' in text


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["mitochondrial", "not_applicable"], "Mitochondrial"),
        (["not_applicable"], "Not known to be inherited"),
        (["unknown"], "Not known"),
    ],
)
def test_that_nothing_is_said_of_inheritance_is_told_only_where_nobody_says_more(client, db, codes, said):
    content = document()
    content["facts"]["inheritance"] = _coded(*(("orphanet", code) for code in codes))
    publish(content)

    text = _text(client)

    assert f"<dt>Inheritance</dt> <dd> {said}" in text.partition('id="professionals"')[0]
    if "not_applicable" in codes:
        assert "Not applicable" in text.partition('id="professionals"')[2]


@pytest.mark.parametrize(
    ("association", "said"),
    [
        ("Disease-causing germline mutation(s) (loss of function) in", "Not known"),
        ("Disease-causing somatic mutation(s) in", "Not known to be inherited"),
    ],
)
def test_what_a_germline_change_causes_is_not_said_not_to_be_inherited(client, db, association, said):
    content = document()
    content["facts"]["inheritance"] = _coded(("orphanet", "not_applicable"))
    content["genes"] = [_gene(association)]
    publish(content)

    assert f"<dt>Inheritance</dt> <dd> {said}<" in _text(client).replace(" </dd>", "</dd>")


@pytest.mark.parametrize("codes", [[], ["unknown"], ["not_applicable"]])
def test_inheritance_that_an_answer_tells_is_not_called_unknown(client, db, codes):
    content = document()
    content["facts"]["inheritance"] = _coded(*(("orphanet", code) for code in codes))
    told = answer("This condition is inherited in an autosomal recessive pattern.")
    content["questions"] = [Question(kind="inheritance", answers=[told])]
    publish(content)

    assert "<dt>Inheritance</dt> <dd> See “Is it inherited?”" in _text(client)


def test_sources_that_differ_only_in_what_says_nothing_are_not_set_side_by_side(client, db):
    content = document()
    said = ("orphanet", "multifactorial"), ("orphanet", "not_applicable"), ("hpoa", "multifactorial")
    content["facts"]["inheritance"] = _coded(*said)
    publish(content)

    facts = _text(client).partition('id="professionals"')[0]

    assert "<dt>Inheritance</dt> <dd> Several causes together" in facts
    assert "several causes together" not in facts


def test_that_nothing_is_known_to_be_inherited_stands_beside_an_answer_that_agrees(client, db):
    content = document()
    content["facts"]["inheritance"] = _coded(("orphanet", "not_applicable"))
    told = answer("We are not aware of any familial cases.")
    content["questions"] = [Question(kind="inheritance", answers=[told])]
    publish(content)

    assert "<dt>Inheritance</dt> <dd> Not known to be inherited" in _text(client)
