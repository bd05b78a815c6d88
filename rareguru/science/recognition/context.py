"""Whether the writer says that a finding is there, is not, may be, or is somebody else's.

Cues reach over the words that follow or come before, up to a word that ends it: "but", the patient's
return, a new subject after a pause. What belongs to a finding itself ("no tears") is no cue.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rareguru.science.recognition.cues import BACKWARD, ENDS, FORWARD, CueFinder
from rareguru.science.recognition.headings import Heading, Topic
from rareguru.science.recognition.languages.language import Cue, Language
from rareguru.science.recognition.mentions import Status
from rareguru.science.recognition.scopes import Scopes
from rareguru.science.recognition.speech import Placed, Speech, name_children
from rareguru.science.recognition.words import Break, Sentence

_ENDS_OF_OTHER = {Cue.SELF, Cue.TURN}  # "because" does not end what is said of somebody else
_OF_TOPIC = {
    Topic.FAMILY: Status.OTHER,
    Topic.RELATIVE: Status.OTHER,
    Topic.ABSENT: Status.ABSENT,
    Topic.ALLERGIES: Status.UNCERTAIN,
    Topic.DRUG: Status.UNCERTAIN,
    Topic.WARNING: Status.UNCERTAIN,
}
_LIFELONG_WITHIN = 5  # words between "since" and "born"


class Context:
    """What the cues of one language make of the words around them."""

    def __init__(self, language: Language, finder: CueFinder) -> None:
        self._language = language
        self._finder = finder
        # All words that may begin what a cue says nothing of: a quick look before a close one.
        self._enders = language.subjects | language.later | language.starters | language.reporting

    def judge(self, sentence: Sentence, taken: Collection[int], speech: Speech) -> Scopes:
        """Return what the cues of a sentence make of each of its words; `taken` are those of findings."""
        scopes = Scopes()
        cues = name_children(self._finder.find(sentence, frozenset(taken)), taken, speech, self._language)
        cues = self._with_answers(sentence, cues, taken)
        self._place_under_heading(sentence, cues, taken, speech, scopes)
        self._carry_over(sentence, cues, speech, scopes)
        self._doubt(sentence, cues, taken, scopes)
        self._suppose(sentence, cues, taken, scopes)
        for cue in cues:
            if cue.cue is Cue.QUESTION and not sentence.is_question:
                continue
            if cue.cue is Cue.NEVER_HAD and (before := self._denied_before(sentence, cue, cues, taken)):
                scopes.add(Status.ABSENT, cue.text, before)
            elif cue.cue is Cue.NOT and self._finder.is_answer(cue, sentence, taken):
                scopes.add(Status.ABSENT, cue.text, self._clause_before(sentence, cue, cues))
            elif status := FORWARD.get(cue.cue):
                scopes.add(status, cue.text, self._clause_after(sentence, cue, cues, taken))
            elif status := BACKWARD.get(cue.cue):
                scopes.add(status, cue.text, self._clause_before(sentence, cue, cues))
        return scopes

    def _with_answers(self, sentence: Sentence, cues: list[Placed], taken: Collection[int]) -> list[Placed]:
        """Let what was denied end before what a "yes" speaks of: "no fever, cough yes"."""
        said = [one for one in cues if one.cue is Cue.YES and self._finder.is_answer(one, sentence, taken)]
        starts = [_reach_back(sentence, one, cues) for one in said]
        return cues + [Placed(Cue.TURN, start, start, "") for start in starts]

    def _doubt(self, sentence: Sentence, cues: Sequence[Placed], taken: Collection[int], scopes: Scopes) -> None:
        """Take what stands right behind a mark of doubt for uncertain, to the next pause; and all of "seizures?"."""
        if sentence.is_question and len(taken) == len(sentence) and Break.PAUSE not in sentence.breaks:
            scopes.add(Status.UNCERTAIN, "?", taken)
        for start in sentence.queried:
            limit = self._reach(sentence, Placed(Cue.UNSURE, start, start, ""), cues)
            pauses = (place for place in range(start + 1, limit) if sentence.breaks[place] is Break.PAUSE)
            end = min(pauses, default=limit)
            findings = (place for place in range(start, end) if place in taken)
            if self._language.free.issuperset(sentence.words[start : min(findings, default=end)]):
                scopes.add(Status.UNCERTAIN, "?", range(start, end))

    def _place_under_heading(
        self, sentence: Sentence, cues: Sequence[Placed], taken: Collection[int], speech: Speech, scopes: Scopes
    ) -> None:
        """Take what stands under "Family history" for somebody else's, under "Allergies" for no finding."""
        own, above = sentence.heading, speech.heading
        is_within = own and own.topic is Topic.RELATIVE and above and above.topic is Topic.FAMILY
        if own and not is_within:
            speech.heading, speech.is_empty = own, own.is_alone
            # "Family history: nil." and "… unremarkable." say all there is to say.
            is_said = own.is_alone or (bool(taken) and not any(one.cue is Cue.NOT for one in cues))
            speech.is_line = sentence.is_new_line and is_said
        elif above and not self._is_under(sentence, cues, speech, above):
            speech.heading, speech.other = None, ""
        else:
            speech.is_empty = False
        if speech.heading and (status := _OF_TOPIC.get(speech.heading.topic)):
            ends = [one.start for one in cues if one.cue in _ENDS_OF_OTHER]
            if speech.heading.topic is Topic.DRUG:
                ends.append(self._reach(sentence, Placed(Cue.UNSURE, 0, 1, ""), cues))
            scopes.add(status, speech.heading.topic.value, range(min(ends, default=len(sentence))))

    def _is_under(self, sentence: Sentence, cues: Sequence[Placed], speech: Speech, heading: Heading) -> bool:
        """Say whether the heading of an earlier sentence still holds."""
        if sentence.is_new_paragraph and not speech.is_empty:
            return False
        if sentence.is_new_line and not heading.is_alone:
            return False
        names_relative = not self._language.relatives.keys().isdisjoint(sentence.words)
        if not heading.is_alone and (heading.topic is not Topic.FAMILY or not (speech.is_line or names_relative)):
            return False
        word = sentence.words[0]
        is_of_patient = word in self._language.starters and word != speech.other
        return names_relative or not (is_of_patient or any(one.cue is Cue.SELF for one in cues))

    def _suppose(self, sentence: Sentence, cues: Sequence[Placed], taken: Collection[int], scopes: Scopes) -> None:
        """Take what may come for uncertain: "if he develops … he should", "return if"; not "it hurts if he walks"."""
        instructions = [one.start for one in cues if one.cue is Cue.INSTRUCTION]
        turns = [one.end for one in cues if one.cue is Cue.TURN]
        for cue in cues if instructions else ():
            if cue.cue is not Cue.CONDITION or not self._is_supposed(sentence, cue, taken):
                continue
            since = max((end for end in turns if end <= cue.start), default=0)
            if end := min((start for start in instructions if start >= cue.end), default=0):
                scopes.add(Status.UNCERTAIN, cue.text, range(cue.end, end))
            elif any(since <= start < cue.start for start in instructions):
                scopes.add(Status.UNCERTAIN, cue.text, range(cue.end, self._supposed_until(sentence, cue, cues)))

    def _is_supposed(self, sentence: Sentence, cue: Placed, taken: Collection[int]) -> bool:
        """Say whether a finding or a verb of coming follows an "if", with no more than a subject between."""
        for place in range(cue.end, len(sentence)):
            word = sentence.words[place]
            if place in taken or word in self._language.developing:
                return True
            if word not in self._language.free and word not in self._language.passing:
                return False
        return False

    def _supposed_until(self, sentence: Sentence, cue: Placed, cues: Sequence[Placed]) -> int:
        """Return where "return if" ends: it goes on over "if fever, vomiting or he is drowsy"."""
        limit = min((one.start for one in cues if one.start >= cue.end and one.cue is Cue.TURN), default=len(sentence))
        for place in range(cue.end + 1, limit):
            if sentence.breaks[place] is Break.PAUSE and sentence.words[place] in self._language.subjects:
                return place
        return limit

    def _carry_over(self, sentence: Sentence, cues: Sequence[Placed], speech: Speech, scopes: Scopes) -> None:
        """Take "she" for the mother of the sentence before, where the patient is no "she"."""
        pronoun = next((word for word in sentence.words[:2] if word in self._language.pronouns), "")
        others = [cue for cue in cues if cue.cue is Cue.OTHER]
        if pronoun and pronoun == speech.other != speech.patient and not others:
            start = Placed(Cue.OTHER, 0, 1, pronoun)
            scopes.add(Status.OTHER, pronoun, range(1, self._reach(sentence, start, cues)))
        elif others:
            speech.other = self._pronoun(others[-1])
        else:
            speech.other = ""
            speech.patient = speech.patient or pronoun

    def _reach(self, sentence: Sentence, cue: Placed, cues: Sequence[Placed]) -> int:
        """Return the first word that the cue does not reach any more."""
        is_other = cue.cue is Cue.OTHER
        ends = _ENDS_OF_OTHER if is_other else ENDS
        stops = [one.start for one in cues if one.start >= cue.end and one.cue in ends]
        limit = min(stops, default=len(sentence))
        own = self._pronoun(cue) if is_other else ""
        if cue.cue is Cue.NOT and limit < len(sentence) and self._is_over(sentence, cue, limit):
            return cue.end
        is_brief = cue.text in self._language.brief and not self._is_choice(sentence.words[cue.end : limit])
        # "No, he has": what follows a bare "no" may be a sentence of its own from its first word.
        first = cue.end if cue.text in self._language.answers else cue.end + 1
        main_verb = self._main_verb(sentence, cue) if is_other else None
        for place in range(first, limit):
            may_end = sentence.words[place] in self._enders and place != main_verb
            if may_end and self._ends_at(sentence, cue, place, own):
                return place
            if is_brief and self._finder.is_parted(sentence, place):
                return place
        return limit

    def _ends_at(self, sentence: Sentence, cue: Placed, place: int, own: str) -> bool:
        """Say whether a word begins what the cue says nothing of; `own` is the pronoun of whom it is about."""
        language, word = self._language, sentence.words[place]
        is_parted = self._finder.is_parted(sentence, place)
        if cue.cue is Cue.OTHER:
            is_end = word in language.reporting
        else:
            # "No fever, then"; "without tablets he has".
            is_end = (is_parted and word in language.later) or (
                cue.text in language.lacking and word in language.starters
            )
        is_subject = is_parted and word in language.subjects and word != own
        return is_end or (is_subject and not self._is_listed(sentence, cue, place))

    def _main_verb(self, sentence: Sentence, cue: Placed) -> int | None:
        """Return where "my brother, who is older, has" goes on, if it does."""
        words, breaks = sentence.words, sentence.breaks
        if cue.end >= len(words) or breaks[cue.end] is not Break.PAUSE or words[cue.end] not in self._language.relating:
            return None
        there = next((place for place in range(cue.end + 1, len(words)) if breaks[place] is Break.PAUSE), None)
        return there if there and words[there] in self._language.predicates else None

    def _clause_after(self, sentence: Sentence, cue: Placed, cues: Sequence[Placed], taken: Collection[int]) -> range:
        """Return what a cue says something of that is behind it."""
        end = self._reach(sentence, cue, cues)
        if cue.cue is Cue.NOT:
            end = self._until_stated(sentence, cue, end, taken)
        elif cue.cue is Cue.FUTURE:
            end = self._until_aimed(sentence, cue, end, taken)
        return range(cue.end, end)

    def _until_stated(self, sentence: Sentence, cue: Placed, limit: int, taken: Collection[int]) -> int:
        """Return where a denial ends before something that is told for itself.

        After a pause that is a finding with a "not" of its own ("no fever, can't walk"), or one that is there
        in some way ("no fever, severe headache"), unless a list goes on to an "or".
        """
        words, pause = sentence.words, 0
        is_list = self._is_choice(words[cue.end : limit])
        for place in range(cue.end + 1, len(words)):
            is_pause = sentence.breaks[place] is Break.PAUSE
            if place >= limit and (is_pause or not pause):
                break  # the clause that the denial ends in is looked at to its own end
            pause = place if is_pause else pause
            if pause and words[place] in self._language.negators and place in taken:
                return min(place, limit)
            if pause and not is_list and (words[place] in self._language.stating or words[place][0].isdigit()):
                return pause
        return limit

    def _until_aimed(self, sentence: Sentence, cue: Placed, limit: int, taken: Collection[int]) -> int:
        """Return where what will come ends before what it is for: "will have surgery for his cataracts"."""
        first = min((place for place in taken if place >= cue.end), default=limit)
        aims = (place for place in range(cue.end, min(first, limit)) if sentence.words[place] in self._language.aims)
        return next(aims, limit)

    def _pronoun(self, cue: Placed) -> str:
        """Return the pronoun of the relative that the cue names."""
        relatives = self._language.relatives
        return next((relatives[word] for word in cue.text.split() if word in relatives), "")

    def _clause_before(self, sentence: Sentence, cue: Placed, cues: Sequence[Placed]) -> range:
        """Return what a cue says something of that is before it; "cough yes and fever no" has two clauses."""
        start = _reach_back(sentence, cue, cues)
        for place in range(start, cue.start - 1):
            if sentence.words[place] in self._language.answers and sentence.words[place + 1] in self._language.joining:
                start = place + 1
        return range(start, cue.start)

    def _denied_before(
        self, sentence: Sentence, cue: Placed, cues: Sequence[Placed], taken: Collection[int]
    ) -> Sequence[int]:
        """Return what "but he never had one" denies: the clause before, from where the doubt began if one did."""
        findings = [place for place in taken if place < cue.start]
        is_whole = cue.end == len(sentence) or self._finder.is_parted(sentence, cue.end)
        is_whole = is_whole or sentence.words[cue.end] in self._language.joining
        if not findings or not is_whole:
            return ()
        last = Placed(cue.cue, max(findings) + 1, cue.start, "")
        doubts = (one.end for one in cues if one.end <= max(findings) and one.cue is Cue.UNSURE)
        return range(max(_reach_back(sentence, last, cues), *doubts, 0), last.start)

    def _is_listed(self, sentence: Sentence, cue: Placed, place: int) -> bool:
        """Say whether an article goes on with a list: "never had a fever, a rash or a cough"."""
        words, articles = sentence.words, self._language.articles
        if words[place] not in articles or cue.cue is Cue.OTHER:
            return False
        is_begun = not articles.isdisjoint(words[cue.end - 1 : cue.end + 1])
        return words[place - 1] in self._language.choosing or (is_begun and self._is_choice(words[place:]))

    def _is_over(self, sentence: Sentence, cue: Placed, place: int) -> bool:
        """Say whether what is denied up to this word was there before: "no fever until", "no seizures since 2019"."""
        words, language = sentence.words, self._language
        if words[place] in language.resuming:
            return True
        if words[place] not in language.ceasing or Break.PAUSE in sentence.breaks[cue.end : place + 1]:
            return False
        beside = [*cue.text.split(), *words[place : place + _LIFELONG_WITHIN]]
        return language.lifelong.isdisjoint(beside) and not self._is_choice(words[cue.end : place])

    def _is_choice(self, words: Sequence[str]) -> bool:
        """Say whether a list of what is denied goes on to an "or"."""
        return not self._language.choosing.isdisjoint(words)


def _reach_back(sentence: Sentence, cue: Placed, cues: Sequence[Placed]) -> int:
    """Return the first word that the cue reaches back to: the last pause, but for one just before the cue."""
    before = (one.end for one in cues if one.end <= cue.start and one.cue in ENDS)
    start = max(before, default=0)
    pauses = (place for place in range(start, cue.start) if sentence.breaks[place] is Break.PAUSE)
    return max((start, *pauses))
