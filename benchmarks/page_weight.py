"""What a first visit to a disease page costs on the wire, with everything it loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from benchmarks.figure import Figure, at_most
from benchmarks.server import Site, our_server, serving
from benchmarks.stage import free_port, prepare
from benchmarks.web import PAGE

COMMAND = "make bench ARGS=page_weight"
_LOADED_BY_HTML = (
    r"<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|icon|manifest|preload|apple-touch-icon))[^>]*\bhref=[\"']?([^\"'\s>]+)",
    r"<(?:script|img|source)\b[^>]*\bsrc=[\"']?([^\"'\s>]+)",
    r"<use\b[^>]*\bhref=[\"']?([^\"'\s>#]+)",
)
_LOADED_BY_CSS = (r"url\([\"']?([^\"')#]+)", r"@import\s+[\"']([^\"']+)")


def measure() -> Iterator[Figure]:
    prepare()
    port = free_port()
    with serving(our_server(port), port) as site:
        assets = sorted(_assets(site, PAGE))
        page = site.ask(PAGE).wire_bytes
        rest = sum(site.ask(asset).wire_bytes for asset in assets)
    yield Figure("disease page alone, compressed", page / 1000, "kB", COMMAND)
    yield Figure(f"its {len(assets)} assets", rest / 1000, "kB", COMMAND)
    yield Figure("disease page on the wire with all assets", (page + rest) / 1000, "kB", COMMAND, at_most(60))


def _assets(site: Site, page: str) -> set[str]:
    """Return every address that a browser loads with this page, style sheets followed."""
    found = _loaded(site, page, _LOADED_BY_HTML)
    waiting = [address for address in found if address.partition("?")[0].endswith(".css")]
    while waiting:
        style = waiting.pop()
        new = _loaded(site, style, _LOADED_BY_CSS) - found
        found |= new
        waiting += [address for address in new if address.endswith(".css")]
    return found


def _loaded(site: Site, address: str, patterns: tuple[str, ...]) -> set[str]:
    text = site.ask(address, encoding="identity").body.decode()
    return {urljoin(address, match) for pattern in patterns for match in re.findall(pattern, text)}
