"""Diseases side by side: what tells them apart, what they share, and the way there."""

from html import unescape

import pytest

from rareguru.knowledge.pages.document import CodedDetail, CodedFact
from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.pages.tests.catalogue import HPO, tell
from rareguru.knowledge.search.index import FOLDER
from rareguru.knowledge.sources.build import new_build
from rareguru.science.names.entries import EntryKind, NameEntry
from rareguru.science.names.index import NameIndex
from rareguru.website.tests.documents import document, publish, sign, statement

pytestmark = pytest.mark.usefixtures("static_files")

COUGH = sign("HP:0012735", "Cough", "Tos", statement("most", 0.8, 0.99))
DRY_COUGH = sign("HP:0031246", "Nonproductive cough", "Tos seca", statement("most", 0.8, 0.99))
FEVER = sign("HP:0001945", "Fever", "Fiebre", statement("many", 0.3, 0.79))
RARE_FEVER = sign("HP:0001945", "Fever", "Fiebre", statement("few", 0.01, 0.04))
PAPILLEDEMAS = ("papilledema", "papilledema-of-another-kind")
RASH = sign("HP:0000988", "Skin rash", "Erupción cutánea", statement("few", 0.01, 0.04))


def disease(slug, name, *signs, genes=(), kind="disease"):
    content = document()
    content["kind"] = kind
    content["slug"], content["name"], content["names"] = slug, {"en": name}, []
    content["signs"]["systems"] = [{"system": "lungs", "signs": list(signs), "frequent": 0}]
    content["genes"] = [{"symbol": gene, "name": "", "gene_id": "", "url": "", "statements": []} for gene in genes]
    return publish(content)


@pytest.fixture
def two(db):
    disease("first-disease", "First disease", COUGH, FEVER)
    disease("second-disease", "Second disease", COUGH, RARE_FEVER, RASH, genes=["ABC1"])


@pytest.fixture
def three(two):
    disease("third-disease", "Third disease", RASH)


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def index(*names):
    """Make the name index of the site, of texts and the slugs and kinds that they belong to."""
    keys = dict(PageDocument.objects.values_list("slug", "pk"))
    with new_build("1") as folder:
        NameIndex.build(NameEntry(text, str(keys[slug]), kind) for text, slug, kind in names).save(folder / FOLDER)


def choose(client, second, **others):
    return client.get("/compare/", {"first": "first-disease", "second": second, **others})


def fields_of(client, address):
    """Return the text of each field of the form, by its name."""
    _before, *fields = text_of(client, address).partition("<h1>")[2].split('<label for="')
    return {name: field.partition("</form>")[0] for name, _, field in (each.partition('"') for each in fields)}


def part(text, heading):
    return text.partition(f"<h2>{heading}</h2>")[2].partition("</section>")[0]


def test_what_tells_them_apart_stands_before_what_they_share(client, two):
    text = text_of(client, "/compare/first-disease/second-disease/")

    assert "Fever" in part(text, "What tells them apart")
    assert "Cough" not in part(text, "What tells them apart")
    assert "Cough" in part(text, "What they share")


def test_a_sign_that_only_one_is_known_for_is_not_called_absent(client, two):
    disease("silent-disease", "Silent disease", RASH)

    text = text_of(client, "/compare/first-disease/silent-disease/")

    assert "Not reported" in part(text, "What tells them apart")
    assert "1 more sign of Silent disease" in part(text, "Reported for one only")


def test_a_form_of_a_sign_counts_as_the_sign(client, two):
    tell("hpo", *HPO)
    disease("dry-disease", "Dry disease", DRY_COUGH, FEVER)

    text = text_of(client, "/compare/dry-disease/first-disease/")

    (row,) = (row for row in part(text, "What they share").split("</tr>") if ">Cough<" in row)
    assert "Most people" in row
    assert "as <span>Nonproductive cough</span>" in row
    assert "Not reported" not in row


def test_key_facts_and_genes_stand_side_by_side(client, two):
    facts = part(text_of(client, "/compare/first-disease/second-disease/"), "In short")

    assert "Very few people" in facts
    assert "ABC1" in facts
    assert "None named" in facts


def test_each_frequency_names_its_source(client, two):
    told_twice = [statement("most", 0.8, 0.99), statement("few", 0.01, 0.04, source="hpoa")]
    disease("disputed-disease", "Disputed disease", sign("HP:0001945", "Fever", "Fiebre", *told_twice))

    text = part(text_of(client, "/compare/disputed-disease/second-disease/"), "What tells them apart")

    (row,) = (row for row in text.split("</tr>") if ">Fever<" in row)
    assert '<b>Most people</b>, 80\u201399 in 100</span></span><span class="source">Orphanet</span>' in row
    assert '<b>Few people</b>, 1\u20134 in 100</span></span><span class="source">HPO annotations</span>' in row


