"""The language of the page, and words that are spoken once in each."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec

from django.conf import settings
from django.utils.translation import get_language

Asked = ParamSpec("Asked")


def current_language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def per_language(speak: Callable[Asked, str]) -> Callable[Asked, str]:
    """Remember what a function says, language by language: a page says some words a hundred times."""

    @lru_cache(maxsize=4096)
    def remembered(_language: str, *args: Asked.args, **kwargs: Asked.kwargs) -> str:
        return speak(*args, **kwargs)

    @wraps(speak)
    def say(*args: Asked.args, **kwargs: Asked.kwargs) -> str:
        return remembered(current_language(), *args, **kwargs)

    return say
