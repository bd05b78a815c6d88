"""Values and ages that people write stand for findings."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.measures import find_measures

FEVER, COLD, HIGH_SUGAR, LOW_SUGAR = "HP:0001945", "HP:0002045", "HP:0003074", "HP:0001943"


def _terms(text):
    return {one.term for one in find_measures(text, 0, len(text))}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("temperature of 39.5", FEVER),
        ("a temp of 103", FEVER),
        ("38,5 de fiebre", FEVER),
        ("fever of 40", FEVER),
        ("38.2 C", FEVER),
        ("39.4 °C this morning", FEVER),
        ("102.5F", FEVER),
        ("38,5 ºC", FEVER),
        ("38,7 grados", FEVER),
        ("39.5 of fever", FEVER),
        ("39 y medio de fiebre", FEVER),
        ("fiebre de 39", FEVER),
        ("tenía 39 grados", FEVER),
        ("llegó a 40 grados de fiebre", FEVER),
        ("T: 38.4", FEVER),
        ("temperature was 34", COLD),
        ("blood sugar 300", HIGH_SUGAR),
        ("sugar was over 22", HIGH_SUGAR),
        ("azúcar a 40", LOW_SUGAR),
        ("his glucose was 2.1", LOW_SUGAR),
        ("heart rate 150", "HP:0001649"),
        ("pulse of 40", "HP:0001662"),
        ("150 bpm", "HP:0001649"),
        ("O2 88%", "HP:0012418"),
        ("sats were 85", "HP:0012418"),
        ("sats 84 %", "HP:0012418"),
        ("his saturations dropped to 82", "HP:0012418"),
        ("satura al 84 %", "HP:0012418"),
        ("desaturaba hasta 78", "HP:0012418"),
        ("blood pressure was 180/110", "HP:0000822"),
        ("pressure 160/100", "HP:0000822"),
        ("BP 170/95", "HP:0000822"),
        ("presión 160/100", "HP:0000822"),
        ("tensión de 18/11", "HP:0000822"),
        ("tensión 16/10", "HP:0000822"),
        ("BP 80 over 50", "HP:0002615"),
        ("below the 3rd percentile", "HP:0001510"),
        ("head circumference below the 3rd percentile", "HP:0000252"),
        ("weight under the 1st centile", "HP:0004325"),
        ("height above the 97th percentile", "HP:0000098"),
        ("en el percentil 3 de talla", "HP:0004322"),
        ("lost 10 kg", "HP:0001824"),
        ("he perdido 8 kilos", "HP:0001824"),
        ("9 fractures so far", "HP:0002757"),
        ("IQ of 55", "HP:0001249"),
        ("platelets were 20", "HP:0001873"),
        ("didn't walk until he was 2", "HP:0031936"),
        ("not talking at 3 years", "HP:0000750"),
        ("did not sit up until 11 months", "HP:0025336"),
        ("no anduvo hasta los dos años", "HP:0031936"),
    ],
)
def test_it_stands_for_a_finding(text, term):
    assert _terms(text) == {term}


@pytest.mark.parametrize(
    "text",
    [
        "temperature of 36.8",
        "he is 39",
        "blood sugar was 95",
        "pulse 72",
        "O2 99%",
        "blood pressure 120/80",
        "in the 50th percentile",
        "lost 1 kg",
        "didn't walk until he was 12 months",
        "not talking to him before 8",
        "temperature 2024",
        "a curve of 38.5 degrees",
        "size 38.5 cm",
        "37.5 C",
        "it was 39 degrees outside",
        "tiene 40 grados de escoliosis",
        "tiene 39 años",
        "satura al 98 %",
        "eye pressure 26/24",
        "pressure 120/80",
        "presión 20/30",
        "fever 3 times a week",
    ],
)
def test_what_is_in_order_is_none(text):
    assert _terms(text) == set()
