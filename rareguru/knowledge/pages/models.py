"""The page of each disease as it is published, and what the lists of pages need."""

from __future__ import annotations

from typing import Self, cast

import orjson
from django.db import connection, models
from isal import isal_zlib

from rareguru.knowledge.catalogue.models import Disease
from rareguru.knowledge.pages.document import DiseaseDocument


class PageQuerySet(models.QuerySet["PageDocument"]):
    def live(self) -> Self:
        """Pages that are shown; a retired one keeps its last content."""
        return self.filter(is_retired=False)

    def diseases(self) -> Self:
        return self.filter(kind=Disease.Kind.DISEASE)

    def branches(self) -> Self:
        return self.filter(kind=Disease.Kind.BRANCH)


class PageDocument(models.Model):
    """One page; `revision` changes with anything it says, `changed_on` not with a mere new release."""

    disease = models.OneToOneField(Disease, models.CASCADE, primary_key=True, related_name="page")
    kind = models.CharField(max_length=8, choices=Disease.Kind)
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=500)
    name_es = models.CharField(max_length=500, blank=True)
    sort_key = models.CharField(max_length=500)  # the name without accents, case and leading signs
    letter = models.CharField(max_length=1)  # A to Z, or "0" for all else
    revision = models.CharField(max_length=32)
    substance = models.CharField(max_length=32)  # digest of what it says, without releases and dates of copies
    changed_on = models.DateField()
    is_new = models.BooleanField(default=True)  # the change of changed_on was its first appearance
    is_retired = models.BooleanField(default=False)
    has_answers = models.BooleanField(default=False)
    diseases_below = models.PositiveIntegerField(default=0)
    has_parents = models.BooleanField(default=False)
    content = models.BinaryField()  # the document as JSON, compressed; late, so that sorting need not pass over it
    apart = models.CharField(max_length=300, blank=True)  # what tells it from another page of the same name

    objects = PageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_page_per_kind_and_slug")]
        indexes = [
            models.Index(fields=["kind", "letter", "sort_key"], name="page_by_letter"),
            models.Index(fields=["is_retired", "kind", "has_answers"], name="page_by_kind"),
            models.Index(fields=["-changed_on", "sort_key", "disease"], name="page_by_change"),
        ]

    def __str__(self) -> str:
        return self.slug

    def document(self) -> DiseaseDocument:
        return _unpacked(self.content)


def page_at(kind: str, slug: str) -> tuple[int, DiseaseDocument] | None:
    """Return the disease of this address, and what its page says; None where no live one is.

    In SQL, because every page that is rendered asks this, and Django takes ten times as long to word it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT disease_id, content FROM pages_pagedocument WHERE kind = %s AND slug = %s AND NOT is_retired",
            [kind, slug],
        )
        found = cursor.fetchone()
    return (found[0], _unpacked(found[1])) if found else None


def _unpacked(content: bytes | memoryview[int]) -> DiseaseDocument:
    return cast("DiseaseDocument", orjson.loads(isal_zlib.decompress(content)))


class PageSystem(models.Model):
    """A body system that the signs of a disease belong to; only of pages that are shown."""

    page = models.ForeignKey(PageDocument, models.CASCADE, related_name="systems", db_index=False)
    system = models.CharField(max_length=20)
    signs = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "system"], name="page_has_a_system_once")]
        indexes = [models.Index(fields=["system", "page"], name="page_by_system")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.system}"
