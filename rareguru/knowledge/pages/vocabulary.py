"""HPO terms as pages show them: labels, plain words, definitions and body systems."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from rareguru.knowledge.catalogue.models import Term, TermDefinition, TermName, TermParent
from rareguru.knowledge.catalogue.statements import SynonymScope
from rareguru.knowledge.pages.body_systems import systems_of_terms
from rareguru.knowledge.pages.document import Localized

# Where HPO's plain words mislead ("Deafness" for any hearing loss, "Anorexia" as the eating disorder), wound, or are
# no plainer than its label: words of our own, or none. Lines of term, label, words.
PLAIN_WORDS = Path(__file__).with_name("plain_words.tsv")
# Words that HPO's lay synonyms still have, and that wound those they are said of.
_WOUNDING = re.compile(
    r"retard|idio[ct]|imbecil|mongol|deform|cripp|mental(ly)? (deficien|slow|defect|handicap|subnormal)|dwarf|harelip"
    r"|bird|witch|fish mouth|monkey|simian|elfin|gargoyl|lunatic|\bIQ\b|\bweak jaw|\bcrooked face",
    re.IGNORECASE,
)
_STEM = 5  # letters: "coughing" says no more than "cough"


@dataclass(slots=True)
class PageTerm:
    id: str
    label: Localized
    lay: Localized | None
    definition: Localized | None
    systems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, by the key that annotations hold and by HPO's own id."""

    by_key: dict[int, PageTerm]
    by_id: dict[str, PageTerm]

    @classmethod
    def read(cls) -> Self:
        terms = {
            key: PageTerm(
                identifier, Localized(en=name), None, Localized(en=definition) if definition else None, frozenset()
            )
            for key, identifier, name, definition in Term.objects.order_by()
            .values_list("pk", "identifier", "name", "definition")
            .iterator(chunk_size=5000)
        }
        _add_spanish(terms)
        _add_lay_words(terms)
        _add_systems(terms)
        return cls(terms, {term.id: term for term in terms.values()})

    def labels(self, identifiers: str) -> list[Localized]:
        """Return the labels of ids joined by ";"; what is not an id of a term stands for itself."""
        return [
            self.by_id[identifier].label if identifier in self.by_id else Localized(en=identifier)
            for identifier in (part.strip() for part in identifiers.split(";"))
            if identifier
        ]


def _add_spanish(terms: dict[int, PageTerm]) -> None:
    labels = TermName.objects.live().filter(language="es", scope=SynonymScope.LABEL, is_official=True)
    for key, text in sorted(labels.order_by().values_list("term_id", "text"), reverse=True):
        terms[key].label["es"] = text
    definitions = TermDefinition.objects.live().filter(language="es", is_official=True)
    for key, text in sorted(definitions.order_by().values_list("term_id", "text"), reverse=True):
        if definition := terms[key].definition:
            definition["es"] = text


def _add_lay_words(terms: dict[int, PageTerm]) -> None:
    lay = TermName.objects.live().filter(language="en", scope=SynonymScope.EXACT, is_layperson=True)
    words: dict[int, list[str]] = defaultdict(list)
    for key, text in lay.order_by().values_list("term_id", "text"):
        if not _WOUNDING.search(text):
            words[key].append(text)
    labels = {term.label["en"].casefold(): key for key, term in terms.items()}
    shared = _shared_words(words)
    for key, texts in words.items():
        unambiguous = [
            text for text in texts if text.casefold() not in shared and labels.get(text.casefold(), key) == key
        ]
        if word := choose_lay_word(terms[key].label["en"], unambiguous):
            terms[key].lay = Localized(en=word)
    ours = plain_words()
    for term in terms.values():
        if term.id in ours:
            term.lay = Localized(en=ours[term.id]) if ours[term.id] else None


def plain_words() -> dict[str, str]:
    """Return our plain words by term; "" where the label itself is plain."""
    with PLAIN_WORDS.open(encoding="utf-8", newline="") as file:
        return {line["term"]: line["words"] for line in csv.DictReader(file, delimiter="\t")}


def _shared_words(words: dict[int, list[str]]) -> frozenset[str]:
    """Return the words that more than one term has."""
    owners: dict[str, set[int]] = defaultdict(set)
    for key, texts in words.items():
        for text in texts:
            owners[text.casefold()].add(key)
    return frozenset(text for text, keys in owners.items() if len(keys) > 1)


def choose_lay_word(label: str, words: Collection[str]) -> str:
    """Return the plain words, fewest first, that say it differently from the label; "" where none do.

    Where one word only lengthens another ("Tired", "Tiredness") the longer is the noun.
    """
    stems = _stems(label)
    others = sorted({word for word in words if _stems(word) != stems})
    nouns = [word for word in others if not any(other != word and other.startswith(word) for other in others)]
    return min(nouns, key=lambda word: (word.count(" "), len(word), word), default="")


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in text.casefold().split())


def _add_systems(terms: dict[int, PageTerm]) -> None:
    parents: dict[str, list[str]] = {term.id: [] for term in terms.values()}
    for key, parent in _edges():
        parents[terms[key].id].append(terms[parent].id)
    systems = systems_of_terms(parents)
    for term in terms.values():
        term.systems = systems.get(term.id, frozenset())


def _edges() -> Iterable[tuple[int, int]]:
    return TermParent.objects.live().order_by().values_list("term_id", "parent_id").iterator(chunk_size=5000)
