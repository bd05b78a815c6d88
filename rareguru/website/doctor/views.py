"""The page for the doctor: to look at and complete, to print, as a PDF, as a Phenopacket.

The form of the finder is posted here; nothing of it is kept, and nothing of it stands in an address.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from rareguru.knowledge.differential.phenopackets import WrittenFinding, write_phenopacket
from rareguru.knowledge.differential.ranking import is_ready
from rareguru.knowledge.pages.precedence import Releases
from rareguru.website.addresses import root
from rareguru.website.doctor.making import sheet_of
from rareguru.website.doctor.sheet import Sheet
from rareguru.website.finder.state import PREFIX, SINCE, meant_fields, state_of
from rareguru.website.finder.understanding import Understanding, understand
from rareguru.website.finder.views import telling_what_is_too_large, too_often
from rareguru.website.finder.words import english_label
from rareguru.website.limits import FINDER, SHEETS, count_visit
from rareguru.website.presentation.languages import current_language
from rareguru.website.rendering import Head, render_article

NOT_KEPT = "no-store"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@telling_what_is_too_large
def page(request: HttpRequest) -> HttpResponse:
    """Show the sheet, with fields for what only the person knows."""
    if request.method != "POST" or not is_ready():
        return redirect(f"{root(current_language())}symptoms/")  # there is nothing to make a sheet from
    visit = count_visit(request, FINDER)
    return _not_kept(visit.mark(too_often(request, state_of(request.POST)) if visit.is_over else _sheet(request)))


def _sheet(request: HttpRequest) -> HttpResponse:
    heard, sheet = _read(request)
    head = Head(
        title=gettext("A page for my doctor"),
        description=gettext("What you notice, in your words and in medical terms, on one page."),
        section="symptoms",
        is_indexed=False,
    )
    return render_article(
        request, "doctor/page.html", head, sheet=sheet, fields=_fields(heard), since=SINCE, more=sheet.own_words
    )


@csrf_exempt
@require_POST
@telling_what_is_too_large
def pdf(request: HttpRequest) -> HttpResponse:
    """Return the sheet as a PDF of one page."""
    # With its fonts it takes a third of a second to load, which no other page should wait for.
    from rareguru.website.doctor.pdf import sheet_as_pdf  # noqa: PLC0415

    return _file(request, "application/pdf", "pdf", lambda _heard, sheet: sheet_as_pdf(sheet))


@csrf_exempt
@require_POST
@telling_what_is_too_large
def phenopacket(request: HttpRequest) -> HttpResponse:
    """Return the findings as a GA4GH Phenopacket 2.0 in JSON."""
    return _file(request, "application/json", "json", lambda heard, _sheet: _packet(heard).encode())


def _read(request: HttpRequest) -> tuple[Understanding, Sheet]:
    heard = understand(state_of(request.POST), current_language())
    return heard, sheet_of(heard, datetime.now(UTC).date())


def _file(request: HttpRequest, kind: str, ending: str, make: Callable[[Understanding, Sheet], bytes]) -> HttpResponse:
    if not is_ready():
        return redirect(f"{root(current_language())}symptoms/")
    visit = count_visit(request, SHEETS)
    if visit.is_over:
        return _not_kept(visit.mark(too_often(request, state_of(request.POST))))
    response = HttpResponse(make(*_read(request)), content_type=kind)
    # The name says nothing: it stays in the list of downloads.
    response.headers["Content-Disposition"] = f'attachment; filename="rareguru.{ending}"'
    return _not_kept(visit.mark(response))


def _packet(heard: Understanding) -> str:
    onset = heard.state.onset
    findings = [
        WrittenFinding(
            term,
            english_label(term),
            is_excluded=is_excluded,
            onset="" if is_excluded else onset,
            onset_label=english_label(onset) if onset and not is_excluded else "",
        )
        for terms, is_excluded in ((heard.present, False), (heard.excluded, True))
        for term in terms
    ]
    return write_phenopacket(
        str(uuid4()),
        findings,
        sex=heard.state.sex,
        made=datetime.now(UTC),
        resources={"HP": Releases.read().of("hpo").version},
    )


def _fields(heard: Understanding) -> list[tuple[str, str]]:
    """Return the state as hidden fields."""
    state = heard.state
    plain = [("text", state.text), ("typed", state.read), ("sex", state.sex), ("began", state.onset)]
    said = [(f"{PREFIX}{one.term}", one.said.value) for one in heard.findings if one.said]
    shown = {name for name, _value in said}
    others = [(f"{PREFIX}{term}", one.value) for term, one in state.decisions.items()]
    return [*plain, *said, *(pair for pair in others if pair[0] not in shown), *meant_fields(state)]


def _not_kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = NOT_KEPT
    return response
