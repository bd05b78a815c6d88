"""The home page, and what the site says about itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rareguru.knowledge.pages.listings import counts, latest_changes
from rareguru.website.presentation.changes import change_views, releases_taken_in
from rareguru.website.presentation.releases import release_views
from rareguru.website.presentation.words import grouped
from rareguru.website.rendering import Head, render_page

CHANGES_SHOWN = 5
SOURCES_SHOWN = {"gard", "medquad_gard", "hpo", "orphanet", "mondo", "doid"}  # the others are on their own page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    found = counts()
    releases = [view for view in release_views() if view.is_read]
    head = Head(
        title=gettext("RareGuru: rare diseases, in plain words and with their sources"),
        description=gettext("Read about a rare disease: what is known, where it comes from and how old it is."),
        has_field=True,
    )
    return render_page(
        request,
        "website/home.html",
        head,
        diseases=grouped(found.diseases),
        with_answers=grouped(found.with_answers),
        releases=[release for release in releases if release.key in SOURCES_SHOWN],
        changes=change_views(latest_changes(CHANGES_SHOWN)),
        taken_in=releases_taken_in(CHANGES_SHOWN),
        operator=settings.OPERATOR,
    )


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("About RareGuru"),
        description=gettext("What this site is, who runs it, and how it says where things come from."),
        section="about",
    )
    return render_page(request, "website/about.html", head, operator=settings.OPERATOR, contact=settings.CONTACT)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("Privacy"),
        description=gettext("What this site keeps about its readers: nothing."),
    )
    return render_page(request, "website/privacy.html", head, operator=settings.OPERATOR, contact=settings.CONTACT)


@require_safe
def disclaimer(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("Not medical advice"),
        description=gettext("What this site can do for somebody, and what it cannot."),
    )
    return render_page(request, "website/disclaimer.html", head)
