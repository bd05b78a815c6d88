"""The whole site answers every address, odd ones too, with a page and all headers."""

import gzip

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


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, method):
    answer = getattr(client, method)("/about/")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
