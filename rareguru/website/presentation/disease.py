"""A disease page, made ready for its template: everything worded, nothing left to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rareguru.knowledge.pages.document import Answer, DiseaseDocument
from rareguru.website.addresses import root
from rareguru.website.presentation.answers import AnswerView, QuestionView, answer_view, question_view
from rareguru.website.presentation.compared import compare_with_path
from rareguru.website.presentation.facts import FactView, fact_views, facts_said_by
from rareguru.website.presentation.family import FamilyView, MembersView, family_view, members_view
from rareguru.website.presentation.headings import heading
from rareguru.website.presentation.labels import system_name, system_slug
from rareguru.website.presentation.languages import current_language, gettext, in_one_language, per_language
from rareguru.website.presentation.links import NamedLink, disease_link, disease_links, foreign, translated
from rareguru.website.presentation.look_alikes import LookAlikeView
from rareguru.website.presentation.names import NamesView, names_view
from rareguru.website.presentation.organizations import OrganizationView, organization_view
from rareguru.website.presentation.outline import OutlineView, outline_view, outline_words
from rareguru.website.presentation.professionals import ProfessionalsView, professionals_view
from rareguru.website.presentation.references import ReferencesView, references_view
from rareguru.website.presentation.signs import SignsView, SignView, sign_views, signs_view
from rareguru.website.presentation.sources import Releases, release_words, upstream_of

LONGEST_DESCRIPTION = 200
ROUTES = 2  # by which an entry finds its disease


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of contents."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class OutlookView:
    heading: str
    question: QuestionView | None
    course: list[SignView]  # how it goes on, as terms


@dataclass(frozen=True, slots=True)
class SourceView:
    name: str
    full_name: str
    release: str
    terms: str  # licence and notice


@dataclass(frozen=True, slots=True)
class DiseaseView:
    name: str
    name_lang: str
    english_name: str  # beside a translated one
    description: str
    trail: list[NamedLink]
    contents: list[Entry]
    names: NamesView
    apart_from: list[NamedLink]  # where its sources would put it, if they agreed
    is_partly_foreign: bool
    summary: AnswerView | None
    outline: OutlineView | None  # where there is no summary
    facts: list[FactView]
    facts_said_by: str
    is_branch: bool
    compare: str  # where another disease is asked for, "" for a branch
    members: MembersView | None
    questions: list[QuestionView]
    signs: SignsView | None
    outlook: OutlookView | None
    professionals: ProfessionalsView | None
    organizations: list[OrganizationView]
    look_alikes: list[LookAlikeView]
    family: FamilyView | None
    references: ReferencesView | None
    sources: list[SourceView]


@in_one_language
def disease_view(document: DiseaseDocument, look_alikes: Sequence[LookAlikeView] = ()) -> DiseaseView:
    releases = {entry["key"]: entry for entry in document["sources"]}
    name, name_lang = translated(document["name"])
    opening = _opening(document)
    summary = answer_view(opening, releases) if opening else None
    outline = outline_view(document, releases) if summary is None and document["kind"] == "disease" else None
    questions = _questions(document, opening, releases)
    signs = signs_view(document["signs"], releases)
    view = DiseaseView(
        name=name,
        name_lang=name_lang,
        english_name=document["name"]["en"] if foreign("en") and not name_lang else "",
        description=_description(name, summary, outline),
        trail=_trail(document),
        contents=[],
        names=names_view(document, releases),
        apart_from=_apart_from(document),
        is_partly_foreign=_is_partly_foreign(summary, questions),
        summary=summary,
        outline=outline,
        facts=fact_views(document, is_branch=document["kind"] == "branch"),
        facts_said_by=facts_said_by(document["facts"], releases),
        is_branch=document["kind"] == "branch",
        compare="" if document["kind"] == "branch" else compare_with_path(document["slug"]),
        members=members_view(document),
        questions=questions,
        signs=signs,
        outlook=_outlook(document, releases),
        professionals=professionals_view(document, releases),
        organizations=[organization_view(card) for card in document["organizations"]],
        look_alikes=list(look_alikes),
        family=family_view(document, releases),
        references=references_view(document["references"]),
        sources=[_source_view(**entry) for entry in document["sources"]],
    )
    view.contents.extend(_contents(view))
    return view


def _apart_from(document: DiseaseDocument) -> list[NamedLink]:
    """Return both diseases that routes through the sources lead to, on the page of the entry itself.

    The pages of those two carry the disagreement as well, but name only the other one.
    """
    for item in document["disagreements"]:
        if item["kind"] == "identity" and len(item["others"]) == ROUTES:
            return disease_links(item["others"])
    return []


def _outlook(document: DiseaseDocument, releases: Releases) -> OutlookView | None:
    answers, course = document["outlook"], document["course"]
    if not answers and not course:
        return None
    question = question_view("outlook", answers, releases) if answers else None
    return OutlookView(heading("outlook"), question, sign_views(course))


def _opening(document: DiseaseDocument) -> Answer | None:
    """Return the answer whose first sentence the page begins with."""
    return (document["summary_es"] if current_language() == "es" else None) or document["summary"]


def _questions(document: DiseaseDocument, opening: Answer | None, releases: Releases) -> list[QuestionView]:
    """Return what is answered; the answer that opens the page goes on, or stands whole beside others."""
    asked = {question["kind"]: question["answers"] for question in document["questions"]}
    if opening and (rest := opening["paragraphs"][1:]):
        others = asked.get("information", [])
        if not others:
            asked = {"summary": [Answer(**{**opening, "paragraphs": rest})], **asked}
        elif not {*rest} <= {paragraph for answer in others for paragraph in answer["paragraphs"]}:
            asked["information"] = [*others, opening]
    return [question_view(kind, answers, releases) for kind, answers in asked.items()]


def _is_partly_foreign(summary: AnswerView | None, questions: list[QuestionView]) -> bool:
    return bool(summary and summary.lang) or any(question.first.lang for question in questions)


def _description(name: str, summary: AnswerView | None, outline: OutlineView | None) -> str:
    """Return what search engines and messengers show below the name."""
    text = summary.paragraphs[0] if summary and not summary.lang else outline_words(outline)
    if text:
        return text if len(text) <= LONGEST_DESCRIPTION else f"{text[:LONGEST_DESCRIPTION].rpartition(' ')[0]}…"
    return gettext("%(name)s: what is known, with the source and the date of every statement.") % {"name": name}


def _trail(document: DiseaseDocument) -> list[NamedLink]:
    """Return the most affected body system and the nearest wider branch."""
    steps = []
    systems = [code for code in document["facts"]["systems"]["codes"] if code != "other"]
    if systems and document["kind"] == "disease":
        path = f"{root(current_language())}systems/{system_slug(systems[0])}/"
        steps.append(NamedLink(path, system_name(systems[0])))
    if parents := document["family"]["parents"]:
        steps.append(disease_link(parents[0]))
    return steps


def _contents(view: DiseaseView) -> list[Entry]:
    members = ("members", view.members.heading if view.members else "", view.members)
    shown: list[tuple[str, str, object]] = [
        *([members] if view.is_branch else []),
        *((question.anchor, question.short, question) for question in view.questions),
        ("symptoms", gettext("Symptoms"), view.signs),
        ("outlook", gettext("Outlook"), view.outlook),
        ("professionals", gettext("For professionals"), view.professionals),
        ("organizations", gettext("Organizations"), view.organizations),
        *([] if view.is_branch else [members]),
        ("look-alikes", gettext("Look-alikes"), view.look_alikes),
        ("family", gettext("Wider family"), view.family),
        ("references", gettext("References"), view.references),
        ("sources", gettext("Sources"), True),
    ]
    return [Entry(anchor, label) for anchor, label, content in shown if content]


@per_language
def _source_view(key: str, release: str, date: str | None, copied_on: str) -> SourceView:
    upstream = upstream_of(key)
    return SourceView(
        name=upstream.name,
        full_name=upstream.full_name if upstream.full_name != upstream.name else "",
        release=_sentence(release_words(date, copied_on)),
        terms=" ".join([f"{upstream.licence}.", upstream.notice.replace("{release}", release)]).strip(),
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
