"""Signs and symptoms: words, figure and bar for each, by body system."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from rareguru.knowledge.pages.document import Sign, Signs, SignStatement, SignSystem
from rareguru.website.presentation.answers import QuestionView, question_view
from rareguru.website.presentation.headings import heading
from rareguru.website.presentation.labels import system_name
from rareguru.website.presentation.links import current_language, translated
from rareguru.website.presentation.references import ReferenceLink, reference_links
from rareguru.website.presentation.sources import Releases, from_sources, source_name
from rareguru.website.presentation.words import BANDS, figure

FREQUENT = {"always", "most", "many"}
FEW_ENOUGH = 8  # so many signs are shown without a choice


@dataclass(frozen=True, slots=True)
class Rate:
    """How often, as one source says it; `lower` and `upper` are the ends of the bar, in percent."""

    words: str
    figure: str
    lower: int
    upper: int
    has_bar: bool
    source: str  # "" where every source says the same


@dataclass(frozen=True, slots=True)
class StatementView:
    text: str  # "Orphanet (ORPHA:1302): Most people, 80 to 99 in 100"
    references: list[ReferenceLink]


@dataclass(frozen=True, slots=True)
class SignView:
    id: str
    name: str
    name_lang: str
    other: str  # the medical name under the plain one, or the English one under the translated
    other_lang: str
    is_seldom: bool
    rates: list[Rate]
    definition: str
    definition_lang: str
    statements: list[StatementView]
    against: list[StatementView]


@dataclass(frozen=True, slots=True)
class SystemView:
    name: str
    total: int
    frequent: int
    part: str  # "7 of 15"
    signs: list[SignView]


@dataclass(frozen=True, slots=True)
class SignsView:
    heading: str
    answers: QuestionView | None
    total: int
    has_choice: bool
    frequent_label: str
    all_label: str
    systems: list[SystemView]
    said_by: str


def signs_view(signs: Signs, releases: Releases) -> SignsView | None:
    """Return the section, None where no source says anything."""
    if not signs["total"] and not signs["answers"]:
        return None
    return SignsView(
        heading=heading("symptoms"),
        answers=question_view("symptoms", signs["answers"], releases) if signs["answers"] else None,
        total=signs["total"],
        has_choice=signs["total"] > FEW_ENOUGH and 0 < signs["frequent_total"] < signs["total"],
        frequent_label=gettext("The %(total)d most frequent") % {"total": signs["frequent_total"]},
        all_label=gettext("All %(total)d") % {"total": signs["total"]},
        systems=[_system_view(system) for system in signs["systems"]],
        said_by=" · ".join(from_sources(signs["sources"], releases)),
    )


def _system_view(system: SignSystem) -> SystemView:
    total = len(system["signs"])
    return SystemView(
        name=system_name(system["system"]),
        total=total,
        frequent=system["frequent"],
        part=gettext("%(part)d of %(total)d") % {"part": system["frequent"], "total": total},
        signs=[sign_view(sign) for sign in system["signs"]],
    )


def sign_view(sign: Sign) -> SignView:
    name, name_lang, other, other_lang = _names(sign)
    definition, definition_lang = translated(sign["definition"])
    return SignView(
        id=sign["term"],
        name=name,
        name_lang=name_lang,
        other=other,
        other_lang=other_lang,
        is_seldom=sign["band"] not in FREQUENT,
        rates=_rates(sign),
        definition=definition,
        definition_lang=definition_lang,
        statements=[_statement_view(statement) for statement in sign["statements"]],
        against=[_statement_view(statement) for statement in sign["excluded"]],
    )


def _names(sign: Sign) -> tuple[str, str, str, str]:
    """Return the plain word before the medical one; beside a translation stands the English."""
    name, name_lang = translated(sign["label"])
    if current_language() == "en":
        plain, _lang = translated(sign["lay"])
        return (plain, "", name, "") if plain and plain.casefold() != name.casefold() else (name, "", "", "")
    english = sign["label"]["en"]
    return (name, name_lang, "", "") if name_lang else (name, "", english, "en")


def _rates(sign: Sign) -> list[Rate]:
    """Return the leading frequency, or one per source side by side where they differ."""
    if sign["is_agreed"] or len(sign["statements"]) < 2:
        return [_rate(sign, "")]
    rates = {}
    for statement in sign["statements"]:
        rate = _rate(statement, source_name(statement["source"]))
        rates.setdefault((rate.words, rate.figure), rate)
    return list(rates.values())


def _rate(said: Sign | SignStatement, source: str) -> Rate:
    lower, upper = said["lower"], said["upper"]
    has_bar = lower is not None and upper is not None
    return Rate(
        words=str(BANDS[said["band"]]),
        figure=figure(lower, upper, said["people"]),
        lower=round((lower or 0) * 100),
        upper=round((upper or 0) * 100),
        has_bar=has_bar,
        source=source,
    )


def _statement_view(statement: SignStatement) -> StatementView:
    source = ", ".join(source_name(key) for key in [statement["source"], *statement["also"]])
    said = "; ".join([_said(statement), *_details(statement)])
    return StatementView(
        text=f"{source} ({statement['record']}): {said}", references=reference_links(statement["references"])
    )


def _said(statement: SignStatement) -> str:
    words = str(BANDS[statement["band"]])
    amount = figure(statement["lower"], statement["upper"], statement["people"])
    return f"{words}, {amount}" if amount else words


def _details(statement: SignStatement) -> list[str]:
    details = []
    if statement["onset"]:
        details.append(gettext("begins: %(onset)s") % {"onset": translated(statement["onset"])[0]})
    if statement["sex"]:
        details.append(gettext("in women and girls") if statement["sex"] == "female" else gettext("in men and boys"))
    details.extend(translated(modifier)[0] for modifier in statement["modifiers"])
    return details
