"""Support organizations: the list, and a page for each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rareguru.website.presentation.organizations import directory
from rareguru.website.rendering import Head, render_article


@require_safe
def organization_index(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("Organizations"),
        description=gettext("Support organizations for people touched by a rare disease, with address and phone."),
        section="organizations",
    )
    return render_article(request, "organizations.html", head, organizations=list(directory().values()))


@require_safe
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    shown = directory().get(slug)
    if shown is None:
        raise Http404(slug)
    head = Head(
        title=shown.card.name,
        description=gettext("%(name)s: address, phone, and the diseases it is there for.") % {"name": shown.card.name},
        section="organizations",
    )
    return render_article(request, "organization.html", head, shown=shown)
