"""How a name is brought to the one spelling in which it is compared.

Case, accents, punctuation, British spelling, Roman numerals, Greek letters and the
words that say nothing ("disease", "type", "of") must not decide whether a name is found.
A rule need not be linguistically right, only the same for the name and for the query.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

# Longer queries are cut, so that a request cannot cost more than a long name does.
MAX_LENGTH = 200

_ACCENT = re.compile("[\u0300-\u036f]")
_POSSESSIVE = re.compile(r"['\u2018\u2019\u02bc\u00b4`](?:s\b)?")
# Marks that are no letters stand inside words of Indic and other scripts (category M), so they do not separate.
_SEPARATOR = re.compile(r"(?:(?![\u0900-\u0dff\u0e00-\u0eff\u3099\u309a])[\W_])+")
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "ħ": "h"}
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega",
        ],
        strict=True,
    )
)
_LONE_GREEK = re.compile("(?<![\u0370-\u03ff])[\u03b1-\u03c9](?![\u0370-\u03ff])")
# 1 to 39, without the letters x, xx and xxx, which are chromosomes ("X-linked", "46,XX"), and a letter after them.
_ROMAN = re.compile(r"(?!x+[a-h]?$)(x{0,3})(ix|iv|v?i{0,3})([a-h]?)")
_ROMAN_ONES = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_SPELLINGS = (
    (re.compile(r"ae|oe"), "e"),  # anaemia, oedema
    (re.compile(r"our"), "or"),  # tumour
    (re.compile(r"([iy])z(?=[aei])"), r"\1s"),  # organizing, analyze
    (re.compile(r"leuc"), "leuk"),  # leucodystrophy
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"([bt])re(s?)$"), r"\1er\2"),  # fibre, centre
)
_WORTHLESS = frozenset(
    [
        "disease",
        "diseases",
        "syndrome",
        "syndromes",
        "disorder",
        "disorders",
        "type",
        "of",
        "the",
        "and",
        "with",
        "due",
        "to",
        "by",
        "in",
        "enfermedad",
        "enfermedades",
        "sindrome",
        "sindromes",
        "trastorno",
        "trastornos",
        "tipo",
        "de",
        "del",
        "la",
        "el",
        "las",
        "los",
        "y",
        "con",
        "por",
        "maladie",
        "maladies",
        "trouble",
        "troubles",
        "du",
        "des",
        "et",
        "le",
        "les",
        "krankheit",
        "syndrom",
        "typ",
        "und",
        "malattia",
        "sindromi",
        "doenca",
        "doencas",
        "ziekte",
    ]
)
# The worthless words long or frequent enough that somebody misspells them, and how many slips are forgiven.
_MISSPELLED = {"disease": 2, "diseases": 2, "disorder": 2, "disorders": 2, "enfermedad": 2, "sindrome": 2} | {
    "syndrome": 2,
    "syndromes": 2,
    "trastorno": 2,
    "type": 1,
}
_NOT_MISSPELLED = frozenset({"syndromic", "syndromal", "disordered", "disuse", "types"})


def fold(text: str) -> str:
    """Return the text in lower case without accents and punctuation, words parted by single spaces."""
    text = text[:MAX_LENGTH]
    if not text.isascii():
        # Half a surrogate pair is no character; it can be written nowhere.
        text = unicodedata.normalize("NFKD", text.encode(errors="ignore").decode())
    text = text.casefold()
    if not text.isascii():
        text = _ACCENT.sub("", text).translate(_LETTERS)
        text = _LONE_GREEK.sub(lambda letter: f" {_GREEK.get(letter[0], letter[0])} ", text)
        text = unicodedata.normalize("NFC", text)
    return _SEPARATOR.sub(" ", _POSSESSIVE.sub("", text)).strip()


def words(text: str) -> list[str]:
    """Return the words that tell this name from others, in their order."""
    spelled = [_spell(word) for word in fold(text).split()]
    return [word for word in spelled if not _is_worthless(word)] or spelled


@lru_cache(maxsize=65536)
def _spell(word: str) -> str:
    if (roman := _ROMAN.fullmatch(word)) and (roman[1] or roman[2]):
        return f"{len(roman[1]) * 10 + _ROMAN_ONES[roman[2]]}{roman[3]}"
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def _is_worthless(word: str) -> bool:
    """Say whether the word, or the word it misspells, tells no name from another."""
    if word in _WORTHLESS:
        return True
    if len(word) < 3 or not word.isalpha() or word in _NOT_MISSPELLED:
        return False
    return any(OSA.distance(word, meant, score_cutoff=slips) <= slips for meant, slips in _MISSPELLED.items())


_IDENTIFIERS = (  # gard1620, OMIM #154700; ICD10 Q87.4, UMLS C0242770
    re.compile(r"\s*([a-z]+)[\s:#_.-]*([0-9][a-z0-9.-]*)\s*", re.IGNORECASE),
    re.compile(r"\s*([a-z][a-z0-9]*?)[\s:#_.-]*([a-z]?[0-9][a-z0-9.-]*)\s*", re.IGNORECASE),
)
_LOCAL = re.compile(r"\s*([a-z]?[0-9]+)\s*", re.IGNORECASE)
_PREFIXES = {"orphanet": "orpha", "ordo": "orpha", "orphacode": "orpha", "mim": "omim", "do": "doid"}


def identifier_forms(identifier: str) -> tuple[str, str]:
    """Return the two forms in which an identifier is found: whole, and without its prefix.

    Both hold a colon, which no normalised name does.
    """
    prefix, _, local = identifier.strip().casefold().rpartition(":")
    return _identifier(prefix, local), _identifier("", local)


def queried_identifiers(query: str) -> list[str]:
    """Return the forms of the identifiers that a query may mean, likeliest first.

    Nobody keeps to one spelling: ORPHA:1302, Orphanet 1302, OMIM #154700, gard1620, C0242770.
    """
    query = query[:MAX_LENGTH]
    if not query.isascii():
        return []
    prefix, colon, local = query.strip().casefold().partition(":")
    forms = [_identifier(prefix, local)] if colon else []
    written = [match for pattern in _IDENTIFIERS if (match := pattern.fullmatch(query))]
    forms += [_identifier(match[1].casefold(), match[2].casefold()) for match in written]
    if bare := _LOCAL.fullmatch(query):
        forms.append(_identifier("", bare[1].casefold()))
    return list(dict.fromkeys(forms))


def _identifier(prefix: str, local: str) -> str:
    return f"{_PREFIXES.get(prefix.strip(), prefix.strip())}:{local.strip().lstrip('0') or '0'}"
