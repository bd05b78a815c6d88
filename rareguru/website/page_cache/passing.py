"""Answers that are not kept: sent on as they came, packed where a slow line is spared something.

A packed answer of one visitor is padded by a random length, so that its size tells nobody
what stands in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.utils.text import compress_string

from rareguru.website.page_cache.negotiation import accepts_gzip
from rareguru.website.page_cache.store import Headers

LARGEST_PAGE = 2_000_000
_SMALLEST_PACKED = 500  # below it gzip adds more than it takes away
_PADDING = 100
_TEXT_TYPES = ("text/", "application/json", "application/ld+json", "application/xml", "application/manifest+json")


class Answer(NamedTuple):
    """What the wrapped application gave back, not yet sent."""

    status: str
    headers: Headers
    chunks: Iterable[bytes]

    def named(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.headers}


def ask(application: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    told: list[tuple[str, Headers]] = []

    def note(status: str, headers: Headers, _exc_info: object = None, /) -> Callable[[bytes], object]:
        told.append((status, headers))
        return _refuse_to_write

    chunks = application(environ, note)
    status, headers = told[-1]
    return Answer(status, headers, chunks)


def pass_on(answer: Answer, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    headers, chunks = answer.headers, answer.chunks
    is_packed = _is_worth_packing(answer) and accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
    if environ["REQUEST_METHOD"] == "HEAD":
        close(chunks)
        chunks = ()
    elif is_packed:
        packed = compress_string(read(chunks), max_random_bytes=_PADDING)
        headers, chunks = _packed_headers(answer, len(packed)), (packed,)
    start_response(answer.status, headers)
    return chunks


def is_text(headers: dict[str, str]) -> bool:
    """Say whether this is text of a size that was foreseen, as it was written."""
    return (
        headers.get("content-type", "").startswith(_TEXT_TYPES)
        and "content-encoding" not in headers
        and int(headers.get("content-length", LARGEST_PAGE + 1)) <= LARGEST_PAGE
    )


def _is_worth_packing(answer: Answer) -> bool:
    headers = answer.named()
    return is_text(headers) and "etag" not in headers and int(headers["content-length"]) >= _SMALLEST_PACKED


def _packed_headers(answer: Answer, length: int) -> Headers:
    kept = [(name, value) for name, value in answer.headers if name.lower() not in {"content-length", "vary"}]
    vary = ", ".join(filter(None, [answer.named().get("vary", ""), "Accept-Encoding"]))
    return [*kept, ("Vary", vary), ("Content-Encoding", "gzip"), ("Content-Length", str(length))]


def read(chunks: Iterable[bytes]) -> bytes:
    try:
        return b"".join(chunks)
    finally:
        close(chunks)


def close(chunks: Iterable[bytes]) -> None:
    """Tell the application that its answer is done with, as PEP 3333 asks."""
    if (end := getattr(chunks, "close", None)) is not None:
        end()


def _refuse_to_write(_data: bytes) -> None:
    message = "The wrapped application must return its body; Django does."
    raise NotImplementedError(message)
