"""A site filled with the samples, and a browser to visit it."""

import http.client
import os
import socket
import subprocess
import sys
import time

import pytest
from playwright.sync_api import sync_playwright

from rareguru.testing.needs import chromium_path
from tests.rules import ROOT

PATIENCE = 90  # seconds until the site answers
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


def _answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(up, port, *, patience=PATIENCE):
    """Wait until the site answers; say whether it does."""
    for _ in range(patience * 5):
        if up.poll() is not None or _answers(port):
            break
        time.sleep(0.2)
    return _answers(port)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    """Give the folder that the site of these tests writes to, its log included."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(site_folder):
    """Give the address of a site of its own; RAREGURU_SITE names one that runs already."""
    if running := os.environ.get("RAREGURU_SITE"):
        yield running
        return
    folder, port = site_folder, free_port()
    environment = {
        **os.environ,
        "RAREGURU_VAR": str(folder),
        "RAREGURU_SOURCES": str(ROOT / "samples"),
        "RAREGURU_FINDER_PER_MINUTE": "5000",  # tests come from one address, and do not wait
    }
    command = [sys.executable, "-m", "rareguru.cli.main", "up", "--port", str(port)]
    with (folder / "log").open("w") as log, subprocess.Popen(command, env=environment, stdout=log, stderr=log) as up:
        assert wait_for(up, port), (folder / "log").read_text()
        yield f"http://localhost:{port}"
        up.terminate()


@pytest.fixture(scope="module")
def browser():
    """Start chromium for the tests of one module.

    Not for the whole session: playwright keeps an event loop running in the thread, in
    which Django refuses the database to every test that follows.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, site):
    """Open a page; afterwards nothing foreign may have been asked for, and nothing refused by our own policy."""
    contexts, asked, complaints = [], [], []

    def open_page(path="/", *, viewport=DESKTOP, **options):
        context = browser.new_context(viewport=viewport, base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert [address for address in asked if not address.startswith(site)] == []
    assert complaints == []
