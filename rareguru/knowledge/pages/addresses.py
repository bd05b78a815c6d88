"""Public addresses of entries in other catalogs: for links only, nothing is ever loaded from them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

# SNOMED CT and MedDRA are left out on purpose: their codes need licences of their own.
LICENSED = frozenset({"SNOMEDCT", "SNOMEDCT_US", "SNOMED", "SCTID", "MEDDRA"})

_PATTERNS: dict[str, str] = {
    "ORPHA": "https://www.orpha.net/en/disease/detail/{}",
    "OMIM": "https://omim.org/entry/{}",
    "OMIMPS": "https://omim.org/phenotypicSeries/{}",
    "MONDO": "https://monarchinitiative.org/MONDO:{}",
    "DOID": "https://disease-ontology.org/?id=DOID:{}",
    "HP": "https://hpo.jax.org/browse/term/HP:{}",
    "UMLS": "https://uts.nlm.nih.gov/uts/umls/concept/{}",
    "MESH": "https://meshb.nlm.nih.gov/record/ui?ui={}",
    "MEDGEN": "https://www.ncbi.nlm.nih.gov/medgen/{}",
    "ICD10": "https://icd.who.int/browse10/2019/en#/{}",
    "HGNC": "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:{}",
    "NCBIGENE": "https://www.ncbi.nlm.nih.gov/gene/{}",
    "GHR": "https://medlineplus.gov/genetics/condition/{}/",
    "DECIPHER": "https://www.deciphergenomics.org/syndrome/{}",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "PMC": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "DOI": "https://doi.org/{}",
    "ROR": "https://ror.org/{}",
    "NCIT": "https://ncit.nci.nih.gov/ncitbrowser/ConceptReport.jsp?dictionary=NCI_Thesaurus&code={}",
}


def _of_gard(number: str) -> str:
    return f"https://rarediseases.info.nih.gov/diseases/{number.lstrip('0')}/"


_SPECIAL: dict[str, Callable[[str], str]] = {"GARD": _of_gard}


def split(identifier: str) -> tuple[str, str]:
    """Return prefix and number of a CURIE; the prefix is "" where there is none."""
    prefix, colon, number = identifier.partition(":")
    return (prefix, number) if colon else ("", identifier)


def address_of(identifier: str) -> str:
    """Return the public page of an entry, "" where we know none."""
    prefix, number = split(identifier)
    prefix = prefix.upper()
    if prefix in _SPECIAL:
        return _SPECIAL[prefix](number)
    pattern = _PATTERNS.get(prefix)
    return pattern.format(quote(number, safe="/.()-_")) if pattern and number else ""
