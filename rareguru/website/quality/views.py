"""How good is it? What was measured, how, and what it does and does not mean."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rareguru.website.presentation.words import written_out
from rareguru.website.quality.measured import Measured, Measurement, read_measured
from rareguru.website.rendering import Head, render_article

ORDER = ("ranking", "recognition", "finder")


@dataclass(frozen=True, slots=True)
class TableView:
    name: str
    measured_on: str
    figures: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class QualityView:
    """The sentences, in which a figure that was not measured is left out, and all the figures."""

    measured_on: str
    ranking: list[str]
    words: list[str]
    speed: list[str]
    tables: list[TableView]


@require_safe
def how_good(request: HttpRequest) -> HttpResponse:
    head = Head(
        title=gettext("How good is it?"),
        description=gettext("How often the finder leads to the right disease, how it was measured, and what it means."),
        section="symptoms",
    )
    return render_article(request, "quality/page.html", head, quality=_quality(read_measured()))


def _quality(measured: dict[str, Measurement]) -> QualityView:
    nothing = Measurement("", "", ())
    found = {name: measured.get(name, nothing) for name in ORDER}
    days = [one.measured_on for one in measured.values()]
    return QualityView(
        measured_on=written_out(max(days)) if days else "",
        ranking=_ranking(found["ranking"]),
        words=_words(found["recognition"]),
        speed=_speed(found["ranking"], found["finder"]),
        tables=[
            TableView(name, written_out(one.measured_on), one.figures) for name, one in found.items() if one.figures
        ],
    )


def _ranking(measured: Measurement) -> list[str]:
    told = (
        ("first", gettext("The right disease came first for %(figure)s of 100.")),
        ("three", gettext("It was among the first three for %(figure)s of 100.")),
        ("ten", gettext("It was among the first ten for %(figure)s of 100.")),
        (
            "enrichment_ten",
            gettext(
                "An established method, the enrichment of hpo3, finds it among the first ten for %(figure)s of 100."
            ),
        ),
        (
            "after_questions",
            gettext("With three findings and five answered questions: among ten for %(figure)s of 100."),
        ),
        ("before_questions", gettext("With those three findings alone: %(figure)s of 100.")),
        ("well_right", gettext("Where the page says “fits well”, %(figure)s of 100 were right.")),
        ("partly_right", gettext("Where it says “fits partly”, %(figure)s of 100 were right.")),
    )
    return _sentences(measured, told)


def _words(measured: Measurement) -> list[str]:
    told = (
        ("precision", gettext("Of 100 signs that it took for present, %(figure)s were.")),
        ("recall", gettext("Of 100 signs that were there, it recognized %(figure)s.")),
        (
            "given_away",
            gettext(
                "Of 100 signs that were denied, or those of somebody else, it took %(figure)s for signs of the person."
            ),
        ),
    )
    return _sentences(measured, told)


def _speed(ranking: Measurement, finder: Measurement) -> list[str]:
    return [
        *_sentences(ranking, (("median", gettext("All diseases are ranked in %(figure)s thousandths of a second.")),)),
        *_sentences(
            ranking, (("times_faster", gettext("That is %(figure)s times faster than the enrichment of hpo3.")),)
        ),
        *_sentences(finder, (("warm", gettext("A page of results is made in %(figure)s thousandths of a second.")),)),
    ]


def _sentences(measured: Measurement, told: tuple[tuple[str, str], ...]) -> list[str]:
    values = ((measured.value(key), sentence) for key, sentence in told)
    return [sentence % {"figure": _rounded(value)} for value, sentence in values if value is not None]


def _rounded(value: float) -> str:
    return f"{value:.0f}" if value >= 2 else f"{value:.1f}"
