"""Key facts: how common, when it starts, how it is inherited. Nothing is worked out that no source says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rareguru.knowledge.pages.document import CodedDetail, CodedFact, Localized, PrevalenceDetail, PrevalenceFact
from rareguru.knowledge.pages.evidence import AnnotationRow, Evidence, PrevalenceRow
from rareguru.knowledge.pages.precedence import in_order, rank
from rareguru.knowledge.pages.vocabulary import Vocabulary

PREVALENCE_BANDS = {
    ">1 / 1000": "above_1_in_1000",
    "6-9 / 10 000": "6_9_in_10000",
    "1-5 / 10 000": "1_5_in_10000",
    "1-9 / 100 000": "1_9_in_100000",
    "1-9 / 1 000 000": "1_9_in_1000000",
    "<1 / 1 000 000": "below_1_in_1000000",
}
# What a reader means by "how common", best first; cases and families are counted reports and no measure of it.
_MEASURES = ("Point prevalence", "Prevalence at birth", "Lifetime Prevalence", "Annual incidence")
_WORLDWIDE = "Worldwide"

# In order of age.
ONSETS = {
    "antenatal": ("HP:0030674", "HP:0011460", "HP:0011461", "HP:0034199", "HP:0034198", "HP:0034197", "Antenatal"),
    "birth": ("HP:0003577",),
    "neonatal": ("HP:0003623", "Neonatal"),
    "infancy": ("HP:0003593", "Infancy"),
    "childhood": ("HP:0011463", "HP:0410280", "Childhood"),
    "juvenile": ("HP:0003621",),
    "adolescence": ("Adolescent",),
    "young_adulthood": ("HP:0011462", "HP:0025708", "HP:0025709", "HP:0025710"),
    "adulthood": ("HP:0003581", "Adult"),
    "middle_age": ("HP:0003596",),
    "old_age": ("HP:0003584", "Elderly"),
    "all_ages": ("All ages",),
}
INHERITANCES = {
    "autosomal_dominant": ("HP:0000006", "Autosomal dominant"),
    "autosomal_recessive": ("HP:0000007", "Autosomal recessive"),
    "semi_dominant": ("HP:0032113", "Semi-dominant"),
    "x_linked": ("HP:0001417",),
    "x_linked_dominant": ("HP:0001423", "X-linked dominant"),
    "x_linked_recessive": ("HP:0001419", "X-linked recessive"),
    "y_linked": ("HP:0001450", "Y-linked"),
    "mitochondrial": ("HP:0001427", "Mitochondrial inheritance"),
    "digenic": ("HP:0010984",),
    "oligogenic": ("HP:0010983", "Oligogenic"),
    "polygenic": ("HP:0010982",),
    "multifactorial": ("HP:0001426", "Multigenic/multifactorial"),
    "sporadic": ("HP:0003745",),
    "not_applicable": ("Not applicable",),
}
_UNKNOWN = frozenset({"Unknown", "No data available", "Not yet documented"})


def _by_value(codes: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {value: code for code, values in codes.items() for value in values}


_ONSET_CODES = _by_value(ONSETS)
_INHERITANCE_CODES = _by_value(INHERITANCES)


def is_onset(term: str) -> bool:
    return term in _ONSET_CODES


def onset_fact(evidence: Evidence, vocabulary: Vocabulary) -> CodedFact:
    rows = [
        row
        for row in evidence.annotations
        if row.aspect == "C" and not row.is_excluded and is_onset(vocabulary.by_key[row.term].id)
    ]
    details = [*_annotated(rows, _ONSET_CODES, evidence, vocabulary), *_coded(evidence, "onset", _ONSET_CODES)]
    return _fact(details, list(ONSETS))


def inheritance_fact(evidence: Evidence, vocabulary: Vocabulary) -> CodedFact:
    rows = [row for row in evidence.annotations if row.aspect == "I" and not row.is_excluded]
    annotated = _annotated(rows, _INHERITANCE_CODES, evidence, vocabulary)
    return _fact([*annotated, *_coded(evidence, "inheritance", _INHERITANCE_CODES)], list(INHERITANCES))


def _annotated(
    rows: Iterable[AnnotationRow], codes: Mapping[str, str], evidence: Evidence, vocabulary: Vocabulary
) -> list[CodedDetail]:
    """Return one detail per record and term, with all references for it."""
    references: dict[tuple[int, int], set[str]] = defaultdict(set)
    for row in rows:
        references[row.record, row.term] |= {part.strip() for part in row.reference.split(";") if part.strip()}
    details = []
    for (key, term_key), found in references.items():
        record, term = evidence.records[key], vocabulary.by_key[term_key]
        details.append(
            CodedDetail(
                code=codes.get(term.id, ""),
                text=term.label,
                source=record.source,
                record=record.identifier,
                references=sorted(found - {record.identifier}),
            )
        )
    return details


def _coded(evidence: Evidence, kind: str, codes: Mapping[str, str]) -> list[CodedDetail]:
    details = []
    for row in evidence.characteristics:
        if row.kind == kind:
            record = evidence.records[row.record]
            code = "unknown" if row.value in _UNKNOWN else codes.get(row.value, "")
            details.append(
                CodedDetail(
                    code=code,
                    text=Localized(en=row.value),
                    source=record.source,
                    record=record.identifier,
                    references=[],
                )
            )
    return details


def _fact(details: list[CodedDetail], order: list[str]) -> CodedFact:
    """Put details together; what a source repeats of the same entry of another is said once."""
    once: dict[tuple[str, str], CodedDetail] = {}
    for detail in sorted(details, key=lambda detail: _detail_order(detail, order)):
        once.setdefault((detail["record"], detail["code"] or detail["text"]["en"]), detail)
    kept = sorted(once.values(), key=lambda detail: _detail_order(detail, order))
    said: dict[str, set[str]] = defaultdict(set)
    for detail in kept:
        if detail["code"] in order:
            said[detail["record"]].add(detail["code"])
    codes = set().union(*said.values())
    return CodedFact(
        codes=[code for code in order if code in codes],
        is_agreed=all(of_record == codes for of_record in said.values()),
        details=kept,
        sources=in_order({detail["source"] for detail in kept}),
    )


def _detail_order(detail: CodedDetail, order: list[str]) -> tuple[object, ...]:
    position = order.index(detail["code"]) if detail["code"] in order else len(order)
    return rank(detail["source"]), detail["record"], position, detail["text"]["en"]


def prevalence_fact(evidence: Evidence) -> PrevalenceFact:
    """Return the figures; the headline is the best measure, worldwide before by place."""
    details = sorted(_prevalence_details(evidence), key=_prevalence_order)
    headline = _headline(details)
    rest = [detail for detail in details if not any(detail is shown for shown in headline)]
    return PrevalenceFact(
        codes=_once(detail["code"] for detail in headline),
        measure=headline[0]["measure"] if headline else "",
        places=_once(detail["place"] for detail in headline),
        is_unknown_worldwide=_is_unknown_worldwide(headline, details),
        details=[*headline, *rest],
        sources=in_order({detail["source"] for detail in details}),
    )


def _prevalence_details(evidence: Evidence) -> list[PrevalenceDetail]:
    references: dict[tuple[str, PrevalenceRow], set[str]] = defaultdict(set)
    for row in evidence.prevalences:
        source = evidence.source(row.record)
        found = {part.strip() for part in row.reference.split(";") if part.strip()}
        references[source, row._replace(record=0, reference="")] |= found
    return [
        PrevalenceDetail(
            measure=row.measure,
            code=_prevalence_code(row.band),
            band=row.band,
            value=row.value,
            place=row.place,
            qualification=row.qualification,
            references=sorted(found),
            source=source,
        )
        for (source, row), found in references.items()
    ]


def _prevalence_code(band: str) -> str:
    return "unknown" if band in _UNKNOWN else PREVALENCE_BANDS.get(band, "")


def _headline(details: list[PrevalenceDetail]) -> list[PrevalenceDetail]:
    for measure in _MEASURES:
        known = [detail for detail in details if detail["measure"] == measure and _is_known(detail)]
        if known:
            return [detail for detail in known if detail["place"] == _WORLDWIDE] or known
    return []


def _is_known(detail: PrevalenceDetail) -> bool:
    return detail["code"] not in {"", "unknown"}


def _is_unknown_worldwide(headline: list[PrevalenceDetail], details: list[PrevalenceDetail]) -> bool:
    if any(detail["place"] == _WORLDWIDE for detail in headline):
        return False
    return any(detail["place"] == _WORLDWIDE and detail["code"] == "unknown" for detail in details)


def _prevalence_order(detail: PrevalenceDetail) -> tuple[object, ...]:
    measure = detail["measure"]
    return (
        _MEASURES.index(measure) if measure in _MEASURES else len(_MEASURES),
        measure,
        detail["place"] != _WORLDWIDE,
        detail["place"],
        rank(detail["source"]),
        detail["band"],
        detail["value"],
        detail["qualification"],
    )


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
