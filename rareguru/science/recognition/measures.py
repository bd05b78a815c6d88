"""What people measure or count: "a temperature of 39.5", "sugar was 300", "didn't walk until he was 2".

Limits are those at which a value is plainly out of the ordinary at any age; a value between them says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_NUMBER = r"(?P<value>\d{1,6}(?:[.,]\d{1,3})?)"
# Words that may stand between what is measured and the value.
_LINK = (
    r"(?:[\s:=,~><-]|\b(?:is|was|were|at|of|over|above|under|below|around|about|up|to|down|reached|hits?|reads|reading"
    r"|levels?|count|the|a|en|de|es|era|fue|estaba|sobre|hasta|unos|casi|ten[ií]a|dio|marca|al|baj[aóo]|cae|sube|subi[oó]|drop(?:s|ped|ping)?|falls?|fell|dips?|dipped"
    r"|like|nearly|almost|always"
    r"|resting|stays|goes|went|has|been|only|just|came|back|score|rate)\b){0,9}?"
)
_ANGLE = re.compile(
    r"angle|cobb|curv|[aá]ngulo|flex|rota|tilt|scolio|escoliosis|outside|weather|calor|sombra", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_MONTHS = {"one": 12, "two": 24, "three": 36, "four": 48, "five": 60, "dos": 24, "tres": 36, "cuatro": 48, "cinco": 60}


@dataclass(frozen=True, slots=True)
class Measured:
    """A term that a value stands for, and its place in the text."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: re.Pattern[str]
    judge: Callable[[re.Match[str]], str]  # "" where the value says nothing
    is_of_age: bool = False  # its number may be a word: "until he was two"


def find_measures(text: str, start: int, end: int) -> Iterator[Measured]:
    """Yield what the values between two places of the text stand for."""
    for rule in _RULES if _DIGIT.search(text, start, end) else _OF_AGE:
        for match in rule.pattern.finditer(text, start, end):
            if term := rule.judge(match):
                yield Measured(match.start(), match.end(), term)


def _limits(*limits: tuple[float, float, str]) -> Callable[[re.Match[str]], str]:
    """Return the term of the first range, from and up to, that holds the value."""

    def judge(match: re.Match[str]) -> str:
        value = float(match["value"].replace(",", "."))
        return next((term for least, most, term in limits if least <= value < most), "")

    return judge


def _pressure(match: re.Match[str]) -> str:
    upper, lower = float(match["upper"]), float(match["lower"])
    if upper < 30:  # 16/10, as people say it in Spanish
        upper, lower = 10 * upper, 10 * lower
    if not lower < upper < 300:
        return ""
    if upper >= 140 or 90 <= lower < upper:
        return "HP:0000822"
    return "HP:0002615" if upper < 90 else ""


def _warm(match: re.Match[str]) -> str:
    """Return fever for degrees of no angle; those of the weather have no decimals."""
    about = match.string[max(match.start() - 30, 0) : match.end() + 20]
    return "" if _ANGLE.search(about) else _limits(*_HOT[:2])(match)


def _percentile(match: re.Match[str]) -> str:
    about = match.string[max(match.start() - 40, 0) : match.end() + 40].casefold()
    value = float(match["value"] or match["valor"])
    is_low = value <= 5 and not re.search(r"above|over|encima", match[0], re.IGNORECASE)
    is_high = value >= 95 and not re.search(r"below|under|debajo", match[0], re.IGNORECASE)
    for words, low, high in (
        (r"head|circumference|cabeza|cefálico|craneal", "HP:0000252", "HP:0000256"),
        (r"weigh|peso|pesa", "HP:0004325", "HP:0004324"),
        (r"height|tall|length|stature|talla|altura|estatura", "HP:0004322", "HP:0000098"),
        (r"", "HP:0001510", "HP:0001548"),
    ):
        if re.search(words, about):
            return low if is_low else high if is_high else ""
    return ""


def _late(months: float, term: str) -> Callable[[re.Match[str]], str]:
    """Return a judge of an age at which something was still not done."""

    def judge(match: re.Match[str]) -> str:
        age = match["age"].casefold()
        unit = (match["unit"] or "y").casefold()
        given = float(_MONTHS[age]) if age in _MONTHS else float(age) * (1 if unit.startswith("m") else 12)
        if not match["unit"] and given > 72:  # "until 18": months are meant
            given /= 12
        return term if given >= months else ""

    return judge


def _rule(pattern: str, judge: Callable[[re.Match[str]], str]) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), judge)


def _value(what: str, *limits: tuple[float, float, str], unit: str = "") -> Rule:
    return _rule(rf"\b(?:{what})\b{_LINK}{_NUMBER}{unit}(?![\d/])", _limits(*limits))


def _until(what: str, months: float, term: str) -> Rule:
    verb = (
        rf"\b(?:didn['\u2019]?t|did not|couldn['\u2019]?t|could not|not|never|no)\s+(?:\w+\s+)?(?:{what})\s+(?:\w+\s+)?"
    )
    age = r"(?P<age>\d{1,2}|one|two|three|four|five|dos|tres|cuatro|cinco)\b"
    unit = r"(?:\s*(?P<unit>months?|mo|years?|yrs?|meses|a\u00f1os))?"
    written = verb + r"(?:until|till|til|before|at|by|hasta|con)\s+(?:\w+\s+){0,3}?" + age + unit
    return Rule(re.compile(written, re.IGNORECASE), _late(months, term), is_of_age=True)


