"""Key facts: the best figure leads, nothing is made up, sources that differ stand side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.pages.evidence import CharacteristicRow, Evidence, PrevalenceRow, RecordRow
from rareguru.knowledge.pages.facts import inheritance_fact, onset_fact, prevalence_fact
from rareguru.knowledge.pages.vocabulary import Vocabulary

RECORDS = {1: RecordRow(1, "orphanet", "ORPHA:1302", "COP", ""), 2: RecordRow(2, "hpoa", "OMIM:1", "COP", "")}
NO_TERMS = Vocabulary({}, {})


def figure(measure: str, band: str, place: str, reference: str = "") -> PrevalenceRow:
    return PrevalenceRow(1, measure, band, "", place, "", reference)


SPAIN = figure("Point prevalence", "1-9 / 1 000 000", "Spain", "PMID:1")
GREECE = figure("Point prevalence", "1-9 / 1 000 000", "Greece")
WORLD = figure("Point prevalence", "1-5 / 10 000", "Worldwide")
UNKNOWN = figure("Point prevalence", "Unknown", "Worldwide")
ICELAND = figure("Annual incidence", "1-9 / 100 000", "Iceland")
CASES = figure("Cases/families", "", "Worldwide")


def fact(*rows: PrevalenceRow):
    return prevalence_fact(Evidence(records=RECORDS, prevalences=list(rows)))


def test_the_world_leads_before_places():
    assert (fact(SPAIN, WORLD)["codes"], fact(SPAIN, WORLD)["places"]) == (["1_5_in_10000"], ["Worldwide"])


def test_places_lead_where_the_world_is_unknown():
    found = fact(UNKNOWN, SPAIN, GREECE, ICELAND)

    assert (found["codes"], found["places"]) == (["1_9_in_1000000"], ["Greece", "Spain"])
    assert found["is_unknown_worldwide"]


def test_incidence_leads_where_there_is_no_prevalence():
    assert fact(UNKNOWN, ICELAND)["measure"] == "Annual incidence"


def test_counted_cases_are_no_measure_of_how_common_it_is():
    found = fact(CASES)

    assert (found["codes"], len(found["details"])) == ([], 1)


def test_unknown_is_not_a_figure():
    assert fact(UNKNOWN)["codes"] == []


@given(st.permutations([SPAIN, GREECE, WORLD, UNKNOWN, ICELAND, CASES, SPAIN._replace(reference="PMID:2")]))
def test_every_figure_stands_once_with_all_its_references(rows):
    found = fact(*rows)

    assert found == fact(*reversed(rows))
    assert len(found["details"]) == 6
    assert ["PMID:1", "PMID:2"] in [detail["references"] for detail in found["details"]]


def characteristics(kind: str, *said: tuple[int, str]) -> Evidence:
    return Evidence(records=RECORDS, characteristics=[CharacteristicRow(key, kind, value) for key, value in said])


def test_ages_stand_in_the_order_of_life():
    told = characteristics("onset", (1, "Elderly"), (1, "Childhood"), (1, "Adult"))

    assert onset_fact(told, NO_TERMS)["codes"] == ["childhood", "adulthood", "old_age"]


def test_sources_that_differ_are_not_agreed():
    told = characteristics("inheritance", (1, "Autosomal dominant"), (2, "Autosomal recessive"))

    found = inheritance_fact(told, NO_TERMS)

    assert found["codes"] == ["autosomal_dominant", "autosomal_recessive"]
    assert not found["is_agreed"]


def test_no_data_is_not_a_kind_of_inheritance():
    found = inheritance_fact(characteristics("inheritance", (1, "No data available")), NO_TERMS)

    assert (found["codes"], found["details"][0]["code"]) == ([], "unknown")
