"""For machines: robots.txt, security.txt, the favicon and the sitemaps."""

from __future__ import annotations

import re
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from rareguru.website.presentation.sitemaps import locations, sitemap_names
from rareguru.website.rendering import CACHED

GOOD_FOR = timedelta(days=180)  # RFC 9116 wants less than a year
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_ADDRESSES = ("https://", "mailto:", "tel:")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return _plain(request, "website/robots.txt", "text/plain", site=settings.SITE_ADDRESS)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say where to report a weakness (RFC 9116); not kept in memory, because it says until when it holds."""
    expires = (timezone.now() + GOOD_FOR).strftime("%Y-%m-%dT00:00:00Z")
    contact = contact_address(settings.CONTACT) or f"{settings.SITE_ADDRESS}/about/"
    context = {"site": settings.SITE_ADDRESS, "contact": contact, "expires": expires}
    response = _plain(request, "website/security.txt", "text/plain", **context)
    response.headers["Cache-Control"] = "no-cache"
    return response


def contact_address(contact: str) -> str:
    """Return the operator's contact as an address, "" where it is none that a program can open."""
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    return contact if contact.startswith(_ADDRESSES) and not re.search(r"\s", contact) else ""


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead to the drawing, for browsers that ask before they have read a page."""
    return HttpResponseRedirect(static("website/mark.png"))  # whose name changes with the drawing


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return _plain(
        request, "website/sitemap_index.xml", "application/xml", site=settings.SITE_ADDRESS, names=sitemap_names()
    )


@require_safe
def sitemap(request: HttpRequest, name: str) -> HttpResponse:
    if name not in sitemap_names():
        raise Http404(name)
    return _plain(request, "website/sitemap.xml", "application/xml", locations=locations(name))


def _plain(request: HttpRequest, template: str, kind: str, **context: object) -> HttpResponse:
    response = render(request, template, context, content_type=f"{kind}; charset=utf-8")
    response.headers["Cache-Control"] = CACHED
    return response
