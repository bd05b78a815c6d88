"""A bounded memory of pages: the least recently asked for makes room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

_OVERHEAD = 2_000  # headers, key and bookkeeping of one page, measured generously

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one encoding, ready to be sent."""

    etag: str
    headers: Headers
    headers_unchanged: Headers  # those of the 304
    body: bytes

    @property
    def size(self) -> int:
        return len(self.body) + _OVERHEAD


class PageStore:
    """Pages of one revision, up to `most_bytes`; safe to use from many threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._bytes = 0
        self._revision = ""
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page, *, revision: str) -> None:
        """Keep the page, unless it was made from another revision than the current one."""
        with self._lock:
            if revision != self._revision or page.size > self._most_bytes:
                return
            if (former := self._pages.pop(key, None)) is not None:
                self._bytes -= former.size
            self._pages[key] = page
            self._bytes += page.size
            while self._bytes > self._most_bytes:
                _, oldest = self._pages.popitem(last=False)
                self._bytes -= oldest.size

    def turn_to(self, revision: str) -> None:
        """Forget everything that was made from another revision."""
        if revision == self._revision:
            return
        with self._lock:
            self._pages.clear()
            self._bytes = 0
            self._revision = revision
