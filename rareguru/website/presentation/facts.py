"""Key facts: how common, when it starts, inheritance, body systems; "not known" is said plainly."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rareguru.knowledge.pages.document import CodedDetail, CodedFact, DiseaseDocument, Facts, PrevalenceFact, SystemFact
from rareguru.website.presentation.headings import heading
from rareguru.website.presentation.labels import system_name
from rareguru.website.presentation.languages import gettext, per_language
from rareguru.website.presentation.links import translated
from rareguru.website.presentation.places import in_places, measure_name
from rareguru.website.presentation.sources import Releases, from_sources, source_name
from rareguru.website.presentation.words import between

# Band -> the words, and the figure.
PREVALENCES = {
    "above_1_in_1000": (_("More than 1 in 1,000 people"), _("more than 1 in 1,000")),
    "6_9_in_10000": (_("Few people"), _("6 to 9 in 10,000")),
    "1_5_in_10000": (_("Few people"), _("1 to 5 in 10,000")),
    "1_9_in_100000": (_("Very few people"), _("1 to 9 in 100,000")),
    "1_9_in_1000000": (_("Very few people"), _("1 to 9 in a million")),
    "below_1_in_1000000": (_("Extremely few people"), _("fewer than 1 in a million")),
}

# Code -> alone, as the beginning of a span, as its end.
ONSETS = {
    "antenatal": (_("Before birth"), pgettext_lazy("from", "Before birth"), _("to before birth")),
    "birth": (_("At birth"), pgettext_lazy("from", "Birth"), _("to birth")),
    "neonatal": (
        _("First month of life"),
        pgettext_lazy("from", "The first month of life"),
        _("to the first month of life"),
    ),
    "infancy": (_("Infancy"), pgettext_lazy("from", "Infancy"), _("to infancy")),
    "childhood": (_("Childhood"), pgettext_lazy("from", "Childhood"), _("to childhood")),
    "juvenile": (_("Age 5 to 15"), pgettext_lazy("from", "School age"), _("to age 15")),
    "adolescence": (_("Adolescence"), pgettext_lazy("from", "Adolescence"), _("to adolescence")),
    "young_adulthood": (_("Young adulthood"), pgettext_lazy("from", "Young adulthood"), _("to young adulthood")),
    "adulthood": (_("Adulthood"), pgettext_lazy("from", "Adulthood"), _("to adulthood")),
    "middle_age": (_("Middle age"), pgettext_lazy("from", "Middle age"), _("to middle age")),
    "old_age": (_("Old age"), pgettext_lazy("from", "Old age"), _("to old age")),
    "all_ages": (_("Any age"), pgettext_lazy("from", "Any age"), _("to any age")),
}

# Code -> its name, and what it means in plain words.
INHERITANCES = {
    "autosomal_dominant": (_("Autosomal dominant"), _("One changed copy of a gene is enough.")),
    "autosomal_recessive": (_("Autosomal recessive"), _("Both copies of a gene are changed, one from each parent.")),
    "semi_dominant": (_("Semi-dominant"), _("Two changed copies of a gene have a stronger effect than one.")),
    "x_linked": (_("X-linked"), _("The gene lies on the X chromosome.")),
    "x_linked_dominant": (_("X-linked dominant"), _("One changed copy of a gene on the X chromosome is enough.")),
    "x_linked_recessive": (
        _("X-linked recessive"),
        _("The gene lies on the X chromosome; mostly boys and men are affected."),
    ),
    "y_linked": (_("Y-linked"), _("The gene lies on the Y chromosome.")),
    "mitochondrial": (_("Mitochondrial"), _("Passed on by the mother.")),
    "digenic": (_("Digenic"), _("Changes in two genes come together.")),
    "oligogenic": (_("Oligogenic"), _("Changes in a few genes come together.")),
    "polygenic": (_("Polygenic"), _("Many genes play a part.")),
    "multifactorial": (_("Several causes together"), _("Genes and other influences play a part.")),
    "sporadic": (_("Mostly by chance"), _("Usually nobody else in the family has it.")),
    "not_applicable": (_("Not known to be inherited"), ""),
    "unknown": (_("Not known"), ""),
}
UNKNOWN = _("Not known")
NOT_SAID = {"not_applicable", "unknown"}  # beside a mode of inheritance they say nothing
_OF_THE_GERMLINE = "Disease-causing germline mutation"  # as Orphanet words the link with a gene
# In an answer: it is passed on, at least in some families.
_IS_INHERITED = re.compile(
    r"\b(?:is|are|be|likely) inherited in an?\b"
    r"|\b(?:autosomal|X-linked) (?:dominant|recessive) (?:pattern|manner|trait)",
    re.IGNORECASE,
)


class FactView(NamedTuple):
    label: str
    value: str
    notes: list[str]


class CodedDetailView(NamedTuple):
    label: str
    text: str
    source: str


def fact_views(document: DiseaseDocument, *, is_branch: bool) -> list[FactView]:
    """Return the four facts of a disease; of a branch, for which nobody looks them up, those that are known.

    What no source gives as a value, but one tells in words, is not called unknown: the fact names the question.
    """
    facts = document["facts"]
    views = [
        ("frequency", _prevalence(facts["prevalence"])),
        ("", _onset(facts["onset"])),
        ("inheritance", _inheritance(facts["inheritance"], document)),
        ("symptoms", _systems(facts["systems"])),
    ]
    if is_branch:
        return [view for _kind, view in views if view.value != str(UNKNOWN)]
    told = {question["kind"] for question in document["questions"]}
    if document["signs"]["answers"]:
        told.add("symptoms")
    return [
        view._replace(value=gettext("See “%(question)s”") % {"question": heading(kind)})
        if kind in told and view.value == str(UNKNOWN)
        else view
        for kind, view in views
    ]


def facts_said_by(facts: Facts, releases: Releases) -> str:
    coded = (facts["prevalence"], facts["onset"], facts["inheritance"], facts["systems"])
    keys = dict.fromkeys(key for fact in coded for key in fact["sources"])
    return " · ".join(from_sources(keys, releases))


def _prevalence(fact: PrevalenceFact) -> FactView:
    known = [code for code in fact["codes"] if code in PREVALENCES]
    unknown = gettext("Not known worldwide.") if fact["is_unknown_worldwide"] else ""
    if not known:
        return FactView(gettext("How common"), str(UNKNOWN), [])
    value = str(PREVALENCES[known[0]][0]) if len(known) == 1 else gettext("It differs by place")
    notes = [_prevalence_note(fact, code) for code in known]
    return FactView(gettext("How common"), value, [*notes, unknown] if unknown else notes)


def _prevalence_note(fact: PrevalenceFact, code: str) -> str:
    """Return "1 to 9 in a million in Spain and in Greece", with the measure where it is another."""
    places = in_places(
        detail["place"]
        for detail in fact["details"]
        if detail["code"] == code and detail["measure"] == fact["measure"] and detail["place"] in fact["places"]
    )
    note = f"{PREVALENCES[code][1]} {places}".strip()
    measure = "" if fact["measure"] == "Point prevalence" else measure_name(fact["measure"])
    note = f"{note} ({measure.lower()})" if measure else note
    return f"{note[:1].upper()}{note[1:]}."


def _onset(fact: CodedFact) -> FactView:
    return FactView(gettext("Starts"), _onset_words(fact["codes"]), onset_differing(fact))


def _onset_words(codes: list[str]) -> str:
    if not codes:
        return str(UNKNOWN)
    if "all_ages" in codes:
        return str(ONSETS["all_ages"][0])
    if len(codes) == 1:
        return str(ONSETS[codes[0]][0])
    return f"{ONSETS[codes[0]][1]} {ONSETS[codes[-1]][2]}"


def _inheritance(fact: CodedFact, document: DiseaseDocument) -> FactView:
    """Return how it is inherited; a source's "not applicable" denies it only where nothing else tells of it."""
    codes = [code for code in fact["codes"] if code not in NOT_SAID] or fact["codes"]
    if "not_applicable" in codes and _is_inheritable(document):
        codes = []
    fact = {**fact, "codes": codes}
    value = _inheritance_words(codes) or str(UNKNOWN)
    notes = [str(INHERITANCES[code][1]) for code in codes] if len(codes) == 1 else []
    return FactView(gettext("Inheritance"), value, [note for note in notes if note] + inheritance_differing(fact))


