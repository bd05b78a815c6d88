"""Sentences to develop by, written for this: `[words|HP:…/HP:…]` tells of any of the terms.

A mark before the term says that it is absent (-), uncertain (?) or somebody else's (~). The
sentences to measure by are others, kept in samples/, which nobody develops by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rareguru.science.recognition.mentions import Status

_FINDING = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
_STATUSES = {"-": Status.ABSENT, "?": Status.UNCERTAIN, "~": Status.OTHER}


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    text: str
    findings: tuple[tuple[frozenset[str], Status], ...]


def read_marked(language: str) -> Iterator[MarkedSentence]:
    """Yield the sentences of a language."""
    for line in (Path(__file__).with_name("sentences") / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        findings = tuple(
            (frozenset(term.lstrip("-?~") for term in terms.split("/")), _STATUSES.get(terms[0], Status.PRESENT))
            for _, terms in _FINDING.findall(line)
        )
        yield MarkedSentence(_FINDING.sub(r"\1", line), findings)
