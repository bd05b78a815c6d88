"""Two or three diseases side by side: what tells them apart, what they share, what only one is known for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext, ngettext

from rareguru.knowledge.catalogue.ancestry import ancestors_of
from rareguru.knowledge.pages.document import DiseaseDocument, Gene, Sign
from rareguru.website.presentation.facts import FactView, fact_views
from rareguru.website.presentation.languages import current_language, in_one_language
from rareguru.website.presentation.links import NamedLink, disease_path, translated
from rareguru.website.presentation.signs import Rate, rates_by_source, sign_names
from rareguru.website.presentation.sources import from_sources, source_name
from rareguru.website.presentation.words import joined

MOST_DISEASES = 3
APART_AT_ONCE = 12
SHARED_AT_ONCE = 12
TELLING = 0.3  # so much more often in one than in another tells something
UNKNOWN_SHARE = 0.3  # a sign whose frequency nobody gives, when signs are put in order


@dataclass(frozen=True, slots=True)
class FactCell:
    value: str
    notes: list[str]
    said_by: str  # names of sources, "" where the notes name them or none says anything


@dataclass(frozen=True, slots=True)
class FactRow:
    label: str
    cells: list[FactCell]


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a disease has a sign, and who says so; `narrower` names a form of it where only that is reported."""

    rates: list[Rate]
    narrower: str = ""
    narrower_lang: str = ""


@dataclass(frozen=True, slots=True)
class SignRow:
    name: str
    name_lang: str
    other: str
    other_lang: str
    cells: list[Cell]


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
    """A sign of at least one of the diseases; `signs` has None for those that lack it.

    Who has a dry cough has a cough: where a disease lacks the sign, `narrower` has its most frequent form.
    """

    signs: list[Sign | None]
    narrower: list[Sign | None]

    @property
    def any_sign(self) -> Sign:
        return next(sign for sign in self.signs if sign)

    @property
    def shares(self) -> list[float]:
        return [_share(sign or form) for sign, form in zip(self.signs, self.narrower, strict=True)]

    @property
    def difference(self) -> float:
        return max(self.shares) - min(self.shares)

    @property
    def is_shared(self) -> bool:
        return all(sign or form for sign, form in zip(self.signs, self.narrower, strict=True))


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
    terms = list(dict.fromkeys(term for signs in by_term for term in signs))
    above = ancestors_of(terms)
    return [
        _Row(
            [signs.get(term) for signs in by_term],
            [None if term in signs else _most_frequent_form(term, signs, above) for signs in by_term],
        )
        for term in terms
    ]


def _most_frequent_form(term: str, signs: Mapping[str, Sign], above: Mapping[str, frozenset[str]]) -> Sign | None:
    forms = [sign for other, sign in signs.items() if term in above[other]]
    return max(forms, key=_share, default=None)


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
    cells = [_cell(sign, form, language) for sign, form in zip(row.signs, row.narrower, strict=True)]
    return SignRow(*sign_names(row.any_sign, language), cells)


def _cell(sign: Sign | None, form: Sign | None, language: str) -> Cell:
    if sign is None and form is None:
        return Cell([])
    told = sign or cast("Sign", form)
    rates = rates_by_source(told, language)
    return Cell(rates) if sign else Cell(rates, *sign_names(told, language)[:2])


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
    labels = [view.label for view in fact_views(documents[0], is_branch=False)]
    columns = [_facts(document) for document in documents]
    if any(document["genes"] for document in documents):
        labels.append(gettext("Genes"))
        for column, document in zip(columns, documents, strict=True):
            column.append(_genes(document["genes"]))
    return [FactRow(label, list(cells)) for label, cells in zip(labels, zip(*columns, strict=True), strict=True)]


def _facts(document: DiseaseDocument) -> list[FactCell]:
    facts = document["facts"]
    told = (facts["prevalence"], facts["onset"], facts["inheritance"], facts["systems"])
    views = fact_views(document, is_branch=False)
    return [_fact(view, fact["sources"]) for view, fact in zip(views, told, strict=True)]


def _fact(view: FactView, keys: list[str]) -> FactCell:
    beginnings = tuple(f"{source_name(key)}: " for key in keys)
    is_told = any(note.startswith(beginnings) for note in view.notes)
    return FactCell(view.value, view.notes, "" if is_told else _names(keys))


def _genes(genes: list[Gene]) -> FactCell:
    symbols = ", ".join(gene["symbol"] for gene in genes)
    keys = [statement["source"] for gene in genes for statement in gene["statements"]]
    return FactCell(symbols or gettext("None named"), [], _names(keys))


def _names(keys: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(map(source_name, keys)))
