"""Families of diseases: the branches of Mondo that candidates share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from rareguru.knowledge.catalogue.models import Hierarchy, Record

if TYPE_CHECKING:
    from rareguru.knowledge.differential.evidence import Candidates

MONDO = "mondo"
_FEWEST = 2
_MOST_LENDING = 30  # members of a group that lend each other signs
_MOST_SHOWN = 60  # diseases of a family that is said to be meant as a whole
_ALIKE = 2.0  # of score: members that differ by no more fit alike
_LOOKED_AT = 20  # places of a ranking in which families are looked for


@dataclass(frozen=True, slots=True)
class Groups:
    """The smallest branch of Mondo that each disease shares with others."""

    of: Mapping[int, str]  # number of a disease -> Mondo id
    members: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class MondoTree:
    """What stands above the candidates, by keys of Mondo's records."""

    above: Mapping[int, frozenset[int]]  # number of a disease -> its own and all wider classes
    members: Mapping[int, frozenset[int]]  # class -> numbers of the candidates at or below it
    identifiers: Mapping[int, str]
    diseases: Mapping[int, int]  # class -> key of the disease or branch whose page it is

    @classmethod
    def read(cls, candidates: Candidates) -> Self:
        parents: dict[int, list[int]] = defaultdict(list)
        links = Hierarchy.objects.live().filter(source=MONDO).order_by()
        for child, parent in links.values_list("child_id", "parent_id"):
            parents[child].append(parent)
        records = list(
            Record.objects.live().filter(source=MONDO).order_by("pk").values_list("pk", "identifier", "disease_id")
        )
        above: dict[int, frozenset[int]] = {}
        for key, _, disease in records:
            if disease in candidates.numbers:
                number = candidates.numbers[disease]
                above[number] = above.get(number, frozenset()) | {key} | _ancestors(key, parents)
        members: dict[int, set[int]] = defaultdict(set)
        for number, classes in above.items():
            for one in classes:
                members[one].add(number)
        return cls(
            above,
            {key: frozenset(those) for key, those in members.items()},
            {key: identifier for key, identifier, _ in records},
            {key: disease for key, _, disease in records if disease is not None},
        )

    def groups(self) -> Groups:
        """Return for each disease the class that the fewest candidates, but others too, stand below."""
        chosen = {}
        for number, classes in self.above.items():
            if fitting := self._shared(classes, _MOST_LENDING):
                chosen[number] = fitting[0]
        members = {self.identifiers[key]: self.members[key] for key in chosen.values()}
        return Groups({number: self.identifiers[key] for number, key in chosen.items()}, members)

    def families(self, number: int) -> list[int]:
        """Return the keys of the pages of the families that a candidate belongs to, smallest first."""
        shared = self._shared(self.above.get(number, ()), _MOST_SHOWN)
        return list(dict.fromkeys(self.diseases[key] for key in shared if key in self.diseases))

    def _shared(self, classes: Iterable[int], most: int) -> list[int]:
        fitting = [key for key in classes if _FEWEST <= len(self.members[key]) <= most and key in self.identifiers]
        return sorted(fitting, key=lambda key: (len(self.members[key]), self.identifiers[key]))


def _ancestors(entry: int, parents: Mapping[int, Iterable[int]]) -> set[int]:
    found: set[int] = set()
    waiting = list(parents.get(entry, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(parents.get(one, ()))
    return found


def together(ranked: Sequence[int], scores: Sequence[float], families: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return the family of each place in a ranking where several of it fit alike.

    `families` holds those of every candidate, smallest first; each place joins the smallest that others share.
    """
    leading = [families[number] for number in ranked[:_LOOKED_AT]]
    first: dict[int, int] = {}
    shared: dict[int, list[int]] = {}
    for place, those in enumerate(leading):
        for family in those:
            before = first.setdefault(family, place)
            if before != place:
                shared.setdefault(family, [before]).append(place)
    chosen: dict[int, int] = {}
    for place, those in enumerate(leading):
        if place in chosen:
            continue
        for family in filter(shared.__contains__, those):
            alike = [
                one
                for one in shared[family]
                if one not in chosen and scores[place] - scores[one] <= _ALIKE and one >= place
            ]
            if len(alike) > 1:
                chosen.update(dict.fromkeys(alike, family))
                break
    return chosen
