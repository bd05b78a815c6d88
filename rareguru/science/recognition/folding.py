"""A word as it is compared: case, accents, British spelling and inflection gone.

A rule need not be linguistically right, only the same for the phrase and for the text.
"""

from __future__ import annotations

import re
import unicodedata

import Stemmer as snowball

from rareguru.science.recognition.languages.language import Language

_ACCENT = re.compile("[\u0300-\u036f]")
_TILDE = "n\u0303"
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u00b4`]")
_POSSESSIVE = re.compile("(?<=\\w)['\u2018\u2019\u02bc\u00b4`]s$")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_SPELLINGS = (  # British to American, for words longer than three letters
    (re.compile(r"ae|oe(?!s$)"), "e"),  # anaemia, oedema; but not "toes"
    (re.compile(r"our(?=$|s$|ed$|ing$|less$)"), "or"),  # colour, tumour
    (re.compile(r"([iy])s(?=(?:e|es|ed|ing|ation)$)"), r"\1z"),  # organise, paralysed
    (re.compile(r"([bt])re(s?)$"), r"\1er\2"),  # fibre, centre
    (re.compile(r"ll(?=(?:ed|ing)$)"), "l"),  # labelled
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"(.)\1{2,}"), r"\1\1"),  # soooo
)
_DERIVED = re.compile(r"(?:ness|ly)$")
# Greek endings mean something: appendicitis is not what is appended.
_LEARNED = ("itis", "osis")
_SHORT = 3
_LONGEST_WORD = 60


def fold(word: str) -> str:
    """Return the word in lower case without accents and apostrophes; ñ stays a letter of its own."""
    if word.isascii():
        if word.isalnum():
            return word.lower()
        return _APOSTROPHES.sub("", _POSSESSIVE.sub("", word.lower()))
    word = unicodedata.normalize("NFKC", word[:_LONGEST_WORD].encode(errors="ignore").decode()).casefold()
    word = unicodedata.normalize("NFD", _POSSESSIVE.sub("", word)).replace(_TILDE, "ñ").translate(_LETTERS)
    return unicodedata.normalize("NFC", _APOSTROPHES.sub("", _ACCENT.sub("", word)))


class Stemmer:
    """Folded words of a language to what their inflections share.

    Not for several threads at once; it remembers the words it saw, so it is to last no longer than a text.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        # 0: it keeps no words of its own.
        self._snowball = snowball.Stemmer(language.stemmer, 0) if language.stemmer else None
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        if (stem := self._known.get(word)) is None:
            stem = self._known[word] = self._stem(word)
        return stem

    def _stem(self, word: str) -> str:
        word = word[:_LONGEST_WORD]
        language = self._language
        word = language.numbers.get(word, word)
        word = language.forms.get(word, word)
        if self._snowball is None or len(word) <= _SHORT:
            return language.forms.get(word + "s", word)
        if language.code == "en":
            for pattern, replacement in _SPELLINGS:
                word = pattern.sub(replacement, word)
            word = language.forms.get(word, word)
        if word.endswith(_LEARNED):
            return word
        stem = str(self._snowball.stemWord(word))
        if language.code == "es":
            stem = stem.replace("v", "b").replace("nb", "mb")  # sound alike: "combulsión"
        if len(stem) <= _SHORT < len(word) - len(stem):
            return word
        # Only what is left of "tiredness" and "unusually" is bent once more.
        return str(self._snowball.stemWord(stem)) if _DERIVED.search(word) else stem
