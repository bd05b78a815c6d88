from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest
from google.protobuf.json_format import Parse
from hypothesis import given
from hypothesis import strategies as st
from phenopackets import Phenopacket

from rareguru.knowledge.differential.phenopackets import (
    NotAPhenopacket,
    WrittenFinding,
    onset_at,
    read_phenopacket,
    write_phenopacket,
)

COUGH = WrittenFinding("HP:0012735", "Cough", onset="HP:0003581", onset_label="Adult onset")
NO_FEVER = WrittenFinding("HP:0001945", "Fever", is_excluded=True)
MADE = datetime(2026, 11, 27, 8, 30, tzinfo=UTC)


def written(*findings, sex=""):
    return write_phenopacket("one", findings, sex=sex, made=MADE, resources={"HP": "2025-01-16"})


def packet(**fields):
    return orjson.dumps({"id": "one", **fields}).decode()


def test_reads_what_it_wrote():
    found = read_phenopacket(written(COUGH, NO_FEVER, sex="female"))

    assert (found.present, found.excluded) == (("HP:0012735",), ("HP:0001945",))
    assert (found.sex, found.onset) == ("female", "HP:0003581")


def test_writes_what_the_published_schema_accepts_with_the_release_of_the_terms():
    message = Parse(written(COUGH), Phenopacket())

    assert message.meta_data.resources[0].version == "2025-01-16"
    assert message.meta_data.created.ToDatetime(UTC) == MADE
    assert not message.diseases, "a suspected disease is no diagnosis"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no JSON object"),
        ("[]", "no JSON object"),
        ("{", "JSON"),
        ('{"id": 3}', "in the field id"),
        ('{"phenotypicFeatures": [{"type": {"idd": "HP:1"}}]}', "Phenopacket.phenotypicFeatures[0].type"),
        ('{"phenotypicFeatures": [{"type": {"id": "HP:1"}, "excluded": "no"}]}', "phenotypicFeatures[0].excluded"),
        ('{"phenotypicFeatures": [{"type": {}}]}', "phenotypicFeatures[0].type.id"),
        ('{"subject": {"sex": "F"}}', "Phenopacket.subject.sex"),
        ('{"id": "one"}', "phenotypicFeatures is missing or empty"),
        ("[" * 100_000, "no JSON object"),
        ('{"subject":' * 100_000, "nested more deeply"),
        ('{"phenotypicFeatures":' + "[" * 100_000, "nested more deeply"),
        ('{"id":' * 50_000, "JSON"),
    ],
)
def test_names_the_field_that_is_wrong(text, says):
    with pytest.raises(NotAPhenopacket, match=r"^(This is not|The) .+\.$") as refused:
        read_phenopacket(text)

    assert says in str(refused.value)


@given(st.text())
def test_refuses_any_other_text_with_a_sentence(text):
    with pytest.raises(NotAPhenopacket):
        read_phenopacket(text)


def test_takes_the_earliest_onset_of_the_findings_that_are_there():
    features = [
        {"type": {"id": "HP:0012735"}, "onset": {"age": {"iso8601duration": "P3Y"}}},
        {"type": {"id": "HP:0001250"}, "onset": {"age": {"iso8601duration": "P2M"}}},
        {"type": {"id": "HP:0001945"}, "excluded": True, "onset": {"age": {"iso8601duration": "P1D"}}},
    ]

    assert read_phenopacket(packet(phenotypicFeatures=features)).onset == "HP:0003593"


@pytest.mark.parametrize(
    ("age", "onset"),
    [
        ("P0D", "HP:0003577"),
        ("P2W", "HP:0003623"),
        ("P11M", "HP:0003593"),
        ("P3Y2M", "HP:0011463"),
        ("P12Y", "HP:0003621"),
        ("P30Y", "HP:0011462"),
        ("P50Y", "HP:0003596"),
        ("P71Y", "HP:0003584"),
        ("three years", ""),
        ("P", ""),
    ],
)
def test_turns_an_age_into_a_term_of_onset(age, onset):
    assert onset_at(age) == onset
