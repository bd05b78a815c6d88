"""Dates and frequencies, written out in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from rareguru.website.presentation.languages import gettext, per_language

EN_DASH = "\N{EN DASH}"
SPANISH_GROUPS_FROM = 10_000

BANDS = {
    "always": _("Everyone"),
    "most": _("Most people"),
    "many": _("Many people"),
    "some": _("Some people"),
    "few": _("Few people"),
    "unknown": _("How often is not known"),
}
ALL_EXAMINED = _("All who were examined")
NOBODY = _("Nobody")


@per_language
def written_out(iso: str) -> str:
    """Return "1 May 2020" for "2020-05-01"."""
    # Translators: how a date is written out, in the letters of Django's "date" filter
    return format_date(date.fromisoformat(iso), gettext("j F Y"))


@per_language
def undated(copied_on: str) -> str:
    return gettext("undated at the source; our copy is of %(date)s") % {"date": written_out(copied_on)}


def joined(parts: list[str]) -> str:
    """Return "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def between(parts: Iterable[str]) -> str:
    """Return what stands between the parts of a list: more than a comma where a part holds one itself."""
    return "; " if any("," in part for part in parts) else ", "


@dataclass(frozen=True, slots=True)
class Amount:
    """A frequency: the words, then the figure, and the two ends of its bar in percent."""

    words: str
    figure: str  # "80 to 99 in 100", "3 of 7 examined", "" where none is given
    text: str  # both
    has_bar: bool
    lower: str  # texts, which a template writes more quickly than numbers
    upper: str


@lru_cache(maxsize=8192)
def amount(band: str, lower: float | None, upper: float | None, people: tuple[int, ...], _language: str) -> Amount:
    """Word a frequency. There are some hundred different ones, so each is worded once per language."""
    words = str(NOBODY if upper == 0 else ALL_EXAMINED if people and band == "always" else BANDS[band])
    figure = _figure(lower, upper, people)
    return Amount(
        words=words,
        figure=figure,
        text=f"{words}, {figure}" if figure else words,
        has_bar=lower is not None and upper is not None,
        lower=str(round((lower or 0) * 100)),
        upper=str(round((upper or 0) * 100)),
    )


def _figure(lower: float | None, upper: float | None, people: tuple[int, ...]) -> str:
    if people:
        found, examined = people
        return gettext("%(found)d of %(examined)d examined") % {"found": found, "examined": examined}
    if lower is None or upper is None:
        return ""
    low, high = _percent(lower), _percent(upper)
    share = low if low == high else f"{low}{EN_DASH}{high}"
    return gettext("%(share)s in 100") % {"share": share}


def _percent(share: float) -> str:
    percent = share * 100
    return f"{percent:.0f}" if percent >= 1 or percent == 0 else f"{percent:.1g}"


def grouped(number: int) -> str:
    """Return "12,004"; Spanish puts a space there, and only from five digits on."""
    # Translators: what stands between the thousands; in Spanish a narrow no-break space
    mark = pgettext("thousands", ",")
    return str(number) if mark != "," and number < SPANISH_GROUPS_FROM else f"{number:,}".replace(",", mark)
