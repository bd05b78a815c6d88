"""Write down which disease each record stands with; run again it changes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from rareguru.knowledge.catalogue.identity import addressing
from rareguru.knowledge.catalogue.identity.evidence import read_entries, read_mappings, read_names, read_parents
from rareguru.knowledge.catalogue.identity.naming import BREADTH, as_heading, rank_of_source, slug_for
from rareguru.knowledge.catalogue.identity.placing import NAMED_DOCUMENTS, Entry, Mappings, Placement, place
from rareguru.knowledge.catalogue.models import Disagreement, Disease, Record
from rareguru.knowledge.catalogue.statements import RecordKind
from rareguru.lib.bulk import insert_rows, renew_statistics, update_rows

ROOTS = frozenset({"MONDO:0000001"})  # "disease": everything is below it, so it tells nothing
ROOT = "It is the root of the hierarchy."
NOT_RARE = "Its source does not count it as rare, and no other source here names it."
RETIRED = "The source no longer lists it."
_DISEASES = frozenset({RecordKind.DISEASE, RecordKind.SUBTYPE})
_BRANCHES = frozenset({RecordKind.GROUP, RecordKind.CATEGORY})


@dataclass(slots=True)
class IdentityReport:
    """What settling changed."""

    diseases: int = 0
    branches: int = 0
    created: int = 0
    renamed: int = 0
    merged: int = 0
    withdrawn: int = 0
    disagreements: int = 0
    places: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Cluster:
    anchor: str
    entries: list[Entry]
    kind: Disease.Kind
    name: str
    disease: Disease | None = None


@transaction.atomic
def settle_identity() -> IdentityReport:
    """Give every live record its place and every disease its address."""
    mappings = read_mappings()
    placement = place(read_entries(), mappings, read_names())
    report = IdentityReport()
    clusters = _published_clusters(placement)
    _claim_diseases(clusters, report)
    _write_diseases(clusters, report)
    _write_places(clusters, placement, report)
    _write_disagreements(clusters, placement, report)
    addressing.write_addresses(_addresses(clusters, mappings))
    renew_statistics()
    return report


def _published_clusters(placement: Placement) -> list[_Cluster]:
    parents = read_parents()
    clusters = []
    for anchor, entries in sorted(placement.clusters.items()):
        if anchor in ROOTS or not any(entry.is_rare for entry in entries):
            placement.unplaced.extend((entry, ROOT if anchor in ROOTS else NOT_RARE) for entry in entries)
            continue
        named = [entry for entry in entries if entry.source not in NAMED_DOCUMENTS]
        clusters.append(
            _Cluster(anchor, entries, _kind(entries, parents), as_heading(min(named, key=_naming_order).name))
        )
    return clusters


def _naming_order(entry: Entry) -> tuple[int, int, str]:
    """A disease lends its name before its subtypes, which Mondo sometimes maps to the same class."""
    return rank_of_source(entry.source), BREADTH.index(entry.kind), entry.identifier


def _kind(entries: list[Entry], parents: set[str]) -> Disease.Kind:
    """Tell a disease from a branch: the sources that classify decide, else whether anything stands below it."""
    kinds = {entry.kind for entry in entries}
    if kinds & _DISEASES or any(entry.identifier.startswith("OMIM:") for entry in entries):
        return Disease.Kind.DISEASE
    if kinds & _BRANCHES or any(entry.identifier in parents for entry in entries):
        return Disease.Kind.BRANCH
    return Disease.Kind.DISEASE


def _claim_diseases(clusters: list[_Cluster], report: IdentityReport) -> None:
    """Find the disease that each cluster was before, so that addresses stay where most of the records went."""
    before = dict(Record.objects.exclude(disease=None).values_list("pk", "disease_id"))
    votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for index, cluster in enumerate(clusters):
        for entry in cluster.entries:
            if entry.number in before:
                votes[before[entry.number]][index] += 1
    diseases = Disease.objects.in_bulk(list(votes))
    winners = {pk: min(counts, key=lambda index: (-counts[index], index)) for pk, counts in votes.items()}

    def order(pk: int) -> tuple[int, bool, int]:
        """Most records first; of two that become one, the one that already bears the name."""
        return -votes[pk][winners[pk]], diseases[pk].name != clusters[winners[pk]].name, pk

    for pk in sorted(votes, key=order):
        cluster = clusters[winners[pk]]
        if cluster.disease is None:
            cluster.disease = diseases[pk]
        elif diseases[pk].merged_into_id != cluster.disease.pk:
            diseases[pk].is_published = False
            diseases[pk].merged_into = cluster.disease
            diseases[pk].save()
            report.merged += 1


def _write_diseases(clusters: list[_Cluster], report: IdentityReport) -> None:
    taken = set(Disease.objects.values_list("slug", flat=True))
    fresh: list[_Cluster] = []
    # Of two of one name, the one that more records tell of gets the plain address.
    for cluster in sorted(clusters, key=lambda one: -len(one.entries)):
        if cluster.disease is None:
            slug = slug_for(cluster.name, cluster.anchor, taken)
            taken.add(slug)
            cluster.disease = Disease(slug=slug, name=cluster.name, kind=cluster.kind)
            fresh.append(cluster)
        elif (cluster.disease.name, cluster.disease.kind, cluster.disease.is_published) != (
            cluster.name,
            cluster.kind,
            True,
        ):
            _rename(cluster.disease, cluster, taken, report)
    fresh.sort(key=lambda one: one.anchor)
    insert_rows(
        Disease,
        ("slug", "name", "kind", "is_published"),
        ((one.disease.slug, one.name, one.kind.value, True) for one in fresh if one.disease),
    )
    numbers = dict(Disease.objects.values_list("slug", "pk"))
    for cluster in fresh:
        if cluster.disease:
            cluster.disease.pk = numbers[cluster.disease.slug]
    shown = {cluster.disease.pk for cluster in clusters if cluster.disease}
    gone = [pk for pk in Disease.objects.published().values_list("pk", flat=True) if pk not in shown]
    report.withdrawn = _withdraw(gone)
    report.created = len(fresh)
    report.diseases = sum(cluster.kind is Disease.Kind.DISEASE for cluster in clusters)
    report.branches = len(clusters) - report.diseases


def _withdraw(gone: list[int]) -> int:
    for start in range(0, len(gone), 5_000):
        Disease.objects.filter(pk__in=gone[start : start + 5_000]).update(is_published=False)
    return len(gone)


def _rename(disease: Disease, cluster: _Cluster, taken: set[str], report: IdentityReport) -> None:
    if disease.name != cluster.name:
        former = disease.slug
        disease.slug = slug_for(cluster.name, cluster.anchor, taken - {former})
        taken.add(disease.slug)
        if disease.slug != former:
            addressing.keep_former(former, disease)
            report.renamed += 1
    disease.name, disease.kind, disease.is_published, disease.merged_into = cluster.name, cluster.kind, True, None
    disease.save()


def _write_places(clusters: list[_Cluster], placement: Placement, report: IdentityReport) -> None:
    wanted: dict[int, tuple[int | None, str, str]] = {}
    for cluster in clusters:
        place_word = Record.Place.ALONE if len(cluster.entries) == 1 else Record.Place.ATTACHED
        for entry in cluster.entries:
            wanted[entry.number] = (cluster.disease.pk if cluster.disease else None, place_word.value, "")
    for entry, reason in placement.unplaced:
        wanted[entry.number] = (None, Record.Place.LISTED.value, reason)
    report.places.update(place_word for _, place_word, _ in wanted.values())
    rows = Record.objects.values_list("pk", "disease_id", "place", "reason", "retired_in_id")
    changed = []
    for pk, disease, place_before, reason, retired_in in rows.iterator(20_000):
        # A retired record keeps its disease, so that it comes back where it was.
        target = wanted.get(pk) or (disease, Record.Place.LISTED.value, RETIRED if retired_in else reason)
        if target != (disease, place_before, reason):
            changed.append((*target, pk))
    update_rows(Record, ("disease_id", "place", "reason"), changed)


def _write_disagreements(clusters: list[_Cluster], placement: Placement, report: IdentityReport) -> None:
    by_anchor = {cluster.anchor: cluster.disease for cluster in clusters}
    by_record = {entry.number: cluster.disease for cluster in clusters for entry in cluster.entries}
    Disagreement.objects.all().delete()
    Disagreement.objects.bulk_create(
        Disagreement(
            source=apart.entry.source,
            identifier=apart.entry.identifier,
            name=apart.entry.name,
            reason=apart.reason,
            disease=by_record.get(apart.entry.number),
            first=by_anchor.get(apart.first),
            second=by_anchor.get(apart.second),
        )
        for apart in placement.apart
    )
    report.disagreements = len(placement.apart)


def _addresses(clusters: Iterable[_Cluster], mappings: Mappings) -> dict[str, int]:
    """Return every upstream id with the disease it leads to; where a record stands wins over a mapping."""
    wanted: dict[str, int] = {}
    for cluster in clusters:
        if cluster.disease:
            for target in mappings.targets.get(cluster.anchor, ()):
                wanted[target] = cluster.disease.pk
    for is_document in (True, False):
        for cluster in clusters:
            for entry in cluster.entries:
                if cluster.disease and (entry.source in NAMED_DOCUMENTS) == is_document:
                    wanted[entry.identifier] = cluster.disease.pk
    return wanted
