"""The releases that the site shows: version, date, licence, citation, counts, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.sources.models import Release
from rareguru.knowledge.sources.upstream import Upstream
from rareguru.website.presentation.sources import listed_name
from rareguru.website.presentation.words import grouped, undated, written_out

# What a source gives, in the reader's words; the order is that of the page.
GIVES = {
    "gard": _("Names, summaries, mappings, families, genes"),
    "gard_pages": _("Complete pages: dated answers and organizations"),
    "medquad_gard": _("Answers in plain words"),
    "hpo": _("Signs and symptoms: names, meanings, translations"),
    "hpoa": _("Which signs a disease has, and how often"),
    "orphanet": _("How common, onset, inheritance, signs, genes"),
    "mondo": _("Which entries are the same disease, and how diseases are related"),
    "doid": _("Definitions, and names in Spanish"),
    "ghr": _("Inheritance, frequency and genes in plain words"),
    "ninds": _("Treatment, outlook and research of diseases of the nerves"),
    "nhlbi": _("Answers on diseases of heart, lung and blood"),
    "ror": _("Candidates for the list of organizations, not shown until a person confirms them"),
}


@dataclass(frozen=True, slots=True)
class ReleaseView:
    key: str
    name: str
    full_name: str
    gives: str
    homepage: str
    licence: str
    licence_url: str
    citation: str
    notice: str
    rhythm: str
    is_read: bool
    version: str
    age: str
    copied: str  # "" where `age` says it
    statements: str
    issues: str
    changes: str


def release_views() -> list[ReleaseView]:
    """Return every source, those that have been read with their release."""
    published = {release.source: release for release in Release.objects.published()}
    keys = [*GIVES, *(key for key in IMPORTERS if key not in GIVES)]
    return [_view(IMPORTERS[key].upstream, published.get(key)) for key in keys if key in IMPORTERS]


def _view(upstream: Upstream, release: Release | None) -> ReleaseView:
    version = release.version if release else ""
    return ReleaseView(
        key=upstream.key,
        name=listed_name(upstream.key),
        full_name=upstream.full_name if upstream.full_name != upstream.name else "",
        gives=str(GIVES.get(upstream.key, upstream.gives)),
        homepage=upstream.homepage,
        licence=upstream.licence,
        licence_url=upstream.licence_url,
        citation=upstream.citation,
        notice=upstream.notice.replace("{release}", version),
        rhythm=upstream.rhythm,
        is_read=release is not None,
        version=version,
        age=_age(release),
        copied=written_out(release.copied_on.isoformat()) if release and release.date else "",
        statements=grouped(sum(count["read"] for count in release.counts.values())) if release else "",
        issues=_issues(release.issue_count) if release else "",
        changes=_changes(release) if release else "",
    )


def _age(release: Release | None) -> str:
    if release is None:
        return gettext("Not read yet")
    if release.date:
        return gettext("Release of %(date)s") % {"date": written_out(release.date.isoformat())}
    words = undated(release.copied_on.isoformat())
    return words[:1].upper() + words[1:]


def _issues(total: int) -> str:
    words = ngettext("%(total)s faulty line left out", "%(total)s faulty lines left out", total)
    return words % {"total": grouped(total)} if total else ""


def _changes(release: Release) -> str:
    """Say what the release changed; the first one only added."""
    counts = {what: sum(count[what] for count in release.counts.values()) for what in ("added", "changed", "retired")}
    return gettext("%(added)s added, %(changed)s changed, %(retired)s retired") % {
        what: grouped(total) for what, total in counts.items()
    }
