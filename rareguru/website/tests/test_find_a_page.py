"""Old and foreign addresses lead to the page; what leads nowhere is answered kindly, never with an error."""

import pytest

from rareguru.knowledge.catalogue.models import Address
from rareguru.knowledge.search.tests.built import build, tell_of_names
from rareguru.website.views.errors import server_error

pytestmark = pytest.mark.usefixtures("static_files")

ADDRESS = "/diseases/cryptogenic-organizing-pneumonia/"


@pytest.fixture
def known(page):
    for text in ("GARD:0001620", "ORPHA:1302", "MONDO:0015264", "former-name"):
        Address.objects.create(text=text, disease=page.disease)


@pytest.mark.parametrize("old", ["GARD:0001620", "ORPHA:1302", "MONDO:0015264", "1620", "former-name", "orpha:1302"])
@pytest.mark.parametrize("end", ["", "/"])
def test_old_addresses_redirect_for_good(client, known, old, end):
    response = client.get(f"/diseases/{old}{end}")

    assert response.status_code == 301
    assert response["Location"] == ADDRESS


def test_the_language_is_kept(client, known):
    assert client.get("/es/diseases/ORPHA:1302")["Location"] == f"/es{ADDRESS}"


def test_a_missing_slash_is_added(client, page):
    assert client.get(ADDRESS.rstrip("/"))["Location"] == ADDRESS


def test_a_branch_asked_for_among_diseases_redirects_to_branches(client, page):
    page.disease.kind = page.kind = "branch"
    page.disease.save()
    page.save()

    assert client.get(ADDRESS)["Location"] == ADDRESS.replace("diseases", "branches")


def test_a_page_that_was_retired_is_not_shown(client, page):
    page.is_retired = True
    page.save()

    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/Diseases/Cryptogenic-Organizing-Pneumonia/", ADDRESS),
        ("/diseases//cryptogenic-organizing-pneumonia/", ADDRESS),
        ("//diseases/cryptogenic-organizing-pneumonia//", ADDRESS),
        ("/ES/diseases/CRYPTOGENIC-organizing-pneumonia/", f"/es{ADDRESS}"),
        ("/diseases/C/", "/diseases/c/"),
        ("/ABOUT", "/about/"),
        ("/Search/?q=Marfan", "/search/?q=Marfan"),
    ],
)
def test_capitals_and_slashes_too_many_redirect_for_good(client, page, typed, meant):
    response = client.get(meant, PATH_INFO=typed.partition("?")[0])

    assert response.status_code == 301
    assert response["Location"] == meant


@pytest.mark.parametrize("typed", ["/diseases/Nothing-Like-It/", "/Nowhere/", "//example.org/", "/diseases/A//B/"])
def test_a_mistyped_address_that_leads_nowhere_is_not_found(client, page, typed):
    assert client.get("/", PATH_INFO=typed).status_code == 404


ODD = [
    "/diseases/%00/",
    "/diseases/%FF%FE/",
    "/diseases/" + "a" * 3000,
    "/diseases/../../etc/passwd",
    "/diseases/a/0/",
    "/diseases/a/99999999/",
    "/diseases/a/9999/",
    "/systems/nowhere/",
    "/branches/<script>/",
    "/organizations/nobody/",
    "/sitemap-xx-1.xml",
    "/sitemap-en-0.xml",
    "/sitemap-en-99.xml",
    "/es/es/",
    "/search/?q=%00%01%02",
    "/search/?q=" + "x" * 5000,
    "/search/suggest?q=%ED%A0%80",
    "/search/?q=%F0%9F%A6%93&q=2",
    "/search/?q[]=1",
]


@pytest.mark.parametrize("address", ODD)
def test_odd_addresses_never_break_the_site(client, db, address):
    assert client.get(address).status_code in {200, 301, 400, 404}


@pytest.mark.parametrize(
    ("language", "said"), [("", "also called BOOP"), ("/es", 'también llamada <span lang="en">BOOP</span>')]
)
def test_a_search_marks_the_name_that_fits_where_it_is_foreign(client, db, language, said):
    tell_of_names()
    build("1")

    assert said in client.get(f"{language}/search/", {"q": "boop"}).text


def test_an_unknown_page_says_so_without_a_cookie(client, page):
    response = client.get("/diseases/nothing-like-it/")

    assert response.status_code == 404
    assert "This page does not exist" in response.content.decode()
    assert not response.cookies


def test_a_failure_is_told_without_database_or_request(rf):
    response = server_error(rf.get("/"))

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
