"""Names of sources, and how old what they say is."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.pages.document import SourceEntry
from rareguru.knowledge.sources.upstream import Upstream
from rareguru.website.presentation.languages import gettext, per_language
from rareguru.website.presentation.words import undated, written_out

Releases = dict[str, SourceEntry]  # those a page was made from, by the key of the source
TOLD_APART = {"gard_pages": _("GARD pages")}


def upstream_of(key: str) -> Upstream:
    return IMPORTERS[key].upstream


def source_name(key: str) -> str:
    return upstream_of(key).name


def listed_name(key: str) -> str:
    """Return the name for a list of all sources, where two of the same house must be told apart."""
    return str(TOLD_APART.get(key) or source_name(key))


@per_language
def release_words(date: str | None, copied_on: str) -> str:
    """Say which release it is; where the source gives no date, say that, and invent none."""
    if date:
        return gettext("release of %(date)s") % {"date": written_out(date)}
    return undated(copied_on)


def from_sources(keys: Iterable[str], releases: Releases) -> list[str]:
    """Return the pieces of the quiet line: "Orphanet, release of 1 December 2025"; none twice."""
    found = [releases[key] for key in keys if key in releases]
    said = (f"{source_name(one['key'])}, {release_words(one['date'], one['copied_on'])}" for one in found)
    return list(dict.fromkeys(said))  # two sources of one house may read the same
