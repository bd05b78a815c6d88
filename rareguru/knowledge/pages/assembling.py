"""Putting pages together: from the live statements to one document per disease or branch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import orjson

from rareguru.knowledge.pages.answers import answers_of
from rareguru.knowledge.pages.astray import Astray, read_astray
from rareguru.knowledge.pages.catalogs import cross_references_of, references_of
from rareguru.knowledge.pages.document import (
    Answer,
    Disagreement,
    DiseaseDocument,
    DisputedName,
    Facts,
    Localized,
    Sign,
    SourceEntry,
)
from rareguru.knowledge.pages.evidence import Evidence, gather
from rareguru.knowledge.pages.facts import inheritance_fact, is_onset, onset_fact, prevalence_fact
from rareguru.knowledge.pages.family import FamilyTree
from rareguru.knowledge.pages.genes import genes_of
from rareguru.knowledge.pages.names import SharedNames, acronym_of, disputed_of, names_of, title_of
from rareguru.knowledge.pages.organizations import organizations_of
from rareguru.knowledge.pages.precedence import Releases, in_order
from rareguru.knowledge.pages.signs import SignReader, group_signs, systems_fact
from rareguru.knowledge.pages.vocabulary import Vocabulary

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Background:
    """What every page needs besides its own statements; read once for all of them."""

    vocabulary: Vocabulary
    tree: FamilyTree
    shared_names: SharedNames
    releases: Releases
    astray: Astray

    @classmethod
    def read(cls) -> Background:
        return cls(Vocabulary.read(), FamilyTree.read(), SharedNames.read(), Releases.read(), read_astray())


class Assembled(NamedTuple):
    disease: int
    document: DiseaseDocument
    substance: str  # digest of what it says, whatever release it is from


def assemble(disease_ids: Sequence[int]) -> Iterator[DiseaseDocument]:
    """Yield the document of each published disease or branch, in the order given."""
    for assembled in assemble_from(disease_ids, Background.read()):
        yield assembled.document


def assemble_from(disease_ids: Sequence[int], background: Background) -> Iterator[Assembled]:
    """Yield documents in batches: a fixed number of queries for each."""
    for start in range(0, len(disease_ids), BATCH):
        batch = [disease for disease in disease_ids[start : start + BATCH] if disease in background.tree.links]
        evidence = gather(batch, background.astray)
        for disease in batch:
            yield _Page(disease, evidence.pop(disease), background).assembled()


@dataclass(frozen=True, slots=True)
class _Page:
    disease: int
    evidence: Evidence
    background: Background

    def assembled(self) -> Assembled:
        document = self._document()
        substance = _digest(document)
        self._date(document)
        document["revision"] = _digest([substance, document["sources"]])
        return Assembled(self.disease, document, substance)

    def _document(self) -> DiseaseDocument:
        """Return the document without releases and dates of copies."""
        evidence, tree = self.evidence, self.background.tree
        link = tree.links[self.disease]
        preferred = link["name"]["en"]
        names = names_of(evidence, preferred)
        answers = answers_of(evidence, preferred)
        signs, excluded = self._signs("P")
        grouped = group_signs(signs, self.background.vocabulary)
        grouped["answers"] = answers.symptoms
        facts = Facts(
            prevalence=prevalence_fact(evidence),
            onset=onset_fact(evidence, self.background.vocabulary),
            inheritance=inheritance_fact(evidence, self.background.vocabulary),
            systems=systems_fact(grouped),
        )
        genes = genes_of(evidence)
        title = title_of(evidence, preferred)
        disputed = disputed_of(self.disease, title, names, self.background.shared_names, tree)
        course, not_its_course = self._signs("CM")
        history, _never = self._signs("H")
        return DiseaseDocument(
            id=f"RG:{self.disease:07d}",
            slug=link["slug"],
            kind=link["kind"],
            name=link["name"],
            acronym=acronym_of(names, preferred),
            names=names,
            disputed=disputed,
            summary=answers.summary,
            summary_es=answers.summary_es,
            definitions=answers.definitions,
            facts=facts,
            questions=answers.questions,
            outlook=answers.outlook,
            signs=grouped,
            excluded_signs=[*excluded, *not_its_course],
            course=course,
            history=history,
            genes=genes,
            organizations=organizations_of(evidence),
            family=tree.family_of(self.disease),
            references=references_of(facts, genes, [*signs, *excluded, *course]),
            cross_references=cross_references_of(evidence),
            sources=_sources(evidence),
            disagreements=[*self._identity_disagreements(), *_disagreements(facts, signs, disputed)],
            revision="",
        )

    def _signs(self, aspects: str) -> tuple[list[Sign], list[Sign]]:
        vocabulary = self.background.vocabulary
        rows = [row for row in self.evidence.annotations if row.aspect in aspects]
        if "C" in aspects:
            rows = [row for row in rows if not is_onset(vocabulary.by_key[row.term].id)]
        return SignReader(vocabulary, self.evidence).signs(rows)

    def _identity_disagreements(self) -> Iterator[Disagreement]:
        for row in sorted(self.evidence.disagreements, key=lambda row: (row.source, row.identifier)):
            others = sorted(part for part in {row.first, row.second} if part is not None and part != self.disease)
            yield Disagreement(
                kind="identity",
                text=Localized(en=f"{row.name} ({row.identifier})"),
                sources=[row.source],
                others=[self.background.tree.links[other] for other in others if other in self.background.tree.links],
            )

    def _date(self, document: DiseaseDocument) -> None:
        """Fill in from which release everything is, and when that was copied."""
        releases = self.background.releases
        for answer in _answers_in(document):
            release = releases.of(answer["source"])
            answer["release"], answer["copied_on"] = release.version, release.copied_on
        for card in document["organizations"]:
            release = releases.of(card["source"])
            card["date"], card["copied_on"] = release.date, release.copied_on
        for entry in document["sources"]:
            release = releases.of(entry["key"])
            entry["release"], entry["date"], entry["copied_on"] = release.version, release.date, release.copied_on


def _digest(value: object) -> str:
    return hashlib.blake2b(orjson.dumps(value), digest_size=16).hexdigest()


def _answers_in(document: DiseaseDocument) -> Iterator[Answer]:
    yield from (answer for answer in (document["summary"], document["summary_es"]) if answer)
    yield from document["definitions"]
    for question in document["questions"]:
        yield from question["answers"]
    yield from document["signs"]["answers"]
    yield from document["outlook"]


def _sources(evidence: Evidence) -> list[SourceEntry]:
    keys = {record.source for record in (*evidence.records.values(), *evidence.guests.values())}
    if evidence.annotations:
        keys.add("hpo")  # whose terms the signs are
    return [SourceEntry(key=key, release="", date=None, copied_on="") for key in in_order(keys)]


def _disagreements(facts: Facts, signs: Iterable[Sign], disputed: Iterable[DisputedName]) -> Iterator[Disagreement]:
    """Yield where the sources contradict each other; mere differences in frequency are shown with the sign."""
    for name in disputed:
        sources = in_order({*name["sources"], *name["other_sources"]})
        yield Disagreement(kind="name", text=Localized(en=name["text"]), sources=sources, others=name["others"])
    for kind, fact in (("onset", facts["onset"]), ("inheritance", facts["inheritance"])):
        if not fact["is_agreed"]:
            yield Disagreement(kind=kind, text=Localized(en=""), sources=fact["sources"], others=[])
    for sign in signs:
        if sign["excluded"]:
            sources = in_order({said["source"] for said in (*sign["statements"], *sign["excluded"])})
            yield Disagreement(kind="sign", text=sign["label"], sources=sources, others=[])
