"""Where the facts come from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rareguru.website.presentation.coverage import coverage_view
from rareguru.website.presentation.releases import release_views
from rareguru.website.rendering import Head, render_page


@require_safe
def source_index(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("Sources and licenses"),
        description=gettext("Every source of this site: its release, date, license, citation, and what changed."),
        section="sources",
    )
    return render_page(request, "website/sources.html", head, releases=release_views(), coverage=coverage_view())
