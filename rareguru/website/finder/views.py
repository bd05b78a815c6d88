"""The finder: a form that comes back with what it may fit.

Nothing is stored. What somebody writes stands in the form alone: not in an address (it is posted), not
in a log, not in a cache. A forged post changes nothing and shows its result to nobody but the person who
was led to it, so the form needs no token, and no cookie either.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from rareguru.knowledge.differential.ranking import is_ready
from rareguru.knowledge.search.symptom_words import suggest_terms
from rareguru.website.finder.choices import form_choices
from rareguru.website.finder.heard import heard_view
from rareguru.website.finder.offers import offers
from rareguru.website.finder.question import question_view
from rareguru.website.finder.results import made_from, results_view
from rareguru.website.finder.state import Filters, State, state_of
from rareguru.website.finder.understanding import Understanding, understand
from rareguru.website.finder.urgent import urgent_views
from rareguru.website.presentation.compared import compare_path
from rareguru.website.presentation.languages import current_language
from rareguru.website.rendering import Head, render_article

NOT_KEPT = "no-store"  # neither here nor in a cache on the way
SUGGESTIONS = 8
LONGEST_QUERY = 100
FEWEST_COMPARED = 2
MOST_COMPARED = 3


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def finder(request: HttpRequest) -> HttpResponse:
    """Ask what somebody notices, or show what it may fit."""
    if request.method != "POST":
        return _page(request, State(), {"offers": offers() if is_ready() else []})
    state = state_of(request.POST)
    notices = []
    if request.POST.get("do") == "compare":
        if FEWEST_COMPARED <= len(state.compare) <= MOST_COMPARED:
            return HttpResponseRedirect(compare_path(list(state.compare)))
        notices.append(gettext("Choose two or three diseases to compare; nothing else has changed."))
    response = _page(request, state, {"notices": notices, **_answer(state)})
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def _answer(state: State) -> dict[str, object]:
    """Return what the page shows of the words and decisions."""
    if not is_ready():
        return {"is_ready": False}
    heard = understand(state, current_language())
    if not heard.present:
        return {"state": heard.state, "heard": heard_view(heard), "offers": offers(), "urgent": _urgent(heard)}
    return {
        "state": heard.state,
        "heard": heard_view(heard),
        "urgent": _urgent(heard),
        "results": results_view(heard.query, state.filters, state.compare),
        "question": question_view(heard.query, heard.asked),
        "is_little": len(heard.present) == 1,
        "releases": made_from(),
    }


def _urgent(heard: Understanding) -> list[object]:
    return list(urgent_views(heard))


def _page(request: HttpRequest, state: State, shown: Mapping[str, object]) -> HttpResponse:
    head = Head(
        title=gettext("What do you notice?"),
        description=gettext(
            "Describe signs and symptoms in your own words, and see which rare diseases they may fit, with reasons."
        ),
        section="symptoms",
    )
    context: dict[str, object] = {
        "state": state,
        "is_ready": is_ready(),
        "is_asked": request.method == "POST",
        "heard": None,
        "results": None,
        "question": None,
        "urgent": [],
        "notices": [],
        "offers": [],
        "is_little": False,
        "choices": form_choices(),
        "filters": state.filters or Filters(),
    }
    return render_article(request, "finder/page.html", head, **(context | dict(shown)))


@csrf_exempt
@require_POST
def terms(request: HttpRequest) -> HttpResponse:
    """Return names of signs like what is being typed, as JSON."""
    typed = " ".join(request.POST.get("q", "")[:LONGEST_QUERY].split())
    found = suggest_terms(typed, language=current_language(), limit=SUGGESTIONS) if typed else []
    names = [{"term": one.term, "name": one.label, "matched": one.matched} for one in found]
    response = JsonResponse({"names": names})
    response.headers["Cache-Control"] = NOT_KEPT
    return response
