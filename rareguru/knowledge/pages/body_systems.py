"""Body systems as a reader thinks of them: a coarse grouping of HPO's categories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

# In reading order. English and Spanish names are the website's.
SYSTEMS = (
    "brain_nerves",
    "eyes",
    "ears",
    "head_face",  # head, face, mouth, throat and voice
    "heart_vessels",
    "lungs",  # lungs and breathing
    "digestion",  # digestion and liver
    "kidneys_genitals",  # kidneys, urinary tract and reproduction
    "muscles_bones",  # muscles, bones and joints
    "skin",  # skin, hair and nails
    "hormones_metabolism",
    "immunity",  # infections and the immune system
    "blood_tests",  # blood and blood tests
    "tumors",
    "growth",  # growth, and before birth
    "whole_body",
    "other",
)

# A term belongs to the nearest of these above it, on each way up.
ANCHORS = {
    "HP:0000707": "brain_nerves",
    "HP:0000478": "eyes",
    "HP:0000598": "ears",
    "HP:0000152": "head_face",
    "HP:0001608": "head_face",
    "HP:0001626": "heart_vessels",
    "HP:0002086": "lungs",
    "HP:0045027": "lungs",  # thoracic cavity
    "HP:0025031": "digestion",
    "HP:0031685": "digestion",  # stool
    "HP:0000119": "kidneys_genitals",
    "HP:0000769": "kidneys_genitals",  # breast
    "HP:0003110": "kidneys_genitals",  # urine
    "HP:0033127": "muscles_bones",
    "HP:0040064": "muscles_bones",  # limbs
    "HP:0001574": "skin",
    "HP:0000818": "hormones_metabolism",
    "HP:0001939": "hormones_metabolism",
    "HP:0002715": "immunity",
    "HP:0001871": "blood_tests",
    "HP:0025021": "blood_tests",  # erythrocyte sedimentation rate
    "HP:0032180": "blood_tests",  # metabolites in the blood
    "HP:0033331": "blood_tests",  # acute phase response
    "HP:0002664": "tumors",
    "HP:0001507": "growth",
    "HP:0001197": "growth",  # before birth
    "HP:0025142": "whole_body",
    "HP:0004370": "whole_body",  # body temperature
    "HP:0001824": "whole_body",  # weight loss
    "HP:0002039": "whole_body",  # loss of appetite
    "HP:0025354": "other",  # cells
    "HP:0000118": "other",
}

# Systems that say less than those they stand beside: a flat cheek is looked for at the face, not at the bones.
_VAGUE = frozenset({"whole_body", "other"})
_PLACES = frozenset({"head_face", "eyes", "ears"})
_WIDER_THAN_PLACES = frozenset({"muscles_bones", "skin"})
_RANK = {system: rank for rank, system in enumerate(SYSTEMS)}


def systems_of_terms(parents: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Return the systems of every term that has any; `parents` maps each term to those above it."""
    found: dict[str, frozenset[str]] = {term: frozenset({system}) for term, system in ANCHORS.items()}
    for term in parents:
        _climb(term, parents, found)
    return found


def _climb(term: str, parents: Mapping[str, Collection[str]], found: dict[str, frozenset[str]]) -> frozenset[str]:
    """Find the systems of a term; a way that comes back to itself ends there."""
    if (known := found.get(term)) is not None:
        return known
    found[term] = frozenset()
    systems = frozenset().union(*(_climb(parent, parents, found) for parent in parents.get(term, ())))
    found[term] = _telling(systems)
    return found[term]


def _telling(systems: frozenset[str]) -> frozenset[str]:
    telling = systems - _VAGUE or systems
    return telling - _WIDER_THAN_PLACES if telling & _PLACES else telling


def place_terms(systems_by_term: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Give each term of one disease the one system that says most.

    A term with several systems goes where most other terms of the disease are, so that
    a page has few headings; where that is equal, reading order decides.
    """
    candidates = {term: frozenset(systems) or frozenset({"other"}) for term, systems in systems_by_term.items()}
    counts = Counter(system for systems in candidates.values() for system in systems)
    return {
        term: min(systems, key=lambda system: (-counts[system], _RANK[system])) for term, systems in candidates.items()
    }
