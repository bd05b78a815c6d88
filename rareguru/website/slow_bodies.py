"""What somebody sends is read whole before a page is made of it, by few threads at once.

The server reads a body only while a thread waits for it, and such a wait can be neither bounded nor
broken off. A few senders that never finish would otherwise take all threads of a worker, and nobody
could read a page any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

AT_ONCE = 2  # half of a worker's threads: the others go on answering
LONGEST = 2_621_440  # bytes; Django refuses longer ones without reading them
_BUSY = b"The site is busy reading what others send. Nothing was kept; send it again in a few seconds.\n"
_HEADERS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Retry-After", "5"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'"),
]


class BoundedBodies:
    """WSGI middleware that hands on only requests whose body has come."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application
        self._free = BoundedSemaphore(AT_ONCE)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = _length(environ)
        if 0 < length <= LONGEST:
            if not self._free.acquire(blocking=False):
                start_response("503 Service Unavailable", _HEADERS)
                return [_BUSY]
            try:
                environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))
            finally:
                self._free.release()
        return self._application(environ, start_response)


def _length(environ: WSGIEnvironment) -> int:
    given = environ.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0
