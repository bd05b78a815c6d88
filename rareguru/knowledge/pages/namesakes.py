"""Pages that share a name: what tells them apart in a list, when their sources keep them apart for good reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from rareguru.knowledge.catalogue.models import Address
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.pages.models import PageDocument

MOST_SOURCES = 3  # named in a label
_NAMES_NO_DISEASE = {"hpo"}


def tell_namesakes_apart() -> int:
    """Label every page whose name another page has too; return how many have a label now."""
    labels = dict(label for pages in _namesakes() for label in _labels(pages))
    PageDocument.objects.exclude(apart="").exclude(pk__in=labels).update(apart="")
    known = PageDocument.objects.filter(pk__in=labels).values_list("pk", "apart")
    unlike = [PageDocument(pk=key, apart=labels[key]) for key, apart in known if apart != labels[key]]
    PageDocument.objects.bulk_update(unlike, ["apart"], batch_size=200)
    return len(labels)


def _namesakes() -> list[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for key, name in PageDocument.objects.live().order_by("pk").values_list("pk", "name"):
        found[name.casefold()].append(key)
    return [keys for keys in found.values() if len(keys) > 1]


def _labels(keys: Collection[int]) -> Iterable[tuple[int, str]]:
    """Name the sources of each page; where two pages would be labeled alike, an upstream id of each."""
    labels = {page.pk: _sources(page) for page in PageDocument.objects.filter(pk__in=keys).only("content")}
    if len(set(labels.values())) < len(labels):
        ids = Address.objects.filter(disease__in=keys, text__contains=":").order_by("-text")
        labels |= dict(ids.values_list("disease", "text"))
    return labels.items()


def _sources(page: PageDocument) -> str:
    keys = [entry["key"] for entry in page.document()["sources"] if entry["key"] not in _NAMES_NO_DISEASE]
    return ", ".join(list(dict.fromkeys(IMPORTERS[key].upstream.name for key in keys))[:MOST_SOURCES])
