"""What stands in place of a description where no source gives one: put together from what they list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from django.utils.translation import ngettext

from rareguru.knowledge.pages.document import Band, DiseaseDocument, Sign
from rareguru.website.presentation.languages import current_language, gettext
from rareguru.website.presentation.links import NamedLink, disease_link
from rareguru.website.presentation.names import NameView
from rareguru.website.presentation.signs import FREQUENT, sign_names
from rareguru.website.presentation.sources import Releases, from_sources
from rareguru.website.presentation.words import joined

SIGNS_NAMED = 4
GENES_NAMED = 3  # of more, none tells what the disease is
_BANDS = get_args(Band)  # the most frequent first


@dataclass(frozen=True, slots=True)
class OutlineView:
    """Its family, its leading signs, its genes: each only where a source says so."""

    belongs_to: str
    family: NamedLink | None
    signs_label: str
    signs: list[NameView]
    genes: str
    said_by: str


def outline_view(document: DiseaseDocument, releases: Releases) -> OutlineView | None:
    """Return what the sources list of a disease, None where they list nothing."""
    parents, genes = document["family"]["parents"], document["genes"]
    signs = _leading_signs(document)
    symbols = [gene["symbol"] for gene in genes] if len(genes) <= GENES_NAMED else []
    if not parents and not signs and not symbols:
        return None
    is_frequent = any(sign["band"] in FREQUENT for sign in signs)
    return OutlineView(
        belongs_to=_belongs_to(document),
        family=disease_link(parents[0]) if parents else None,
        signs_label=gettext("Often reported:") if is_frequent else gettext("Reported:"),
        signs=[_named(sign) for sign in signs],
        genes=_genes(symbols),
        said_by=" · ".join(from_sources(dict.fromkeys(_sources(document, signs, symbols)), releases)),
    )


def outline_words(outline: OutlineView | None) -> str:
    """Return the outline as one text."""
    if outline is None:
        return ""
    family = f"{outline.belongs_to} {outline.family.label}." if outline.family else ""
    signs = f"{outline.signs_label} {', '.join(sign.text for sign in outline.signs)}." if outline.signs else ""
    return " ".join(filter(None, [family, signs, outline.genes]))


def _belongs_to(document: DiseaseDocument) -> str:
    parents = document["family"]["parents"]
    if not parents:
        return ""
    return gettext("Belongs to the family:") if parents[0]["kind"] == "branch" else gettext("A form of:")


def _leading_signs(document: DiseaseDocument) -> list[Sign]:
    """Return the most frequent signs; where some are frequent, none that are not."""
    signs = [sign for system in document["signs"]["systems"] for sign in system["signs"]]
    signs.sort(key=lambda sign: (_BANDS.index(sign["band"]), -(sign["lower"] or 0)))
    leading = [sign for sign in signs if sign["band"] in FREQUENT] or signs
    return leading[:SIGNS_NAMED]


def _named(sign: Sign) -> NameView:
    name, lang, _other, _other_lang = sign_names(sign, current_language())
    return NameView(f"{name[:1].lower()}{name[1:]}" if name[1:2].islower() else name, lang)


def _genes(symbols: list[str]) -> str:
    if not symbols:
        return ""
    text = ngettext(
        "Changes in the gene %(genes)s are linked with it.",
        "Changes in the genes %(genes)s are linked with it.",
        len(symbols),
    )
    return text % {"genes": joined(symbols)}


def _sources(document: DiseaseDocument, signs: list[Sign], symbols: list[str]) -> Iterator[str]:
    if document["family"]["parents"]:
        yield from document["family"]["sources"]
    for sign in signs:
        for statement in sign["statements"]:
            yield statement["source"]
    for gene in document["genes"] if symbols else []:
        for link in gene["statements"]:
            yield link["source"]
