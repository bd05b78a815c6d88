"""What it may fit: ranked diseases in three bands, families together, each with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from rareguru.knowledge.differential.ranking import (
    Band,
    Candidate,
    Explanation,
    Query,
    Reason,
    explain,
    families,
    rank,
)
from rareguru.knowledge.differential.table import Family
from rareguru.knowledge.pages.document import DiseaseDocument, Sign, SourceEntry
from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.pages.precedence import Releases
from rareguru.website.finder.state import Filters
from rareguru.website.finder.words import TermWords, term_words
from rareguru.website.presentation.facts import FactView, fact_views
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.links import NamedLink, disease_path
from rareguru.website.presentation.lists import local_name
from rareguru.website.presentation.sources import from_sources
from rareguru.website.presentation.words import BANDS as SHARES
from rareguru.website.presentation.words import amount

RANKED_FROM = ("hpo", "hpoa", "orphanet", "mondo")
SHOWN = 20
LOOKED_AT = 150  # of the ranking, when only some are to be shown
IN_FULL = 6  # results before the rest is folded
MOST_MISSING = 5
FEW_EXAMINED = 5  # people: "all who were examined" would say too much of so few
EXPECTED = 0.3  # the absence of a sign that is rarer speaks against nothing
BANDS = {Band.WELL: _("Fits well"), Band.PARTLY: _("Fits partly"), Band.LITTLE: _("Little points to it so far")}
ORIGINS = {
    "gene": _("known of another disease of the same gene"),
    "group": _("known of its family of diseases"),
    "text": _("named in a description of it"),
    "wider": _("known of the wider disease"),
}
_FREQUENCIES = ((1.0, "always"), (0.8, "most"), (0.3, "many"), (0.05, "some"), (0.0, "few"))


@dataclass(frozen=True, slots=True)
class SignLine:
    """A finding, or a sign of the disease, and how often the disease has it."""

    words: TermWords
    often: str
    note: str  # under which other name the disease has it, and where that is taken from


@dataclass(frozen=True, slots=True)
class ResultView:
    key: int
    slug: str
    path: str
    name: str
    lang: str
    fits: str  # one line
    fitting: list[SignLine]
    unexplained: list[TermWords]
    missing: list[SignLine]
    missing_line: str
    against: list[SignLine]
    against_line: str
    facts: list[FactView]
    genes: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """One disease, or several of one family that fit alike; `family` is None for a single one."""

    family: NamedLink | None
    results: list[ResultView]


@dataclass(frozen=True, slots=True)
class BandView:
    code: str
    name: str
    level: int  # how many of three squares are filled
    groups: list[GroupView]
    is_folded: bool  # little points to these, and more to others

    @property
    def summary(self) -> str:
        count = sum(len(group.results) for group in self.groups)
        return ngettext("Show %(count)d disease", "Show %(count)d diseases", count) % {"count": count}


@dataclass(frozen=True, slots=True)
class ResultsView:
    bands: list[BandView]
    total: int
    is_filtered: bool
    status: str  # for the screen reader, when the page changes in place


def results_view(query: Query, filters: Filters, chosen: Collection[str] = ()) -> ResultsView:
    """Rank, explain and word. Raises what `rank` raises."""
    candidates = rank(query, limit=LOOKED_AT if filters else SHOWN)
    documents = _documents(candidate.disease for candidate in candidates)
    candidates = [one for one in candidates if one.disease in documents and _passes(documents[one.disease], filters)]
    explanations = explain(query, [candidate.disease for candidate in candidates])
    candidates = _fitting(candidates, explanations)[:SHOWN]
    words = term_words(_terms_in(explanations[one.disease] for one in candidates))
    results = {
        one.disease: _result(
            one, documents[one.disease], explanations[one.disease], words, is_chosen=one.slug in chosen
        )
        for one in candidates
    }
    total = len(candidates)
    return ResultsView(
        bands=_bands(candidates, results),
        total=total,
        is_filtered=bool(filters),
        status=_status(total),
    )


def _status(total: int) -> str:
    said = ngettext("%(total)d disease is listed.", "%(total)d diseases are listed, the likeliest first.", total)
    return said % {"total": total}


def _documents(diseases: Iterable[int]) -> dict[int, DiseaseDocument]:
    pages = PageDocument.objects.live().diseases().filter(pk__in=list(diseases)).only("pk", "content")
    return {page.pk: page.document() for page in pages}


def _passes(document: DiseaseDocument, filters: Filters) -> bool:
    facts = document["facts"]
    return (
        (not filters.system or filters.system in facts["systems"]["codes"])
        and (not filters.onset or filters.onset in facts["onset"]["codes"] or "all_ages" in facts["onset"]["codes"])
        and (not filters.inheritance or filters.inheritance in facts["inheritance"]["codes"])
    )


def _fitting(candidates: Iterable[Candidate], explanations: Mapping[int, Explanation]) -> list[Candidate]:
    """Return those that anything said fits; in the last band, those that have it in more general words only."""
    fitting = []
    for one in candidates:
        if answers := _answers(explanations[one.disease]):
            is_wide = all(reason.is_broader for reason in answers)
            fitting.append(replace(one, band=Band.LITTLE) if is_wide else one)
    order = list(Band)
    return sorted(fitting, key=lambda one: order.index(one.band))


def _answers(told: Explanation) -> list[Reason]:
    return [reason for reason in told.reasons if reason.kind == "present" and reason.term]


def _terms_in(explanations: Iterable[Explanation]) -> set[str]:
    found: set[str] = set()
    for one in explanations:
        found.update(one.unexplained, (sign.term for sign in one.missing))
        for reason in (*one.reasons, *one.against):
            found.update((reason.finding, reason.term))
    return found - {""}


def _bands(candidates: Sequence[Candidate], results: Mapping[int, ResultView]) -> list[BandView]:
    """Return the bands that have any; a family stands where its best member stands."""
    grouped: dict[object, list[Candidate]] = defaultdict(list)
    for place, one in enumerate(candidates):
        grouped[("family", one.group) if one.group else ("alone", place)].append(one)
    links = {key: _link(family) for key, family in families({one.group for one in candidates}).items()}
    by_band: dict[Band, list[GroupView]] = defaultdict(list)
    for members in grouped.values():
        family = links.get(members[0].group) if len(members) > 1 else None
        by_band[members[0].band].append(GroupView(family, [results[one.disease] for one in members]))
    levels = dict(zip(Band, range(len(Band), 0, -1), strict=True))
    shown = [band for band in Band if band in by_band]
    return [
        BandView(
            band.value,
            str(BANDS[band]),
            levels[band],
            by_band[band],
            is_folded=band is Band.LITTLE and len(shown) > 1,
        )
        for band in shown
    ]


def _link(family: Family) -> NamedLink:
    name, lang = local_name(family.name["en"], family.name.get("es", ""))
    return NamedLink(disease_path(family.kind, family.slug), name, lang)


def _result(
    candidate: Candidate,
    document: DiseaseDocument,
    told: Explanation,
    words: Mapping[str, TermWords],
    *,
    is_chosen: bool,
) -> ResultView:
    often = _Frequencies(document)
    fitting = [often.line(reason, words) for reason in _answers(told)]
    name, lang = local_name(candidate.name["en"], candidate.name.get("es", ""))
    telling = [sign for sign in told.missing if not words[sign.term].is_called(name)]  # the disease itself is no sign
    missing = [SignLine(words[one.term], often.of(one.term, one.frequency), "") for one in telling[:MOST_MISSING]]
    against = [often.line(reason, words) for reason in told.against if (reason.frequency or 0) >= EXPECTED]
    unexplained = [words[term] for term in told.unexplained]
    return ResultView(
        key=candidate.disease,
        slug=candidate.slug,
        path=disease_path("disease", candidate.slug),
        name=name,
        lang=lang,
        fits=_by_frequency(fitting),
        fitting=fitting,
        unexplained=unexplained,
        missing=missing,
        missing_line=_by_frequency(missing[:3]),
        against=against,
        against_line=_against(unexplained, against),
        facts=fact_views(document, is_branch=False),
        genes=", ".join(gene["symbol"] for gene in document["genes"]),
        is_chosen=is_chosen,
    )


class _Frequencies:
    """How often a disease has its signs: in the words of its page, else in those of the ranking."""

    def __init__(self, document: DiseaseDocument) -> None:
        self._signs: dict[str, Sign] = {
            sign["term"]: sign for system in document["signs"]["systems"] for sign in system["signs"]
        }

    def of(self, term: str, frequency: float | None) -> str:
        if sign := self._signs.get(term):
            people = tuple(sign["people"])
            said = amount(sign["band"], sign["lower"], sign["upper"], people, current_language())
            is_few = sign["band"] == "always" and people and people[1] <= FEW_EXAMINED
            return said.figure if is_few else said.words
        return str(SHARES[_band_of(frequency)])

    def line(self, reason: Reason, words: Mapping[str, TermWords]) -> SignLine:
        often = self.of(reason.term, reason.frequency)
        if reason.is_broader:  # how common that is says little of the finding
            only = gettext("there only as: %(sign)s") % {"sign": words[reason.term].inside}
            return SignLine(words[reason.finding], only, often)
        notes = []
        if reason.term and reason.term != reason.finding:
            notes.append(gettext("there as: %(sign)s") % {"sign": words[reason.term].inside})
        if reason.origin in ORIGINS:
            notes.append(str(ORIGINS[reason.origin]))
        return SignLine(words[reason.finding], often, "; ".join(notes))


def _band_of(frequency: float | None) -> str:
    if frequency is None:
        return "unknown"
    return next(band for least, band in _FREQUENCIES if frequency >= least)


def _by_frequency(lines: Sequence[SignLine]) -> str:
    """Return "Fever, cough (most people); rash (some people)"."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for place, line in enumerate(lines):
        grouped[line.often].append(line.words.inside if place else line.words.name)
    return "; ".join(f"{', '.join(names)} ({_small(often)})" for often, names in grouped.items())


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _against(unexplained: Sequence[TermWords], against: Sequence[SignLine]) -> str:
    parts = []
    if against:
        names = ", ".join(line.words.inside for line in against)
        parts.append(gettext("You said no to %(signs)s, which it has.") % {"signs": names})
    if unexplained:
        names = ", ".join(word.inside for word in unexplained)
        parts.append(gettext("Not listed for it: %(signs)s.") % {"signs": names})
    return " ".join(parts)


def made_from() -> str:
    """Name the releases that the ranking is made from."""
    published = Releases.read().by_source
    entries = {
        key: SourceEntry(key=key, release=one.version, date=one.date, copied_on=one.copied_on)
        for key, one in published.items()
    }
    return " · ".join(from_sources(RANKED_FROM, entries))
