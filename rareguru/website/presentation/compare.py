"""Two or three diseases side by side: what tells them apart, what they share, what only one is known for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from rareguru.knowledge.pages.document import DiseaseDocument, Sign
from rareguru.website.presentation.facts import FactView, fact_views
from rareguru.website.presentation.languages import current_language, in_one_language
from rareguru.website.presentation.links import NamedLink, disease_path, translated
from rareguru.website.presentation.signs import sign_names
from rareguru.website.presentation.sources import from_sources
from rareguru.website.presentation.words import Amount, amount, joined

MOST_DISEASES = 3
APART_AT_ONCE = 12
SHARED_AT_ONCE = 12
TELLING = 0.3  # so much more often in one than in another tells something
UNKNOWN_SHARE = 0.3  # a sign whose frequency nobody gives, when signs are put in order


@dataclass(frozen=True, slots=True)
class FactRow:
    label: str
    cells: list[FactView]


@dataclass(frozen=True, slots=True)
class SignRow:
    """A sign and how often each disease has it; None where its sources do not report it."""

    name: str
    name_lang: str
    other: str
    other_lang: str
    cells: list[Amount | None]


@dataclass(frozen=True, slots=True)
class SignList:
    """The rows shown at once, and those on request."""

    rows: list[SignRow]
    more: list[SignRow]
    more_label: str


@dataclass(frozen=True, slots=True)
class OnlyList:
    label: str
    names: list[tuple[str, str]]  # name, and what to put into `lang`


@dataclass(frozen=True, slots=True)
class CompareView:
    title: str
    diseases: list[NamedLink]
    facts: list[FactRow]
    apart: SignList
    shared: SignList
    only: list[OnlyList]
    said_by: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A sign of at least one of the diseases; `signs` has None for those that lack it."""

    term: str
    signs: list[Sign | None]

    @property
    def any_sign(self) -> Sign:
        return next(sign for sign in self.signs if sign)

    @property
    def shares(self) -> list[float]:
        return [_share(sign) for sign in self.signs]

    @property
    def difference(self) -> float:
        return max(self.shares) - min(self.shares)

    @property
    def is_shared(self) -> bool:
        return all(self.signs)


@in_one_language
def compare_view(documents: Sequence[DiseaseDocument]) -> CompareView:
    """Compare pages of diseases; two or three of them, in the order given."""
    rows = _rows(documents)
    apart = sorted((row for row in rows if row.difference >= TELLING), key=lambda row: -row.difference)
    shared = sorted((row for row in rows if row.is_shared and row not in apart), key=lambda row: -sum(row.shares))
    names = [translated(document["name"])[0] for document in documents]
    releases = {entry["key"]: entry for document in documents for entry in document["sources"]}
    return CompareView(
        title=joined(names),
        diseases=[_link(document) for document in documents],
        facts=_fact_rows(documents),
        apart=_sign_list(apart, APART_AT_ONCE),
        shared=_sign_list(shared, SHARED_AT_ONCE),
        only=_only([row for row in rows if not row.is_shared and row not in apart], names),
        said_by=" · ".join(from_sources([key for key in releases if key != "ror"], releases)),
    )


def _link(document: DiseaseDocument) -> NamedLink:
    return NamedLink(disease_path(document["kind"], document["slug"]), *translated(document["name"]))


def _rows(documents: Sequence[DiseaseDocument]) -> list[_Row]:
    """Return every sign of any disease once, in the order of the pages."""
    by_term = [
        {sign["term"]: sign for system in document["signs"]["systems"] for sign in system["signs"]}
        for document in documents
    ]
    terms = dict.fromkeys(term for signs in by_term for term in signs)
    return [_Row(term, [signs.get(term) for signs in by_term]) for term in terms]


def _share(sign: Sign | None) -> float:
    if sign is None:
        return 0.0
    if sign["lower"] is None or sign["upper"] is None:
        return UNKNOWN_SHARE
    return (sign["lower"] + sign["upper"]) / 2


def _sign_list(rows: list[_Row], at_once: int) -> SignList:
    views = [_sign_row(row) for row in rows]
    more = views[at_once:]
    label = ngettext("%(total)d more sign", "%(total)d more signs", len(more)) % {"total": len(more)}
    return SignList(views[:at_once], more, label)


def _sign_row(row: _Row) -> SignRow:
    language = current_language()
    cells = [
        amount(sign["band"], sign["lower"], sign["upper"], tuple(sign["people"]), language) if sign else None
        for sign in row.signs
    ]
    return SignRow(*sign_names(row.any_sign, language), cells)


def _only(rows: list[_Row], names: list[str]) -> list[OnlyList]:
    """Return the rest by disease: signs that one has and another is not known for, none of them frequent."""
    language = current_language()
    lists = []
    for place, name in enumerate(names):
        signs = [row.signs[place] for row in rows if row.signs[place]]
        if signs:
            total = ngettext("%(total)d more sign of %(name)s", "%(total)d more signs of %(name)s", len(signs))
            label = total % {"total": len(signs), "name": name}
            lists.append(OnlyList(label, [sign_names(sign, language)[:2] for sign in signs if sign]))
    return lists


def _fact_rows(documents: Sequence[DiseaseDocument]) -> list[FactRow]:
    columns = [fact_views(document["facts"], is_branch=False) for document in documents]
    if any(document["genes"] for document in documents):
        for column, document in zip(columns, documents, strict=True):
            symbols = ", ".join(gene["symbol"] for gene in document["genes"])
            column.append(FactView(gettext("Genes"), symbols or gettext("None named"), []))
    return [FactRow(facts[0].label, list(facts)) for facts in zip(*columns, strict=True)]
