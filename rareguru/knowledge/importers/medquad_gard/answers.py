"""What is to be cut from a GARD answer so that only its prose is left."""

from __future__ import annotations

import re

from rareguru.knowledge.importers.medquad.wording import (
    cut_reference_marks,
    is_question,
    join_spaces,
    part_sentences,
    sentences,
    set_paragraphs,
)

# The table of signs was flattened into the answer; HPO itself gives it better.
_TABLE = re.compile(
    r"The Human Phenotype Ontology provides the following list of signs and symptoms for\b.*?"
    r"(?:the sign or symptom may be rare or common\.|\Z)",
    re.DOTALL,
)
# The question of the page, said again. A question of another kind ("Can I inherit …
# if my mother has …?") stays: its answer would not make sense without it.
_REPEATED = {
    "information": re.compile(r"What (?:is|are) "),
    "symptoms": re.compile(r"What (?:\w+ )*?(?:signs|symptoms|features|findings)\b"),
    "causes": re.compile(r"(?:What (?:\w+ )*?(?:causes?|caused)\b|How does one get )"),
    "inheritance": re.compile(
        r"(?:How (?:is|are|might|can) .*\binherited\?|How do people inherit |Can .{3,60} be inherited\?"
        r"|(?:Is|Are) .*\b(?:inherited|genetic|hereditary|an inherited condition|a genetic/inheritable disease)\?"
        r"|What is the (?:mode|pattern) of inheritance)"
    ),
    "exams and tests": re.compile(r"How (?:is|are|might|can) .*\b(?:diagnosed|identified|detected)\?"),
    "treatment": re.compile(
        r"(?:How (?:is|are|might|can|should) .*\b(?:treated|managed)\?|Can .{3,60} be (?:treated|cured)\?"
        r"|(?:What|Is|Are) (?:\w+ )*?treatments?\b)"
    ),
}
_POINTS_FIRST = re.compile(r"(?:Please )?(?:CLICK|[Cc]lick)(?:ing)?\b")
_POINTS_LAST = re.compile(
    r"(?:\b(?:please )?click(?:ing)? "
    r"(?:here|(?:on )?(?:the|this|these|each)(?: following| above)? links?(?: below| above)?)"
    r"|\b(?:viewed|accessed|found|seen|read) here)\.?$",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:To|For|If you would|You|Please|More|Additional|Further|Detailed|A list|View|The full|This|These|Also"
    r"|In addition,)\b"
)


def clean(text: str, kind: str) -> str:
    """Return the prose of an answer in paragraphs, "" where there is none."""
    text = cut_table(text)
    text = part_sentences(cut_reference_marks(text)).strip()
    text = cut_dead_pointers(cut_question(text, kind))
    return "" if only_asks(text) else set_paragraphs(text)


def only_asks(text: str) -> bool:
    """Say whether nothing but questions is there."""
    return all(is_question(join_spaces(sentence)) for sentence, _ in sentences(text.strip()))


def cut_table(text: str) -> str:
    """Cut the flattened HPO table with what explains it; prose before and after it stays."""
    return _TABLE.sub("  ", text)


def cut_question(text: str, kind: str) -> str:
    """Cut the page's own question from the start, as often as it is repeated there."""
    pieces = sentences(text)
    pattern = _REPEATED.get(kind)
    count = 0
    while pattern and count < len(pieces) and _repeats(pieces[count][0], pattern):
        count += 1
    return "".join(sentence + gap for sentence, gap in pieces[count:])


def cut_dead_pointers(text: str) -> str:
    """Leave out sentences that only say where to click: their links were lost."""
    return "".join(sentence + gap for sentence, gap in sentences(text) if not is_dead_pointer(sentence))


def is_dead_pointer(sentence: str) -> bool:
    if "http" in sentence or ":" in sentence or len(sentence) > 260:
        return False
    if _POINTS_FIRST.match(sentence):
        return sentence.endswith((".", ")"))
    return _POINTS_LAST.search(sentence) is not None and _POINTER.match(sentence) is not None


def _repeats(sentence: str, pattern: re.Pattern[str]) -> bool:
    return is_question(join_spaces(sentence)) and pattern.match(sentence) is not None
