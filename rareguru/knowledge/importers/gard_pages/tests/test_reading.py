import json
from datetime import date
from pathlib import Path

import pytest

from rareguru.knowledge.catalogue.statements import Organization, OrganizationLink, Record, Section, SectionKind
from rareguru.knowledge.importers.gard_pages.reading import CONTACT, FILE, SECTION_KINDS, read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, UnusableRelease

ROOT = Path(__file__).parents[5]
PAGE = json.loads((ROOT / "samples" / FILE).read_text().splitlines()[0])


@pytest.fixture
def write(tmp_path):
    def write_lines(*pages):
        (tmp_path / "gard").mkdir(exist_ok=True)
        (tmp_path / FILE).write_text("\n".join(p if isinstance(p, str) else json.dumps(p) for p in pages) + "\n")
        return list(read(ReleaseFiles(tmp_path)))

    return write_lines


def with_section(**changes):
    return PAGE | {"gard_id": "GARD:0000001", "sections": [PAGE["sections"][0] | changes]}


def with_organization(**changes):
    return PAGE | {"gard_id": "GARD:0000001", "organizations": [PAGE["organizations"][0] | changes]}


def test_a_prognosis_is_an_outlook_with_its_date(write):
    (outlook,) = (v for v in write(PAGE) if isinstance(v, Section) and v.kind is SectionKind.OUTLOOK)

    assert outlook.updated == date(2020, 5, 1)
    assert outlook.question.startswith("What is the long-term outlook")


def test_missing_fields_of_an_organization_are_empty_and_letters_stay(write):
    first = next(value for value in write(PAGE) if isinstance(value, Organization))

    assert first.id == "american-lung-association-chicago"
    assert first.toll_free == "1-800-548-8252 (1-800-LUNGUSA)"
    assert (first.email, first.url) == ("", "")


def test_ties_organizations_to_the_disease(write):
    links = [value for value in write(PAGE) if isinstance(value, OrganizationLink)]

    assert {link.record for link in links} == {"GARD:0001620"}
    assert len(links) == 2


@pytest.mark.parametrize(
    ("page", "field"),
    [
        (PAGE | {"gard_id": "GARD:1620"}, "gard_id"),
        (PAGE | {"gard_id": None}, "gard_id"),
        (PAGE, "gard_id"),
        (PAGE | {"gard_id": "GARD:0000001", "name": " "}, "name"),
        (PAGE | {"gard_id": "GARD:0000001", "name": "a\u0000b"}, "name"),
        (PAGE | {"gard_id": "GARD:0000001", "language": "English"}, "language"),
        (PAGE | {"gard_id": "GARD:0000001", "source_url": "gard"}, "source_url"),
        (PAGE | {"gard_id": "GARD:0000001", "sections": {}}, "sections"),
        (with_section(kind="cures"), "sections[0].kind"),
        (with_section(answer=None), "sections[0].answer"),
        (with_section(updated="05-01-20"), "sections[0].updated"),
        (with_section(updated="2020-02-30"), "sections[0].updated"),
        (with_organization(email="nobody"), "organizations[0].email"),
        (with_organization(url="javascript:alert(1)"), "organizations[0].url"),
        (with_organization(city=7), "organizations[0].city"),
        ("[1]", "the line"),
        ("{", "the line"),
        ("[" * 100_000, "the line"),
    ],
)
def test_a_faulty_line_is_left_out_and_its_field_named(write, page, field):
    statements = write(PAGE, page)

    assert [value.where for value in statements if isinstance(value, Issue)] == [f"line 2, {field}"]
    assert [value.id for value in statements if isinstance(value, Record)] == ["GARD:0001620"]


def test_a_second_language_adds_its_text_to_the_same_record(write):
    statements = write(PAGE, PAGE | {"language": "es", "name": "Neumonía organizada criptogénica"})

    assert len([value for value in statements if isinstance(value, Record)]) == 1
    assert {value.language for value in statements if isinstance(value, Section)} == {"en", "es"}


def test_a_file_without_one_good_page_is_refused(write):
    with pytest.raises(UnusableRelease, match="none of 1 lines"):
        write("{}")


def test_the_schema_says_what_the_reader_reads():
    schema = json.loads((ROOT / "docs/gard-pages.schema.json").read_text())
    properties = schema["properties"]

    assert set(schema["required"]) == set(PAGE) == set(properties)
    assert properties["sections"]["items"]["properties"]["kind"]["enum"] == sorted(SECTION_KINDS)
    assert set(properties["organizations"]["items"]["properties"]) == {"name", *CONTACT}
