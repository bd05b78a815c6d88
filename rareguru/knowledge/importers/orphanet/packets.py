"""Open Orphanet packets: their lists come in several shapes, here they get one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import orjson

from rareguru.knowledge.importers.orphanet.upstream import PACKETS
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.importers.wording import tidy
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

Fields = dict[str, object]

NO_DATA = frozenset({"", "no data", "No data available"})
_MEMBER = re.compile(r"(?:.*/)?ORPHApacket_\d+\.json")
_CODE = re.compile(r"\d{1,7}")


@dataclass(frozen=True, slots=True)
class Packet:
    """One entry of Orphanet, as its file has it."""

    member: str
    code: str
    fields: Fields

    @property
    def id(self) -> str:
        return f"ORPHA:{self.code}"


def packets(files: ReleaseFiles) -> Iterator[Packet | Issue]:
    """Yield every packet of the archive; a member that is none becomes an issue."""
    tally = Tally(PACKETS)
    for member, content in files.members(PACKETS, ".json"):
        if not _MEMBER.fullmatch(member):
            continue
        fields = _fields(content)
        code = text(fields, "ORPHAcode")
        if not _CODE.fullmatch(code) or not text(fields, "Label"):
            yield tally.refuse(member, "the member is no packet with a code and a label")
            continue
        tally.used += 1
        yield Packet(member, code, fields)
    tally.settle()


def _fields(content: bytes) -> Fields:
    try:
        document = orjson.loads(content)
    except orjson.JSONDecodeError:
        return {}
    fields = document.get("Orphapacket") if isinstance(document, dict) else None
    return fields if isinstance(fields, dict) else {}


def each(fields: Fields, plural: str, singular: str) -> Iterator[Fields]:
    """Yield the entries of a list, whichever way it is wrapped.

    Many: [{"X": {…}}, …], or [{"X": [{…}]}, …]; one: {"X": [{…}]} or [{…}]; none: nothing, [] or "no data".
    What is no entry at all is yielded empty, so that the caller finds its values missing.
    """
    for item in _listed(fields.get(plural)):
        wrapped = item.get(singular) if isinstance(item, dict) else None
        for entry in _listed(wrapped) if isinstance(wrapped, dict | list) else [item]:
            yield entry if isinstance(entry, dict) else {}


def _listed(value: object) -> list[object]:
    if value is None or (isinstance(value, str) and value in NO_DATA):
        return []
    return value if isinstance(value, list) else [value]


def text(fields: Fields, key: str) -> str:
    """Return the text under a key, tidied; "" where there is none."""
    value = fields.get(key)
    return tidy(value) if isinstance(value, str) else ""
