"""How names and texts of upstream files are made fit to keep."""

from __future__ import annotations

import re

_LONGEST_ACRONYM = 12
_LOWER_CASE_WORD = re.compile(r"[a-zß-öø-ÿ]{3}")
_CAPITALS = re.compile(r"[A-Z].*[A-Z]")


def tidy(text: str) -> str:
    """Join runs of white space to one space and drop what cannot be printed."""
    if not text.isprintable():
        text = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    return " ".join(text.split())


def is_acronym(name: str) -> bool:
    """Whether a name is an abbreviation: short, with capitals, no word written out ("COP", "hEDS", "46,XY DSD")."""
    return len(name) <= _LONGEST_ACRONYM and bool(_CAPITALS.search(name)) and not _LOWER_CASE_WORD.search(name)
