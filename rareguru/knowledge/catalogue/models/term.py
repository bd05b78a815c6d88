"""HPO terms with their names in every language, parents and former ids."""

from __future__ import annotations

from django.db import models

from rareguru.knowledge.catalogue.models.statement import Statement
from rareguru.knowledge.catalogue.statements import SynonymScope


class Term(Statement):
    identifier = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=500)
    definition = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    is_obsolete = models.BooleanField()
    replaced_by = models.CharField(max_length=20, blank=True)

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.identifier} {self.name}"


class OfTerm(Statement):
    term = models.ForeignKey(Term, models.PROTECT, related_name="%(class)ss")

    class Meta(Statement.Meta):
        abstract = True


class TermName(OfTerm):
    text = models.CharField(max_length=500)
    language = models.CharField(max_length=8)
    scope = models.CharField(max_length=7, choices=[(scope.value, scope.value) for scope in SynonymScope])
    is_layperson = models.BooleanField()
    is_official = models.BooleanField()
    kind = models.CharField(max_length=40, blank=True)

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class TermDefinition(OfTerm):
    text = models.TextField()
    language = models.CharField(max_length=8)
    is_official = models.BooleanField()

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class TermParent(OfTerm):
    parent = models.ForeignKey(Term, models.PROTECT, related_name="child_links")

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.term_id} below {self.parent_id}"


class TermAlias(OfTerm):
    alias = models.CharField(max_length=20)

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return self.alias
