"""The next useful question: what it is, what it means, and why it is worth an answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from rareguru.knowledge.catalogue.models import Term, TermDefinition
from rareguru.knowledge.differential.ranking import Query, next_question
from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.search.plain_terms import technical_terms
from rareguru.website.finder.words import term_words
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.lists import local_name
from rareguru.website.presentation.words import joined

NAMED = 2
WORTH_ASKING = 0.05  # bits


@dataclass(frozen=True, slots=True)
class QuestionView:
    term: str
    name: str
    sentence: str  # the name as a question
    lang: str
    medical: str
    definition: str
    definition_lang: str
    why: str


def question_view(query: Query, asked: Collection[str], *, is_technical: bool) -> QuestionView | None:
    """Return the question worth asking next, None where no answer would tell more.

    Unless it may be technical, it is one that can be answered at home, as long as that tells anything.
    """
    question = None if is_technical else next_question(query, asked=asked, never=technical_terms())
    if question is None or question.gain < WORTH_ASKING:
        question = next_question(query, asked=asked)
    if question is None:
        return None
    words = term_words([question.term])[question.term]
    definition, lang = _definition(question.term)
    return QuestionView(
        term=question.term,
        name=words.name,
        sentence=gettext("%(sign)s, now or earlier?") % {"sign": words.name},
        lang=words.lang,
        medical=words.medical,
        definition=definition,
        definition_lang=lang,
        why=_why(question.having, question.lacking),
    )


def _definition(term: str) -> tuple[str, str]:
    if current_language() == "es":
        spanish = TermDefinition.objects.live().filter(term__identifier=term, language="es", is_official=True)
        if text := spanish.values_list("text", flat=True).first():
            return text, ""
    english = Term.objects.live().filter(identifier=term).values_list("definition", flat=True).first() or ""
    return english, "en" if english and current_language() != "en" else ""


def _why(having: Sequence[int], lacking: Sequence[int]) -> str:
    names = {
        key: local_name(name, name_es)[0]
        for key, name, name_es in PageDocument.objects.filter(pk__in=[*having[:NAMED], *lacking[:NAMED]]).values_list(
            "pk", "name", "name_es"
        )
    }
    have = [names[key] for key in having[:NAMED] if key in names]
    lack = [names[key] for key in lacking[:NAMED] if key in names]
    if not have or not lack:
        return gettext("The answer would change the order of what is listed here.")
    return gettext("It would tell some of these apart: it is known of %(having)s, and not of %(lacking)s.") % {
        "having": joined(have),
        "lacking": joined(lack),
    }
