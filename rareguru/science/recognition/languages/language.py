"""What has to be known of a language; the words stand in a file per language beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


class Cue(StrEnum):
    """What a cue does to the findings around it."""

    NOT = "not"  # those that follow are absent
    YES = "yes"  # an answer: those before it are there, and what was denied before ends
    NEVER_HAD = "never_had"  # at the end of a clause, those of the clause before are absent: "but he never had one"
    WAS_NOT = "was_not"  # those before it are absent
    UNSURE = "unsure"  # those that follow are uncertain
    FUTURE = "future"  # those that follow may come, but where the sentence tells of a habit: "at night he will have"
    WAS_UNSURE = "was_unsure"  # those before it are uncertain
    QUESTION = "question"  # those that follow are uncertain, but only where the sentence asks
    CONDITION = "condition"  # with an instruction in the sentence, those that follow are uncertain: "if he develops …"
    INSTRUCTION = "instruction"  # what is to be done then
    OTHER = "other"  # those that follow are somebody else's
    OF_OTHER = "of_other"  # those before it are somebody else's
    SELF = "self"  # from here on, the person it is about
    CHILD = "child"  # … a child called by its rank: the person it is about, unless that is another child already
    END = "end"  # what was denied or doubted before goes no further
    TURN = "turn"  # … and what was said of somebody else neither
    PLAIN = "plain"  # looks like a cue, is none


@dataclass(frozen=True, slots=True)
class Language:
    """Words are written as `folding.fold` leaves them: lower case, without accents and apostrophes."""

    code: str
    stemmer: str = ""  # of Snowball; none where words are not inflected, or not parted by spaces
    contractions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    negators: frozenset[str] = frozenset()  # within a phrase these are one and the same word
    free: frozenset[str] = frozenset()  # stand in no phrase, and between the words of one without meaning
    passing: frozenset[str] = frozenset()  # may stand in a phrase, and between the words of one without meaning
    droppable: frozenset[str] = frozenset()  # stand in phrases, which are found without them too
    joining: frozenset[str] = frozenset()  # "and", "or"
    numbers: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)  # irregular form -> the one it is read as
    kin: tuple[tuple[str, ...], ...] = ()  # words that lay people use for the same
    general: frozenset[str] = frozenset()  # say by themselves that something is wrong, not what
    hindered: frozenset[str] = frozenset()  # "difficulty walking" is said as "can't walk"
    troubles: frozenset[str] = frozenset()  # "no trouble walking" is not "can't walk"
    cues: Mapping[Cue, tuple[str, ...]] = field(default_factory=dict)
    reporting: frozenset[str] = frozenset()  # "my mother says": what follows is not about her
    everyday: frozenset[str] = frozenset()  # one-word names of terms that mean something else in everyday words
    brief: frozenset[str] = frozenset()  # cues of NOT that reach to the next pause only: "doesn't eat, vomits"
    choosing: frozenset[str] = frozenset()  # "or", "nor"
    developing: frozenset[str] = frozenset()  # verbs of what may come, after an "if": "if he develops"
    doers: frozenset[str] = frozenset()  # after these, a verb is no instruction: "I call", "can't stop"
    duties: frozenset[str] = frozenset()  # … but these are one: "he should"
    answers: frozenset[str] = frozenset()  # "no", "yes": by themselves they speak of what stands before them
    lacking: frozenset[str] = frozenset()  # cues that deny nothing after another denial: "can't eat without vomiting"
    resuming: frozenset[str] = frozenset()  # words that take a denial back: "no headaches until last year"
    ceasing: frozenset[str] = frozenset()  # what was denied only since then was there: "no seizures since 2019"
    lifelong: frozenset[str] = frozenset()  # … but not beside one of these: "never", "since birth"
    again: frozenset[str] = frozenset()  # after a denial: "no more seizures"
    undoing: frozenset[str] = frozenset()  # runs that a denial behind them denies nothing after: "not that he has no"
    articles: frozenset[str] = frozenset()  # go on with a list of what is denied: "a fever or a rash"
    relating: frozenset[str] = frozenset()  # "my brother, who is older, …
    predicates: frozenset[str] = frozenset()  # … has"
    subjects: frozenset[str] = frozenset()  # words that begin another sentence after a pause: "he", "has"
    later: frozenset[str] = frozenset()  # words that end a denial after a pause: "no fever, then"
    stating: frozenset[str] = frozenset()  # … and these, somewhere in the clause after it: "no fever, severe headache"
    starters: frozenset[str] = frozenset()  # … which no phrase reaches over: "and she"
    pronouns: frozenset[str] = frozenset()
    relatives: Mapping[str, str] = field(default_factory=dict)  # "mother" -> "she"
    habitual: frozenset[str] = frozenset()  # words that make a habit of what "will" come: "whenever", "sometimes"
    someday: frozenset[str] = frozenset()  # … but not beside one of these: "later", "eventually"
    reported: frozenset[str] = frozenset()  # what begins with these comes only where somebody says so: "said he would"
    aims: frozenset[str] = frozenset()  # before the first finding they end what "will" come: "will have surgery for"
    possessing: frozenset[str] = frozenset()  # "the mother of my husband"
    ranks: frozenset[str] = frozenset()  # passed over before a relative: "my older brother"
    children: frozenset[str] = frozenset()  # what those whom it may be about are called: "my son"
    animals: frozenset[str] = frozenset()  # somebody else where a finding follows at once: "my cat limps"
    headings: Mapping[str, str] = field(default_factory=dict)  # "family history" -> the topic of what stands below
    allergic: frozenset[str] = frozenset()  # "allergic", before …
    drugs: frozenset[str] = frozenset()  # … one of these: what it did is no finding
    telling: frozenset[str] = frozenset()  # frequent words that tell this language from others


def read_language(path: Path) -> Language:
    """Read the file of a language."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    sets = ["negators", "free", "passing", "joining", "general", "everyday", "reporting", "telling"]
    sets += ["choosing", "subjects", "pronouns", "lacking", "resuming", "starters", "hindered", "troubles", "droppable"]
    sets += [
        "relating",
        "predicates",
        "reported",
        "ceasing",
        "lifelong",
        "again",
        "articles",
        "habitual",
        "someday",
        "aims",
    ]
    sets += ["answers", "developing", "doers", "duties", "later", "stating", "allergic", "drugs"]
    return Language(
        code=told["code"],
        stemmer=told.get("stemmer", ""),
        contractions={word: tuple(parts.split()) for word, parts in told.get("contractions", {}).items()},
        numbers=told.get("numbers", {}),
        forms=_pairs(told.get("forms", "")),
        kin=tuple(tuple(line.split()) for line in told.get("kin", "").splitlines() if line),
        cues=_cues(told),
        undoing=frozenset(_runs(told.get("undoing", ""))),
        brief=frozenset(_runs(told.get("brief", ""))),
        relatives=_relatives(told),
        possessing=frozenset(told.get("relatives", {}).get("possessing", "").split()),
        ranks=frozenset(told.get("relatives", {}).get("ranks", "").split()),
        children=frozenset(told.get("relatives", {}).get("children", "").split()),
        animals=frozenset(told.get("relatives", {}).get("animals", "").split()),
        headings={run: topic for topic, runs in told.get("headings", {}).items() for run in _runs(runs)},
        **{name: frozenset(told.get(name, "").split()) for name in sets},
    )