_HOT = ((37.9, 45, "HP:0001945"), (100.4, 113, "HP:0001945"), (25, 35.1, "HP:0002045"))
_SUGAR = ((0.5, 3.6, "HP:0001943"), (11, 36, "HP:0003074"), (36, 60, "HP:0001943"), (180, 2000, "HP:0003074"))
_PULSE = ((20, 51, "HP:0001662"), (120, 300, "HP:0001649"))
_BREATHS = ((50, 200, "HP:0002789"),)
_MANY_BREAKS = ((3, 200, "HP:0002757"),)
_PERCENTILE = (
    r"\b(?:below|under|less than|above|over|por debajo del?|debajo del?|encima del?|in|on|at|en)\s+(?:the\s+|el\s+)?"
    r"(?:(?P<value>\d{1,2})(?:st|nd|rd|th)?\s*(?:per)?centile|percentil\s+(?P<valor>\d{1,2}))\b"
)
_LOST = r"\b(?:lost|losing|lose|dropped|perdido|perdi[oó]|perd[ií])\s+(?:\w+\s+){0,3}?"
_PER_MINUTE = r"\s*(?:times|breaths|veces|respiraciones|per|a|por)\b"
_RULES = (
    _value(r"temp(?:erature|eratura|s)?|fever|fiebre", *_HOT),
    _rule(
        rf"(?<![\d.,/]){_NUMBER}\s*(?:°|º|degrees?|grados)?\s*[cf]?\s*(?:y medio\s*)?(?:(?:de|of)\s+)?"
        r"(?:fever|fiebre)\b",
        _limits(*_HOT),
    ),
    _rule(
        r"(?<![\d.,/])(?P<value>(?:3[7-9]|4[0-4]|10\d)[.,]\d{1,2})\s*"
        r"(?:(?:°|º|degrees?|grados)(?:\s*(?:[cf]|celsius|fahrenheit|cent[ií]grados))?|[cf]|celsius|fahrenheit)(?!\w)",
        _warm,
    ),
    _rule(r"\bt[ªº]?[\s:=]*(?P<value>(?:3[89]|4[01])[.,]\d)(?!\d)", _warm),
    _rule(
        r"\b(?:tiene|ten[ií]a|tuvo|est[aá]|estaba|lleg[oó]|llega|subi[oó]|sube)(?:\s+(?:a|en|casi|hasta|los)){0,2}\s+"
        r"(?P<value>3[89]|4[01])(?:\s+y medio)?\s*(?:°|º|grados)(?!\s*de\s+(?!fiebre|temp))",
        _warm,
    ),
    _value(r"(?:blood )?sugars?|(?:blood )?glucose|az[uú]car|glucosa|glucemia|bgl?", *_SUGAR),
    _value(r"heart rate|pulse|hr|bpm|pulso|frecuencia card[ií]aca|pulsaciones|heartbeat", *_PULSE),
    _rule(rf"{_NUMBER}\s*(?:bpm|beats (?:per|a) minute|pulsaciones|latidos por minuto)\b", _limits(*_PULSE)),
    _value(
        r"o2|spo2|oxygen|(?:de)?sats?|(?:de)?saturat(?:ions?|es|ed|ing)|saturaci[oó]n|saturaciones"
        r"|ox[ií]geno|(?:de)?satura(?:ba)?",
        (40, 92, "HP:0012418"), unit=r"(?=\s*%|\b)"
    ),
    _rule(
        # Not of the eyes, of which each has one.
        r"(?<!eye )(?<!ocular )\b(?:bp|pressures?|tensi[oó]n|presi[oó]n)\b" + _LINK
        + r"(?P<upper>\d{2,3})\s*(?:/|over|sobre)\s*(?P<lower>\d{1,3})",
        _pressure,
    ),
    _rule(_PERCENTILE, _percentile),
    _value(r"ha?emoglobin|hemoglobina|hb|hgb", (2, 11, "HP:0001903"), (20, 110, "HP:0001903")),
    _value(r"platelets?|plaquetas", (1, 140, "HP:0001873"), (1000, 140_000, "HP:0001873")),
    _value(r"iq|ci|cociente intelectual", (20, 70, "HP:0001249")),
    _value(r"bmi|imc", (30, 90, "HP:0001513"), (8, 16, "HP:0004325")),
    _value(r"cholesterol|colesterol", (240, 1500, "HP:0003124")),
    _value(r"ck|cpk|creatine kinase|creatina", (500, 500_000, "HP:0003236")),
    _value(r"potassium|potasio", (1, 3.4, "HP:0002900"), (5.6, 10, "HP:0002153")),
    _value(r"sodium|sodio", (100, 133, "HP:0002902"), (148, 190, "HP:0003228")),
    _rule(rf"\b(?:breath\w*|respira\w*)\s+(?:rate\s+)?(?:of\s+|at\s+|a\s+)?{_NUMBER}{_PER_MINUTE}", _limits(*_BREATHS)),
    _rule(rf"{_LOST}{_NUMBER}\s*(?:kg|kgs|kilos?|pounds?|lbs?|stone|libras)\b", _limits((2, 200, "HP:0001824"))),
    _rule(rf"\b{_NUMBER}\s*(?:fractures|broken bones|fracturas|huesos rotos)\b", _limits(*_MANY_BREAKS)),
    _rule(rf"\b(?:broken|broke|fractured)\s+{_NUMBER}\s*bones\b", _limits(*_MANY_BREAKS)),
    _until(r"walk(?:ing)?|andar|anduvo|camin[oó]|caminar|camina|anda", 18, "HP:0031936"),
    _until(r"talk(?:ing)?|speak(?:ing)?|say (?:a|any) words?|habl[oó]|hablar|habla", 24, "HP:0000750"),
    _until(r"sit(?:ting)?(?: up)?|sent[oó]|sentarse", 9, "HP:0025336"),
)  # fmt: skip
_OF_AGE = tuple(rule for rule in _RULES if rule.is_of_age)
