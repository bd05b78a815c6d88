"""What a visitor reads when a page cannot be shown: what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
    HttpResponseServerError,
)
from django.template import loader
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from rareguru.website.addresses import root
from rareguru.website.mistyped import meant_address
from rareguru.website.presentation.found import names_near
from rareguru.website.presentation.languages import current_language
from rareguru.website.rendering import Head, render_page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Lead on from an address that is merely mistyped; else offer the nearest names to what it says."""
    if meant := meant_address(request):
        return HttpResponsePermanentRedirect(meant)
    head = Head(
        title=gettext("This page does not exist"),
        description=gettext("Nothing is published at this address."),
        is_indexed=False,
        has_field=True,
        status=404,
    )
    said = gettext(
        "Nothing is published at this address. It may have been mistyped, or the page may never have existed."
    )
    response = render_page(
        request, "website/error.html", head, said=said, suggestions=names_near(request.path, current_language())
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    title = gettext_noop("This request could not be read")
    said = gettext_noop("Something in the address or in the request is not as it should be. Nothing has been changed.")
    return HttpResponseBadRequest(_broken(request, title, said))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    title = gettext_noop("This page is not open to you")
    said = gettext_noop("The page exists, but it is not meant for everybody. Nothing has been changed.")
    return HttpResponseForbidden(_broken(request, title, said))


def not_allowed(request: HttpRequest, permitted: Iterable[str]) -> HttpResponse:
    title = gettext_noop("This address does not work that way")
    said = gettext_noop(
        "What was sent to this address is not taken here, or the page can only be reached from a form. "
        "Nothing has been changed; the first page leads on."
    )
    return HttpResponseNotAllowed(permitted, _broken(request, title, said))


def server_error(request: HttpRequest) -> HttpResponse:
    title = gettext_noop("Something went wrong on our side")
    said = gettext_noop("The page could not be made. Nothing has been lost; trying again in a minute often helps.")
    return HttpResponseServerError(_broken(request, title, said))


def _broken(request: HttpRequest, title: str, said: str) -> str:
    """Render without the database, which may be what is broken, in the language of the address.

    A request may be refused before anybody has asked in which language to answer it.
    """
    language = translation.get_language_from_path(request.path) or settings.LANGUAGE_CODE
    with translation.override(language):
        context = {"LANGUAGE_CODE": language, "title": gettext(title), "said": gettext(said), "home": root(language)}
        return loader.render_to_string("website/broken.html", context)
