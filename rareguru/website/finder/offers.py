"""Common signs by body system, for somebody whose words were not understood or who does not know how to begin."""

from __future__ import annotations

from dataclasses import dataclass

from rareguru.website.finder.words import TermWords, term_words
from rareguru.website.presentation.labels import system_name

OFFERS = {
    "brain_nerves": ("HP:0001250", "HP:0002315", "HP:0001263", "HP:0003401", "HP:0001251", "HP:0002354"),
    "muscles_bones": ("HP:0001324", "HP:0002829", "HP:0001382", "HP:0002757", "HP:0003394", "HP:0002650"),
    "whole_body": ("HP:0012378", "HP:0001945", "HP:0001824", "HP:0000975"),
    "lungs": ("HP:0002094", "HP:0012735", "HP:0030828", "HP:0002105"),
    "heart_vessels": ("HP:0001962", "HP:0100749", "HP:0001279", "HP:0000969"),
    "digestion": ("HP:0002027", "HP:0002014", "HP:0002013", "HP:0002015", "HP:0000952"),
    "eyes": ("HP:0000572", "HP:0000651", "HP:0000613", "HP:0000662"),
    "ears": ("HP:0000365", "HP:0000360", "HP:0002321"),
    "skin": ("HP:0000988", "HP:0000989", "HP:0001596", "HP:0000978", "HP:0000992"),
    "growth": ("HP:0004322", "HP:0001508", "HP:0000252", "HP:0000823"),
    "kidneys_genitals": ("HP:0000790", "HP:0000103", "HP:0000789", "HP:0000787"),
    "hormones_metabolism": ("HP:0001959", "HP:0001943", "HP:0001513"),
    "immunity": ("HP:0002719", "HP:0002716"),
    "blood_tests": ("HP:0001903", "HP:0001873", "HP:0000421"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    system: str
    terms: list[TermWords]


def offers() -> list[Offer]:
    words = term_words(term for terms in OFFERS.values() for term in terms)
    return [Offer(system_name(code), [words[term] for term in terms]) for code, terms in OFFERS.items()]
