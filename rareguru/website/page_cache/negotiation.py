"""What a request's headers ask for: which encoding, and whether the client has the page already."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=512)
def accepts_gzip(accept_encoding: str) -> bool:
    """Say whether this Accept-Encoding lets us answer in gzip; without the header we do not."""
    quality = {}
    for item in accept_encoding.lower().split(","):
        coding, _, parameters = item.partition(";")
        quality[coding.strip()] = _quality(parameters)
    return quality.get("gzip", quality.get("x-gzip", quality.get("*", 0.0))) > 0


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def is_known_to_client(if_none_match: str, etag: str) -> bool:
    """Compare weakly, as RFC 9110 asks for If-None-Match: any of a list, or "*"."""
    if if_none_match == etag:
        return True
    candidates = [candidate.strip() for candidate in if_none_match.split(",")]
    return candidates == ["*"] or etag in [candidate.removeprefix("W/") for candidate in candidates]
