"""Support organizations, with complete contact data."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from rareguru.knowledge.catalogue.models.record import Record
from rareguru.knowledge.catalogue.models.statement import Statement, StatementManager, StatementQuerySet


class OrganizationManager(StatementManager):
    def shown(self) -> StatementQuerySet:
        """Live, and not a mere candidate: those wait for a curator."""
        return self.live().filter(is_candidate=False)


class Organization(Statement):
    identifier = models.CharField(max_length=120)
    name = models.CharField(max_length=300)
    street = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=120, blank=True)
    postal_code = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=120, blank=True)
    toll_free = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=254, blank=True)
    url = models.CharField(max_length=500, blank=True)
    is_candidate = models.BooleanField()

    objects: ClassVar[OrganizationManager] = OrganizationManager()

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class OrganizationLink(Statement):
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="links")
    record = models.ForeignKey(Record, models.PROTECT, related_name="organization_links")

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.organization_id} for {self.record_id}"
