"""Signs and symptoms: words, figure and bar for each, by body system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rareguru.knowledge.pages.document import Sign, Signs, SignStatement, SignSystem
from rareguru.website.presentation.answers import QuestionView, question_view
from rareguru.website.presentation.headings import heading
from rareguru.website.presentation.labels import system_name
from rareguru.website.presentation.languages import current_language, gettext
from rareguru.website.presentation.links import in_language
from rareguru.website.presentation.references import ReferenceLink, reference_links
from rareguru.website.presentation.sources import Releases, from_sources, source_name
from rareguru.website.presentation.words import Amount, amount

FREQUENT = {"always", "most", "many"}
FEW_ENOUGH = 8  # so many signs are shown without a choice


class Rate(NamedTuple):
    """How often, and the names of the sources that say so; "" where they need not be told."""

    amount: Amount
    source: str


class StatementView(NamedTuple):
    text: str  # "Orphanet (ORPHA:1302): Most people, 80 to 99 in 100"
    references: list[ReferenceLink]


class SignView(NamedTuple):
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
        signs=sign_views(system["signs"]),
    )


def sign_views(signs: list[Sign]) -> list[SignView]:
    language = current_language()
    return [_sign_view(sign, language) for sign in signs]


def _sign_view(sign: Sign, language: str) -> SignView:
    name, name_lang, other, other_lang = sign_names(sign, language)
    definition, definition_lang = in_language(sign["definition"], language)
    return SignView(
        id=sign["term"],
        name=name,
        name_lang=name_lang,
        other=other,
        other_lang=other_lang,
        is_seldom=sign["band"] not in FREQUENT,
        rates=_rates(sign, language),
        definition=definition,
        definition_lang=definition_lang,
        statements=[_statement_view(statement, language) for statement in sign["statements"]],
        against=[_statement_view(statement, language, is_excluded=True) for statement in sign["excluded"]],
    )


def sign_names(sign: Sign, language: str) -> tuple[str, str, str, str]:
    """Return the plain word before the medical one; beside a translation stands the English."""
    name, name_lang = in_language(sign["label"], language)
    if language == "en":
        plain, _lang = in_language(sign["lay"], language)
        return (plain, "", name, "") if plain else (name, "", "", "")
    return (name, name_lang, "", "") if name_lang else (name, "", sign["label"]["en"], "en")


def _amount(said: Sign | SignStatement, language: str) -> Amount:
    return amount(said["band"], said["lower"], said["upper"], tuple(said["people"]), language)


def _rates(sign: Sign, language: str) -> list[Rate]:
    """Return the leading frequency, or those of all sources side by side where they differ."""
    if sign["is_agreed"] or len(sign["statements"]) < 2:
        return [Rate(_amount(sign, language), "")]
    return rates_by_source(sign, language)


def rates_by_source(sign: Sign, language: str) -> list[Rate]:
    """Return the leading frequency with who gives it; where the sources differ, each that is given."""
    sources: dict[Amount, list[str]] = {}
    for statement in sign["statements"]:
        names = map(source_name, (statement["source"], *statement["also"]))
        sources.setdefault(_amount(statement, language), []).extend(names)
    rates = [Rate(said, ", ".join(dict.fromkeys(names))) for said, names in sources.items()]
    return rates[:1] if sign["is_agreed"] else rates


def _statement_view(statement: SignStatement, language: str, *, is_excluded: bool = False) -> StatementView:
    source = source_name(statement["source"])
    if statement["also"]:
        source = ", ".join([source, *map(source_name, statement["also"])])
    is_bare = is_excluded and statement["upper"] is None  # that it does not occur is all that is said
    said = gettext("does not occur") if is_bare else _amount(statement, language).text
    if statement["onset"] or statement["sex"] or statement["modifiers"]:
        said = "; ".join([said, *_details(statement, language)])
    references = reference_links(statement["references"]) if statement["references"] else []
    return StatementView(text=f"{source} ({statement['record']}): {said}", references=references)


def _details(statement: SignStatement, language: str) -> list[str]:
    details = []
    if statement["onset"]:
        details.append(gettext("begins: %(onset)s") % {"onset": in_language(statement["onset"], language)[0]})
    if statement["sex"]:
        details.append(gettext("in women and girls") if statement["sex"] == "female" else gettext("in men and boys"))
    details.extend(in_language(modifier, language)[0] for modifier in statement["modifiers"])
    return details
