"""An upstream of our own on this machine, that behaves well or badly as a test asks.

Tests that use it are marked `enable_socket`.
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Behaviour = Callable[[BaseHTTPRequestHandler], None]


class LocalServer:
    """Answers each path with its behaviours in turn; the last one stays."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.asked: list[dict[str, str]] = []  # the headers of each request, names in lower case
        self._behaviours: dict[str, list[Behaviour]] = {}

    def address(self, path: str = "/file") -> str:
        return f"http://{self.host}{path}"

    def answers(self, *behaviours: Behaviour, path: str = "/file") -> str:
        self._behaviours[path] = list(behaviours)
        return self.address(path)

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append({name.lower(): value for name, value in handler.headers.items()})
        behaviours = self._behaviours.get(handler.path, [reply(404)])
        (behaviours.pop(0) if len(behaviours) > 1 else behaviours[0])(handler)


@contextmanager
def local_server() -> Iterator[LocalServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.handle(self)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        http.block_on_close = False
        server = LocalServer(http.server_port)
        thread = Thread(target=http.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()


def reply(status: int, body: bytes = b"", **headers: str) -> Behaviour:
    """Send exactly this; `content_length` may lie, or be left out as ""."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"content-length": str(len(body))} | named).items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def serve_file(body: bytes, etag: str) -> Behaviour:
    """Serve it as a good server does: 304 to whom has it, 206 to whom has a part."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        asked = handler.headers
        start = int(asked["Range"].removeprefix("bytes=").rstrip("-")) if asked["If-Range"] == etag else 0
        if asked["If-None-Match"] == etag:
            reply(304, etag=etag)(handler)
        elif start:
            reply(206, body[start:], etag=etag, content_range=f"bytes {start}-{len(body) - 1}/{len(body)}")(handler)
        else:
            reply(200, body, etag=etag)(handler)

    return behave


def cut_after(body: bytes, count: int, etag: str) -> Behaviour:
    """Promise the body and hang up after `count` bytes."""
    return reply(200, body[:count], etag=etag, content_length=str(len(body)))


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Break the connection without a word."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte of a never-ending header now and then."""
    try:
        while True:
            handler.wfile.write(b"H")
            time.sleep(0.01)
    except OSError:
        handler.close_connection = True


def hang(handler: BaseHTTPRequestHandler) -> None:
    """Say nothing until the client goes."""
    handler.rfile.read(1)
