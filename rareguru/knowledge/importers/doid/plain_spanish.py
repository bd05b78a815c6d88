"""Turn the property words of DOID's Spanish definitions into plain words.

The translators wrote the property words in a dozen ways (tiene_base_material_en,
tiene_su_base_material_en, tiene base material en …) and joined other words with
underscores too (localizada_en).
"""

from __future__ import annotations

import re

_CAUSE = re.compile(
    r"""
    \b(?P<verb>tienen?|tengan?|presentan?|has)[ _]+
    (?: (?:su[ _]+)?(?:base[ _]+material|material[ _]+bas[ei]s?|base)[ _]+(?:en|in)
      | como[ _]+base )
    \b[ _]*(?P<article>el[ ])?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SYMPTOM = re.compile(r"(?P<joint>(?:,|;|\by|\bo|\be)?\s*)\btiene(?P<plural>n?)[ _]+síntomas(?:[ _]+de\b)?[ _]*")
_SENTENCES = re.compile(r"(?<=[.;])\s+")
_UNDERSCORE = re.compile(r"(?<=\w)_+|_+(?=\w)")
_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:])")
_DOUBLED = re.compile(r"\b(una|un|la|el|en|de|por|y)(?: \1\b)+")
_DOTS = re.compile(r"(?:\.\s*){2,}$")
_PARENT = re.compile(
    r"^(?P<article>El|La) (?P<name>[^,.;:]*?) (?:y )?"
    r"(?P<verb>(?:se (?:caracteriza|localiza|deriva|debe)|deriva|causa)\b)"
)
_ARTICLES = {"El": "Un", "La": "Una"}


def plain(definition: str) -> str:
    """Return the definition without property words, about the disease and not about its parent."""
    text = _SPACES.sub(" ", definition).strip()
    text = _CAUSE.sub(_caused, text)
    text = " ".join(_without_symptom_words(sentence) for sentence in _SENTENCES.split(text))
    text = _SPACES.sub(" ", _UNDERSCORE.sub(" ", text))
    text = _DOUBLED.sub(r"\1", _DOTS.sub(".", _BEFORE_MARK.sub("", text))).strip()
    text = _about_the_disease(text)
    return text[:1].upper() + text[1:]


def is_plain(text: str) -> bool:
    """Whether no property word and no half of a quotation is left."""
    return "_" not in text and "base material" not in text and "material basis" not in text and text.count('"') % 2 == 0


def _caused(match: re.Match[str]) -> str:
    verb = match["verb"]
    words = "se deben a" if verb.lower().endswith("n") else "se debe a"
    if verb[0].isupper():
        words = words.capitalize()
    return words + ("l " if match["article"] else " ")


def _without_symptom_words(sentence: str) -> str:
    seen = False

    def words(match: re.Match[str]) -> str:
        nonlocal seen
        joint = match["joint"]
        if seen and joint.strip():
            return joint.rstrip() + " "
        seen = True
        verb = "con" if joint.strip() in {",", ";"} else "causan" if match["plural"] else "causa"
        return f"{joint}{verb} "

    return _SYMPTOM.sub(words, sentence)


def _about_the_disease(text: str) -> str:
    """Mend "La cardiopatía se caracteriza por …" into "Una cardiopatía que se caracteriza por …"."""
    match = _PARENT.match(text)
    if match is not None and " que " not in f"{match['name']} ":
        return f"{_ARTICLES[match['article']]} {match['name']} que {text[match.start('verb') :]}"
    article, _, rest = text.partition(" ")
    if article in _ARTICLES and " que " in rest:
        return f"{_ARTICLES[article]} {rest}"
    return text
