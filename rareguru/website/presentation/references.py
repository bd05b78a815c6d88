"""Literature behind a statement, as links a reader can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rareguru.knowledge.pages.addresses import address_of
from rareguru.knowledge.pages.document import Reference, ReferenceUse
from rareguru.website.presentation.languages import gettext, per_language
from rareguru.website.presentation.links import foreign, translated
from rareguru.website.presentation.places import place_name

AT_ONCE = 12
ABOUT = {
    "prevalence": _("how common"),
    "sign": _("signs"),
    "gene": _("genes"),
    "onset": _("onset"),
    "inheritance": _("inheritance"),
}


class ReferenceLink(NamedTuple):
    label: str  # "PMID 15127977"
    url: str  # "" where there is nothing to follow
    about: str = ""  # ": how common (Spain)"
    lang: str = ""  # of a registry's or institution's name; an identifier has none


@dataclass(frozen=True, slots=True)
class ReferencesView:
    first: list[ReferenceLink]
    more: list[ReferenceLink]
    more_label: str


def reference_links(references: list[str]) -> list[ReferenceLink]:
    return [
        ReferenceLink(_label(reference), address_of(reference), lang="" if ":" in reference else foreign("en"))
        for reference in references
    ]


def references_view(references: list[Reference]) -> ReferencesView | None:
    if not references:
        return None
    links = [
        ReferenceLink(_label(reference["id"]), reference["url"], _about(reference["about"])) for reference in references
    ]
    more = len(links) - AT_ONCE
    label = ngettext("%(total)d more", "%(total)d more", more) % {"total": more}
    return ReferencesView(links[:AT_ONCE], links[AT_ONCE:], label)


def _label(reference: str) -> str:
    return reference.replace(":", " ", 1)


def _about(uses: list[ReferenceUse]) -> str:
    """Say what is taken from it: the kinds, with places for prevalence and symbols for genes."""
    said: dict[str, list[str]] = {}
    for use in uses:
        texts = said.setdefault(use["kind"], [])
        if use["kind"] in {"prevalence", "gene"} and (text := _text(use)) not in texts:
            texts.append(text)
    parts = []
    for kind, texts in said.items():
        parts.append(_use(kind, ", ".join(texts)))
    return f", {'; '.join(parts)}" if parts else ""


@per_language
def _use(kind: str, what: str) -> str:
    word = str(ABOUT.get(kind, kind))
    return gettext("%(kind)s (%(what)s)") % {"kind": word, "what": what} if what else word


def _text(use: ReferenceUse) -> str:
    text, _lang = translated(use["text"])
    return place_name(use["text"]["en"]) if use["kind"] == "prevalence" else text
