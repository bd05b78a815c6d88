"""Publishing pages: write those that changed, retire those that are gone."""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice

import orjson
from django.db import transaction
from django.db.models import F, Q
from isal import isal_zlib

from rareguru.knowledge.catalogue.models import Disease
from rareguru.knowledge.pages.assembling import BATCH, Assembled, Background, assemble_from
from rareguru.knowledge.pages.document import DiseaseDocument
from rareguru.knowledge.pages.models import PageDocument, PageSystem
from rareguru.knowledge.pages.namesakes import tell_namesakes_apart
from rareguru.lib.bulk import renew_statistics

Say = Callable[[str], None]

_LEADING_SIGNS = re.compile(r"^[^a-z0-9]+")
_LEVEL = 2  # as small as zlib makes it in three times the time


@dataclass(slots=True)
class PageChanges:
    """How many pages a build touched; `renewed` say the same from a newer release."""

    added: int = 0
    changed: int = 0
    renewed: int = 0
    retired: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class _Before:
    revision: str
    substance: str
    changed_on: date
    is_new: bool
    is_retired: bool


def quietly(_line: str) -> None:
    """Say nothing."""


@transaction.atomic
def build_pages(say: Say = quietly, *, today: date, disease_ids: Collection[int] | None = None) -> PageChanges:
    """Make the pages say what the catalogue says; of all diseases, or of some only.

    Running twice changes nothing. What others link to by name (a renamed neighbor) is
    brought up to date by the next build of all.
    """
    changes = PageChanges(retired=_retire(disease_ids))
    order = _pages_to_build(disease_ids)
    _free_former_slugs()
    before = _pages_before()
    pages = assemble_from(order, Background.read())
    done = 0
    with _without_garbage_collection():
        while batch := list(islice(pages, BATCH)):
            _write(batch, before, changes, today)
            done += len(batch)
            say(f"Writing pages: {done:,} of {len(order):,}")
    tell_namesakes_apart()
    if disease_ids is None:
        renew_statistics()
    return changes


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Spare looking for circles among millions of values that hold none: a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _retire(disease_ids: Collection[int] | None) -> int:
    gone = PageDocument.objects.live().filter(disease__is_published=False)
    if disease_ids is not None:
        gone = gone.filter(pk__in=disease_ids)
    keys = list(gone.values_list("pk", flat=True))
    PageSystem.objects.filter(page__in=keys).delete()
    return PageDocument.objects.filter(pk__in=keys).update(is_retired=True)


def _pages_to_build(disease_ids: Collection[int] | None) -> list[int]:
    published = Disease.objects.published().order_by("pk")
    if disease_ids is not None:
        renamed = PageDocument.objects.exclude(slug=F("disease__slug")).values("pk")
        published = published.filter(Q(pk__in=disease_ids) | Q(pk__in=renamed))
    return list(published.values_list("pk", flat=True))


def _free_former_slugs() -> None:
    """Let another page take the slug of a renamed one, which is written again under its new one."""
    renamed = PageDocument.objects.live().exclude(slug=F("disease__slug"), kind=F("disease__kind"))
    for key in list(renamed.values_list("pk", flat=True)):
        PageDocument.objects.filter(pk=key).update(slug=f"~{key}", revision="")


def _pages_before() -> dict[int, _Before]:
    rows = PageDocument.objects.order_by().values_list(
        "pk", "revision", "substance", "changed_on", "is_new", "is_retired"
    )
    return {row[0]: _Before(*row[1:]) for row in rows.iterator(chunk_size=5000)}


def _write(batch: Iterable[Assembled], before: dict[int, _Before], changes: PageChanges, today: date) -> None:
    """Write what differs; a page that changed is written anew as a whole."""
    written: list[tuple[PageDocument, DiseaseDocument]] = []
    for assembled in batch:
        known = before.get(assembled.disease)
        _count(changes, assembled, known)
        if known is None or known.is_retired or known.revision != assembled.document["revision"]:
            written.append((_page(assembled, known, today), assembled.document))
    PageDocument.objects.filter(pk__in=[page.pk for page, _document in written if page.pk in before]).delete()
    PageDocument.objects.bulk_create([page for page, _document in written])
    PageSystem.objects.bulk_create(
        [
            PageSystem(page=page, system=system["code"], signs=system["signs"])
            for page, document in written
            if page.kind == Disease.Kind.DISEASE
            for system in document["facts"]["systems"]["details"]
        ]
    )


def _count(changes: PageChanges, assembled: Assembled, known: _Before | None) -> None:
    if known is None or known.is_retired:
        changes.added += 1
    elif known.substance != assembled.substance:
        changes.changed += 1
    elif known.revision != assembled.document["revision"]:
        changes.renewed += 1
    else:
        changes.unchanged += 1


def _page(assembled: Assembled, known: _Before | None, today: date) -> PageDocument:
    document = assembled.document
    is_same = known is not None and not known.is_retired and known.substance == assembled.substance
    sort_key = sort_key_of(document["name"]["en"])
    return PageDocument(
        disease_id=assembled.disease,
        kind=document["kind"],
        slug=document["slug"],
        name=document["name"]["en"],
        name_es=document["name"].get("es", ""),
        sort_key=sort_key,
        letter=letter_of(sort_key),
        content=isal_zlib.compress(orjson.dumps(document), _LEVEL),
        revision=document["revision"],
        substance=assembled.substance,
        changed_on=known.changed_on if known and is_same else today,
        is_new=known.is_new if known and is_same else known is None,
        has_answers=bool(document["questions"] or document["outlook"]),
        diseases_below=document["family"]["diseases_below"],
        has_parents=bool(document["family"]["parents"]),
    )


def sort_key_of(name: str) -> str:
    """Return the name as a reader looks it up: without accents, case and leading signs."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return _LEADING_SIGNS.sub("", plain) or plain


def letter_of(sort_key: str) -> str:
    """Return A to Z, or "0" for names that begin with anything else."""
    first = sort_key[:1].upper()
    return first if "A" <= first <= "Z" else "0"