def test_who_says_the_same_is_named_together(client, two):
    told_twice = [statement("most", 0.8, 0.99), statement("most", 0.8, 0.99, source="hpoa")]
    disease("agreed-disease", "Agreed disease", sign("HP:0001945", "Fever", "Fiebre", *told_twice))

    text = text_of(client, "/compare/agreed-disease/second-disease/")

    assert 'in 100</span></span><span class="source">Orphanet, HPO annotations</span>' in text


def test_key_facts_name_their_sources(client, two):
    facts = part(text_of(client, "/compare/first-disease/second-disease/"), "In short")

    (row,) = (row for row in facts.split("</tr>") if ">How common<" in row)
    assert row.count('<span class="source">Orphanet</span>') == 2


def test_sources_that_the_notes_of_a_fact_name_are_not_named_again(client, two):
    content = document()
    details = [
        CodedDetail(code=code, text={"en": code}, source=source, record="", references=[])
        for source, code in (("orphanet", "infancy"), ("hpoa", "adulthood"))
    ]
    content["slug"], content["name"] = "disputed-disease", {"en": "Disputed disease"}
    content["facts"]["onset"] = CodedFact(
        codes=["infancy", "adulthood"], is_agreed=False, details=details, sources=["orphanet", "hpoa"]
    )
    publish(content)

    facts = part(text_of(client, "/compare/disputed-disease/second-disease/"), "In short")

    (row,) = (row for row in facts.split("</tr>") if ">Starts<" in row)
    assert "Orphanet: infancy" in row
    assert '<span class="source">' not in row


def test_three_can_be_compared_and_one_left_out_again(client, three):
    text = text_of(client, "/compare/first-disease/second-disease/third-disease/")

    assert "First disease, Second disease and Third disease, compared" in text
    assert 'href="/compare/first-disease/third-disease/"' in text
    assert "Add another disease" not in text


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/compare/second-disease/first-disease/", "/compare/first-disease/second-disease/"),
        ("/compare/first-disease/first-disease/second-disease/", "/compare/first-disease/second-disease/"),
        ("/compare/first-disease/first-disease/", "/diseases/first-disease/"),
    ],
)
def test_each_comparison_has_one_address(client, two, address, leads_to):
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, leads_to)


def test_an_unknown_disease_is_not_found(client, two):
    assert client.get("/compare/first-disease/no-such-disease/").status_code == 404


def test_the_form_leads_to_the_comparison_of_what_was_chosen(client, two):
    response = client.get("/compare/", {"disease": "second-disease", "third": "first-disease"})

    assert (response.status_code, response["Location"]) == (302, "/compare/first-disease/second-disease/")


def test_the_form_comes_back_filled_in_when_a_name_is_not_known(client, two):
    response = client.get("/compare/", {"first": "first-disease", "second": "<b>no such thing</b>"})

    text = response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert 'value="first-disease"' in text
    assert "&lt;b&gt;no such thing&lt;/b&gt;" in text
    assert "No disease here has a name like this" in text


@pytest.mark.parametrize("other", ["disease", "branch"])
def test_the_title_of_one_disease_leads_on_though_another_page_has_it_as_a_synonym(client, two, other):
    disease("other", "Other", kind=other)
    index(("Porphyria", "second-disease", EntryKind.PREFERRED), ("porphyria", "other", EntryKind.SYNONYM))

    assert choose(client, "porphyria")["Location"] == "/compare/first-disease/second-disease/"


def test_a_synonym_of_one_disease_leads_on(client, two):
    index(("Porphyria", "second-disease", EntryKind.SYNONYM))

    assert choose(client, "porphyria")["Location"] == "/compare/first-disease/second-disease/"


@pytest.mark.parametrize("kind", [EntryKind.PREFERRED, EntryKind.SYNONYM, EntryKind.FORMER, EntryKind.ACRONYM])
def test_a_name_that_several_diseases_have_is_asked_about(client, three, kind):
    index(("Porphyria", "second-disease", kind), ("Porphyria", "third-disease", kind))

    text = choose(client, "porphyria").content.decode()

    assert "Which of these do you mean?" in text
    assert all(f'name="second-meant" value="{slug}"' in text for slug in ("second-disease", "third-disease"))


def test_the_title_of_a_family_is_asked_about_though_one_disease_has_it_as_a_synonym(client, two):
    disease("family", "Porphyria", kind="branch")
    index(("Porphyria", "family", EntryKind.PREFERRED), ("porphyria", "second-disease", EntryKind.SYNONYM))

    text = choose(client, "porphyria").content.decode()

    assert 'name="second-meant" value="second-disease"' in text
    assert 'value="family"' not in text


def test_diseases_of_the_same_name_are_told_apart_where_they_are_asked_about(client, three):
    PageDocument.objects.filter(slug="third-disease").update(apart="Orphanet")
    index(*(("Porphyria", slug, EntryKind.PREFERRED) for slug in ("second-disease", "third-disease")))

    assert "from Orphanet" in choose(client, "porphyria").content.decode()


