"""Requests that no reader's browser sends end in the page for bad requests before a view sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from rareguru.website.views.errors import not_allowed

LONGEST_PATH = 1_000
LONGEST_QUERY = 2_000
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_CONTROL_BUT_SPACES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # pasted text holds tabs and line ends


class RefuseOddRequests:
    """Answer 400 to overlong addresses, control characters and bodies in another encoding than UTF-8.

    It stands below the middleware that sets headers, so that its answer carries them too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if fault := find_fault(request.path, request.META.get("QUERY_STRING", "")):
            raise BadRequest(fault)
        if request.content_params and request.content_params.get("charset", "utf-8").lower() != "utf-8":
            request.encoding = "utf-8"  # for the page that says so
            raise BadRequest("Only UTF-8 is read.")
        return self.get_response(request)


class ExplainRefusedMethods:
    """Give the answer to a method that a page does not take, which Django leaves empty, a page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            return not_allowed(request, response.headers["Allow"].split(", "))
        return response


def find_fault(path: str, query: str) -> str:
    """Say what is wrong with an address, "" where nothing is."""
    if len(path) > LONGEST_PATH:
        return "The path is too long."
    if len(query) > LONGEST_QUERY:
        return "The query is too long."
    if _CONTROL.search(path) or _CONTROL_BUT_SPACES.search(unquote_to_bytes(query)):
        return "The address holds control characters."
    return ""


class NoFiles(FileUploadHandler):
    """No form here takes a file, so none is read, nor written anywhere."""

    def handle_raw_input(self, _input: object, _meta: object, length: int, *_rest: object) -> None:
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("The request is longer than anything that is read here.")

    def new_file(self, *_args: object, **_kwargs: object) -> None:
        raise SkipFile

    def receive_data_chunk(self, _data: bytes, _start: int) -> None:
        """Leave it."""

    def file_complete(self, _size: int) -> None:
        """Make nothing of it."""
