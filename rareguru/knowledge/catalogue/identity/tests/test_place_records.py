"""Placing records: together along exact mappings, apart where routes disagree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.catalogue.identity.placing import Entry, Mappings, Placement, place
from rareguru.knowledge.catalogue.statements import RecordKind

COP, BO = "MONDO:0015264", "MONDO:0015265"
MAPPINGS = Mappings(
    hubs={
        "ORPHA:1302": frozenset({COP}),
        "GARD:0001620": frozenset({COP}),
        "ORPHA:1303": frozenset({BO}),
        "GARD:0005961": frozenset({BO}),
        "OMIM:100000": frozenset({COP, BO}),
    },
    targets={COP: frozenset({"ORPHA:1302", "GARD:0001620"}), BO: frozenset({"ORPHA:1303", "GARD:0005961"})},
    own_ids={"GARD:0001620": "ORPHA:1302", "GARD:0000009": "ORPHA:1302", "GARD:0005961": "ORPHA:1302"},
    concept_hubs={"UMLS:C0242770": frozenset({COP})},
)


def entry(number: int, source: str, identifier: str, name: str, *concepts: str) -> Entry:
    return Entry(number, source, identifier, name, RecordKind.UNKNOWN, is_rare=True, concepts=concepts)


ORPHA_COP = entry(1, "orphanet", "ORPHA:1302", "Cryptogenic organizing pneumonia")
ORPHA_BO = entry(2, "orphanet", "ORPHA:1303", "Bronchiolitis obliterans")
NAMES = {1: ("Bronchiolitis obliterans organizing pneumonia",)}


def anchor_of(placement: Placement, number: int) -> str | None:
    for anchor, entries in placement.clusters.items():
        if number in {one.number for one in entries}:
            return anchor
    return None


def test_records_mapped_to_one_mondo_class_stand_together() -> None:
    placement = place([ORPHA_COP, entry(3, "gard", "GARD:0001620", "COP")], MAPPINGS, NAMES)

    assert anchor_of(placement, 1) == anchor_of(placement, 3) == COP


def test_a_gard_number_follows_the_lists_own_id_where_mondo_is_silent() -> None:
    placement = place([ORPHA_COP, entry(3, "gard", "GARD:0000009", "An old number")], MAPPINGS, NAMES)

    assert anchor_of(placement, 3) == COP


def test_two_routes_that_disagree_keep_a_record_apart() -> None:
    placement = place([ORPHA_COP, ORPHA_BO, entry(3, "gard", "GARD:0005961", "BO")], MAPPINGS, NAMES)

    assert anchor_of(placement, 3) == "GARD:0005961"
    assert [(apart.first, apart.second) for apart in placement.apart] == [(BO, COP)]


def test_a_subtype_that_shares_its_class_stays_apart_from_the_wider_disease() -> None:
    mappings = Mappings({"ORPHA:558": frozenset({"MONDO:7"}), "ORPHA:284963": frozenset({"MONDO:7"})}, {}, {})
    wide = Entry(1, "orphanet", "ORPHA:558", "Marfan syndrome", RecordKind.DISEASE, is_rare=True)
    narrow = Entry(2, "orphanet", "ORPHA:284963", "Marfan syndrome type 1", RecordKind.SUBTYPE, is_rare=True)

    placement = place([narrow, wide], mappings, {})

    assert (anchor_of(placement, 1), anchor_of(placement, 2)) == ("MONDO:7", "ORPHA:284963")
    assert [apart.reason for apart in placement.apart] == ["shared-hub"]


def test_a_gard_number_stands_with_the_entry_it_was_taken_from_when_the_class_covers_several() -> None:
    hubs = {identifier: frozenset({"MONDO:7"}) for identifier in ("ORPHA:558", "ORPHA:284963", "GARD:0000005")}
    wide = Entry(1, "orphanet", "ORPHA:558", "Marfan syndrome", RecordKind.DISEASE, is_rare=True)
    narrow = Entry(2, "orphanet", "ORPHA:284963", "Marfan syndrome type 1", RecordKind.SUBTYPE, is_rare=True)
    listed = entry(3, "gard", "GARD:0000005", "Marfan syndrome type 1")

    document = entry(4, "medquad_gard", "GARD:0000005", "Marfan syndrome", "UMLS:C0024796")
    mappings = Mappings(hubs, {}, {"GARD:0000005": "ORPHA:284963"}, {"UMLS:C0024796": frozenset({"MONDO:7"})})

    placement = place([narrow, wide, listed, document], mappings, {})

    assert anchor_of(placement, 3) == "ORPHA:284963"
    assert anchor_of(placement, 4) == "MONDO:7"


def test_an_id_that_mondo_maps_twice_stays_apart() -> None:
    placement = place([entry(3, "hpoa", "OMIM:100000", "Something")], MAPPINGS, NAMES)

    assert anchor_of(placement, 3) == "OMIM:100000"
    assert placement.apart[0].reason == "several-hubs"


def test_the_boop_document_is_neither_lost_nor_with_bronchiolitis_obliterans() -> None:
    without_own_ids = Mappings(MAPPINGS.hubs, MAPPINGS.targets, {}, MAPPINGS.concept_hubs)
    boop = entry(3, "medquad_gard", "GARD:0005961", "Bronchiolitis obliterans organizing pneumonia", "UMLS:C0242770")

    placement = place([ORPHA_COP, ORPHA_BO, boop], without_own_ids, NAMES)

    assert anchor_of(placement, 3) not in {COP, BO, None}
    assert (placement.apart[0].first, placement.apart[0].second) == (BO, COP)


def test_an_unknown_number_is_placed_where_name_and_concept_agree() -> None:
    document = entry(3, "medquad_gard", "GARD:9999999", "Cryptogenic Organizing Pneumonia", "UMLS:C0242770")

    assert anchor_of(place([ORPHA_COP, document], MAPPINGS, NAMES), 3) == COP


def test_an_unknown_number_with_only_a_like_name_stands_alone() -> None:
    document = entry(3, "medquad_gard", "GARD:9999999", "Cryptogenic Organizing Pneumonia")

    assert anchor_of(place([ORPHA_COP, document], MAPPINGS, NAMES), 3) == "GARD:9999999"


def test_a_named_document_without_a_bearer_of_its_name_is_listed() -> None:
    placement = place([ORPHA_COP, entry(3, "ninds", "NINDS:x", "Insomnia")], MAPPINGS, NAMES)

    assert [(one.number, bool(reason)) for one, reason in placement.unplaced] == [(3, True)]


def test_a_name_of_two_diseases_places_nothing() -> None:
    twin = entry(4, "orphanet", "ORPHA:1303", "Cryptogenic organizing pneumonia")

    placement = place(
        [ORPHA_COP, twin, entry(3, "ghr", "GHR:cop", "Cryptogenic organizing pneumonia")], MAPPINGS, NAMES
    )

    assert anchor_of(placement, 3) is None
    assert placement.apart[0].reason == "ambiguous-name"


def test_a_source_id_unknown_to_mondo_joins_through_its_gard_number() -> None:
    mappings = Mappings(
        {"GARD:0000001": frozenset({"MONDO:1"})}, {"MONDO:1": frozenset({"GARD:0000001"})}, {"GARD:0000001": "ORPHA:5"}
    )
    entries = [entry(1, "orphanet", "ORPHA:5", "A"), entry(2, "gard", "GARD:0000001", "A")]

    assert place(entries, mappings, {}).clusters.keys() == {"MONDO:1"}


@given(
    st.permutations(
        [
            ORPHA_COP,
            ORPHA_BO,
            entry(3, "gard", "GARD:0005961", "BO"),
            entry(4, "ghr", "GHR:bo", "Bronchiolitis obliterans"),
            entry(5, "medquad_gard", "GARD:0005961", "Bronchiolitis obliterans organizing pneumonia"),
        ]
    )
)
def test_order_does_not_matter_and_nothing_is_lost(entries: list[Entry]) -> None:
    placement = place(entries, MAPPINGS, NAMES)

    placed = [one.number for cluster in placement.clusters.values() for one in cluster]
    assert sorted(placed + [one.number for one, _ in placement.unplaced]) == [1, 2, 3, 4, 5]
    assert placement.clusters == place(sorted(entries, key=lambda one: one.number), MAPPINGS, NAMES).clusters
