"""A page in our own words, as the builder of pages would store it."""

from __future__ import annotations

import zlib
from datetime import date

import orjson

from rareguru.knowledge.catalogue.models import Disease
from rareguru.knowledge.pages.document import Answer, Band, CodedFact, DiseaseDocument, Sign, SignStatement
from rareguru.knowledge.pages.models import PageDocument

COPIED_ON = "2026-11-22"


def answer(text: str, *, source: str = "gard_pages", day: str | None = None) -> Answer:
    return {
        "source": source,
        "release": "",
        "date": day,
        "copied_on": COPIED_ON,
        "language": "en",
        "paragraphs": [text],
        "record": "GARD:0001620",
        "url": "",
        "named": "",
    }


def statement(band: Band, lower: float, upper: float, *, source: str = "orphanet") -> SignStatement:
    return {
        "source": source,
        "also": [],
        "record": "ORPHA:1302",
        "lower": lower,
        "upper": upper,
        "band": band,
        "frequency": "",
        "people": [],
        "references": ["PMID:1"],
        "onset": None,
        "sex": "",
        "modifiers": [],
        "evidence": "TAS",
    }


def sign(term: str, english: str, spanish: str, *statements: SignStatement) -> Sign:
    leading = statements[0]
    return {
        "term": term,
        "label": {"en": english, "es": spanish},
        "lay": None,
        "definition": {"en": "What it means."},
        "band": leading["band"],
        "lower": leading["lower"],
        "upper": leading["upper"],
        "people": leading["people"],
        "is_agreed": len({each["band"] for each in statements}) == 1,
        "statements": list(statements),
        "excluded": [],
    }


def document() -> DiseaseDocument:
    """Return a disease with one of nearly everything."""
    cough = sign("HP:0012735", "Cough", "Tos", statement("most", 0.8, 0.99))
    fever = sign(
        "HP:0001945",
        "Fever",
        "Fiebre",
        statement("many", 0.3, 0.79),
        statement("some", 0.05, 0.29, source="hpoa"),
    )
    unknown: CodedFact = {"codes": [], "is_agreed": True, "details": [], "sources": []}
    return {
        "id": "RG:0000001",
        "slug": "cryptogenic-organizing-pneumonia",
        "kind": "disease",
        "name": {"en": "Cryptogenic organizing pneumonia"},
        "acronym": "COP",
        "names": [{"text": "COP", "language": "en", "kind": "acronym", "sources": ["orphanet"]}],
        "disputed": [
            {
                "text": "Constrictive bronchiolitis",
                "language": "en",
                "sources": ["mondo"],
                "others": [
                    {"slug": "bronchiolitis-obliterans", "name": {"en": "Bronchiolitis obliterans"}, "kind": "disease"}
                ],
                "other_sources": ["orphanet"],
            }
        ],
        "summary": answer("The lungs heal wrongly, and nobody knows why.", source="gard"),
        "summary_es": None,
        "definitions": [],
        "facts": {
            "prevalence": {
                "codes": ["1_9_in_1000000"],
                "measure": "Point prevalence",
                "places": ["Spain"],
                "is_unknown_worldwide": True,
                "details": [
                    {
                        "measure": "Point prevalence",
                        "code": "1_9_in_1000000",
                        "band": "1-9 / 1 000 000",
                        "value": "",
                        "place": "Spain",
                        "qualification": "",
                        "references": ["PMID:2"],
                        "source": "orphanet",
                    }
                ],
                "sources": ["orphanet"],
            },
            "onset": {**unknown, "codes": ["childhood", "adolescence", "old_age"]},
            "inheritance": unknown,
            "systems": {"codes": ["lungs"], "details": [{"code": "lungs", "signs": 2}], "sources": ["hpoa"]},
        },
        "questions": [
            {
                "kind": "causes",
                "answers": [
                    answer("Nobody knows the cause <b>yet</b>.", day="2020-05-01"),
                    answer("An older answer.", source="medquad_gard"),
                ],
            }
        ],
        "outlook": [answer("Many people recover.", day="2020-05-01")],
        "signs": {
            "systems": [{"system": "lungs", "signs": [cough, fever], "frequent": 2}],
            "total": 2,
            "frequent_total": 2,
            "answers": [],
            "sources": ["orphanet", "hpoa"],
        },
        "excluded_signs": [],
        "course": [sign("HP:0003680", "Nonprogressive", "No progresivo", statement("some", 0.05, 0.29))],
        "history": [],
        "genes": [],
        "organizations": [
            {
                "id": "helping-hands-springfield",
                "slug": "helping-hands-springfield",
                "name": "Helping Hands",
                "street": "1 Main Street",
                "city": "Springfield",
                "region": "IL",
                "postal_code": "60601",
                "country": "United States",
                "toll_free": "1-800-555-0100 (1-800-555-HAND)",
                "dial": "+18005550100",
                "email": "",
                "url": "",
                "source": "gard_pages",
                "date": None,
                "copied_on": COPIED_ON,
            }
        ],
        "family": {
            "parents": [{"slug": "interstitial-pneumonia", "name": {"en": "Interstitial pneumonia"}, "kind": "branch"}],
            "children": [],
            "siblings": [],
            "sibling_total": 0,
            "diseases_below": 0,
            "sources": ["mondo"],
        },
        "references": [
            {
                "id": "PMID:2",
                "url": "https://pubmed.ncbi.nlm.nih.gov/2/",
                "about": [{"kind": "prevalence", "text": {"en": "Spain"}}],
            }
        ],
        "cross_references": [
            {"prefix": "OMIM", "id": "1", "relation": "broader", "source": "mondo", "url": "https://omim.org/entry/1"}
        ],
        "sources": [
            {"key": "gard", "release": "", "date": None, "copied_on": COPIED_ON},
            {"key": "gard_pages", "release": "", "date": None, "copied_on": COPIED_ON},
            {"key": "orphanet", "release": "December 2025", "date": "2025-12-01", "copied_on": COPIED_ON},
            {"key": "hpoa", "release": "2025-01-16", "date": "2025-01-16", "copied_on": COPIED_ON},
            {"key": "mondo", "release": "2026-08-04", "date": "2026-08-04", "copied_on": COPIED_ON},
        ],
        "disagreements": [],
        "revision": "1",
    }


def publish(content: DiseaseDocument) -> PageDocument:
    """Store a page as the builder does."""
    name = content["name"]["en"]
    disease = Disease.objects.create(slug=content["slug"], name=name, kind=content["kind"])
    return PageDocument.objects.create(
        disease=disease,
        kind=content["kind"],
        slug=content["slug"],
        name=name,
        sort_key=name.lower(),
        letter=name[0],
        content=zlib.compress(orjson.dumps(content)),
        revision=content["revision"],
        substance=content["revision"],
        changed_on=date(2026, 11, 22),
    )
