"""Search by name: the page of results, and suggestions while typing. Nothing that is asked is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rareguru.knowledge.search.symptom_words import recognize
from rareguru.science.recognition.mentions import Status
from rareguru.website.presentation.found import found_views
from rareguru.website.presentation.languages import current_language
from rareguru.website.rendering import Head, render_page

RESULTS = 20
SUGGESTIONS = 7
LONGEST_QUERY = 200
NOT_KEPT = "no-store"  # neither here nor in a cache on the way
A_NAME = 85  # so like a name that the diseases come before the way to the finder


def _query(request: HttpRequest) -> str:
    return " ".join(request.GET.get("q", "")[:LONGEST_QUERY].split())


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    query = _query(request)
    head = Head(
        title=gettext("Search"),
        description=gettext("Search for a rare disease by any of its names."),
        section="search",
        query=f"?{request.GET.urlencode()}" if query else "",
        is_indexed=False,
        has_field=True,
    )
    found = found_views(query, language=current_language(), limit=RESULTS)
    is_name = bool(found) and found[0].score >= A_NAME
    reads_like_signs = bool(query) and any(
        mention.status is Status.PRESENT for mention in recognize(query, language=current_language())
    )
    response = render_page(
        request,
        "website/search.html",
        head,
        query=query,
        found=found,
        is_name=is_name,
        reads_like_signs=reads_like_signs,
    )
    response.headers["Cache-Control"] = NOT_KEPT
    return response


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Return the likeliest diseases as JSON: their name, the name that matched, their address."""
    query = _query(request)
    found = found_views(query, language=current_language(), limit=SUGGESTIONS)
    names = [
        {"name": each.name, "lang": each.lang, "matched": each.matched or each.apart, "path": each.path}
        for each in found
    ]
    response = JsonResponse({"names": names})
    response.headers["Cache-Control"] = NOT_KEPT
    return response
