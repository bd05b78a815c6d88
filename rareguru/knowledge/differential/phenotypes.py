"""The terms that can be findings: HPO below "Phenotypic abnormality", and what became of other ids."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Self

from rareguru.knowledge.catalogue.models import Term, TermAlias, TermParent
from rareguru.science.ontology.closure import Closure
from rareguru.science.ontology.graph import Graph

ROOT = "HP:0000118"
_MOST_MOVES = 8  # of a term that was merged into one that was merged…


@dataclass(frozen=True, slots=True)
class Phenotypes:
    """Findings, numbered; `moved` leads from former ids to current ones, `outside` holds terms of other kinds."""

    closure: Closure
    numbers: dict[str, int]
    moved: dict[str, str]
    outside: frozenset[str]

    @classmethod
    def read(cls) -> Self:
        rows = list(Term.objects.live().order_by("identifier").values_list("pk", "identifier", "is_obsolete"))
        current = {key: identifier for key, identifier, is_obsolete in rows if not is_obsolete}
        parents: dict[str, list[str]] = {identifier: [] for identifier in current.values()}
        for child, parent in TermParent.objects.live().order_by("pk").values_list("term_id", "parent_id"):
            if child in current and parent in current:
                parents[current[child]].append(current[parent])
        graph = Graph(parents)
        findings = {term: above for term, above in parents.items() if ROOT in graph.ancestors(term)}
        closure = Closure.build(findings)
        numbers = {term: number for number, term in enumerate(closure.terms)}
        return cls(closure, numbers, _moved(parents), frozenset(parents.keys() - numbers.keys()))

    def number(self, term: str) -> int | None:
        """Return the number of a term, of what replaced it, or None where it is no finding."""
        return self.numbers.get(self.moved.get(term, term))

    def by_key(self) -> dict[int, int]:
        """Return the number of each term by the key that annotations hold."""
        found = ((key, self.number(term)) for key, term in Term.objects.order_by().values_list("pk", "identifier"))
        return {key: number for key, number in found if number is not None}


def _moved(current: dict[str, list[str]]) -> dict[str, str]:
    """Return where each former id leads: a current term, or "" where nothing replaced it."""
    obsolete = Term.objects.live().filter(is_obsolete=True).values_list("identifier", "replaced_by")
    aliases = TermAlias.objects.live().values_list("alias", "term__identifier")
    targets = defaultdict(str, {**dict(aliases), **dict(obsolete)})
    moved = {}
    for term in targets.keys() - current.keys():
        target = term
        for _ in range(_MOST_MOVES):
            if target in current or not target:
                break
            target = targets.get(target, "")
        moved[term] = target if target in current else ""
    return moved
