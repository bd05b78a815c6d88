"""How tests read a page of the site."""

from __future__ import annotations

from html import unescape

from django.test import Client

ADDRESS = "/diseases/cryptogenic-organizing-pneumonia/"


def text_of(client: Client, address: str = ADDRESS) -> str:
    """Return the text of a page, without line breaks."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())
