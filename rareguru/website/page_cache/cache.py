"""The WSGI wrapper that answers anonymous requests from memory.

A page is kept when its view says `Cache-Control: public`, sets no cookie and depends on
nothing but its address and encoding. Everything else is passed on.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from isal import igzip

from rareguru.website.page_cache.negotiation import accepts_gzip, is_known_to_client
from rareguru.website.page_cache.passing import Answer, ask, is_text, pass_on, read
from rareguru.website.page_cache.store import Page, PageStore

LONGEST_ADDRESS = 1_000  # of path and query together; longer ones are rendered, never kept
SECONDS_BETWEEN_LOOKS = 1.0
LONGEST_WAIT = 0.1  # seconds for the renderer; a slow page stops the others no longer
# The language of a page stands in its address, whatever Django's locale middleware adds.
_HARMLESS_VARY = frozenset({"", "accept-encoding", "accept-language"})
_SENT_WITH_304 = frozenset({"cache-control", "content-location", "expires"})
_THOROUGH, _QUICK = 3, 2  # igzip's levels: 2 is as small as zlib's 1 in a quarter of the time
_REPLACED = frozenset({"etag", "vary", "content-length"})


class _Key(NamedTuple):
    is_secure: bool
    host: str
    path: str
    query: str
    is_gzip: bool


class PageCache:
    """Wraps `application`; `revision` names the build that pages are made from.

    With `most_bytes=0` nothing is kept, but pages still get their ETag and encoding.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        most_bytes: int,
        revision: Callable[[], str],
        private_cookies: Iterable[str] = ("sessionid",),
    ) -> None:
        self._application = application
        self._store = PageStore(most_bytes)
        self._revision = revision
        self._private_cookies = tuple(f"{name}=" for name in private_cookies)
        self._next_look = 0.0
        # Python runs one thread at a time: pages that several render at once take half as long again.
        self._renderer = ThreadPoolExecutor(1, "renderer")
        self._level = _THOROUGH if most_bytes else _QUICK  # what is sent once is not worth a long compression

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        key = self._key(environ)
        if key is None:
            return pass_on(ask(self._application, environ), environ, start_response)
        self._look_at_revision()
        if page := self._store.get(key):
            return _send(page, environ, start_response)
        rendering = self._renderer.submit(self._render, key, environ)
        if not wait([rendering], LONGEST_WAIT).done and rendering.cancel():
            rendered = self._render(key, environ)  # the renderer has not come to it
        else:
            rendered = rendering.result()
        if isinstance(rendered, Page):
            return _send(rendered, environ, start_response)
        return pass_on(rendered, environ, start_response)

    def _key(self, environ: WSGIEnvironment) -> _Key | None:
        """Name the page asked for, None where the request is not one of an anonymous reader."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
            return None
        cookies = environ.get("HTTP_COOKIE", "")
        if cookies and any(name in cookies for name in self._private_cookies):
            return None
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if len(path) + len(query) > LONGEST_ADDRESS:
            return None
        return _Key(
            "https" in (environ["wsgi.url_scheme"], environ.get("HTTP_X_FORWARDED_PROTO")),
            environ.get("HTTP_HOST", "").partition(":")[0],  # any port can be made up
            path,
            query,
            accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")),
        )

    def _look_at_revision(self) -> None:
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + SECONDS_BETWEEN_LOOKS
            self._store.turn_to(self._revision())

    def _render(self, key: _Key, environ: WSGIEnvironment) -> Page | Answer:
        if page := self._store.get(key):  # rendered for another while this one waited
            return page
        # Read before rendering: a page begun under the former build is not kept under the new one.
        revision = self._revision()
        # As for GET, so that a HEAD fills the cache and tells the same headers.
        answer = ask(self._application, {**environ, "REQUEST_METHOD": "GET"})
        if not _may_be_kept(answer):
            return answer
        page = _make_page(answer, level=self._level if key.is_gzip else 0)
        self._store.turn_to(self._revision())
        if not key.query:  # anybody can make up fields; pages of which there is no end would push out the others
            self._store.put(key, page, revision=revision)
        return page


def revision_of(pointer: Path) -> Callable[[], str]:
    """Give a function that names the state of the pointer file, "" while there is none."""

    def revision() -> str:
        try:
            found = pointer.stat()
        except FileNotFoundError:
            return ""
        return f"{found.st_ino}-{found.st_mtime_ns}"

    return revision


def _may_be_kept(answer: Answer) -> bool:
    headers = answer.named()
    directives = headers.get("cache-control", "").lower()
    return (
        answer.status.startswith("200")
        and "public" in directives
        and "immutable" not in directives  # static files: whitenoise has them compressed already
        and "set-cookie" not in headers
        and is_text(headers)
        and {field.strip().lower() for field in headers.get("vary", "").split(",")} <= _HARMLESS_VARY
    )


def _make_page(answer: Answer, *, level: int) -> Page:
    body = read(answer.chunks)
    # The tag names the content and the encoding, not the bytes of one zlib: every process gives the same.
    tag = hashlib.sha256(body).hexdigest()[:32]
    headers = [(name, value) for name, value in answer.headers if name.lower() not in _REPLACED]
    if level:
        body = igzip.compress(body, level, mtime=0)
        tag += "-gzip"
        headers.append(("Content-Encoding", "gzip"))
    ours = [("ETag", f'"{tag}"'), ("Vary", "Accept-Encoding")]
    return Page(
        etag=f'"{tag}"',
        headers=[*headers, *ours, ("Content-Length", str(len(body)))],
        headers_unchanged=[pair for pair in headers if pair[0].lower() in _SENT_WITH_304] + ours,
        body=body,
    )


def _send(page: Page, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None and is_known_to_client(known, page.etag):
        start_response("304 Not Modified", page.headers_unchanged.copy())
        return ()
    start_response("200 OK", page.headers.copy())
    return () if environ["REQUEST_METHOD"] == "HEAD" else (page.body,)
