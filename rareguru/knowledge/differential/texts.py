"""What texts about a disease name: words of sources, read for findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from rareguru.knowledge.catalogue.models import CrossReference, Record, Section, Term, TermName
from rareguru.knowledge.catalogue.statements import Relation, SectionKind, SynonymScope
from rareguru.knowledge.differential.evidence import HPOA, ORPHANET, Candidates
from rareguru.knowledge.differential.families import MONDO
from rareguru.knowledge.differential.phenotypes import Phenotypes
from rareguru.science.ranking.mining import Dictionary
from rareguru.science.ranking.profiles import Entries

# How often a finding that such a text names is taken to occur.
_WEIGHTS: Mapping[tuple[str, str], float] = {
    (ORPHANET, SectionKind.MINED): 0.585,
    ("medquad_gard", SectionKind.INFORMATION): 0.52,
    ("medquad_gard", SectionKind.SYMPTOMS): 0.52,
    ("gard", SectionKind.SUMMARY): 0.52,
    ("ghr", SectionKind.INFORMATION): 0.5,
    ("doid", SectionKind.DEFINITION): 0.5,
}
_OF_BROADER = 0.325
_OF_NAME = 0.26
_SCOPES = (SynonymScope.LABEL, SynonymScope.EXACT, SynonymScope.NARROW, SynonymScope.RELATED)

Weighed = tuple[int, float, str]  # number of a disease, weight, text


@dataclass(frozen=True, slots=True)
class TextReader:
    """Mines the texts of the catalogue for the candidates."""

    candidates: Candidates
    phenotypes: Phenotypes

    def named(self) -> Entries:
        """Return what the texts name, as keys and weights; a key may come several times."""
        dictionary = Dictionary.of(self._names())
        weights: dict[tuple[int, int], float] = defaultdict(float)
        for disease, weight, text in (*self._sections(), *self._titles()):
            for term in dictionary.terms_in(text):
                weights[disease, term] = max(weight, weights[disease, term])
        keys = [disease * len(self.phenotypes.closure) + term for disease, term in weights]
        return np.array(keys, np.int64), np.array(list(weights.values()), np.float32)

    def _names(self) -> Iterator[tuple[str, int]]:
        """Yield names of findings, those that say the term most exactly first."""
        yield from self._numbered(
            Term.objects.live().filter(is_obsolete=False).order_by("identifier"), "name", "identifier"
        )
        english = TermName.objects.live().filter(language="en").order_by("pk")
        for scope in _SCOPES:
            for name, term in self._numbered(english.filter(scope=scope), "text", "term__identifier"):
                if scope is not SynonymScope.RELATED or len(name.split()) > 1:
                    yield name, term

    def _numbered(self, rows: object, *columns: str) -> Iterator[tuple[str, int]]:
        for name, identifier in rows.values_list(*columns).iterator(chunk_size=5000):  # type: ignore[attr-defined]
            if (number := self.phenotypes.number(identifier)) is not None:
                yield name, number

    def _sections(self) -> Iterator[Weighed]:
        broader = self._broader()
        sections = Section.objects.live().filter(language="en", record__disease__isnull=False).order_by("pk")
        columns = ("source", "kind", "record_id", "record__disease_id", "answer")
        for source, kind, record, disease, answer in sections.values_list(*columns).iterator(chunk_size=1000):
            weight = _WEIGHTS.get((source, kind))
            if weight is not None and disease in self.candidates.numbers:
                yield self.candidates.numbers[disease], weight, answer
            if kind == SectionKind.MINED:
                for narrower in broader.get(record, ()):
                    yield narrower, _OF_BROADER, answer

    def _broader(self) -> dict[int, list[int]]:
        """Return the narrower candidates of each entry of Orphanet."""
        numbers = self.candidates.by_identifier()
        rows = CrossReference.objects.live().filter(source=ORPHANET, relation=Relation.NARROWER).order_by("pk")
        found: dict[int, list[int]] = defaultdict(list)
        for record, target in rows.values_list("record_id", "target"):
            if target in numbers:
                found[record].append(numbers[target])
        return found

    def _titles(self) -> Iterable[Weighed]:
        records = Record.objects.live().filter(source__in=(HPOA, MONDO), disease__isnull=False).order_by("pk")
        for name, disease in records.values_list("name", "disease_id").iterator(chunk_size=5000):
            if disease in self.candidates.numbers:
                yield self.candidates.numbers[disease], _OF_NAME, name
