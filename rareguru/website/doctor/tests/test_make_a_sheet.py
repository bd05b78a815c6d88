from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fpdf import FPDF

from rareguru.website.doctor.pdf import WIDTH, Drawing, parsed_fonts, sheet_as_pdf
from rareguru.website.doctor.sheet import Sheet, SheetCandidate, SheetFinding

COUGH = SheetFinding("Dry cough", "Nonproductive cough", "HP:0031246", "dry cough", "two months")
NO_PAIN = SheetFinding("Chest pain", "", "HP:0100749")
PNEUMONIA = SheetCandidate(
    name="Cryptogenic organizing pneumonia",
    ids="ORPHA:1302",
    address="rareguru.example/diseases/cryptogenic-organizing-pneumonia/",
    path="/diseases/cryptogenic-organizing-pneumonia/",
    band="fits well",
    alike="",
    fits="Dry cough, in many people.",
    open="Crackles, in many people.",
    against="",
)
SHEET = Sheet(
    language="en",
    made="27 November 2026",
    site="rareguru.example",
    who="",
    present=[COUGH],
    absent=[NO_PAIN],
    candidates=[PNEUMONIA],
    questions=["Which examination would tell more?"],
    releases="HPO 2025-01-16",
)
LONG = "; ".join(["abnormality of one of the many things that a letter may name (how often is not known)"] * 60)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def note_calls(monkeypatch, name, calls):
    """Write down each call of a method of FPDF: its name and what it was given."""
    act = getattr(FPDF, name)

    def noted(*given, **told):
        calls.append((name, *given[1:]))
        return act(*given, **told)

    monkeypatch.setattr(FPDF, name, noted)


def test_it_is_one_page():
    pdf = sheet_as_pdf(SHEET)

    assert pdf.startswith(b"%PDF-")
    assert pages_of(pdf) == 1


@pytest.mark.parametrize(
    "sheet",
    [
        replace(SHEET, present=[COUGH] * 300, absent=[NO_PAIN] * 300, candidates=[PNEUMONIA] * 5),
        replace(SHEET, own_words="very long " * 2_000, questions=["Why?"] * 8),
        replace(SHEET, present=[replace(COUGH, name="very long " * 60)] * 30),
        replace(SHEET, candidates=[replace(PNEUMONIA, fits=LONG, open=LONG, against=LONG, alike=LONG)] * 5),
        replace(SHEET, present=[], absent=[], candidates=[], questions=[]),
    ],
    ids=["many findings", "many words", "long names", "long reasons", "nothing"],
)
def test_it_stays_one_page_whatever_is_told(sheet):
    assert pages_of(sheet_as_pdf(sheet)) == 1


def test_fonts_are_parsed_and_the_page_is_written_once_however_often_it_is_tried(monkeypatch):
    calls: list[tuple[str, ...]] = []
    for name in ("add_font", "output"):
        note_calls(monkeypatch, name, calls)

    sheet_as_pdf(replace(SHEET, candidates=[replace(PNEUMONIA, fits=LONG, open=LONG)] * 5))

    assert [name for name, *_given in calls] == ["add_font"] * 3 + ["output"]


@pytest.mark.parametrize("width", [WIDTH, WIDTH * 0.4, 11.3])
@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "",
        "two  spaces, and one behind ",
        "a" * 300,
        "a narrow\N{NO-BREAK SPACE}space, a soft\N{SOFT HYPHEN}hyphen",
    ],
)
def test_lines_are_broken_as_by_fpdf(text, width):
    with parsed_fonts() as fonts:
        drawing = Drawing(SHEET, 1.0, fonts, left_out=0)

        lines = drawing.broken(text, width)

        assert lines == drawing.pdf.multi_cell(width, 5, text, dry_run=True, output="LINES", align="L")


@pytest.mark.parametrize(
    ("words", "shown", "is_told"),
    [
        ("It is 漢字 (سعال) \U0001f600", "It is ☐☐ (☐☐☐☐) ☐", True),
        ("Fie\N{COMBINING ACUTE ACCENT}vre,\N{LEFT-TO-RIGHT MARK} Ω", "Fiévre, Ω", False),
    ],
)
def test_a_box_stands_for_each_letter_that_cannot_be_printed(monkeypatch, words, shown, is_told):
    calls: list[tuple[str, ...]] = []
    note_calls(monkeypatch, "cell", calls)

    sheet_as_pdf(replace(SHEET, own_words=words, present=[replace(COUGH, since=words)]))

    written = [given[2] for _name, *given in calls]
    assert {shown, f"Dry cough ({shown})"} <= set(written)
    assert ("Some letters could not be printed; a ☐ stands for each." in written) is is_told


def test_words_in_another_script_leave_no_trace_in_the_log(caplog):
    sheet_as_pdf(replace(SHEET, own_words="咳嗽 \U0001f600"))

    assert not caplog.records
