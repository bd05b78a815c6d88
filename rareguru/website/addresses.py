"""The addresses of pages, in each language."""

from __future__ import annotations

from functools import cache

from django.conf import settings

PREFIXES = {code: "/" if code == settings.LANGUAGE_CODE else f"/{code}/" for code, _name in settings.LANGUAGES}
# Each language as it calls itself, for the switch.
OWN_NAMES = {"en": "English", "es": "Español"}


def root(language: str) -> str:
    """Return the address of the home page in this language; every other address begins with it."""
    return PREFIXES[language]


def in_language(path: str, language: str) -> str:
    """Return the address of the same page in another language."""
    for prefix in PREFIXES.values():
        if prefix != "/" and path.startswith(prefix):
            path = path[len(prefix) - 1 :]
    return PREFIXES[language] + path.removeprefix("/")


@cache
def disease_root(language: str, kind: str = "disease") -> str:
    """Return what stands before the slug in the address of a disease or a branch."""
    return root(language) + ("branches/" if kind == "branch" else "diseases/")
