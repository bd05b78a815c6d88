"""The whole site answers every address, odd ones too, with a page and all headers."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from rareguru.website.tests.observatory import score

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
PAGES = ["/", "/es/", "/diseases/", "/branches/", "/systems/", "/organizations/", "/sources/", "/about/", "/privacy/"]
ODD = [
    "/nothing/",
    "/es/nada/",
    "/%ff/",
    "/%zz/",
    "/%2fevil.example/",
    "/%2fevil.example",
    "/search/?" + "&" * 1_900,
    "/diseases/%F0%9F%A6%93/",
    "/diseases/" + "x" * 900,
    "/diseases/GARD:" + "9" * 40,
    "/diseases/a/" + "9" * 40 + "/",
    "/sitemap-nothing.xml",
    "/static/nothing.css",
    "/diseases/%00/",
    "/diseases/%0a/",
    "/" + "x" * 3_000,
    "/?" + "x" * 3_000,
    "/search/?q=%00",
    "/es/search/?q=%1b",
]


@pytest.fixture
def client():
    return Client(raise_request_exception=False, headers={"host": "localhost"})


@pytest.mark.parametrize("address", PAGES)
def test_every_page_earns_an_a_plus_and_may_be_kept(client, address):
    response = client.get(address, secure=True)

    assert response.status_code == 200
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies
    assert score({name.lower(): value for name, value in response.items()}, html=response.text) >= 130


@pytest.mark.parametrize("address", ODD)
def test_odd_addresses_get_a_page_that_is_no_failure(client, address):
    response = client.get(address, secure=True)

    assert response.status_code in (400, 404)
    assert "<!doctype html>" in response.text.lower()
    assert score({name.lower(): value for name, value in response.items()}, html=response.text) >= 130


@pytest.mark.parametrize(
    ("address", "language", "said"),
    [
        ("/search/?q=%00", "en", "This request could not be read"),
        ("/es/search/?q=%00", "es", "No se ha podido leer la petición"),
    ],
)
def test_a_refusal_speaks_the_language_of_the_address(client, address, language, said):
    text = client.get(address, secure=True).text

    assert f'<html lang="{language}">' in text
    assert f"<h1>{said}</h1>" in text


@pytest.mark.parametrize("query", ["q=%ff%fe", "q=" + "x" * 1_900, "q=%zz", "q=%ed%a0%80", "q[]=1"])
def test_searches_for_anything(client, query):
    response = client.get(f"/search/?{query}")

    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")


def test_static_files_have_names_that_change_with_their_content(client, static_files):
    (sheet,) = static_files.glob("website/style.*.css")

    response = client.get(f"/static/website/{sheet.name}", headers={"accept-encoding": "gzip"})

    assert {"max-age=315360000", "public", "immutable"} == set(response.headers["Cache-Control"].split(", "))
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert gzip.decompress(b"".join(response)) == sheet.read_bytes()


def test_pages_name_static_files_by_their_content(client, static_files):
    (sheet,) = static_files.glob("website/style.*.css")

    assert f"/static/website/{sheet.name}" in client.get("/").text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/privacy/", ["even after the tab or the browser is closed", "write in a private window"]),
        ("/es/privacy/", ["incluso después de cerrar la pestaña o el navegador", "escriba en una ventana privada"]),
    ],
)
def test_the_privacy_page_says_what_the_browser_remembers(client, address, said):
    text = client.get(address).text

    assert [one for one in said if one not in text] == []


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, method):
    answer = getattr(client, method)("/about/")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("method", "address", "said"),
    [
        ("post", "/about/", "This address does not work that way"),
        ("delete", "/es/about/", "Esta dirección no funciona así"),
        ("get", "/symptoms/doctor/pdf", "Nothing has been changed"),
    ],
)
def test_a_refused_method_gets_a_page_with_all_headers(client, method, address, said):
    answer = getattr(client, method)(address, secure=True)

    assert answer.status_code == 405
    assert said in answer.text
    assert score({name.lower(): value for name, value in answer.items()}, html=answer.text) >= 130


@pytest.mark.parametrize(
    ("contact", "named"),
    [
        ("help@example.org", "mailto:help@example.org"),
        ("https://example.org/help?a=1&b=2", "https://example.org/help?a=1&b=2"),
        ("1 Main Street, Example", "https://rare.example/about/"),
        ("https://example.org/\nContact: mailto:evil@example.org", "https://rare.example/about/"),
        ("", "https://rare.example/about/"),
    ],
)
def test_who_finds_a_weakness_learns_where_to_report_it(client, settings, contact, named):
    settings.SITE_ADDRESS, settings.CONTACT = "https://rare.example", contact

    answer = client.get("/.well-known/security.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert [line for line in answer.text.splitlines() if line.startswith("Contact:")] == [f"Contact: {named}"]
    assert "Canonical: https://rare.example/.well-known/security.txt" in answer.text


def test_what_it_says_of_weaknesses_holds_for_less_than_a_year(client):
    answer = client.get("/.well-known/security.txt")

    (said,) = (line for line in answer.text.splitlines() if line.startswith("Expires: "))
    left = datetime.fromisoformat(said.removeprefix("Expires: ")) - datetime.now(UTC)
    assert timedelta(days=170) < left < timedelta(days=365)
    assert "public" not in answer["Cache-Control"]  # what is kept in memory would outlive the date
