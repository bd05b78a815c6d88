"""The language of the page, and words that are spoken once in each."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as look_up

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


# Set while a page is put together, which asks for its language two hundred times.
_settled: ContextVar[str] = ContextVar("settled language", default="")


def current_language() -> str:
    return _settled.get() or get_language() or settings.LANGUAGE_CODE


def in_one_language(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """Let a function ask once in which language it speaks."""

    @wraps(make)
    def settled(*args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        token = _settled.set(current_language())
        try:
            return make(*args, **kwargs)
        finally:
            _settled.reset(token)

    return settled


def gettext(text: str) -> str:
    """Return the text in the language of the page; Django's own takes ten times as long to find it again."""
    return _found(current_language(), text)


@lru_cache(maxsize=4096)
def _found(_language: str, text: str) -> str:
    return look_up(text)


def per_language(speak: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """Remember what a function says, language by language: a page says some words a hundred times."""

    @lru_cache(maxsize=4096)
    def remembered(_language: str, *args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        return speak(*args, **kwargs)

    @wraps(speak)
    def say(*args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        return remembered(current_language(), *args, **kwargs)  # type: ignore[arg-type] # only given texts

    return say
