"""What professionals look for: genes, figures, signs that were not found."""

import pytest

from rareguru.knowledge.pages.document import GeneStatement
from rareguru.website.tests.documents import document, publish, sign, statement
from rareguru.website.tests.reading import ADDRESS, text_of

pytestmark = pytest.mark.usefixtures("static_files")


def _publish_with_genes(*associations):
    """Publish a page with a gene that is linked with the disease by a source for each kind of link."""
    said = [
        GeneStatement(source="orphanet", association=association, status="", locus="", references=[])
        for association in associations
    ]
    content = document()
    content["genes"] = [{"symbol": "ABC1", "name": "", "gene_id": "", "url": "", "statements": said}]
    publish(content)


@pytest.mark.parametrize("association", ["", "Disease-causing"])
def test_a_column_of_genes_that_would_be_empty_is_left_out(client, db, association):
    _publish_with_genes(association)

    text = text_of(client)

    assert ("as the source words it" in text) == bool(association)
    assert ">Locus<" not in text


@pytest.mark.parametrize(
    ("address", "said"), [(ADDRESS, "kind of link not given"), (f"/es{ADDRESS}", "tipo de relación no indicado")]
)
def test_a_gene_whose_kind_of_link_is_not_given_does_not_look_like_a_cause(client, db, address, said):
    _publish_with_genes("Disease-causing", "")

    text = text_of(client, address)

    assert '<td lang="en">Disease-causing</td>' in text
    assert f'<td class="quiet">{said}</td>' in text


@pytest.mark.parametrize(
    ("band", "said"),
    [("Unknown", "No se conoce"), ("Not yet documented", "Aún sin documentar"), ("1-9 / 100 000", "1-9 / 100 000")],
)
def test_a_missing_figure_is_worded_in_the_language_of_the_page(client, db, band, said):
    content = document()
    content["facts"]["prevalence"]["details"][0]["band"] = band
    publish(content)

    assert f"<td>{said}</td>" in text_of(client, f"/es{ADDRESS}")


@pytest.mark.parametrize(("address", "mark"), [(ADDRESS, ""), (f"/es{ADDRESS}", ' lang="en"')])
def test_a_registry_that_figures_come_from_is_marked_as_english(client, db, address, mark):
    content = document()
    content["facts"]["prevalence"]["details"][0]["references"] = ["A registry of cancers", "PMID:2", "ISBN:3"]
    publish(content)

    text = text_of(client, address)

    assert f"<span{mark}>A registry of cancers</span> <a" in text
    assert "<span>ISBN 3</span>" in text


def test_a_sign_looked_for_and_not_found_is_not_said_to_occur_in_few(client, db):
    content = document()
    nobody, bare = statement("few", 0.0, 0.0), statement("unknown", 0.0, 0.0, source="hpoa")
    bare["lower"] = bare["upper"] = None
    absent = sign("HP:0001945", "Fever", "Fiebre", nobody)
    content["excluded_signs"] = [{**absent, "statements": [], "excluded": [nobody, bare]}]
    publish(content)

    text = text_of(client).partition("Signs looked for and not found")[2]

    assert "Orphanet (ORPHA:1302): Nobody, 0 in 100; HPO annotations (ORPHA:1302): does not occur" in text
