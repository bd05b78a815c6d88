"""A small ontology, made-up diseases over it, and the strategies that draw findings and profiles."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from hypothesis import strategies as st

from rareguru.science.ontology.closure import Closure
from rareguru.science.ranking.building import Sources, build_model
from rareguru.science.ranking.circumstances import CHILDHOOD, FEMALE
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.origins import Origin
from rareguru.science.ranking.profiles import Profiles

PARENTS: dict[str, tuple[str, ...]] = {
    "all": (),
    "lung": ("all",),
    "skin": ("all",),
    "nerve": ("all",),
    "cough": ("lung",),
    "dry cough": ("cough",),
    "wet cough": ("cough",),
    "rash": ("skin",),
    "itching rash": ("rash",),
    "seizure": ("nerve",),
    "numb skin": ("nerve", "skin"),
}
CLOSURE = Closure.build(PARENTS)
NUMBERS = {term: number for number, term in enumerate(CLOSURE.terms)}
SIGNS = sorted(set(PARENTS) - {"all"})
DISEASES: dict[str, Mapping[str, float]] = {
    "dry lung": {"dry cough": 0.9, "lung": 0.5},
    "wet lung": {"wet cough": 0.9, "rash": 0.2},
    "itch": {"itching rash": 0.8, "numb skin": 0.4},
    "fits": {"seizure": 1.0, "numb skin": 0.1},
    "nothing much": {"lung": 0.1},
}
NAMES = tuple(DISEASES)

findings = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6, unique=True)
profile = st.dictionaries(st.sampled_from(SIGNS), st.floats(0.01, 1.0), max_size=5)
catalogues = st.lists(profile, min_size=2, max_size=6)


def profiles(signs: list[Mapping[str, float]]) -> Profiles:
    """Return the profiles that hold just these frequencies."""
    held = {
        disease * len(CLOSURE) + NUMBERS[sign]: value for disease, of in enumerate(signs) for sign, value in of.items()
    }
    keys = np.array(sorted(held), np.int64)
    return Profiles.empty(len(signs), len(CLOSURE)).filled(
        ((keys, np.array([held[key] for key in keys.tolist()], np.float32)), Origin.OWN)
    )


def model(signs: list[Mapping[str, float]] | None = None) -> Model:
    """Return the model of diseases with these signs, of DISEASES without."""
    own = profiles(list(DISEASES.values()) if signs is None else signs)
    everybody = np.ones(own.diseases, np.bool_)
    onsets, spared = np.zeros(own.diseases, np.uint8), np.zeros(own.diseases, np.uint8)
    onsets[0], spared[-1] = CHILDHOOD, FEMALE
    return build_model(Sources(own, own, CLOSURE, everybody, onsets, spared, np.zeros(own.diseases, np.float32)))


def numbers(*terms: str) -> list[int]:
    return [NUMBERS[term] for term in terms]
