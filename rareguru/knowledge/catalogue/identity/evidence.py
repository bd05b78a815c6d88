"""Read from the catalogue what identity is decided by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rareguru.knowledge.catalogue.identity.placing import Entry, Mappings
from rareguru.knowledge.catalogue.models import CrossReference, Hierarchy, Name, Record
from rareguru.knowledge.catalogue.statements import RecordKind, Relation

EXACT_PREFIXES = ("ORPHA:", "OMIM:", "OMIMPS:", "DOID:", "DECIPHER:")
OWN_ID_PREFIXES = ("ORPHA:", "OMIM:")


def read_entries() -> Iterator[Entry]:
    """Yield every live record."""
    concepts = defaultdict(list)
    rows = (
        CrossReference.objects.live().filter(target__startswith="UMLS:").exclude(source__in=("mondo", "gard", "doid"))
    )
    for record, target in rows.order_by("pk").values_list("record_id", "target"):
        concepts[record].append(target)
    fields = ("pk", "source", "identifier", "name", "kind", "is_rare")
    for pk, source, identifier, name, kind, is_rare in Record.objects.live().values_list(*fields).iterator(20_000):
        yield Entry(pk, source, identifier, name, RecordKind(kind), is_rare, tuple(concepts.get(pk, ())))


def read_names() -> dict[int, tuple[str, ...]]:
    """Return the names of each live record; acronyms are left out, they belong to too many."""
    names = defaultdict(list)
    rows = Name.objects.live().exclude(kind="acronym").filter(language="en").values_list("record_id", "text")
    for record, text in rows.iterator(20_000):
        names[record].append(text)
    return {record: tuple(texts) for record, texts in names.items()}


def read_parents() -> set[str]:
    """Return the identifiers that something stands below."""
    return set(Hierarchy.objects.live().values_list("parent__identifier", flat=True))


def read_mappings() -> Mappings:
    """Read the exact mappings of Mondo (and its GARD numbers), and the GARD list's own source ids."""
    hubs, targets, concepts = defaultdict(set), defaultdict(set), defaultdict(set)
    rows = CrossReference.objects.live().filter(source="mondo")
    for hub, target, relation in rows.values_list("record__identifier", "target", "relation").iterator(20_000):
        if target.startswith("GARD:") or (relation == Relation.EXACT and target.startswith(EXACT_PREFIXES)):
            hubs[target].add(hub)
            targets[hub].add(target)
        elif relation == Relation.EXACT and target.startswith("UMLS:"):
            concepts[target].add(hub)
    return Mappings(
        hubs={key: frozenset(value) for key, value in hubs.items()},
        targets={key: frozenset(value) for key, value in targets.items()},
        own_ids=_own_ids(),
        concept_hubs={key: frozenset(value) for key, value in concepts.items()},
    )


def _own_ids() -> dict[str, str]:
    """Return the id under which the GARD list itself took each of its entries in."""
    rows = CrossReference.objects.live().filter(source="gard", relation=Relation.OWN)
    return dict(rows.values_list("record__identifier", "target"))
