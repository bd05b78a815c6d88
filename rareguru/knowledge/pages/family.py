"""Where diseases and branches stand: one hierarchy made of those of all sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from rareguru.knowledge.catalogue.models import Disease, Hierarchy, Name
from rareguru.knowledge.catalogue.statements import NameKind
from rareguru.knowledge.pages.document import Family, Kind, Link, Localized
from rareguru.knowledge.pages.precedence import in_order, rank

MOST_SIBLINGS = 40

# In the names of branches that gather what has a sign, a treatment or a cause in common, whatever it is.
_BY_FEATURE = re.compile(r"\b(with|potentially indicated|secondary to)\b")
_ROOTS = ("MONDO:0000001", "DOID:4")  # "disease": everything is below it, so it tells nobody anything

Edges = Mapping[tuple[int, int], Collection[str]]  # (child, parent) -> sources that say so


@dataclass(slots=True)
class FamilyTree:
    """All published diseases with their links; without cycles."""

    links: dict[int, Link]
    edges: Edges
    parents: dict[int, list[int]] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=dict)
    below: dict[int, int] = field(default_factory=dict)  # how many diseases

    @classmethod
    def read(cls) -> FamilyTree:
        links = _read_links()
        return cls.grown(links, _read_edges(links))

    @classmethod
    def grown(cls, links: dict[int, Link], edges: Edges) -> FamilyTree:
        """Make the tree of links and edges; what would close a circle is left out."""
        tree = cls(links, without_cycles(edges))
        parents, children = defaultdict(list), defaultdict(list)
        for child, parent in tree.edges:
            parents[child].append(parent)
            children[parent].append(child)
        tree.children = {parent: sorted(below, key=tree._by_name) for parent, below in children.items()}
        tree.below = {parent: tree._count_below(parent) for parent in children}
        for child, above in parents.items():
            tree.parents[child] = sorted(above, key=lambda parent: tree._closest_first(child, parent))
        return tree

    def ancestors(self, disease: int) -> frozenset[int]:
        return _reached(disease, self.parents)

    def are_related(self, one: int, other: int) -> bool:
        """Say whether one stands above the other, or both directly below the same."""
        if set(self.parents.get(one, ())) & set(self.parents.get(other, ())):
            return True
        return other in self.ancestors(one) or one in self.ancestors(other)

    def family_of(self, disease: int) -> Family:
        parents = self._nearest_parents(disease)
        children = self.children.get(disease, [])
        siblings = [child for child in self.children.get(parents[0], []) if child != disease] if parents else []
        sources = set[str]()
        for parent in parents:
            sources.update(self.edges[disease, parent])
        for child in children:
            sources.update(self.edges[child, disease])
        return Family(
            parents=[self.links[parent] for parent in parents],
            children=[self.links[child] for child in children],
            siblings=[self.links[sibling] for sibling in siblings[:MOST_SIBLINGS]],
            sibling_total=len(siblings),
            diseases_below=self.below.get(disease, 0),
            sources=in_order(sources),
        )

    def _nearest_parents(self, disease: int) -> list[int]:
        """Return the parents, without those that stand above another parent.

        A disease takes the place of a wider one only where as many sources say so: a single one now and then puts
        a form of a disease below its sister.
        """
        parents = self.parents.get(disease, [])
        if len(parents) < 2:
            return parents
        told = {parent: len(self.edges[disease, parent]) for parent in parents}
        wider = {
            above
            for parent in parents
            for above in self.ancestors(parent) & told.keys()
            if self.links[parent]["kind"] == "branch" or told[parent] >= told[above]
        }
        return [parent for parent in parents if parent not in wider]

    def _count_below(self, disease: int) -> int:
        return sum(self.links[other]["kind"] == "disease" for other in _reached(disease, self.children))

    def _by_name(self, disease: int) -> tuple[str, str]:
        link = self.links[disease]
        return link["name"]["en"].casefold(), link["slug"]

    def _closest_first(self, child: int, parent: int) -> tuple[bool, int, int, str, str]:
        """What a disease is before what some diseases have in common; what most sources agree on; the narrowest."""
        is_gathered = _BY_FEATURE.search(self.links[parent]["name"]["en"]) is not None
        return is_gathered, -len(self.edges[child, parent]), self.below[parent], *self._by_name(parent)


def _reached(start: int, neighbors: Mapping[int, Collection[int]]) -> frozenset[int]:
    """Return everything that can be reached, without the start."""
    found = set[int]()
    waiting = list(neighbors.get(start, ()))
    while waiting:
        disease = waiting.pop()
        if disease not in found:
            found.add(disease)
            waiting.extend(neighbors.get(disease, ()))
    return frozenset(found)


def _read_links() -> dict[int, Link]:
    spanish = _read_spanish_names()
    return {
        key: Link(slug=slug, name=_localized(name, spanish.get(key, "")), kind=_kind(kind))
        for key, slug, name, kind in Disease.objects.published().order_by().values_list("pk", "slug", "name", "kind")
    }


def _kind(kind: str) -> Kind:
    return "branch" if kind == Disease.Kind.BRANCH else "disease"


def _localized(english: str, spanish: str) -> Localized:
    return Localized(en=english, es=spanish) if spanish else Localized(en=english)


def _read_spanish_names() -> dict[int, str]:
    """Return the Spanish name of each disease that a source gives as its preferred one."""
    rows = (
        Name.objects.live()
        .filter(language="es", kind=NameKind.PREFERRED, record__retired_in=None, record__disease__isnull=False)
        .order_by()
        .values_list("record__disease_id", "source", "text")
    )
    best: dict[int, tuple[tuple[int, str], str]] = {}
    for disease, source, text in rows:
        entry = (rank(source), text)
        best[disease] = min(best.get(disease, entry), entry)
    return {disease: text for disease, (_rank, text) in best.items()}


def _read_edges(links: Mapping[int, Link]) -> Edges:
    rows = (
        Hierarchy.objects.live()
        .filter(child__retired_in=None, parent__retired_in=None)
        .exclude(parent__identifier__in=_ROOTS)
        .order_by()
        .values_list("child__disease_id", "parent__disease_id", "source")
    )
    edges: dict[tuple[int, int], set[str]] = defaultdict(set)
    for child, parent, source in rows.iterator(chunk_size=5000):
        if child in links and parent in links and child != parent:
            edges[child, parent].add(source)
    return edges


def without_cycles(edges: Edges) -> Edges:
    """Leave out the edges that close a circle.

    Edges go in by source, then by key; one that would lead back to its child stays out, so the
    same statements always give the same tree.
    """
    knotted = _in_circles(edges)
    if not knotted:
        return edges
    kept = {edge: sources for edge, sources in edges.items() if not (edge[0] in knotted and edge[1] in knotted)}
    parents: dict[int, list[int]] = defaultdict(list)
    inside = [edge for edge in edges if edge not in kept]
    for child, parent in sorted(inside, key=lambda edge: (min(rank(source) for source in edges[edge]), edge)):
        if parent != child and child not in _reached(parent, parents):
            parents[child].append(parent)
            kept[child, parent] = edges[child, parent]
    return kept


def _in_circles(edges: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return what lies on a circle or between two: what is left when all loose ends are taken off."""
    rest = set(edges)
    while rest:
        ends = {child for child, _parent in rest} & {parent for _child, parent in rest}
        inner = {edge for edge in rest if edge[0] in ends and edge[1] in ends}
        if len(inner) == len(rest):
            break
        rest = inner
    return frozenset(end for edge in rest for end in edge)
