"""How often one address may ask for what costs the server something; counted by all workers together.

Of an address only a keyed hash is written down, under a key that changes every day, and no longer
than a minute is looked back at. What somebody asked for is not written down at all.
"""

from __future__ import annotations

import hashlib
import logging
import math
import time
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rareguru.lib.visits import Allowance, Counted, CountingFailed, Visits

logger = logging.getLogger(__name__)
FILE = "visits.sqlite3"
SECONDS_PER_DAY = 86_400
TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests a minute for each address, as a share of what the settings allow for pages."""

    name: str
    share: float = 1.0

    @property
    def allowance(self) -> Allowance | None:
        """None where the operator wants no limit."""
        most = settings.FINDER_PER_MINUTE
        return Allowance(max(1, round(most * self.share))) if most else None


FINDER = Limit("finder")
NAMES = Limit("names", 3.0)  # one for each pause while typing
SHEETS = Limit("sheets", 0.2)  # a PDF costs several pages


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that was counted."""

    limit: Limit
    counted: Counted | None  # None where nothing is counted

    @property
    def is_over(self) -> bool:
        return self.counted is not None and not self.counted.is_allowed

    def mark(self, response: HttpResponse) -> HttpResponse:
        """Say in the headers how much is left; on a refusal, also when to come again."""
        allowance = self.limit.allowance
        if self.counted is None or allowance is None:
            return response
        wait = math.ceil(self.counted.wait)
        name, most, seconds = self.limit.name, allowance.most, round(allowance.seconds)
        response.headers["RateLimit-Policy"] = f'"{name}";q={most};w={seconds}'
        response.headers["RateLimit"] = f'"{name}";r={self.counted.remaining};t={wait}'
        if self.is_over:
            response.status_code = TOO_MANY
            response.headers["Retry-After"] = str(max(1, wait))
        return response


def count_visit(request: HttpRequest, limit: Limit) -> Visit:
    """Count the request. Where counting fails it is let through: nobody is kept from help by a full disk."""
    if (allowance := limit.allowance) is None:
        return Visit(limit, None)
    path, now = Path(settings.VAR) / FILE, time.time()
    try:
        return Visit(limit, _visits(path).count(_key(limit, request, now), allowance, now))
    except CountingFailed:
        logger.exception("The limits of the finder do not hold.")
        _visits.cache_clear()
        return Visit(limit, None)


@lru_cache(maxsize=1)
def _visits(path: Path) -> Visits:
    return Visits(path)


def _key(limit: Limit, request: HttpRequest, now: float) -> bytes:
    secret = hashlib.sha256(f"{settings.SECRET_KEY} visits {now // SECONDS_PER_DAY:.0f}".encode()).digest()
    return hashlib.blake2b(f"{limit.name} {address_of(request)}".encode(), key=secret, digest_size=16).digest()


def address_of(request: HttpRequest) -> str:
    """Return where the request comes from; of IPv6 the network, for a household has all of its addresses.

    Behind our own proxy it is the last address of X-Forwarded-For: what stands before may be made up.
    """
    given: str = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        given = request.headers.get("X-Forwarded-For", given).rsplit(",", 1)[-1].strip()
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or int(address) >> 64)
    return str(address)
