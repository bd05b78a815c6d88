"""GARD pages as JSON lines: sections with their dates, and organizations.

The format is described by docs/gard-pages.schema.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson
from django.utils.text import slugify

from rareguru.knowledge.catalogue.statements import (
    Name,
    NameKind,
    Organization,
    OrganizationLink,
    Record,
    RecordKind,
    Section,
    SectionKind,
    Statement,
)
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease

FILE = "gard/gard-pages.jsonl"
SECTION_KINDS = {
    "causes": SectionKind.CAUSES,
    "diagnosis": SectionKind.DIAGNOSIS,
    "frequency": SectionKind.FREQUENCY,
    "information": SectionKind.INFORMATION,
    "inheritance": SectionKind.INHERITANCE,
    "prevention": SectionKind.PREVENTION,
    "prognosis": SectionKind.OUTLOOK,
    "research": SectionKind.RESEARCH,
    "summary": SectionKind.SUMMARY,
    "symptoms": SectionKind.SYMPTOMS,
    "treatment": SectionKind.TREATMENT,
}
CONTACT = ("street", "city", "region", "postal_code", "country", "toll_free", "email", "url")
_GARD = re.compile(r"GARD:\d{7}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n")


class FieldError(ValueError):
    """A field of a page does not hold what the format asks for."""

    def __init__(self, field: str, what: str) -> None:
        self.field = field
        self.what = what
        super().__init__(f"{field} {what}")


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield what the pages say; a line with a fault is left out as a whole."""
    yield ReleaseInfo()  # the sections are dated, the file is not
    seen: set[tuple[str, str]] = set()
    lines = good = 0
    first = ""
    for number, text in files.lines(FILE):
        if not text.strip():
            continue
        lines += 1
        try:
            page = _page(text)
            key = (_gard_id(page), _language(page))
            if key in seen:
                raise FieldError("gard_id", f"{key[0]} ({key[1]}) is on an earlier line")
            statements = list(_statements(page))
        except FieldError as fault:
            remedy = "the line is left out; mend the field and sync again"
            first = first or f"; in line {number}, {fault.field} {fault.what}"
            yield Issue(FILE, f"line {number}, {fault.field}", fault.what, remedy)
            continue
        good += 1
        # In a further language the page adds its text; the record stays the first one.
        is_known = any(record == key[0] for record, _ in seen)
        seen.add(key)
        yield from (value for value in statements if not (is_known and isinstance(value, Record)))
    if not good:
        what = f"none of {lines} lines is a page of this format{first}"
        remedy = "the published version stays; compare it with gard-pages.schema.json"
        raise UnusableRelease(FILE, "the file", what, remedy)


def _page(text: str) -> dict[str, Any]:
    try:
        page = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise FieldError("the line", f"is not JSON ({error.msg} at column {error.colno})") from error
    if not isinstance(page, dict):
        raise FieldError("the line", "is not a JSON object")
    return page


def _statements(page: dict[str, Any]) -> Iterator[Statement]:
    record, language = _gard_id(page), _language(page)
    name = _text(page, "name")
    _text(page, "source")
    yield Record(record, name, RecordKind.UNKNOWN, url=_web(page, "source_url"))
    yield Name(record, name, language, NameKind.PREFERRED)
    yield from _sections(page, record, language)
    for index, entry in enumerate(_list(page, "organizations")):
        organization = _organization(entry, f"organizations[{index}]")
        yield organization
        yield OrganizationLink(organization.id, record)


def _sections(page: dict[str, Any], record: str, language: str) -> Iterator[Section]:
    seen: set[SectionKind] = set()
    for index, entry in enumerate(_list(page, "sections")):
        where = f"sections[{index}]"
        word = _text(entry, "kind", where)
        if (kind := SECTION_KINDS.get(word)) is None:
            raise FieldError(f"{where}.kind", f"{word[:40]!r} is none of {', '.join(SECTION_KINDS)}")
        if kind in seen:
            raise FieldError(f"{where}.kind", f"{word!r} is there twice")
        seen.add(kind)
        yield Section(
            record,
            kind,
            _paragraphs(_text(entry, "answer", where)),
            question=_text(entry, "question", where),
            language=language,
            updated=_date(entry, "updated", where),
        )


def _paragraphs(answer: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in _PARAGRAPHS.split(answer) if part.strip())


def _organization(entry: dict[str, Any], where: str) -> Organization:
    name = _text(entry, "name", where)
    contact = {field: _text(entry, field, where, is_required=False) for field in CONTACT}
    if contact["url"]:
        _web(entry, "url", where)
    if contact["email"] and contact["email"].count("@") != 1:
        raise FieldError(f"{where}.email", "is not a mail address")
    slug = slugify(f"{name} {contact['city']}") or slugify(name, allow_unicode=True)
    return Organization(slug, name, is_candidate=False, **contact)


def _gard_id(page: dict[str, Any]) -> str:
    if not _GARD.fullmatch(value := _text(page, "gard_id")):
        raise FieldError("gard_id", f"{value[:40]!r} is not GARD: and seven digits")
    return value


def _language(page: dict[str, Any]) -> str:
    if not _LANGUAGE.fullmatch(value := _text(page, "language")):
        raise FieldError("language", f"{value[:40]!r} is not a language code")
    return value


def _text(entry: dict[str, Any], field: str, where: str = "", *, is_required: bool = True) -> str:
    """Return the text of a field; null, where it is allowed, is no text."""
    name = f"{where}.{field}" if where else field
    if field not in entry:
        raise FieldError(name, "is missing")
    value = entry[field]
    if value is None and not is_required:
        return ""
    if not isinstance(value, str):
        raise FieldError(name, "is not text")
    if _CONTROL.search(value):
        raise FieldError(name, "holds a control character")
    if is_required and not value.strip():
        raise FieldError(name, "is empty")
    return value.strip()


def _web(entry: dict[str, Any], field: str, where: str = "") -> str:
    value = _text(entry, field, where)
    if not _WEB.fullmatch(value):
        raise FieldError(f"{where}.{field}" if where else field, "is not a web address")
    return value


def _list(page: dict[str, Any], field: str) -> list[dict[str, Any]]:
    entries = page.get(field)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise FieldError(field, "is missing" if entries is None else "is not a list of objects")
    return entries


def _date(entry: dict[str, Any], field: str, where: str) -> date | None:
    value = _text(entry, field, where, is_required=False)
    if not value:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError as error:
        raise FieldError(f"{where}.{field}", f"{value[:20]!r} is not a date such as 2020-05-01") from error
