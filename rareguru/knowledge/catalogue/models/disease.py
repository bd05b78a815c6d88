"""A disease of our own: the stable address under which records of several sources stand together."""

from __future__ import annotations

from typing import Self

from django.db import models


class DiseaseQuerySet(models.QuerySet["Disease"]):
    def published(self) -> Self:
        return self.filter(is_published=True)

    def diseases(self) -> Self:
        return self.filter(kind=Disease.Kind.DISEASE)

    def branches(self) -> Self:
        return self.filter(kind=Disease.Kind.BRANCH)


class Disease(models.Model):
    """One disease, or one branch of the hierarchy of diseases."""

    class Kind(models.TextChoices):
        DISEASE = "disease"
        BRANCH = "branch"

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=8, choices=Kind)
    is_published = models.BooleanField(default=True)  # False once no live record stands here
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    objects = DiseaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "name"], name="disease_by_kind_and_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def identifier(self) -> str:
        """Our own id, for exchange with others."""
        return f"RG:{self.pk:07d}"


class Address(models.Model):
    """An old or foreign name of a disease's page: an upstream id or a former slug."""

    text = models.CharField(max_length=120, unique=True)
    disease = models.ForeignKey(Disease, models.CASCADE, related_name="addresses")

    def __str__(self) -> str:
        return self.text


class Disagreement(models.Model):
    """Two routes of identity that lead to different diseases; the record stays apart."""

    class Reason(models.TextChoices):
        MONDO_AND_OWN_ID = "mondo-and-own-id", "Mondo and the source's own id lead to different diseases"
        SEVERAL_HUBS = "several-hubs", "Mondo maps the record to several classes"
        SHARED_HUB = "shared-hub", "Mondo maps one class to entries that their source keeps apart"
        NAME_ELSEWHERE = (
            "name-elsewhere",
            "The record's name and UMLS concept belong to another disease than its number",
        )
        NAME_AND_CUI = "name-and-cui", "The record's name and its UMLS concept lead to different diseases"
        AMBIGUOUS_NAME = "ambiguous-name", "Several diseases have the record's name"

    source = models.CharField(max_length=32)
    identifier = models.CharField(max_length=120)
    name = models.CharField(max_length=500)
    reason = models.CharField(max_length=20, choices=Reason)
    disease = models.ForeignKey(Disease, models.CASCADE, null=True, related_name="disagreements")  # where it stands now
    first = models.ForeignKey(Disease, models.CASCADE, null=True, related_name="+")
    second = models.ForeignKey(Disease, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "identifier"], name="one_disagreement_per_record"),
        ]

    def __str__(self) -> str:
        return f"{self.identifier}: {self.get_reason_display()}"
