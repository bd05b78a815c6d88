"""Names of a disease, and those that are also given to another one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rareguru.knowledge.catalogue.models import Name, Record
from rareguru.knowledge.catalogue.statements import NameKind
from rareguru.knowledge.pages.document import DisputedName, Link, NameEntry
from rareguru.knowledge.pages.evidence import Evidence
from rareguru.knowledge.pages.family import FamilyTree
from rareguru.knowledge.pages.precedence import in_order, rank

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z0-9][A-Za-z0-9-]{1,7}")
_MOST_OTHERS = 5  # a name that more diseases share is a common word, not a dispute


def is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text))


@dataclass(frozen=True, slots=True)
class SharedNames:
    """Names that stand at several diseases: text -> disease -> sources."""

    by_text: dict[str, dict[int, frozenset[str]]]

    @classmethod
    def read(cls) -> SharedNames:
        owners: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        several = _texts_of_several()
        for text, disease, source in _all_names():
            if (folded := text.casefold()) in several:
                owners[folded][disease].add(source)
        return cls(
            {
                text: {disease: frozenset(sources) for disease, sources in diseases.items()}
                for text, diseases in owners.items()
            }
        )


def _texts_of_several() -> frozenset[str]:
    """Return the names that more than one disease has; acronyms often do and mislead nobody."""
    first: dict[str, int] = {}
    several = set[str]()
    for text, disease, _source in _all_names():
        folded = text.casefold()
        if first.setdefault(folded, disease) != disease and not is_acronym(text):
            several.add(folded)
    return frozenset(several)


def _all_names() -> Iterator[tuple[str, int, str]]:
    names = Name.objects.live().filter(record__retired_in=None, record__disease__is_published=True).order_by()
    yield from names.values_list("text", "record__disease_id", "source").iterator(chunk_size=5000)
    records = Record.objects.live().filter(disease__is_published=True).order_by()
    yield from records.values_list("name", "disease_id", "source").iterator(chunk_size=5000)


def names_of(evidence: Evidence, preferred: str) -> list[NameEntry]:
    """Return every name besides the preferred one, once per language, those of most sources first."""
    entries: dict[tuple[str, str], NameEntry] = {}
    for source, text, language, kind in sorted(_names(evidence), key=lambda name: (rank(name[0]), name[1:])):
        if text.casefold() == preferred.casefold() and language == "en":
            continue
        entry = entries.setdefault(
            (text.casefold(), language), NameEntry(text=text, language=language, kind=kind, sources=[])
        )
        entry["kind"] = _stronger(entry["kind"], kind, text)
        entry["sources"] = in_order({*entry["sources"], source})
    return sorted(entries.values(), key=_most_used_first)


def title_of(evidence: Evidence, preferred: str) -> NameEntry:
    """Return the preferred name with the sources that have it."""
    sources = {
        source
        for source, text, language, _kind in _names(evidence)
        if language == "en" and text.casefold() == preferred.casefold()
    }
    return NameEntry(text=preferred, language="en", kind=NameKind.SYNONYM.value, sources=in_order(sources))


def _names(evidence: Evidence) -> Iterator[tuple[str, str, str, str]]:
    for row in evidence.names:
        yield evidence.source(row.record), row.text, row.language, row.kind
    for record in evidence.records.values():
        if record.name:
            yield record.source, record.name, "en", NameKind.SYNONYM.value


def _stronger(one: str, other: str, text: str) -> str:
    if is_acronym(text) or NameKind.ACRONYM in {one, other}:
        return NameKind.ACRONYM.value
    return NameKind.FORMER.value if one == other == NameKind.FORMER else NameKind.SYNONYM.value


def _most_used_first(entry: NameEntry) -> tuple[object, ...]:
    return entry["language"] != "en", entry["language"], -len(entry["sources"]), entry["text"].casefold(), entry["text"]


def acronym_of(names: Iterable[NameEntry], preferred: str) -> str:
    """Return the acronym to show: made of the name's initials if there is one, else that of most sources."""
    initials = Counter(word[0].casefold() for word in re.findall(r"\w+", preferred))
    acronyms = [entry for entry in names if entry["kind"] == NameKind.ACRONYM and entry["language"] == "en"]
    best = min(
        acronyms,
        key=lambda entry: (Counter(entry["text"].casefold()) != initials, -len(entry["sources"]), entry["text"]),
        default=None,
    )
    return best["text"] if best else ""


def disputed_of(
    disease: int, title: NameEntry, names: Iterable[NameEntry], shared: SharedNames, tree: FamilyTree
) -> list[DisputedName]:
    """Return the names that sources also give to a disease outside the family; first, if others bear it, the title."""
    disputed = []
    for entry in (title, *names):
        owners = shared.by_text.get(entry["text"].casefold(), {})
        others = sorted(
            other
            for other in owners
            if other != disease and other in tree.links and not tree.are_related(disease, other)
        )
        if entry is title:
            others = [other for other in others if _is_called(tree.links[other], title["text"])]
        if 0 < len(others) <= _MOST_OTHERS:
            disputed.append(
                DisputedName(
                    text=entry["text"],
                    language=entry["language"],
                    sources=entry["sources"],
                    others=[tree.links[other] for other in others],
                    other_sources=in_order({source for other in others for source in owners[other]}),
                )
            )
    return disputed


def _is_called(page: Link, name: str) -> bool:
    """Say whether this is the title of the page."""
    return page["name"]["en"].casefold() == name.casefold()
