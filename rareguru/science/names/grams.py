"""A name as the set of its character trigrams, each trigram a number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_SPACE = 0x20
# Scripts written without spaces begin here: there a word is often two characters, so pairs count as well.
_FIRST_UNSPACED = 0x2E80
_BITS = np.uint64(21)  # a code point has at most 21


def gram_codes(names: str) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the trigrams of normalised names, of which every one is a line, and the line of each trigram.

    Words are taken one by one, as if each stood between spaces, so the order of words
    does not matter, and their beginnings weigh more than their ends.
    """
    padded = "  " + names.replace("\n", " \n ").replace(" ", "  ") + "  "
    points = np.frombuffer(padded.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    breaks = points == ord("\n")
    points[breaks] = _SPACE
    first, second, third = points[:-2], points[1:-1], points[2:]
    is_start = (first == _SPACE) & (second == _SPACE) & (third != _SPACE)
    places = np.flatnonzero((second != _SPACE) | is_start)
    codes = ((((first << _BITS) | second) << _BITS) | third)[places]
    pairs = np.flatnonzero((first >= _FIRST_UNSPACED) & (second >= _FIRST_UNSPACED))
    if pairs.size:
        codes = np.concatenate((codes, ((first[pairs] << _BITS) | second[pairs]) << _BITS))
        places = np.concatenate((places, pairs))
    return codes, np.cumsum(breaks)[places + 1]
