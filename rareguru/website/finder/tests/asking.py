"""Asks the finder, and reads what it answers."""

import re
from html import unescape

ADDRESS = "/symptoms/"
FEVER, RASH, SEIZURE, COUGH, DRY_COUGH = "HP:0001945", "HP:0000988", "HP:0001250", "HP:0012735", "HP:0031246"


def ask(client, text="", address=ADDRESS, **fields):
    response = client.post(address, {"text": text, **fields})
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def results(text):
    return re.findall(r'<article class="result"> <h4><a href="[^"]+">([^<]+)</a>', text)


def said(text, term):
    """Return the answer that is chosen for a finding, "" where there is no line for it."""
    found = re.search(rf'name="said-{term}" value="(\w+)" data-submit checked', text)
    return found[1] if found else ""


def kept(text, term):
    found = re.search(rf'type="hidden" name="said-{term}" value="(\w+)"', text)
    return found[1] if found else ""


def lines(text):
    """Return what each finding is called and where it comes from, in order."""
    return re.findall(r'<b[^>]*>([^<]+)</b><span class="from">([^<]+)</span>', text)
