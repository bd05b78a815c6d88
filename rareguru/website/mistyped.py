"""Addresses in capitals or with a slash too many, which lead to the page that is meant."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation

from rareguru.knowledge.catalogue.addresses import find_address

_OF_A_DISEASE = {"disease", "branch"}


def meant_address(request: HttpRequest) -> str:
    """Return the address that this one stands for, "" where it is written as it should be or leads nowhere."""
    path = re.sub("/+", "/", request.path).lower()
    if request.method not in {"GET", "HEAD"} or path == request.path:
        return ""
    for tidy in (path, f"{path}/"):
        if _leads_somewhere(tidy):
            query = request.META.get("QUERY_STRING", "")
            return f"{tidy}?{query}" if query else tidy
    return ""


def _leads_somewhere(path: str) -> bool:
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            match: ResolverMatch = resolve(path)
        except Resolver404:
            return False
    return match.url_name not in _OF_A_DISEASE or find_address(match.kwargs["slug"]) is not None
