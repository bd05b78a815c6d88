"""ROR records: organizations that a curator may confirm; none is shown before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from rareguru.knowledge.catalogue.statements import Organization, OrganizationLink, Statement
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease

RECORDS = "organizations/ror-health-nonprofits"
INDEX = "organizations/ror-health-nonprofits.index.tsv"
LEFT_OUT = "the record is left out; compare it with the registry's copy"
_ID = re.compile(r"https://ror\.org/(0[a-z0-9]{6}\d{2})")
_GARD = re.compile(r"GARD:\d{7}")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_RELEASE = re.compile(r"v(\d+)\.(\d+)(?:\.(\d+))?")


class ShapeError(ValueError):
    """A record has not the shape of schema v1 or v2."""


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield candidates, then their candidate links to diseases."""
    seen: set[str] = set()
    newest: tuple[int, ...] = ()
    members = broken = 0
    for member, content in files.members(RECORDS, ".json"):
        members += 1
        try:
            organization = _organization(content)
        except ShapeError as fault:
            broken += 1
            yield Issue(RECORDS, member, str(fault), LEFT_OUT)
            continue
        newest = max(newest, _release(member))
        if organization.id in seen:
            yield Issue(RECORDS, member, f"{organization.id} is in an earlier record", LEFT_OUT)
            continue
        seen.add(organization.id)
        yield organization
    if 2 * broken > members:
        what = f"{broken} of {members} records cannot be read"
        raise UnusableRelease(RECORDS, "the archive", what, "the published version stays; fetch the file again")
    yield ReleaseInfo(version="v" + ".".join(map(str, newest)) if newest else "")
    yield from _links(files, seen)


def _organization(content: bytes) -> Organization:
    try:
        record = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise ShapeError(f"it is not JSON ({error.msg} at line {error.lineno})") from error
    match record:
        case {"status": str(status)} if status != "active":
            raise ShapeError(f"its status is {status[:40]!r}, not active")
        case {"id": str(address), "names": list(), "locations": list(), "links": list()}:
            return _from_v2(_identifier(address), record)
        case {"id": str(address), "name": str(), "addresses": list(), "country": dict(), "links": list()}:
            return _from_v1(_identifier(address), record)
    raise ShapeError("it has neither the fields of schema v1 nor of v2")


def _from_v2(identifier: str, record: dict[str, Any]) -> Organization:
    name = city = region = country = url = ""
    for entry in record["names"]:
        match entry:
            case {"value": str(value), "types": list(kinds)} if "ror_display" in kinds:
                name = _clean(value)
    match record["locations"]:
        case [{"geonames_details": {"name": str(place), "country_name": str(land)} as details}, *_]:
            city, country, region = _clean(place), _clean(land), _clean(details.get("country_subdivision_name"))
    for link in record["links"]:
        match link:
            case {"type": "website", "value": str(value)} if not url:
                url = _web(value)
    return _candidate(identifier, name, city=city, region=region, country=country, url=url)


def _from_v1(identifier: str, record: dict[str, Any]) -> Organization:
    city = region = ""
    match record["addresses"]:
        case [{"city": str(place)} as address, *_]:
            city = _clean(place)
            match address:
                case {"geonames_city": {"geonames_admin1": {"name": str(admin)}}}:
                    region = _clean(admin)
    url = next((_web(link) for link in record["links"] if isinstance(link, str)), "")
    country = _clean(record["country"].get("country_name"))
    return _candidate(identifier, _clean(record["name"]), city=city, region=region, country=country, url=url)


def _candidate(identifier: str, name: str, **place: str) -> Organization:
    if not name:
        raise ShapeError("it has no name to show")
    return Organization(identifier, name, is_candidate=True, **place)


def _identifier(address: str) -> str:
    if (found := _ID.fullmatch(address)) is None:
        raise ShapeError(f"its id {address[:60]!r} is not an address of ror.org")
    return f"ROR:{found[1]}"


def _release(member: str) -> tuple[int, ...]:
    found = _RELEASE.match(member.rsplit("/", 2)[-2]) if "/" in member else None
    return tuple(int(part) for part in found.groups() if part) if found else ()


def _links(files: ReleaseFiles, known: set[str]) -> Iterator[OrganizationLink | Issue]:
    seen: set[tuple[str, str]] = set()
    for number, row in files.rows(INDEX, ("ror_id", "gard_ids_by_name")):
        identifier = _ID.fullmatch(row["ror_id"])
        organization = f"ROR:{identifier[1]}" if identifier else ""
        if organization not in known:
            what = f"the organization {row['ror_id'][:60]!r} is not among the records"
            yield Issue(INDEX, f"line {number}", what, "the line is left out")
            continue
        for record in filter(None, row["gard_ids_by_name"].split(";")):
            if not _GARD.fullmatch(record):
                what = f"{record[:40]!r} is not a GARD number of seven digits"
                yield Issue(INDEX, f"line {number}, gard_ids_by_name", what, "the link is left out")
            elif (organization, record) not in seen:
                seen.add((organization, record))
                yield OrganizationLink(organization, record)


def _clean(value: object) -> str:
    return " ".join(_CONTROL.sub(" ", value).split()) if isinstance(value, str) else ""


def _web(value: str) -> str:
    address = value.strip()
    return address if _WEB.fullmatch(address) else ""
