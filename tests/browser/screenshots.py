"""`make screenshots`: take the pictures of the README from the site that `var/` holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from rareguru.testing.needs import chromium_path
from tests.browser.conftest import DESKTOP, PHONE, SWITCHES, free_port, wait_for
from tests.rules import ROOT

FOLDER = ROOT / "docs" / "screenshots"
README = ROOT / "README.md"
LARGEST = 150_000
PATIENCE = 900  # seconds: the site may have to be filled or built first
QUALITIES = (85, 75, 65, 50)
MARKED = re.compile(r"(<!-- screenshots: begin[^\n]*-->\n).*?(<!-- screenshots: end -->)", re.DOTALL)
WORDS = "coughing for two months, dry, a fever now and then, runs out of breath on the stairs, no chest pain"
COP = "diseases/cryptogenic-organizing-pneumonia/"


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    title: str
    path: str
    is_phone: bool = False
    words: str = ""  # written into the finder
    scheme: Literal["light", "dark"] = "light"

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.jpg"

    @property
    def viewport(self) -> ViewportSize:
        width, height = (PHONE if self.is_phone else DESKTOP).values()
        return {"width": width, "height": height}


PICTURES = (
    Picture("home", "The home page", "/"),
    Picture("disease", "The page of a disease", f"/{COP}"),
    Picture("finder", "What it may fit, and why", "/symptoms/", words=WORDS),
    Picture("search", "A name with a slip finds its disease", "/search/?q=organising+pnumonia"),
    Picture("disease-phone", "On a phone", f"/{COP}", is_phone=True),
    Picture("disease-phone-dark", "In the dark", f"/{COP}#symptoms", is_phone=True, scheme="dark"),
    Picture("finder-phone", "From symptoms to a name", "/symptoms/", is_phone=True, words=WORDS),
    Picture("disease-phone-spanish", "In Spanish", f"/es/{COP}", is_phone=True),
)


def main() -> None:
    """Take every picture and show them in the README."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=SWITCHES)
        for picture in PICTURES:
            _take(browser, address, picture)
        browser.close()
    text, shown = README.read_text(encoding="utf-8"), _gallery()
    README.write_text(MARKED.sub(lambda found: found[1] + shown + found[2], text), encoding="utf-8")


@contextmanager
def _site() -> Iterator[str]:
    """Give the address of a site on the built `var/`; RAREGURU_SITE names one that runs already."""
    if running := os.environ.get("RAREGURU_SITE"):
        yield running
        return
    port = free_port()
    command = [sys.executable, "-m", "rareguru.cli.main", "up", "--port", str(port)]
    with tempfile.TemporaryFile("w+") as log, subprocess.Popen(command, stdout=log, stderr=log) as up:
        try:
            if not wait_for(up, port, patience=PATIENCE):
                log.seek(0)
                sys.exit(log.read())
            yield f"http://localhost:{port}"
        finally:
            up.terminate()


def _take(browser: Browser, address: str, picture: Picture) -> None:
    context = browser.new_context(viewport=picture.viewport, color_scheme=picture.scheme, base_url=address)
    page = context.new_page()
    answer = page.goto(picture.path)
    if answer is None or not answer.ok:
        sys.exit(f"{picture.path} is not there: is var/ filled with the real sources? Nothing was written for it.")
    if picture.words:
        page.locator("#words").fill(picture.words)
        page.locator("#search").click()
        page.locator("#res-h").scroll_into_view_if_needed()
    for quality in QUALITIES:
        image = page.screenshot(type="jpeg", quality=quality)
        if len(image) < LARGEST:
            break
    picture.file.write_bytes(image)
    context.close()
    sys.stdout.write(f"{picture.file.relative_to(ROOT)}: {len(image):,} bytes\n")


def _gallery() -> str:
    """Write the pictures as tables: those of desktops in one row, those of phones below."""
    tables = [_table([picture for picture in PICTURES if picture.is_phone is is_phone]) for is_phone in (False, True)]
    return "\n" + "\n".join(tables) + "\n"


def _table(pictures: list[Picture]) -> str:
    rows = (
        [picture.title for picture in pictures],
        ["---"] * len(pictures),
        [f"![{picture.title}]({picture.file.relative_to(ROOT).as_posix()})" for picture in pictures],
    )
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    main()
