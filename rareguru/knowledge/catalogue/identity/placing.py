"""Decide which records stand together. Plain values in, plain values out.

Mondo is the hub: an identifier that exactly one Mondo class maps to stands with that
class. A GARD number stands where Mondo says, or else where the GARD list's own source id
leads. A document's exact name and its exactly mapped UMLS concept make a route
together, neither does alone. Where two routes lead to different places the record stays
apart and a disagreement is listed for a curator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rareguru.knowledge.catalogue.identity.naming import BREADTH, comparable
from rareguru.knowledge.catalogue.statements import RecordKind

# Documents whose number may be stale: their own name must not belong to another disease.
NUMBERED_DOCUMENTS = frozenset({"medquad_gard"})
# Documents that carry no identifier of a rare-disease source: placed by exact name.
NAMED_DOCUMENTS = frozenset({"ghr", "ninds", "nhlbi"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A live record, as far as identity needs it."""

    number: int  # of the record
    source: str
    identifier: str
    name: str
    kind: RecordKind
    is_rare: bool
    concepts: tuple[str, ...] = ()  # UMLS concepts a document was annotated with


@dataclass(frozen=True, slots=True)
class Mappings:
    """The exact mappings of the sources."""

    hubs: Mapping[str, frozenset[str]]  # identifier -> Mondo classes that map exactly to it
    targets: Mapping[str, frozenset[str]]  # Mondo class -> identifiers it maps exactly to
    own_ids: Mapping[str, str]  # GARD number -> the list's own source id
    concept_hubs: Mapping[str, frozenset[str]] = field(default_factory=dict)  # UMLS concept -> Mondo classes


@dataclass(frozen=True, slots=True)
class Apart:
    """A record that stays apart because two routes disagree. Routes are anchors of clusters."""

    entry: Entry
    reason: str  # a value of Disagreement.Reason
    first: str
    second: str


@dataclass(slots=True)
class Placement:
    clusters: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))  # anchor -> records
    apart: list[Apart] = field(default_factory=list)
    unplaced: list[tuple[Entry, str]] = field(default_factory=list)  # with the reason


def place(entries: Iterable[Entry], mappings: Mappings, names: Mapping[int, tuple[str, ...]]) -> Placement:
    """Return every entry's place. `names` gives all names of a record by its number."""
    placement = Placement()
    ordered = sorted(entries, key=lambda entry: (entry.source, entry.identifier))
    routes = _Routes(mappings, ordered)
    for entry in ordered:
        if entry.source not in NUMBERED_DOCUMENTS | NAMED_DOCUMENTS:
            _place_by_number(placement, routes, entry)
    owners = name_owners(placement, names)
    for entry in ordered:
        if entry.source in NUMBERED_DOCUMENTS:
            _place_numbered_document(placement, routes, owners, entry)
    owners = name_owners(placement, names)
    for entry in ordered:
        if entry.source in NAMED_DOCUMENTS:
            _place_named_document(placement, mappings, owners, entry)
    return placement


