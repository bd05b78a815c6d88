"""Disease pages rendered, from memory and as 304; the same page by gunicorn; memory and start."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.figure import Figure, at_least, at_most
from benchmarks.load import Rate, hammer
from benchmarks.server import HOST, Site, our_server, serving
from benchmarks.stage import STAGE, free_port, prepare

COMMAND = "make bench ARGS=web"
PAGE = "/diseases/cryptogenic-organizing-pneumonia/"
WALK = 500


def measure() -> Iterator[Figure]:
    prepare()
    port = free_port()
    with serving(our_server(port), port, RAREGURU_PAGE_CACHE_MB="0") as site:
        pages = _random_pages(site)
        yield _rate("disease page, rendered", hammer(site, [PAGE], {}), 300)
        yield _rate(f"{WALK} disease pages in random order, rendered", hammer(site, pages, {}))
    with serving(our_server(port), port) as site:
        yield Figure("ready after the start", site.seconds_to_ready, "s", COMMAND, at_most(3))
        cached = hammer(site, [PAGE], {})
        yield _rate("disease page, from memory", cached, 3_000)
        tag = site.ask(PAGE).headers["etag"]
        yield _rate("disease page, as 304", hammer(site, [PAGE], {"If-None-Match": tag}, status=304), 4_000)
        yield _rate(f"{WALK} disease pages in random order, first visits included", hammer(site, pages, {}))
        memory = site.unmapped_bytes() / 1e6
        yield Figure("web process, resident without mapped files", memory, "MB", COMMAND, at_most(250))
    with serving(_gunicorn(port), port, RAREGURU_PAGE_CACHE_MB="0", PYTHONPATH=_gunicorn_folder()) as site:
        rendered = hammer(site, [PAGE], {})
    yield _rate("disease page, rendered under gunicorn", rendered)
    ratio = cached.per_second / rendered.per_second
    yield Figure("ours from memory, against gunicorn's rendered", ratio, "times", COMMAND, at_least(10))


def _rate(what: str, rate: Rate, goal: float | None = None) -> Figure:
    per_second = rate.per_second
    if rate.failures:  # a fast failure is worth nothing
        what, per_second = f"{what} ({rate.failures} answers were not as asked for)", 0.0
    return Figure(what, per_second, "req/s", COMMAND, None if goal is None else at_least(goal))


def _random_pages(site: Site) -> list[str]:
    """Return addresses of disease pages from the sitemap, the same ones each time."""
    found = _addresses(site, "/sitemap.xml")
    for part in [path for path in found if path.endswith(".xml")]:
        found += _addresses(site, part)
    pages = sorted({path for path in found if path.startswith("/diseases/") and path.count("/") == PAGE.count("/")})
    return random.Random(1).sample(pages, min(WALK, len(pages)))  # noqa: S311 - a walk, not a secret


def _addresses(site: Site, path: str) -> list[str]:
    text = site.ask(path, encoding="identity").body.decode()
    return re.findall(r"<loc>https?://[^/<]+(/[^<]*)</loc>", text)


def _gunicorn_folder() -> str:
    """Install gunicorn beside the stage; the product does not use it."""
    folder = STAGE / "gunicorn"
    if not folder.is_dir():
        words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(folder), "gunicorn"]
        subprocess.run([sys.executable, *words], check=True)
    return str(folder)


def _gunicorn(port: int) -> list[str]:
    options = ["--bind", f"{HOST}:{port}", "--workers", "1", "--threads", "4", "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", *options, "rareguru.config.wsgi:application"]
