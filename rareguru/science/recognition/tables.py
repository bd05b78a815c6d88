"""The arrays in which the phrases of one language are looked up: built once, mapped into memory by every process."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from rareguru.science.recognition.folding import Stemmer
from rareguru.science.recognition.languages.language import Language
from rareguru.science.recognition.phrases import CERTAINTY, MOST_WORDS, Row, Source, TermPhrase, kin_classes, rows
from rareguru.science.recognition.words import plain_words

# Raised whenever the arrays, or the way words are folded, change.
FORMAT = 4
_NOTE = "phrases.json"


class UnusableTables(Exception):
    """The folder holds no tables that this version can read."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that can be found: their ids in order, and in how many diseases each is reported."""

    ids: tuple[str, ...]
    uses: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows are phrases; stems of one family of words share a class."""

    stems: tuple[str, ...]
    surfaces: tuple[str, ...]  # words as they are written in phrases, and ordinary ones, folded
    terms: tuple[str, ...]
    surface_stems: NDArray[np.int32]  # -1 for an ordinary word that stands in no phrase
    stem_classes: NDArray[np.int32]
    row_stems: NDArray[np.int32]  # padded with the number of stems
    row_classes: NDArray[np.int32]  # padded with the number of stems
    row_gaps: NDArray[np.uint8]
    row_terms: NDArray[np.int32]  # -1 for a trap
    row_certainty: NDArray[np.float32]
    row_upper: NDArray[np.bool_]
    row_names: NDArray[np.bool_]  # of the ontology, not our own phrases
    anchor_starts: NDArray[np.int64]  # by class: the rows of which it is the rarest
    anchor_rows: NDArray[np.int32]
    term_uses: NDArray[np.int32]

    @classmethod
    def build(
        cls, phrases: Iterable[TermPhrase], terms: Terms, language: Language, ordinary: Collection[str] = ()
    ) -> Self:
        """Build the arrays; the order of the phrases makes no difference.

        Ordinary words that stand in no phrase are kept as well, so that they are not taken for slips.
        """
        phrases, stemmer = list(phrases), Stemmer(language)
        kept = _strongest(rows(phrases, language, stemmer))
        families = kin_classes(language, stemmer)
        stems = sorted({stem for row in kept for stem in row.stems} | families.keys())
        numbers = {stem: number for number, stem in enumerate(stems)}
        classes = np.array(
            [numbers.get(families.get(stem, stem), number) for stem, number in numbers.items()], np.int32
        )
        row_stems = _matrix([[numbers[stem] for stem in row.stems] for row in kept], len(stems))
        row_classes = np.append(classes, len(stems)).astype(np.int32)[row_stems]
        written = _words_of(phrases, language) | set(ordinary)
        passed = language.free | language.joining | language.negators | language.passing
        surfaces = {word: numbers.get(stemmer.stem(word), -1) for word in sorted(written - passed)}
        places = {term: number for number, term in enumerate(terms.ids)}
        return cls(
            stems=tuple(stems),
            surfaces=tuple(surfaces),
            terms=terms.ids,
            surface_stems=np.array(list(surfaces.values()), np.int32),
            stem_classes=classes,
            row_stems=row_stems,
            row_classes=row_classes,
            row_gaps=np.array([row.gaps for row in kept], np.uint8),
            row_terms=np.array([places.get(row.term, -1) for row in kept], np.int32),
            row_certainty=np.array([CERTAINTY[row.source] for row in kept], np.float32),
            row_upper=np.array([row.is_upper for row in kept], np.bool_),
            row_names=np.array([row.source < Source.LEXICON for row in kept], np.bool_),
            term_uses=np.array([terms.uses.get(term, 0) for term in terms.ids], np.int32),
            **_anchors(row_classes, len(stems)),
        )

    def save(self, folder: Path) -> None:
        """Write the arrays into the folder, and last the note that says they are whole."""
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                (folder / f"{field.name}.txt").write_text("\n".join(value), encoding="utf-8")
            else:
                np.save(folder / f"{field.name}.npy", value, allow_pickle=False)
        (folder / _NOTE).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the arrays of the folder into memory, read-only; raises UnusableTables."""
        try:
            written = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
            values: dict[str, Any] = {field.name: _open(folder, field.name) for field in fields(cls)}
        except (OSError, ValueError, EOFError) as error:
            raise UnusableTables(f"There are no whole tables of phrases in {folder}. Build them again.") from error
        if written != {"format": FORMAT}:
            raise UnusableTables(f"The tables of phrases in {folder} are of another version. Build them again.")
        return cls(**values)


def _strongest(found: Iterable[Row]) -> list[Row]:
    """Keep of the rows that read the same and mean the same the surest one."""
    kept: dict[tuple[tuple[str, ...], int, str], Row] = {}
    for row in found:
        key = (row.stems, row.gaps, row.term)
        other = kept.get(key)
        if other is None or (CERTAINTY[row.source], not row.is_upper) > (CERTAINTY[other.source], not other.is_upper):
            kept[key] = row
    return [kept[key] for key in sorted(kept)]


def _words_of(phrases: Iterable[TermPhrase], language: Language) -> set[str]:
    words = {word for phrase in phrases for word in plain_words(phrase.text, language)}
    return words.union(*language.kin)


def _matrix(lists: Sequence[Sequence[int]], pad: int) -> NDArray[np.int32]:
    matrix = np.full((len(lists), MOST_WORDS), pad, np.int32)
    for number, values in enumerate(lists):
        matrix[number, : len(values)] = values
    return matrix


def _anchors(row_classes: NDArray[np.int32], pad: int) -> dict[str, NDArray[Any]]:
    counts = np.bincount(row_classes.ravel(), minlength=pad + 1)
    counts[pad] = row_classes.size + 1
    rarest = row_classes[np.arange(len(row_classes)), counts[row_classes].argmin(axis=1)]
    order = np.argsort(rarest, kind="stable").astype(np.int32)
    starts = np.searchsorted(rarest[order], np.arange(pad + 2))
    return {"anchor_starts": starts, "anchor_rows": order}


def _open(folder: Path, name: str) -> NDArray[Any] | tuple[str, ...]:
    if (folder / f"{name}.txt").exists():
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        return tuple(text.split("\n")) if text else ()
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
