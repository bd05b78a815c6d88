"""Puts a page together: what stands around the content is the same for everybody."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from rareguru.website.addresses import OWN_NAMES, PREFIXES, in_language, root
from rareguru.website.markup import article

# Pages change only when a source has been read again; a minute is short enough not to be noticed.
CACHED = "public, max-age=60"
LOCALES = {"en": "en_US", "es": "es_ES"}
# Stand in a frame for what differs from page to page; Unicode keeps these signs for private use.
_TITLE, _DESCRIPTION, _QUERY, _PATH, _ARTICLE, *_ADDRESSES = map(chr, range(0xE000, 0xE005 + len(PREFIXES)))
_BLANK = re.compile("([\ue000-\uf8ff])")


@dataclass(frozen=True, slots=True)
class Link:
    path: str
    label: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    language: str
    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says about itself; the keyword arguments of `render_page`."""

    title: str
    description: str
    section: str = ""
    kind: str = "website"
    query: str = ""
    is_indexed: bool = True
    has_field: bool = False
    status: int = 200


@dataclass(frozen=True, slots=True)
class Page:
    """What the base template needs to know."""

    head: Head
    path: str
    language: str
    root: str
    site: str
    locale: str
    versions: list[Version]
    others: list[Version]
    assets: SafeString
    field: SafeString
    navigation: SafeString
    footer: SafeString


@cache
def _assets() -> SafeString:
    """Return the icons, the stylesheet and the script, which have the same names on every page."""
    return render_to_string("website/assets.html")


@cache
def _field(language: str) -> SafeString:
    return render_to_string("website/field.html", {"root": root(language)})


@cache
def _navigation(language: str, section: str) -> SafeString:
    base = root(language)
    links = [
        Link(f"{base}diseases/", gettext("Diseases"), "diseases"),
        Link(f"{base}symptoms/", gettext("Symptoms"), "symptoms"),
        # Translators: a short word, so that four stand in a row on a phone
        Link(f"{base}organizations/", pgettext("navigation", "Organizations"), "organizations"),
        Link(f"{base}sources/", gettext("Sources"), "sources"),
    ]
    return render_to_string("website/navigation.html", {"links": links, "section": section})


@cache
def _footer(language: str) -> SafeString:
    base = root(language)
    links = [
        Link(f"{base}about/", gettext("About")),
        Link(f"{base}symptoms/", gettext("Symptoms without a name")),
        Link(f"{base}diseases/", gettext("Diseases from A to Z")),
        Link(f"{base}systems/", gettext("Diseases by body system")),
        Link(f"{base}branches/", gettext("Diseases by family")),
        Link(f"{base}compare/", gettext("Compare diseases")),
        Link(f"{base}organizations/", gettext("Organizations")),
        Link(f"{base}sources/", gettext("Sources and licenses")),
        Link(f"{base}privacy/", gettext("Privacy")),
        Link(f"{base}disclaimer/", gettext("Not medical advice")),
    ]
    return render_to_string("website/footer.html", {"links": links})


def page_around(request: HttpRequest, head: Head) -> Page:
    """Return what the base template needs to put around a page."""
    language = get_language() or settings.LANGUAGE_CODE
    versions = [Version(code, OWN_NAMES[code], in_language(request.path, code)) for code in PREFIXES]
    return _page(language, head, request.path, versions)


def _page(language: str, head: Head, path: str, versions: list[Version]) -> Page:
    return Page(
        head=head,
        path=path,
        language=language,
        root=root(language),
        site=settings.SITE_ADDRESS,
        locale=LOCALES[language],
        versions=versions,
        others=[version for version in versions if version.language != language],
        assets=_assets(),
        field=_field(language),
        navigation=_navigation(language, head.section),
        footer=_footer(language),
    )


def render_article(request: HttpRequest, template: str, head: Head, **context: object) -> HttpResponse:
    """Render an article inside the site, cacheable by anybody."""
    page = page_around(request, head)
    return _cacheable(HttpResponse(_framed(page, article(template, page=page, **context)), status=head.status))


def render_page(request: HttpRequest, template: str, head: Head, **context: object) -> HttpResponse:
    """Render a template inside the site, cacheable by anybody."""
    context["page"] = page_around(request, head)
    return _cacheable(render(request, template, context, status=head.status))


def _cacheable(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = CACHED
    return response


def _framed(page: Page, text: str) -> str:
    """Put the base template around an article: rendered once for pages of one kind, then only filled in."""
    shape = replace(page.head, title=_TITLE, description=_DESCRIPTION, query=_QUERY, status=200)
    filled = {
        _TITLE: escape(page.head.title),
        _DESCRIPTION: escape(page.head.description),
        _QUERY: escape(page.head.query),
        _PATH: escape(page.path),
        _ARTICLE: text,
    }
    filled.update((blank, escape(version.path)) for blank, version in zip(_ADDRESSES, page.versions, strict=True))
    return "".join([filled.get(piece, piece) for piece in _frame(page.language, shape)])


@cache
def _frame(language: str, shape: Head) -> list[str]:
    """Return the base template of a kind of page, cut at what is to be filled in."""
    versions = [Version(code, OWN_NAMES[code], blank) for code, blank in zip(PREFIXES, _ADDRESSES, strict=True)]
    page = _page(language, shape, _PATH, versions)
    context = {"page": page, "article": _ARTICLE, "LANGUAGE_CODE": language}
    return _BLANK.split(render_to_string("website/article.html", context))
