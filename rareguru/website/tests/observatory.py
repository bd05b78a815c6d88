"""The rules by which Mozilla's HTTP Observatory grades a site, applied to one answer without a network.

From the published score table (mdn/mdn-http-observatory): 100 to begin with, points off for
each fault, and points on only where the faults left 90 or more. A+ begins at 100.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie

SIX_MONTHS = 15_768_000
_PRIVATE_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
_UNSAFE = re.compile(r"'unsafe-|\bdata:|\bhttps?:(\s|;|$)|\*")

Headers = Mapping[str, str]  # names in lower case


def score(headers: Headers, *, cookies: SimpleCookie | None = None, html: str = "") -> int:
    """Return the score of a page sent by https."""
    points = [rule(headers) for rule in _RULES]
    points += [_cookies(cookies or SimpleCookie()), _scripts(html)]
    after_faults = 100 + sum(point for point in points if point < 0)
    bonus = sum(point for point in points if point > 0) if after_faults >= 90 else 0
    return max(after_faults + bonus, 0)


def directives(headers: Headers) -> dict[str, str]:
    """Return the Content-Security-Policy, by directive."""
    parts = [part.split(maxsplit=1) for part in headers.get("content-security-policy", "").split(";") if part.strip()]
    return {part[0]: part[1] if len(part) > 1 else "" for part in parts}


def _policy(headers: Headers) -> int:
    found = directives(headers)
    if not found:
        return -25
    fallback = found.get("default-src", "*")
    if any(_UNSAFE.search(found.get(name, fallback)) for name in ("script-src", "object-src")):
        return -20
    if _UNSAFE.search(found.get("style-src", fallback)):
        return 0
    is_closed = fallback == "'none'" and found.get("form-action") in ("'none'", "'self'")
    return 10 if is_closed else 5


def _framing(headers: Headers) -> int:
    if "frame-ancestors" in directives(headers):
        return 5
    return 0 if headers.get("x-frame-options", "").upper() in ("DENY", "SAMEORIGIN") else -20


def _transport(headers: Headers) -> int:
    age = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    if age is None:
        return -20
    return 0 if int(age[1]) >= SIX_MONTHS else -10


def _referrer(headers: Headers) -> int:
    policy = headers.get("referrer-policy", "")
    if not policy:
        return 0
    return 5 if policy in _PRIVATE_REFERRERS else -5


def _sniffing(headers: Headers) -> int:
    return 0 if headers.get("x-content-type-options") == "nosniff" else -5


def _embedding(headers: Headers) -> int:
    policy = headers.get("cross-origin-resource-policy", "")
    return {"": 0, "cross-origin": 0, "same-origin": 10, "same-site": 10}.get(policy, -5)


def _sharing(headers: Headers) -> int:
    return -50 if headers.get("access-control-allow-credentials") == "true" else 0


def _cookies(cookies: SimpleCookie) -> int:
    if not cookies:
        return 0
    if not all(cookie["secure"] for cookie in cookies.values()):
        return -40
    return 5 if all(cookie["samesite"] in ("Lax", "Strict") for cookie in cookies.values()) else -20


def _scripts(html: str) -> int:
    """Scripts of our own cost nothing; any foreign one is a fault here."""
    sources = re.findall(r"<script[^>]*\bsrc=[\"']?([^\"'\s>]+)", html)
    return -50 if any(re.match(r"(https?:)?//", source) for source in sources) else 0


_RULES: tuple[Callable[[Headers], int], ...] = (
    _policy,
    _framing,
    _transport,
    _referrer,
    _sniffing,
    _embedding,
    _sharing,
)
