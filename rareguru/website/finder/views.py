"""The finder: a form that comes back with what it may fit.

Nothing is stored. What somebody writes stands in the form alone: not in an address (it is posted), not
in a log, not in a cache. A forged post changes nothing and shows its result to nobody but the person who
was led to it, so the form needs no token, and no cookie either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
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
from rareguru.website.finder.state import Filters, State, kept_decisions, state_of
from rareguru.website.finder.understanding import understand
from rareguru.website.finder.urgent import urgent_views
from rareguru.website.limits import FINDER, NAMES, count_visit
from rareguru.website.presentation.compared import compare_path
from rareguru.website.presentation.languages import current_language
from rareguru.website.rendering import Head, render_article

NOT_KEPT = "no-store"  # neither here nor in a cache on the way
SUGGESTIONS = 8
LONGEST_QUERY = 100
TOO_LARGE = 413
FEWEST_COMPARED = 2
MOST_COMPARED = 3


def telling_what_is_too_large(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let a view, which counts the visit before it reads the form, answer one of too much with a sentence."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except (RequestDataTooBig, TooManyFieldsSent):
            return _too_large(request)

    return answer


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@telling_what_is_too_large
def finder(request: HttpRequest) -> HttpResponse:
    """Ask what somebody notices, or show what it may fit."""
    if request.method != "POST":
        return _page(request, State(), {"offers": offers() if is_ready() else []})
    visit = count_visit(request, FINDER)
    state = state_of(request.POST)
    response = too_often(request, state) if visit.is_over else _answered(request, state)
    response.headers["Cache-Control"] = NOT_KEPT
    return visit.mark(response)


def too_often(request: HttpRequest, state: State) -> HttpResponse:
    """Give the form back as it was, for later."""
    said = gettext("That was more at once than this site can answer. What you wrote is kept; try again in a minute.")
    return _page(request, state, {"notices": [said]})


def _too_large(request: HttpRequest) -> HttpResponse:
    said = gettext("That is more than can be read at once. Go back, and try with a part of it.")
    response = _page(request, State(), {"notices": [said]})
    response.status_code = TOO_LARGE
    response.headers["Cache-Control"] = NOT_KEPT
    return response


def _answered(request: HttpRequest, state: State) -> HttpResponse:
    is_comparing = request.POST.get("do") == "compare"
    if is_comparing and FEWEST_COMPARED <= len(state.compare) <= MOST_COMPARED:
        # Posted once more, so that the comparison can lead back to all this.
        return HttpResponseRedirect(compare_path(list(state.compare)), preserve_request=True)
    return _page(request, state, {"is_choice_amiss": is_comparing, **_answer(state)})


def _answer(state: State) -> dict[str, object]:
    """Return what the page shows of the words and decisions."""
    if not is_ready():
        return {"is_ready": False}
    heard = understand(state, current_language())
    urgent = urgent_views(heard)
    shown: dict[str, object] = {"state": heard.state, "heard": heard_view(heard), "urgent": urgent}
    if not heard.ranked:
        is_crisis = not all(notice.is_ranked for notice in urgent)
        return {**shown, "is_crisis": is_crisis, "offers": [] if is_crisis else offers()}
    return {
        **shown,
        "results": results_view(heard.query, state.filters, state.compare),
        "question": question_view(heard.query, heard.asked, is_technical=heard.is_technical),
        "is_little": len(heard.ranked) == 1,
        "releases": made_from(),
    }


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
        "kept": kept_decisions(state),
        "results": None,
        "question": None,
        "urgent": [],
        "notices": [],
        "offers": [],
        "is_little": False,
        "is_choice_amiss": False,
        "is_crisis": False,
        "choices": form_choices(),
        "filters": state.filters or Filters(),
    }
    return render_article(request, "finder/page.html", head, **(context | dict(shown)))


@csrf_exempt
@require_POST
@telling_what_is_too_large
def terms(request: HttpRequest) -> HttpResponse:
    """Return names of signs like what is being typed, as JSON."""
    visit = count_visit(request, NAMES)
    response = JsonResponse({"names": [] if visit.is_over else _names(request.POST)})
    response.headers["Cache-Control"] = NOT_KEPT
    return visit.mark(response)


def _names(data: QueryDict) -> list[dict[str, str]]:
    typed = " ".join(data.get("q", "")[:LONGEST_QUERY].split())
    found = suggest_terms(typed, language=current_language(), limit=SUGGESTIONS) if typed else []
    return [{"term": one.term, "name": one.label, "matched": one.matched} for one in found]
