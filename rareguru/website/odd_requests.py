"""Requests that no reader's browser sends end in the page for bad requests before a view sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

LONGEST_PATH = 1_000
LONGEST_QUERY = 2_000
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_CONTROL_BUT_SPACES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # pasted text holds tabs and line ends


class RefuseOddRequests:
    """Answer 400 to overlong addresses and control characters.

    It stands below the middleware that sets headers, so that its answer carries them too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if fault := find_fault(request.path, request.META.get("QUERY_STRING", "")):
            raise BadRequest(fault)
        return self.get_response(request)


def find_fault(path: str, query: str) -> str:
    """Say what is wrong with an address, "" where nothing is."""
    if len(path) > LONGEST_PATH:
        return "The path is too long."
    if len(query) > LONGEST_QUERY:
        return "The query is too long."
    if _CONTROL.search(path) or _CONTROL_BUT_SPACES.search(unquote_to_bytes(query)):
        return "The address holds control characters."
    return ""
