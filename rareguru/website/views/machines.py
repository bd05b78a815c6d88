"""For machines: robots.txt, the favicon and the sitemaps."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from rareguru.website.presentation.sitemaps import locations, sitemap_names
from rareguru.website.rendering import CACHED


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return _plain(request, "website/robots.txt", "text/plain", site=settings.SITE_ADDRESS)


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
