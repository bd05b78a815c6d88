"""A site of one page that counts how often it was rendered, and a client without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

BODY = b"<!doctype html><title>Marfan syndrome</title>" + b"<p>Text of the page.</p>" * 40


@dataclass
class Site:
    body: bytes = BODY
    status: str = "200 OK"
    headers: dict[str, str] = field(default_factory=dict)
    rendered: int = 0
    closed: int = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.rendered += 1
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "public, max-age=60",
            "Content-Length": str(len(self.body)),
        } | self.headers
        start_response(self.status, list(headers.items()))
        return _Chunks(self)


class _Chunks:
    def __init__(self, site: Site) -> None:
        self._site = site

    def __iter__(self) -> Iterator[bytes]:
        yield self._site.body[:10]
        yield self._site.body[10:]

    def close(self) -> None:
        self._site.closed += 1


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(application: WSGIApplication, path: str = "/diseases/marfan-syndrome/", **environ: str) -> Answer:
    """Send one request; `environ` takes CGI names such as HTTP_COOKIE."""
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def note(status: str, headers: list[tuple[str, str]], _exc_info: object = None, /) -> Callable[[bytes], object]:
        told.append((status, headers))
        return bytes

    asked: WSGIEnvironment = {"PATH_INFO": path, **environ}
    setup_testing_defaults(asked)
    chunks = application(asked, note)
    body = b"".join(chunks)
    if hasattr(chunks, "close"):
        chunks.close()
    status, headers = told[-1]
    return Answer(int(status[:3]), dict(headers), body)
