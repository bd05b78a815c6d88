"""Phenopackets: what somebody has and has not, as clinics exchange it.

Source: Phenopacket Schema 2.0 of the GA4GH (https://phenopacket-schema.readthedocs.io/en/v2/),
ISO 4454:2022; read and written with the protobuf classes that its authors publish.

Exceptions: NotAPhenopacket (the text is no JSON of a Phenopacket; the message names the field).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from google.protobuf.json_format import MessageToJson, Parse, ParseError
from phenopackets import Individual, MetaData, OntologyClass, Phenopacket, PhenotypicFeature, Resource, Sex, TimeElement

SCHEMA_VERSION = "2.0"
LARGEST_PACKET = 5_000_000  # characters
_NO_OBJECT = "It is no JSON object; a Phenopacket begins with {"
_TOO_DEEP = "recursion depth"  # in the parser's words, which come from Python or from protobuf
_FIELD = re.compile(r"Failed to parse (\w+) field: ")
_SEXES = {Sex.FEMALE: "female", Sex.MALE: "male"}
_SEX_CODES = {word: code for code, word in _SEXES.items()}
_DURATION = re.compile(
    r"P(?:(?P<years>\d+(?:\.\d+)?)Y)?(?:(?P<months>\d+(?:\.\d+)?)M)?(?:(?P<weeks>\d+(?:\.\d+)?)W)?"
    r"(?:(?P<days>\d+(?:\.\d+)?)D)?(?:T[\dHMS.]*)?"
)
_DAYS = {"years": 365.25, "months": 30.44, "weeks": 7, "days": 1}
_YEAR = 365.25
# HPO's terms of onset, each up to the age in days where the next begins.
ONSETS = (
    (1, "HP:0003577"),  # at birth
    (28, "HP:0003623"),  # in the first four weeks
    (_YEAR, "HP:0003593"),  # in the first year
    (5 * _YEAR, "HP:0011463"),  # one to five
    (16 * _YEAR, "HP:0003621"),  # five to fifteen
    (40 * _YEAR, "HP:0011462"),  # sixteen to forty
    (60 * _YEAR, "HP:0003596"),  # forty to sixty
    (float("inf"), "HP:0003584"),  # later
)


class NotAPhenopacket(ValueError):
    """The text cannot be read as a Phenopacket; the message is a sentence that names the field."""


@dataclass(frozen=True, slots=True)
class PacketFindings:
    """What a Phenopacket says of one person; ids as it gives them, not yet looked up."""

    id: str
    present: tuple[str, ...]
    excluded: tuple[str, ...]
    sex: str = ""  # "female", "male" or ""
    onset: str = ""  # the HPO term of the earliest onset it tells, "" where it tells none


@dataclass(frozen=True, slots=True)
class WrittenFinding:
    """A finding to be written: its HPO id and label, and since when in HPO's words."""

    term: str
    label: str
    is_excluded: bool = False
    onset: str = ""  # an HPO onset term
    onset_label: str = ""


def read_phenopacket(text: str) -> PacketFindings:
    """Return the findings of a Phenopacket 2.0 in JSON. Raises NotAPhenopacket."""
    if len(text) > LARGEST_PACKET:
        message = f"The text is longer than a Phenopacket of one person can be ({LARGEST_PACKET:,} characters)."
        raise NotAPhenopacket(message)
    try:
        if not text.lstrip("\ufeff \t\r\n").startswith("{"):
            raise ParseError(_NO_OBJECT)
        packet = Parse(text.lstrip("\ufeff"), Phenopacket())
    except ParseError as error:
        message = f"This is not a Phenopacket (schema {SCHEMA_VERSION}): {_reason(error)}"
        raise NotAPhenopacket(message) from error
    return _findings(packet)


def _reason(error: ParseError) -> str:
    """Return the parser's words as one sentence that names the field, without the list of fields there are."""
    reason = str(error).partition("\n")[0].strip().rstrip(".")
    if _TOO_DEEP in reason:
        return "Its JSON is nested more deeply than any field of a Phenopacket."
    fields = _FIELD.findall(reason)
    reason = _FIELD.sub("", reason)
    if fields and ".".join(fields[-1:]) not in reason:
        reason = f"{reason} in the field {'.'.join(fields)}"
    return f"{reason}."