def name_owners(placement: Placement, names: Mapping[int, tuple[str, ...]]) -> dict[str, set[str]]:
    """Return the anchors that bear each name, in comparable spelling."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for anchor, entries in placement.clusters.items():
        for entry in entries:
            for text in (entry.name, *names.get(entry.number, ())):
                owners[comparable(text)].add(anchor)
    return dict(owners)


class _Routes:
    """Where an identifier leads."""

    def __init__(self, mappings: Mappings, entries: Iterable[Entry]) -> None:
        self._mappings = mappings
        self._held_apart = _held_apart(mappings, entries)
        # A source id without a Mondo class stands with the GARD number that names it, when Mondo knows that number.
        self._through_gard: dict[str, str] = {}
        for gard, own in sorted(mappings.own_ids.items()):
            hub = self._hub(gard)
            if hub and own not in mappings.hubs and not self._has_rival(hub, own):
                self._through_gard.setdefault(own, hub)

    def _hub(self, identifier: str) -> str | None:
        if identifier in self._held_apart:
            return None
        hubs = self._mappings.hubs.get(identifier, frozenset())
        return next(iter(hubs)) if len(hubs) == 1 else None

    def _has_rival(self, hub: str, own: str) -> bool:
        prefix = own.partition(":")[0] + ":"
        return any(target.startswith(prefix) and target != own for target in self._mappings.targets.get(hub, ()))

    def concept_hubs(self, concept: str) -> frozenset[str]:
        return self._mappings.concept_hubs.get(concept, frozenset())

    def anchor(self, identifier: str) -> str:
        return self._hub(identifier) or self._through_gard.get(identifier) or identifier

    def is_covered(self, anchor: str, hub: str) -> bool:
        """Say whether this Mondo class covers the entry, though its source keeps it apart."""
        return self._held_apart.get(anchor) == hub

    def lead(self, identifier: str) -> tuple[str, tuple[str, str, str] | None]:
        """Return the anchor of an identifier, and (reason, first, second) when two routes disagree."""
        hubs = self._mappings.hubs.get(identifier, frozenset())
        if len(hubs) > 1:
            first, second, *_ = sorted(hubs)
            return identifier, ("several-hubs", first, second)
        if hub := self._held_apart.get(identifier):
            return identifier, ("shared-hub", hub, identifier)
        own = self._mappings.own_ids.get(identifier)
        if own is None:
            return self.anchor(identifier), None
        by_own = self.anchor(own)
        hub = self._hub(identifier)
        # Where the class covers several entries of the source, the list's own id says which of them is meant.
        if hub is None or hub in (by_own, self._held_apart.get(own)):
            return by_own, None
        return identifier, ("mondo-and-own-id", hub, by_own)


def _held_apart(mappings: Mappings, entries: Iterable[Entry]) -> dict[str, str]:
    """Return the identifiers that share their Mondo class with a wider entry of the same vocabulary.

    Mondo maps Marfan syndrome and its first subtype to one class; Orphanet keeps them apart, and so do we.
    """
    entries = list(entries)
    hub_names = {entry.identifier: comparable(entry.name) for entry in entries if entry.source == "mondo"}
    shared: defaultdict[tuple[str, str], dict[str, tuple[int, bool, str]]] = defaultdict(dict)
    for entry in entries:
        for hub in mappings.hubs.get(entry.identifier, ()):
            is_other_name = comparable(entry.name) != hub_names.get(hub)
            breadth = (BREADTH.index(entry.kind), is_other_name, entry.identifier)
            alike = shared[hub, entry.identifier.partition(":")[0]]
            alike[entry.identifier] = min(breadth, alike.get(entry.identifier, breadth))
    return {
        identifier: hub
        for (hub, _), alike in shared.items()
        for identifier in alike
        if identifier != min(alike, key=alike.__getitem__)
    }


def _place_by_number(placement: Placement, routes: _Routes, entry: Entry) -> None:
    anchor, disagreement = routes.lead(entry.identifier)
    if disagreement:
        placement.apart.append(Apart(entry, *disagreement))
    placement.clusters[anchor].append(entry)


def _place_numbered_document(
    placement: Placement, routes: _Routes, owners: Mapping[str, set[str]], entry: Entry
) -> None:
    """Place a document by its number, unless its name and its concept both say that it is another disease."""
    anchor, disagreement = routes.lead(entry.identifier)
    bearers = owners.get(comparable(entry.name), set())
    agreed = (
        None
        if anchor in bearers - {entry.identifier}
        else _agreed_by_name_and_concept(routes, bearers - {anchor}, entry)
    )
    if disagreement:
        placement.apart.append(Apart(entry, *disagreement))
    elif agreed and anchor == entry.identifier:
        # Nobody else knows the number: what stands under it goes where name and concept agree.
        placement.clusters[agreed].extend(placement.clusters.pop(anchor, []))
        anchor = agreed
    elif agreed and routes.is_covered(anchor, agreed):
        anchor = agreed  # Mondo counts the number's entry to the disease that name and concept say
    elif agreed:
        placement.apart.append(Apart(entry, "name-elsewhere", anchor, agreed))
        anchor = f"{entry.source}:{entry.identifier}"
    placement.clusters[anchor].append(entry)


def _agreed_by_name_and_concept(routes: _Routes, bearers: set[str], entry: Entry) -> str | None:
    """Return the one disease that has the document's exact name and its exactly mapped concept."""
    by_concept = {hub for concept in entry.concepts for hub in routes.concept_hubs(concept)}
    return next(iter(bearers)) if len(bearers) == 1 and bearers == by_concept else None


def _place_named_document(
    placement: Placement, mappings: Mappings, owners: Mapping[str, set[str]], entry: Entry
) -> None:
    bearers = owners.get(comparable(entry.name), set())
    by_concept = {hub for concept in entry.concepts for hub in mappings.concept_hubs.get(concept, ())}
    if len(bearers) > 1 and len(bearers & by_concept) == 1:
        bearers = bearers & by_concept
    if not bearers:
        placement.unplaced.append((entry, "No rare disease here has exactly this name."))
    elif len(bearers) > 1:
        first, second, *_ = sorted(bearers)
        placement.unplaced.append((entry, "Several diseases have this name."))
        placement.apart.append(Apart(entry, "ambiguous-name", first, second))
    elif by_concept and not (bearers & by_concept):
        placement.unplaced.append((entry, "Its name and its UMLS concept lead to different diseases."))
        placement.apart.append(Apart(entry, "name-and-cui", min(bearers), min(by_concept)))
    else:
        placement.clusters[next(iter(bearers))].append(entry)
