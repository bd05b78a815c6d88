"""Releases: one dated version of a source, and what it changed."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models.functions import Now


class ReleaseQuerySet(models.QuerySet["Release"]):
    def published(self) -> Self:
        """The one release of each source that the site shows."""
        return self.filter(status=Release.Status.PUBLISHED)

    def held(self) -> Self:
        return self.filter(status=Release.Status.HELD)


class Release(models.Model):
    """One version of a source as we took it in."""

    class Status(models.TextChoices):
        PUBLISHED = "published"
        SUPERSEDED = "superseded"
        HELD = "held"  # it would change more than is let through without a person

    source = models.CharField(max_length=32)
    version = models.CharField(max_length=100, blank=True)  # as the source words it
    date = models.DateField(null=True)  # only where the source gives one
    copied_on = models.DateField()  # when our copy was made
    loaded_at = models.DateTimeField(db_default=Now())
    status = models.CharField(max_length=12, choices=Status)
    fingerprint = models.CharField(max_length=64)  # of the files and of the code that read them
    checksums = models.JSONField(default=dict)  # file name -> sha256
    counts = models.JSONField(default=dict)  # kind of statement -> read, added, changed, retired, unchanged
    issue_count = models.PositiveIntegerField(default=0)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=models.Q(status="published"), name="one_published_release_per_source"
            ),
            models.UniqueConstraint(
                fields=["source"], condition=models.Q(status="held"), name="one_held_release_per_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.version or self.copied_on}"