def _findings(packet: Phenopacket) -> PacketFindings:
    features = list(packet.phenotypic_features)
    if not features:
        message = (
            "The Phenopacket names no finding: its field phenotypicFeatures is missing or empty. "
            "Each entry there needs a type with an HPO id."
        )
        raise NotAPhenopacket(message)
    for place, feature in enumerate(features):
        if not feature.type.id:
            message = f"The Phenopacket names a finding without an id: phenotypicFeatures[{place}].type.id is missing."
            raise NotAPhenopacket(message)
    return PacketFindings(
        id=packet.id,
        present=_distinct(feature.type.id for feature in features if not feature.excluded),
        excluded=_distinct(feature.type.id for feature in features if feature.excluded),
        sex=_SEXES.get(packet.subject.sex, ""),
        onset=_earliest_onset(packet),
    )


def _distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _earliest_onset(packet: Phenopacket) -> str:
    """Return the earliest onset among the diseases, else among the findings that are present."""
    for told in (packet.diseases, [feature for feature in packet.phenotypic_features if not feature.excluded]):
        onsets = [_onset(one.onset) for one in told if one.HasField("onset")]
        if known := [onset for onset in onsets if onset]:
            return min(known, key=_place_of_onset)
    return ""


def _place_of_onset(onset: str) -> int:
    return next((place for place, (_until, term) in enumerate(ONSETS) if term == onset), len(ONSETS))


def _onset(time: TimeElement) -> str:
    match time.WhichOneof("element"):
        case "ontology_class":
            onset = str(time.ontology_class.id)
            return onset if onset.startswith("HP:") else ""
        case "age":
            return onset_at(time.age.iso8601duration)
        case "age_range":
            return onset_at(time.age_range.start.iso8601duration)
    return ""


def onset_at(duration: str) -> str:
    """Return HPO's term of onset for an age as an ISO 8601 duration ("P3Y2M"), "" where it is none."""
    match = _DURATION.fullmatch(duration)
    if not match or duration in {"P", ""}:
        return ""
    days = sum(float(value) * _DAYS[unit] for unit, value in match.groupdict().items() if value)
    return next(term for until, term in ONSETS if days < until)


def write_phenopacket(
    identifier: str, findings: Iterable[WrittenFinding], *, sex: str, made: datetime, resources: Mapping[str, str]
) -> str:
    """Return a Phenopacket 2.0 as JSON: the findings alone, for a suspected disease is no diagnosis.

    `resources` gives the release of each ontology by its prefix: {"HP": "2025-01-16"}.
    """
    meta = MetaData(
        created_by="RareGuru",
        phenopacket_schema_version=SCHEMA_VERSION,
        resources=[
            Resource(
                id=prefix.lower(),
                name=_RESOURCE_NAMES[prefix],
                url=f"http://purl.obolibrary.org/obo/{prefix.lower()}.owl",
                version=version,
                namespace_prefix=prefix,
                iri_prefix=f"http://purl.obolibrary.org/obo/{prefix}_",
            )
            for prefix, version in resources.items()
        ],
    )
    meta.created.FromDatetime(made)
    packet = Phenopacket(
        id=identifier,
        subject=Individual(id="subject", sex=_SEX_CODES.get(sex, Sex.UNKNOWN_SEX)),
        phenotypic_features=[_feature(finding) for finding in findings],
        meta_data=meta,
    )
    written: str = MessageToJson(packet, indent=2, ensure_ascii=False)
    return written


_RESOURCE_NAMES = {"HP": "human phenotype ontology"}


def _feature(finding: WrittenFinding) -> PhenotypicFeature:
    onset = (
        TimeElement(ontology_class=OntologyClass(id=finding.onset, label=finding.onset_label))
        if finding.onset
        else None
    )
    return PhenotypicFeature(
        type=OntologyClass(id=finding.term, label=finding.label), excluded=finding.is_excluded, onset=onset
    )
