"""What sources say of their entries: names, mappings, texts, signs, genes, figures."""

from __future__ import annotations

from django.db import models

from rareguru.knowledge.catalogue.models.disease import Disease
from rareguru.knowledge.catalogue.models.statement import Statement
from rareguru.knowledge.catalogue.models.term import Term
from rareguru.knowledge.catalogue.statements import NameKind, RecordKind, Relation, SectionKind


def _choices(kinds: type[RecordKind | NameKind | Relation | SectionKind]) -> list[tuple[str, str]]:
    return [(kind.value, kind.value) for kind in kinds]


class Record(Statement):
    """An entry of a source, and the disease it was placed with."""

    class Place(models.TextChoices):
        ATTACHED = "attached"  # one of several records of a disease
        ALONE = "alone"  # the only record of its disease
        LISTED = "listed"  # on no page; `reason` says why

    identifier = models.CharField(max_length=120)
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=8, choices=_choices(RecordKind))
    url = models.CharField(max_length=500, blank=True)
    is_rare = models.BooleanField(default=True)
    disease = models.ForeignKey(Disease, models.SET_NULL, null=True, related_name="records")
    place = models.CharField(max_length=8, choices=Place, default=Place.LISTED)
    reason = models.CharField(max_length=200, blank=True)

    class Meta(Statement.Meta):
        indexes = [models.Index(fields=["identifier"], name="record_by_identifier")]

    def __str__(self) -> str:
        return f"{self.identifier} {self.name}"


class OfRecord(Statement):
    """A statement about a record of the same source."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="%(class)ss")

    class Meta(Statement.Meta):
        abstract = True


class Name(OfRecord):
    text = models.CharField(max_length=500)
    language = models.CharField(max_length=8)
    kind = models.CharField(max_length=9, choices=_choices(NameKind))

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class CrossReference(OfRecord):
    target = models.CharField(max_length=120)
    relation = models.CharField(max_length=8, choices=_choices(Relation))

    class Meta(Statement.Meta):
        indexes = [models.Index(fields=["target"], name="cross_reference_by_target")]

    def __str__(self) -> str:
        return f"{self.relation} {self.target}"


class Hierarchy(Statement):
    child = models.ForeignKey(Record, models.PROTECT, related_name="parent_links")
    parent = models.ForeignKey(Record, models.PROTECT, related_name="child_links")

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.child_id} below {self.parent_id}"


class Section(OfRecord):
    kind = models.CharField(max_length=12, choices=_choices(SectionKind))
    answer = models.TextField()
    question = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8)
    updated = models.DateField(null=True)

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.kind} ({self.language})"


class Annotation(OfRecord):
    term = models.ForeignKey(Term, models.PROTECT, related_name="annotations")
    aspect = models.CharField(max_length=1)
    is_excluded = models.BooleanField()
    frequency = models.CharField(max_length=40, blank=True)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    onset = models.CharField(max_length=200, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    modifier = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=20, blank=True)
    reference = models.CharField(max_length=500, blank=True)

    class Meta(Statement.Meta):
        constraints = [
            *Statement.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(lower=None) | models.Q(lower__gte=0, upper__lte=1, lower__lte=models.F("upper")),
                name="annotation_frequency_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.frequency}"


class GeneLink(OfRecord):
    symbol = models.CharField(max_length=60)
    association = models.CharField(max_length=200, blank=True)
    gene_id = models.CharField(max_length=60, blank=True)
    gene_name = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=60, blank=True)
    locus = models.CharField(max_length=100, blank=True)
    reference = models.TextField(blank=True)

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return self.symbol


class Prevalence(OfRecord):
    measure = models.CharField(max_length=60)
    band = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=120, blank=True)
    qualification = models.CharField(max_length=60, blank=True)
    reference = models.TextField(blank=True)

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.measure} {self.band or self.value}"


class Characteristic(OfRecord):
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=200)

    class Meta(Statement.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"
