"""Diseases and branches: their pages, and the lists that lead to them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rareguru.knowledge.catalogue.addresses import find_address
from rareguru.knowledge.pages.models import page_at
from rareguru.website.addresses import disease_root
from rareguru.website.presentation.disease import disease_view
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.lists import branches, letter_list, letters, system_list, systems
from rareguru.website.presentation.look_alikes import look_alike_views
from rareguru.website.rendering import Head, render_article, render_page


@require_safe
def disease(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, "disease", slug)


@require_safe
def branch(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, "branch", slug)


def _page(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Render the page of this address, or lead there from an old or foreign one."""
    found = page_at(kind, slug) if request.path.endswith("/") else None
    if found is None:
        return _redirect(request, slug)
    key, document = found
    view = disease_view(document, look_alike_views(key, slug) if kind == "disease" else [])
    head = Head(title=view.name, description=view.description, section="diseases", kind="article")
    return render_article(request, "disease/article.html", head, disease=view)


def _redirect(request: HttpRequest, text: str) -> HttpResponse:
    """Redirect permanently from an upstream id or a former address, never to where we are."""
    if address := find_address(text):
        kind, slug = address
        path = f"{disease_root(current_language(), kind)}{slug}/"
        if path != request.path:
            return HttpResponsePermanentRedirect(path)
    raise Http404(text)


@require_safe
def disease_index(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("Diseases"),
        description=gettext("Every rare disease in our sources: from A to Z, by body system, by family."),
        section="diseases",
        has_field=True,
    )
    return render_page(request, "website/diseases.html", head, letters=letters(), systems=systems())


@require_safe
def diseases_by_letter(request: HttpRequest, letter: str, number: int = 1) -> HttpResponse:
    listed = letter_list(letter, number)
    head = Head(
        title=gettext("Diseases: %(letter)s") % {"letter": listed.title},
        description=gettext("Rare diseases whose names begin with %(letter)s.") % {"letter": listed.title},
        section="diseases",
    )
    return render_page(request, "website/disease_list.html", head, listed=listed, letters=letters())


@require_safe
def system_index(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("Diseases by body system"),
        description=gettext("Rare diseases by the part of the body in which they show."),
        section="diseases",
    )
    return render_page(request, "website/systems.html", head, systems=systems())


@require_safe
def diseases_by_system(request: HttpRequest, system: str, number: int = 1) -> HttpResponse:
    listed = system_list(system, number)
    head = Head(
        title=listed.title,
        description=gettext("Rare diseases with signs in this body system: %(system)s.") % {"system": listed.title},
        section="diseases",
    )
    return render_page(request, "website/disease_list.html", head, listed=listed)


@require_safe
def branch_index(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("Families of diseases"),
        description=gettext("Groups of related rare diseases, the widest first."),
        section="diseases",
    )
    return render_page(request, "website/branches.html", head, branches=branches())
