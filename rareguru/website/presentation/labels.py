"""The codes of a page document in the reader's words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rareguru.website.presentation.languages import per_language

SYSTEMS = {
    "brain_nerves": _("Brain and nerves"),
    "eyes": _("Eyes and sight"),
    "ears": _("Ears and hearing"),
    "head_face": _("Head, face and mouth"),
    "heart_vessels": _("Heart and blood vessels"),
    "lungs": _("Lungs and breathing"),
    "digestion": _("Digestion and liver"),
    "kidneys_genitals": _("Kidneys, urine and reproduction"),
    "muscles_bones": _("Muscles, bones and joints"),
    "skin": _("Skin, hair and nails"),
    "hormones_metabolism": _("Hormones and metabolism"),
    "immunity": _("Infections and immune system"),
    "blood_tests": _("Blood and blood tests"),
    "tumors": _("Tumors"),
    "growth": _("Growth, and before birth"),
    "whole_body": _("The whole body"),
    "other": _("Other signs"),
}


@per_language
def system_name(code: str) -> str:
    return str(SYSTEMS.get(code, SYSTEMS["other"]))


def system_slug(code: str) -> str:
    """Return the system as it stands in an address."""
    return code.replace("_", "-")


# How the entry of another catalog relates to this page; an exact one needs no word.
_RELATIONS = {"broader": _("wider"), "narrower": _("narrower"), "dbxref": _("related")}


@per_language
def relation_name(relation: str) -> str:
    return str(_RELATIONS.get(relation, ""))


# Proper names, the same in every language.
CATALOGS = {
    "GARD": "GARD",
    "ORPHA": "Orphanet",
    "MONDO": "Mondo",
    "OMIM": "OMIM",
    "OMIMPS": "OMIM (series)",
    "DOID": "Disease Ontology",
    "UMLS": "UMLS",
    "MESH": "MeSH",
    "MEDGEN": "MedGen",
    "NORD": "NORD",
    "ICD10": "ICD-10",
    "ICD10CM": "ICD-10-CM",
    "ICD11": "ICD-11",
    "DECIPHER": "DECIPHER",
    "GHR": "MedlinePlus Genetics",
    "NINDS": "NINDS",
    "NHLBI": "NHLBI",
}
