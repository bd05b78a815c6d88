"""Lists lead to every page; each page of the site is cacheable, in both languages, without cookies."""

import re

import pytest

from rareguru.knowledge.pages.models import PageSystem

pytestmark = pytest.mark.usefixtures("static_files")
STANDING = ["", "diseases/", "systems/", "branches/", "organizations/", "sources/", "about/", "privacy/", "disclaimer/"]


@pytest.mark.parametrize("language", ["", "es/"])
@pytest.mark.parametrize("path", STANDING)
def test_each_page_is_public_and_knows_its_language(client, page, language, path):
    response = client.get(f"/{language}{path}")

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Content-Language"] == (language.rstrip("/") or "en")
    assert not response.cookies


def test_a_letter_lists_its_diseases(client, page):
    assert "/diseases/cryptogenic-organizing-pneumonia/" in client.get("/diseases/c/").content.decode()


def test_a_body_system_lists_its_diseases(client, page):
    PageSystem.objects.create(page=page, system="brain_nerves", signs=1)

    text = client.get("/es/systems/brain-nerves/").content.decode()

    assert "Cerebro y nervios" in text
    assert '<a href="/es/diseases/cryptogenic-organizing-pneumonia/" lang="en">' in text


def test_the_index_needs_few_queries(client, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        client.get("/diseases/")


def test_the_sitemaps_list_the_page_in_both_languages(client, page):
    names = client.get("/sitemap.xml").content.decode()

    english, spanish = (client.get(f"/sitemap-{language}-1.xml").content.decode() for language in ("en", "es"))
    assert "/sitemap-en-1.xml" in names
    assert "/diseases/cryptogenic-organizing-pneumonia/</loc><lastmod>2026-11-22" in english
    assert "/es/diseases/cryptogenic-organizing-pneumonia/" in spanish


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sitemaps_list_every_page_that_the_site_leads_to(client, page, language):
    home = "/" if language == "en" else f"/{language}/"
    links = set(re.findall(rf'<a href="({home}[a-z/-]*)"', client.get(f"{home}symptoms/how-good/").text))

    listed = client.get(f"/sitemap-{language}-pages.xml").text
    found = {address.removeprefix("http://localhost:8000") for address in re.findall("<loc>(.+?)</loc>", listed)}

    assert {f"{home}symptoms/", f"{home}symptoms/how-good/", f"{home}compare/"} <= found
    assert {link for link in links if not link.startswith("/es/") or language == "es"} <= found


def test_robots_are_shown_the_sitemap_and_kept_from_searches(client):
    text = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://localhost:8000/sitemap.xml" in text
    assert "Disallow: /search/" in text


def test_each_page_names_its_other_language(client, page):
    text = client.get("/diseases/").content.decode()

    assert 'hreflang="es"' in text
    assert '<link rel="canonical" href="http://localhost:8000/diseases/">' in text


def test_a_search_is_not_kept_anywhere(client, db):
    response = client.get("/search/", {"q": "marfan"})

    assert response["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize(("language", "said"), [("", "from GARD, Orphanet"), ("/es", "de GARD, Orphanet")])
def test_a_list_tells_pages_of_one_name_apart(client, page, language, said):
    assert said not in client.get(f"{language}/diseases/c/").content.decode()
    page.apart = "GARD, Orphanet"
    page.save()

    assert f'<span class="note">{said}</span>' in client.get(f"{language}/diseases/c/").content.decode()
