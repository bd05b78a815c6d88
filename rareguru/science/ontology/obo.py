"""Reading OBO files, stanza by stanza.

The format: "The OBO Flat File Format Specification, version 1.2"
(https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_2.html) and its successor 1.4
(https://owlcollab.github.io/oboformat/doc/obo-syntax.html). Only what a terminology
says about its terms is taken; relationships other than `is_a`, logical definitions and
[Typedef] stanzas are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_COMMA = re.compile(r"(?<!\\),\s*")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "W": " "}
_SINGLE = frozenset({"id", "name", "def", "comment", "is_obsolete"})
_TAKEN = _SINGLE | {"is_a", "alt_id", "synonym", "xref", "subset", "replaced_by", "consider"}


class Scope(StrEnum):
    EXACT = "EXACT"
    NARROW = "NARROW"
    BROAD = "BROAD"
    RELATED = "RELATED"


_SCOPES = {scope.value: scope for scope in Scope}


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the first stanza."""

    data_version: str = ""
    ontology: str = ""
    synonym_types: tuple[tuple[str, str], ...] = ()  # (id, what it means)


@dataclass(frozen=True, slots=True)
class Synonym:
    text: str
    scope: Scope
    type: str = ""  # as declared by synonymtypedef: "layperson", "OMO:0003012"
    xrefs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    id: str
    line: int  # of its [Term]
    name: str = ""
    definition: str = ""
    comment: str = ""
    synonyms: tuple[Synonym, ...] = ()
    parents: tuple[str, ...] = ()
    alt_ids: tuple[str, ...] = ()
    is_obsolete: bool = False
    replaced_by: tuple[str, ...] = ()
    consider: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    subsets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that breaks the format and was left out; `what` completes "there is …"."""

    line: int
    what: str


class _Malformed(ValueError):
    """A tag's value is not written as the specification asks."""


def read_obo(lines: Iterable[tuple[int, str]]) -> Iterator[Header | OntologyTerm | Fault]:
    """Yield the header, then every [Term] in file order, and what could not be read.

    A term without an id is a fault; one without a name is a term with an empty name.
    """
    for start, stanza, tags in _stanzas(lines):
        if not stanza:
            yield _header(tags)
        elif stanza == "[Term]":
            faults: list[Fault] = []
            term = _term(start, tags, faults)
            yield from faults
            if term is not None:
                yield term


_Tags = list[tuple[int, str, str]]  # line, tag, value


def _stanzas(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, _Tags]]:
    """Yield (line, "[Term]", its tags); the header comes first, as the stanza ""."""
    start, stanza = 1, ""
    tags: _Tags = []
    for number, text in lines:
        tag, colon, value = text.partition(":")
        if colon and " " not in tag and not text.startswith("["):
            tags.append((number, tag, value.strip()))
        elif text.startswith("["):
            yield start, stanza, tags
            start, stanza, tags = number, text.strip(), []
        elif text.strip() and not text.startswith("!"):
            tags.append((number, "", text))
    yield start, stanza, tags


def _header(tags: _Tags) -> Header:
    first: dict[str, str] = {}
    types = []
    for _, tag, value in tags:
        first.setdefault(tag, value)
        if tag == "synonymtypedef":
            key, _, rest = value.partition(" ")
            meaning = _QUOTED.match(rest.strip())
            types.append((key, meaning[1] if meaning else ""))
    return Header(first.get("data-version", ""), first.get("ontology", ""), tuple(types))


def _term(start: int, tags: _Tags, faults: list[Fault]) -> OntologyTerm | None:
    values: dict[str, list[str]] = {}
    synonyms = []
    for number, tag, value in tags:
        if tag not in _TAKEN:
            if not tag:
                faults.append(Fault(number, "a line without a tag"))
        elif tag in _SINGLE and tag in values:
            faults.append(Fault(number, f'a second "{tag}" in one term'))
        else:
            try:
                if tag == "synonym":
                    synonyms.append(_synonym(value))
                else:
                    values.setdefault(tag, []).append(_READ.get(tag, _identifier)(value))
            except _Malformed as error:
                faults.append(Fault(number, str(error)))
    identifier = "".join(values.get("id", ()))
    if not identifier:
        faults.append(Fault(start, "a term without an id"))
        return None
    return OntologyTerm(
        id=identifier,
        line=start,
        name="".join(values.get("name", ())),
        definition="".join(values.get("def", ())),
        comment="".join(values.get("comment", ())),
        synonyms=tuple(synonyms),
        parents=_distinct(values.get("is_a", ())),
        alt_ids=_distinct(values.get("alt_id", ())),
        is_obsolete=values.get("is_obsolete") == ["true"],
        replaced_by=_distinct(values.get("replaced_by", ())),
        consider=_distinct(values.get("consider", ())),
        xrefs=_distinct(values.get("xref", ())),
        subsets=_distinct(values.get("subset", ())),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _identifier(value: str) -> str:
    """Return the id without the comment ("! its name") or the qualifiers after it."""
    head = value.split(maxsplit=1)
    if not head or head[0].startswith(("!", "{")):
        raise _Malformed("a tag without a value")
    return _unescaped(head[0])


def _free_text(value: str) -> str:
    """Return unquoted text without qualifiers ({xref="PMID:…"}) at its end."""
    if value.endswith("}"):
        opening = value.rfind("{")
        if opening >= 0 and "=" in value[opening:]:
            value = value[:opening].rstrip()
    return _unescaped(value)


def _quoted_text(value: str) -> str:
    if (match := _QUOTED.match(value)) is None:
        raise _Malformed("a text that does not begin and end with a quotation mark")
    return _unescaped(match[1])


def _synonym(value: str) -> Synonym:
    """Read `"text" SCOPE type [xrefs]`; the specification gives RELATED where no scope stands."""
    if (match := _QUOTED.match(value)) is None:
        raise _Malformed("a synonym without quotation marks")
    typed, _, xrefs = value[match.end() :].partition("[")
    words = typed.split()
    scope = _SCOPES.get(words[0]) if words else Scope.RELATED
    if scope is None:
        raise _Malformed(f'a synonym of the unknown scope "{words[0][:40]}"')
    text = _unescaped(match[1]).strip()
    if not text:
        raise _Malformed("an empty synonym")
    return Synonym(text, scope, words[1] if len(words) > 1 else "", _listed(xrefs.partition("]")[0]))


def _listed(xrefs: str) -> tuple[str, ...]:
    return tuple(_unescaped(xref) for xref in _COMMA.split(xrefs) if xref) if xrefs else ()


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)


_READ = {"name": _free_text, "comment": _free_text, "def": _quoted_text}
