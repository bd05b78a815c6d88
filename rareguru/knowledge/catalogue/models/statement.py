"""What every statement has: its source, its release, and whether it still stands."""

from __future__ import annotations

from typing import Any, Self

from django.db import models

from rareguru.knowledge.sources.models import Release


class StatementQuerySet(models.QuerySet[Any]):
    def live(self) -> Self:
        """What the published release of the source still says."""
        return self.filter(retired_in=None)


class StatementManager(models.Manager[Any]):
    """Written out, because the type checker cannot see through a generated manager of an abstract model."""

    def get_queryset(self) -> StatementQuerySet:
        return StatementQuerySet(self.model, using=self._db)

    def live(self) -> StatementQuerySet:
        return self.get_queryset().live()


class Statement(models.Model):
    """A fact of one source. `key` tells which fact it is, `digest` what it says."""

    source = models.CharField(max_length=32)
    key = models.BigIntegerField()
    digest = models.BigIntegerField()
    release = models.ForeignKey(Release, models.PROTECT, related_name="+", db_index=False)  # first said in these words
    retired_in = models.ForeignKey(Release, models.PROTECT, related_name="+", null=True, db_index=False)

    objects = StatementManager()

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="%(class)s_once_per_source")]
