"""The address of a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from rareguru.website.addresses import root
from rareguru.website.presentation.languages import current_language


def compare_with_path(slug: str) -> str:
    """Return where somebody is asked what to compare this disease with."""
    return f"{root(current_language())}compare/?{urlencode({'disease': slug})}"


def compare_path(slugs: Iterable[str]) -> str:
    """Return the one address of the comparison of these diseases, in whatever order they are named."""
    return f"{root(current_language())}compare/{quote('/'.join(sorted(slugs)))}/"