def read_ordinary_words(code: str) -> frozenset[str]:
    """Return everyday words of a language that are no slip of the words of phrases, where we have a list."""
    path = FOLDER / f"ordinary_{code}.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


def _pairs(text: str) -> dict[str, str]:
    return {pair.split()[0]: pair.split()[1] for pair in _runs(text)}


def _runs(text: str) -> list[str]:
    return [" ".join(run.split()) for line in text.splitlines() for run in line.split("|") if run.strip()]


def _cues(told: Mapping[str, Any]) -> dict[Cue, tuple[str, ...]]:
    cues = {Cue(name): _runs(" ".join(text.split())) for name, text in told.get("cues", {}).items()}
    people = told.get("relatives")
    if people:
        who = _relatives(told)
        whom = [f"{whose} {one}" for whose in _runs(people["whose"]) for one in who]
        told_of = whom + [f"{whose} {one}" for whose in _runs(people["whose"]) for one in people["animals"].split()]
        cues[Cue.OTHER] += told_of + [f"{one} {does}" for one in who for does in people["does"].split()]
        cues[Cue.OTHER] += [f"{one} {does}" for one in people["animals"].split() for does in people["does"].split()]
        cues[Cue.OTHER] += [f"{joined} {one}" for joined in _runs(people.get("joined", "")) for one in whom]
        cues[Cue.OTHER] += [f"{side} {one}" for side in _runs(people.get("sides", "")) for one in whom]
        children = cues.get(Cue.CHILD, [])
        children += [f"{joined} {one}" for joined in _runs(people.get("joined", "")) for one in tuple(children)]
        cues[Cue.OTHER] += [f"a {one} {befalls}" for befalls in _runs(people.get("befalls", "")) for one in told_of]
        cues[Cue.OF_OTHER] += [f"{where} {one}" for where in _runs(people["where"]) for one in whom]
        cues[Cue.PLAIN] += [f"{beside} {one}" for beside in _runs(people["beside"]) for one in whom]
    if coming := told.get("coming"):
        modals, adverbs, verbs = (_runs(coming[part]) for part in ("modals", "adverbs", "verbs"))
        ways = [*modals, *(f"{modal} {adverb}" for modal in modals for adverb in adverbs)]
        cues.setdefault(Cue.FUTURE, []).extend(f"{way} {verb}" for way in ways for verb in verbs)
    return {cue: tuple(runs) for cue, runs in cues.items()}


def _relatives(told: Mapping[str, Any]) -> dict[str, str]:
    people = told.get("relatives", {}).get("who", {})
    return {who: pronoun.rstrip("_") for pronoun, names in people.items() for who in names.split()}


# English first: where nothing tells a language, it is that.
CODES = ("en", "es", "de", "fr", "it", "ja", "nl", "pt", "zh")
LANGUAGES = {code: read_language(FOLDER / f"{code}.toml") for code in CODES}