def _is_inheritable(document: DiseaseDocument) -> bool:
    """Say whether a change that is passed on causes it, as the genes or an answer tell."""
    kinds = (statement["association"] for gene in document["genes"] for statement in gene["statements"])
    if any(kind.startswith(_OF_THE_GERMLINE) for kind in kinds):
        return True
    answers = (question["answers"] for question in document["questions"] if question["kind"] == "inheritance")
    return any(_IS_INHERITED.search(text) for given in answers for answer in given for text in answer["paragraphs"])


def onset_differing(fact: CodedFact) -> list[str]:
    return _differing(fact, _onset_words)


def inheritance_differing(fact: CodedFact) -> list[str]:
    return _differing(fact, _inheritance_words)


def _differing(fact: CodedFact, wording: Callable[[list[str]], str]) -> list[str]:
    """Return what each source says, side by side, where they differ."""
    if fact["is_agreed"]:
        return []
    said: dict[str, set[str]] = {}
    for detail in fact["details"]:
        if detail["code"] in fact["codes"]:
            said.setdefault(source_name(detail["source"]), set()).add(detail["code"])
    if len({frozenset(codes) for codes in said.values()}) < 2:
        return []
    return [
        f"{source}: {_inside_a_sentence(wording([code for code in fact['codes'] if code in codes]))}"
        for source, codes in said.items()
    ]


def _inheritance_words(codes: list[str]) -> str:
    return "; ".join(str(INHERITANCES[code][0]) for code in codes)


def _inside_a_sentence(words: str) -> str:
    """Return the words with a small first letter, except a name such as "X-linked"."""
    return words if words[1:2] == "-" else words[:1].lower() + words[1:]


def _systems(fact: SystemFact) -> FactView:
    names = [system_name(code) for code in fact["codes"] if code != "other"]
    if not names:
        return FactView(gettext("Affects"), str(UNKNOWN), [])
    first, *others = names
    also = gettext("Also: %(systems)s") % {"systems": between(others).join(map(_inside_a_sentence, others))}
    return FactView(gettext("Affects"), first, [also] if others else [])


def coded_details(facts: Facts) -> list[CodedDetailView]:
    return [
        *(_detail_view(gettext("Age of onset"), detail) for detail in facts["onset"]["details"]),
        *(_detail_view(gettext("Inheritance"), detail) for detail in facts["inheritance"]["details"]),
    ]


def _detail_view(label: str, detail: CodedDetail) -> CodedDetailView:
    source = f"{source_name(detail['source'])} {detail['record']}"
    return CodedDetailView(label, _detail_words(detail), source)


def _detail_words(detail: CodedDetail) -> str:
    if detail["code"] == "not_applicable":  # as its source says it
        return gettext("Not applicable")
    return _code_words(detail["code"]) or translated(detail["text"])[0]


@per_language
def _code_words(code: str) -> str:
    names = ONSETS.get(code) or INHERITANCES.get(code)
    return str(names[0]) if names else ""
