"""Which language is a text in?"""

from __future__ import annotations

import re

from rareguru.science.recognition.folding import fold
from rareguru.science.recognition.languages.language import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_LOOKED_AT = 2_000  # characters


def guess_language(text: str) -> str:
    """Return the language that most of the text's frequent words belong to, "" where they do not tell."""
    words = [fold(word) for word in _WORD.findall(text[:_LOOKED_AT])]
    counts = {code: sum(map(language.telling.__contains__, words)) for code, language in LANGUAGES.items()}
    best = max(counts, key=counts.__getitem__)
    is_plain = counts[best] > max(count for code, count in counts.items() if code != best)
    return best if is_plain else ""
