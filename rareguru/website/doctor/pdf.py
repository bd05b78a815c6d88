"""The sheet as a PDF of one A4 page.

The type shrinks, then the rarest candidates go, then their reasons are cut short, until everything is on
one page: a doctor has one minute, and a second page is not read.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

from django.utils.translation import gettext
from font_source_sans_pro import font_files_ttf as sans
from font_source_serif_pro import font_files_ttf as serif
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import CoreFont, TTFFont

from rareguru.website.doctor.sheet import Sheet, SheetCandidate, SheetFinding

Fonts = dict[str, CoreFont | TTFFont]
STRIPES = Path(__file__).parents[1] / "static" / "website" / "stripes.svg"
INK, MUTED, TEAL, HAIRLINE = (28, 37, 38), (85, 96, 95), (11, 93, 91), (222, 217, 205)
MARGIN = 16.0  # millimetres, as all lengths here
WIDTH = 210 - 2 * MARGIN
SCALES = (1.0, 0.94, 0.88, 0.82, 0.76)
LEAST_CANDIDATES = 2
BOX = "\N{BALLOT BOX}"
MOST_PRESENT, MOST_ABSENT = 20, 10
LONG_REASON, SHORT_REASON = 320, 140  # characters: sixty findings would make a page of one reason
_FACES = {
    ("Sans", ""): sans["SourceSansPro"],
    ("Sans", "B"): sans["SourceSansProSemibold"],
    ("Serif", "B"): serif["SourceSerifProSemibold"],
}


def sheet_as_pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF of exactly one page."""
    with parsed_fonts() as fonts:
        return bytes(_fitting(sheet, fonts).pdf.output())


def _fitting(sheet: Sheet, fonts: Fonts) -> Drawing:
    """Draw the sheet until it fits: as little as possible is left out, then the type is as large as possible."""

    @cache
    def draw(number: int, scale: float) -> Drawing:
        left_out = _findings_in(sheet) - _findings_in(sheets[number])
        return Drawing(sheets[number], scale, fonts, left_out=left_out)

    sheets = list(_ever_less(sheet))
    if draw(0, SCALES[0]).fits:
        return draw(0, SCALES[0])
    number = next((one for one in range(len(sheets)) if draw(one, SCALES[-1]).fits), len(sheets) - 1)
    scale = bisect_left(SCALES[:-1], True, key=lambda scale: draw(number, scale).fits)  # noqa: FBT003 - the value looked for
    return draw(number, SCALES[scale])


@contextmanager
def parsed_fonts() -> Iterator[Fonts]:
    """Yield the fonts, parsed once for all attempts; writing a PDF uses them up."""
    pdf = FPDF()
    for (family, style), path in _FACES.items():
        pdf.add_font(family, style, path)
    try:
        yield pdf.fonts
    finally:
        for font in pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()


def _ever_less(sheet: Sheet) -> Iterator[Sheet]:
    """Yield the sheet, then with fewer candidates, then with fewer findings and words."""
    present = sheet.present[:MOST_PRESENT]
    sheet = _with_reasons(replace(sheet, present=present, absent=sheet.absent[:MOST_ABSENT]), LONG_REASON)
    for most in range(len(sheet.candidates), LEAST_CANDIDATES, -1):
        yield replace(sheet, candidates=sheet.candidates[:most])
    sheet = replace(sheet, candidates=sheet.candidates[:LEAST_CANDIDATES])
    yield sheet
    sheet = _with_reasons(sheet, SHORT_REASON)
    yield sheet
    for most in (12, 6, 3, 0):
        yield replace(
            sheet,
            present=sheet.present[:most],
            absent=sheet.absent[:most],
            own_words=_shortened(sheet.own_words, 40 * most),
        )


def _with_reasons(sheet: Sheet, longest: int) -> Sheet:
    """Return the sheet with no reason longer than so many characters."""
    candidates = [
        replace(
            one,
            alike=_shortened(one.alike, longest),
            fits=_shortened(one.fits, longest),
            open=_shortened(one.open, longest),
            against=_shortened(one.against, longest),
        )
        for one in sheet.candidates
    ]
    return replace(sheet, candidates=candidates)