@pytest.mark.parametrize("one", ["papilledema", "papilledema-of-another-kind"])
def test_a_name_is_asked_about_though_it_is_the_slug_of_one_of_its_diseases(client, two, one):
    index(*((disease(slug, "Papilledema").name, slug, EntryKind.PREFERRED) for slug in PAPILLEDEMAS))

    asked = choose(client, "papilledema")
    picked = choose(client, "papilledema", **{"second-asked": "papilledema", "second-meant": one})

    assert "Which of these do you mean?" in asked.content.decode()
    assert picked["Location"] == f"/compare/first-disease/{one}/"


def test_nothing_is_picked_beforehand(client, three):
    index(*(("Porphyria", slug, EntryKind.SYNONYM) for slug in ("second-disease", "third-disease")))

    assert " checked" not in choose(client, "porphyria").content.decode()


def test_sending_without_picking_is_told(client, three):
    index(*(("Porphyria", slug, EntryKind.SYNONYM) for slug in ("second-disease", "third-disease")))

    first = choose(client, "porphyria").content.decode()
    again = choose(client, "porphyria", **{"second-asked": "porphyria"}).content.decode()

    assert "None of these has been chosen yet" not in first
    assert "None of these has been chosen yet" in again
    assert " checked" not in again


def test_what_was_picked_is_kept_while_another_field_is_asked_about(client, three):
    index(*(("Porphyria", slug, EntryKind.SYNONYM) for slug in ("second-disease", "third-disease")))

    text = choose(client, "porphyria", **{"second-meant": "third-disease", "third": "unknown"}).content.decode()

    assert 'value="porphyria"' in text
    assert 'value="third-disease" checked' in text
    assert text.count(" checked") == 1


def test_what_was_picked_for_another_name_does_not_count(client, three):
    index(*(("Porphyria", slug, EntryKind.SYNONYM) for slug in ("second-disease", "third-disease")))

    response = choose(client, "unknown", **{"second-asked": "porphyria", "second-meant": "third-disease"})

    assert response.status_code == 200
    assert 'value="unknown"' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "kept", "asked_for"),
    [
        ("first=first-disease&second=", ("first", "first-disease"), "second"),
        ("first=&second=first-disease", ("second", "first-disease"), "first"),
        ("first=&second=&third=first-disease", ("third", "first-disease"), "first"),
        ("disease=first-disease&third=", ("first", "First disease"), "second"),
        ("first=&second=&third=", ("second", ""), "first"),
    ],
)
def test_a_name_that_is_lacking_is_asked_for_and_what_was_typed_stays_in_its_field(client, two, query, kept, asked_for):
    fields = fields_of(client, f"/compare/?{query}")

    name, text = kept
    assert f'value="{text}"' in fields[name]
    assert [name for name, field in fields.items() if "needs at least two diseases" in field] == [asked_for]


def test_the_empty_form_asks_for_nothing_yet(client, two):
    assert "notice" not in "".join(fields_of(client, "/compare/").values())


def test_a_disease_that_its_page_gave_is_named_and_stays_the_one_that_is_meant(client, three):
    index(*(("First disease", slug, EntryKind.PREFERRED) for slug in ("first-disease", "third-disease")))

    fields = fields_of(client, "/compare/?disease=first-disease")
    sent = {"first": "First disease", "first-asked": "First disease", "first-meant": "first-disease"}

    assert 'value="First disease"' in fields["first"]
    assert 'name="first-meant" value="first-disease"' in fields["first"]
    assert "notice" not in "".join(fields.values())
    response = client.get("/compare/", {**sent, "second": "second-disease"})
    assert response["Location"] == "/compare/first-disease/second-disease/"


def test_the_page_of_a_disease_leads_to_a_comparison_and_that_of_a_branch_does_not(client, two):
    disease("family", "Porphyria", kind="branch")

    assert 'href="/compare/?disease=first-disease"' in text_of(client, "/diseases/first-disease/")
    assert "/compare/?disease=" not in text_of(client, "/branches/family/")


def test_the_same_disease_twice_is_told_where_it_is_named_again(client, two):
    fields = fields_of(client, "/compare/?first=first-disease&second=&third=first-disease")

    assert [name for name, field in fields.items() if "the same disease as above" in field] == ["third"]
    assert 'value="first-disease"' in fields["first"]
    assert 'value=""' in fields["second"]


def test_what_is_lacking_is_told_in_spanish(client, two):
    assert "al menos dos enfermedades" in fields_of(client, "/es/compare/?first=first-disease")["second"]


def test_it_speaks_spanish(client, two):
    text = text_of(client, "/es/compare/first-disease/second-disease/")

    assert "Fiebre" in text
    assert "Qué las distingue" in text


def test_spanish_marks_english_names_wherever_they_stand(client, three):
    text = text_of(client, "/es/compare/first-disease/second-disease/third-disease/")

    assert '<span class="of" lang="en">First disease</span>' in text
    assert '<span class="sr">: <span lang="en">First disease</span></span>' in text
    assert '<span class="of">' not in text
