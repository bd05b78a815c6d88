"""Signs: what all sources say of a term, side by side, grouped by body system."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rareguru.knowledge.pages.body_systems import SYSTEMS, place_terms
from rareguru.knowledge.pages.document import Band, Sign, Signs, SignStatement, SignSystem, SystemDetail, SystemFact
from rareguru.knowledge.pages.evidence import AnnotationRow, Evidence
from rareguru.knowledge.pages.precedence import in_order, rank
from rareguru.knowledge.pages.vocabulary import PageTerm, Vocabulary

FREQUENT: frozenset[Band] = frozenset({"always", "most", "many"})
_BANDS: tuple[tuple[float, Band], ...] = ((1.0, "always"), (0.8, "most"), (0.3, "many"), (0.05, "some"))
_FRACTION = re.compile(r"(\d+)/(\d+)")
_FEW_PEOPLE = 5  # below that a share says more of the report than of the disease
_MANY_PEOPLE = 30  # from there a count says more than a band somebody estimated


def band_of(lower: float | None) -> Band:
    """Return the word for a share, judged by its lower bound."""
    if lower is None:
        return "unknown"
    return next((band for least, band in _BANDS if lower >= least), "few")


def people_of(frequency: str) -> list[int]:
    """Return [with the sign, examined] of a fraction, [] of anything else."""
    match = _FRACTION.fullmatch(frequency.strip())
    return [int(match[1]), int(match[2])] if match else []


@dataclass(frozen=True, slots=True)
class SignReader:
    """Makes signs of the annotations of one disease."""

    vocabulary: Vocabulary
    evidence: Evidence

    def signs(self, rows: Iterable[AnnotationRow]) -> tuple[list[Sign], list[Sign]]:
        """Return a sign per term: those that some source says are there, and those only said to be absent."""
        by_term: dict[int, list[AnnotationRow]] = defaultdict(list)
        for row in rows:
            by_term[row.term].append(row)
        signs = [self._sign(self.vocabulary.by_key[term], of_term) for term, of_term in by_term.items()]
        signs.sort(key=_reading_order)
        return [sign for sign in signs if sign["statements"]], [sign for sign in signs if not sign["statements"]]

    def _sign(self, term: PageTerm, rows: Sequence[AnnotationRow]) -> Sign:
        statements = self._statements([row for row in rows if not row.is_excluded])
        excluded = self._statements([row for row in rows if row.is_excluded])
        leading = (statements or excluded)[0]
        return Sign(
            term=term.id,
            label=term.label,
            lay=term.lay,
            definition=term.definition,
            band=leading["band"],
            lower=leading["lower"],
            upper=leading["upper"],
            people=leading["people"],
            is_agreed=len({statement["band"] for statement in statements} - {"unknown"}) <= 1,
            statements=statements,
            excluded=excluded,
        )

    def _statements(self, rows: list[AnnotationRow]) -> list[SignStatement]:
        """Return each different statement once, the one to judge by first."""
        if len(rows) == 1:
            return [self._statement(rows[0])]
        merged: dict[tuple[object, ...], SignStatement] = {}
        rows.sort(key=lambda row: (rank(self.evidence.source(row.record)), row.frequency, row.evidence))
        for row in rows:
            statement = self._statement(row)
            same = merged.setdefault(_what_it_says(row, statement), statement)
            if same is not statement:
                _take_in(same, statement)
        return sorted(merged.values(), key=_leading_first)

    def _statement(self, row: AnnotationRow) -> SignStatement:
        record = self.evidence.records[row.record]
        return SignStatement(
            source=record.source,
            also=[],
            record=record.identifier,
            lower=row.lower,
            upper=row.upper,
            band=band_of(row.lower),
            frequency=row.frequency,
            people=people_of(row.frequency) if "/" in row.frequency else [],
            references=_references(row.reference, record.identifier),
            onset=self.vocabulary.labels(row.onset)[0] if row.onset else None,
            sex=row.sex,
            modifiers=self.vocabulary.labels(row.modifier) if row.modifier else [],
            evidence=row.evidence,
        )


def _references(joined: str, own: str) -> list[str]:
    """Return what a statement refers to besides its own entry."""
    if joined in {"", own}:
        return []
    return sorted({part.strip() for part in joined.split(";")} - {"", own})


def _what_it_says(row: AnnotationRow, statement: SignStatement) -> tuple[object, ...]:
    """Return what makes two rows one statement: HPO repeats what Orphanet says of the same entry."""
    people = tuple(statement["people"])
    return (statement["record"], row.lower, row.upper, people, row.onset, row.sex, row.modifier)


def _take_in(same: SignStatement, other: SignStatement) -> None:
    same["references"] = sorted({*same["references"], *other["references"]})
    same["evidence"] = min(filter(None, (same["evidence"], other["evidence"])), default="")
    same["frequency"] = same["frequency"] or other["frequency"]
    if other["source"] != same["source"]:
        same["also"] = in_order({*same["also"], other["source"]})


def _is_of_few(people: Sequence[int]) -> bool:
    return bool(people) and people[1] < _FEW_PEOPLE


def _weight(people: Sequence[int]) -> int:
    """Return how much a figure says, 0 most: counted in many, estimated, counted in some, in few."""
    if not people:
        return 1
    return 0 if people[1] >= _MANY_PEOPLE else 3 if people[1] < _FEW_PEOPLE else 2


def _leading_first(statement: SignStatement) -> tuple[object, ...]:
    lower, upper = statement["lower"], statement["upper"]
    return (
        lower is None,
        _weight(statement["people"]),
        -(lower or 0),
        -(upper or 0),
        rank(statement["source"]),
        statement["record"],
        statement["frequency"],
        str(statement["onset"]),
        statement["sex"],
        str(statement["modifiers"]),
    )


def _reading_order(sign: Sign) -> tuple[object, ...]:
    lower = sign["lower"]
    return (
        lower is None,
        -(lower or 0),
        _is_of_few(sign["people"]),
        -(sign["upper"] or 0),
        sign["label"]["en"].casefold(),
        sign["term"],
    )


def group_signs(signs: Sequence[Sign], vocabulary: Vocabulary) -> Signs:
    """Group the signs of one disease by body system, the system with most signs first."""
    places = place_terms({sign["term"]: vocabulary.by_id[sign["term"]].systems for sign in signs})
    by_system: dict[str, list[Sign]] = defaultdict(list)
    for sign in signs:
        by_system[places[sign["term"]]].append(sign)
    systems = [
        SignSystem(system=system, signs=members, frequent=sum(sign["band"] in FREQUENT for sign in members))
        for system, members in sorted(by_system.items(), key=lambda item: (-len(item[1]), SYSTEMS.index(item[0])))
    ]
    statements = (statement for sign in signs for statement in (*sign["statements"], *sign["excluded"]))
    return Signs(
        systems=systems,
        total=len(signs),
        frequent_total=sum(system["frequent"] for system in systems),
        answers=[],
        sources=in_order({source for statement in statements for source in (statement["source"], *statement["also"])}),
    )


def systems_fact(signs: Signs) -> SystemFact:
    counts = Counter({system["system"]: len(system["signs"]) for system in signs["systems"]})
    details = [SystemDetail(code=code, signs=count) for code, count in counts.items()]
    return SystemFact(codes=list(counts), details=details, sources=signs["sources"])