def _findings_in(sheet: Sheet) -> int:
    return len(sheet.present) + len(sheet.absent)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


class Drawing:
    """One attempt to draw the sheet at one size of type."""

    def __init__(self, sheet: Sheet, scale: float, fonts: Fonts, *, left_out: int) -> None:
        self.sheet = sheet
        self.scale = scale
        self._lacks_letters = False
        self.pdf = FPDF(format="A4")
        self.pdf.fonts.update(deepcopy(fonts))  # each attempt notes its own letters; what is parsed is shared
        self._set_up()
        self._head()
        self._findings(gettext("What I notice"), sheet.present)
        if sheet.absent:
            self._findings(gettext("What is not there"), sheet.absent)
        if left_out:
            self._paragraph(gettext("%(count)d more did not fit on this page.") % {"count": left_out})
        if sheet.own_words:
            self._heading(gettext("In my own words"))
            self._paragraph(sheet.own_words)
        if self._is_one_page:
            self._candidates()
            self._questions()
        if self._lacks_letters:
            self.pdf.ln(2 * self.scale)
            self._font("Sans", "", 9, MUTED)
            self._line(gettext("Some letters could not be printed; a %(box)s stands for each.") % {"box": BOX}, 4.3)
        self.end = self.pdf.get_y()
        self._foot()

    @property
    def fits(self) -> bool:
        return self._is_one_page and self.end < 297 - MARGIN - 18 * self.scale

    @property
    def _is_one_page(self) -> bool:
        return bool(self.pdf.page_no() == 1)

    def _set_up(self) -> None:
        pdf = self.pdf
        pdf.set_margin(MARGIN)
        pdf.set_auto_page_break(True, margin=MARGIN)
        pdf.set_title(gettext("For my appointment"))
        pdf.set_lang(self.sheet.language)
        pdf.set_creator("RareGuru")
        pdf.add_page()
        pdf.image(STRIPES, x=0, y=0, w=210)
        pdf.set_y(MARGIN - 2)

    def _font(self, family: str, style: str, size: float, color: tuple[int, int, int] = INK) -> None:
        self.pdf.set_font(family, style, size * self.scale)
        self.pdf.set_text_color(*color)

    def _line(self, text: str, height: float, *, width: float = WIDTH) -> None:
        """Write a text as wide as told from where the last one ended, and go to the start of the next line."""
        left = self.pdf.get_x()
        for line in self.broken(self._printable(text), width):
            self.pdf.set_x(left)
            self.pdf.cell(width, height * self.scale, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _printable(self, text: str) -> str:
        """Return the text with a box for each letter that the typefaces lack, and note that there is one."""
        letters = cast("TTFFont", self.pdf.current_font).cmap
        written = unicodedata.normalize("NFC", text)
        lacking = {one for one in written if ord(one) not in letters and not one.isspace()}
        signs = {one for one in lacking if unicodedata.category(one) == "Cf"}  # invisible: they direct and join letters
        self._lacks_letters |= bool(lacking - signs)
        return written.translate({ord(one): "" if one in signs else BOX for one in lacking})

    def broken(self, text: str, width: float) -> list[str]:
        """Return the lines of a text, in the current font, as fpdf's own `multi_cell` breaks them.

        It measures a line anew for each of its letters, which takes most of the time of a sheet.
        """
        widths = [(word, self.pdf.get_string_width(word)) for word in text.split(" ")]
        space, room = self.pdf.get_string_width(" "), width - 2 * self.pdf.c_margin
        if any(wide > room for _word, wide in widths) or not text.isprintable():
            return cast("list[str]", self.pdf.multi_cell(width, 5, text, dry_run=True, output="LINES", align="L"))
        lines, used = [widths[0][0]], widths[0][1]
        for word, wide in widths[1:]:
            if used + space + wide > room:
                lines.append(word)
                used = wide
            else:
                lines[-1] += f" {word}"
                used += space + wide
        return lines

    def _head(self) -> None:
        self._font("Sans", "B", 9, MUTED)
        self.pdf.cell(WIDTH / 2, 5, "RareGuru")
        self._font("Sans", "", 9, MUTED)
        self.pdf.cell(WIDTH / 2, 5, self.sheet.site, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self._font("Serif", "B", 20)
        self._line(gettext("For my appointment"), 10)
        self._font("Sans", "", 10, MUTED)
        self._line(" · ".join(part for part in (self.sheet.made, self.sheet.who) if part), 5)

    def _heading(self, text: str) -> None:
        self.pdf.ln(3.2 * self.scale)
        self._font("Serif", "B", 12.5)
        self._line(text, 6.4)
        self.pdf.set_draw_color(*HAIRLINE)
        self.pdf.line(MARGIN, self.pdf.get_y(), MARGIN + WIDTH, self.pdf.get_y())
        self.pdf.ln(1 * self.scale)

    def _paragraph(self, text: str) -> None:
        self._font("Sans", "", 10)
        self._line(text, 4.8)

    def _findings(self, heading: str, findings: list[SheetFinding]) -> None:
        self._heading(heading)
        for finding in findings:
            self._finding(finding)

    def _finding(self, finding: SheetFinding) -> None:
        top = self.pdf.get_y()
        self._font("Sans", "B", 10)
        name = finding.name + (f" ({finding.since})" if finding.since else "")
        self._line(name, 5, width=WIDTH * 0.40)
        bottom = self.pdf.get_y()
        self.pdf.set_xy(MARGIN + WIDTH * 0.42, top)
        self._font("Sans", "", 10, MUTED)
        medical = ", ".join(part for part in (finding.other_name, finding.term) if part)
        if finding.words and finding.words.casefold() != finding.name.casefold():
            medical += f" — “{finding.words}”"
        self._line(medical, 5, width=WIDTH * 0.58)
        self.pdf.set_y(max(bottom, self.pdf.get_y()))

    def _candidates(self) -> None:
        self._heading(gettext("Rare diseases that this may fit"))
        if not self.sheet.candidates:
            self._paragraph(gettext("Nothing in our sources fits so far."))
        for candidate in self.sheet.candidates:
            if self._is_one_page:  # the rest of an attempt that has failed is not measured
                self._candidate(candidate)

    def _candidate(self, candidate: SheetCandidate) -> None:
        self._font("Sans", "B", 10.5)
        self._line(f"{candidate.name} — {candidate.band}", 5.2)
        self._font("Sans", "", 9, TEAL)
        self._line(" · ".join(part for part in (candidate.address, candidate.ids) if part), 4.3)
        parts = (
            (gettext("Fits"), candidate.fits),
            (gettext("Not known yet"), candidate.open),
            (gettext("Speaks against"), candidate.against),
            (gettext("Fits alike, of its family"), candidate.alike),
        )
        self._font("Sans", "", 9.5)
        for label, text in parts:
            if text:
                self._line(f"{label}: {text}", 4.5)
        self.pdf.ln(1.4 * self.scale)

    def _questions(self) -> None:
        self._heading(gettext("What I would like to ask"))
        self._font("Sans", "", 10)
        for question in self.sheet.questions:
            self.pdf.set_x(MARGIN)
            self.pdf.cell(4, 4.8 * self.scale, "•")
            self._line(question, 4.8, width=WIDTH - 4)

    def _foot(self) -> None:
        self.pdf.set_auto_page_break(False)
        self.pdf.set_y(297 - MARGIN - 15 * self.scale)
        self.pdf.line(MARGIN, self.pdf.get_y(), MARGIN + WIDTH, self.pdf.get_y())
        self.pdf.ln(1.5)
        self._font("Sans", "", 8, MUTED)
        self._line(
            gettext(
                "This is not a diagnosis. A program compared what was noticed with what is published about rare "
                "diseases; something common may fit as well. It saw no examination and no test result."
            ),
            3.8,
        )
        self._line(self.sheet.releases, 3.8)
