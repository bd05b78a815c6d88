"""Reading OBO files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.science.ontology.obo import Fault, Header, OntologyTerm, Scope, Synonym, read_obo

HEADER = [
    "format-version: 1.2",
    "data-version: hp/releases/2025-01-16",
    'synonymtypedef: layperson "layperson term"',
    "",
]


def read(*lines):
    """Return what the lines hold, without the header."""
    header, *rest = read_obo(enumerate(lines, 1))
    assert isinstance(header, Header)
    return rest


def only(*lines):
    (term,) = read("[Term]", "id: HP:0012735", *lines)
    return term


def test_reads_the_header():
    (header,) = read_obo(enumerate(HEADER, 1))

    assert header == Header("hp/releases/2025-01-16", "", (("layperson", "layperson term"),))


def test_reads_the_last_stanza_without_a_blank_line():
    assert [term.id for term in read(*HEADER, "[Term]", "id: A:1", "", "[Term]", "id: A:2")] == ["A:1", "A:2"]


def test_keeps_every_parent_without_its_comment():
    assert only("is_a: HP:1 ! one", "is_a: HP:2 {inferred} ! two", "is_a: HP:1").parents == ("HP:1", "HP:2")


def test_takes_a_term_without_a_name():
    assert only("is_a: HP:1").name == ""


def test_names_a_term_without_an_id():
    assert read("[Term]", "name: Cough") == [Fault(1, "a term without an id")]


def test_reads_a_definition_with_escapes_and_without_references():
    assert only(r'def: "A \"dry\" cough, [sic]." [PMID:1, url:http\://a]').definition == 'A "dry" cough, [sic].'


def test_reads_a_comment_without_qualifiers():
    assert only('comment: Lasts {weeks}. {xref="PMID:1"}').comment == "Lasts {weeks}."


def test_reads_scope_type_and_references_of_a_synonym():
    term = only(r'synonym: "Coughing" EXACT layperson [http://a#b, ORCID:1\,2]', 'synonym: "Tussis" RELATED []')

    assert term.synonyms == (
        Synonym("Coughing", Scope.EXACT, "layperson", ("http://a#b", "ORCID:1,2")),
        Synonym("Tussis", Scope.RELATED),
    )


def test_reads_what_became_of_an_obsolete_term():
    term = only(
        "is_obsolete: true", "replaced_by: HP:1", "consider: HP:2", "alt_id: HP:3", "xref: UMLS:C1", "subset: core"
    )

    assert (term.is_obsolete, term.replaced_by, term.consider) == (True, ("HP:1",), ("HP:2",))
    assert (term.alt_ids, term.xrefs, term.subsets) == (("HP:3",), ("UMLS:C1",), ("core",))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("synonym: Coughing EXACT []", "a synonym without quotation marks"),
        ('synonym: "Coughing" SOMEHOW []', 'a synonym of the unknown scope "SOMEHOW"'),
        ('synonym: "" EXACT []', "an empty synonym"),
        ("def: no quotes", "a text that does not begin and end with a quotation mark"),
        ("is_a: ! Nothing", "a tag without a value"),
        ("id: HP:2", 'a second "id" in one term'),
        ("half a li", "a line without a tag"),
    ],
)
def test_leaves_out_a_line_that_breaks_the_format(line, what):
    term, fault = sorted(read("[Term]", "id: HP:1", line), key=lambda item: isinstance(item, Fault))

    assert (term.id, fault) == ("HP:1", Fault(3, what))


def test_passes_over_other_stanzas_tags_and_comments():
    assert read("! a remark", "[Typedef]", "id: part_of", "[Term]", "id: HP:1", "property_value: x y", "! end") == [
        OntologyTerm("HP:1", 4)
    ]


@given(st.lists(st.text(alphabet=st.sampled_from('[]Term:id ne_as"\\{}=!,\tX\n'), max_size=30), max_size=20))
def test_reads_any_text_without_failing(lines):
    for item in read(*lines):
        assert isinstance(item, OntologyTerm | Fault)
