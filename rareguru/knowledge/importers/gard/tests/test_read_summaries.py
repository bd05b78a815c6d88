"""Summaries become sections, the name of another disease is not taken for this one."""

import pytest

from rareguru.knowledge.catalogue.statements import Name, NameKind, Record, RecordKind, Section, SectionKind
from rareguru.knowledge.importers.gard.reading import read
from rareguru.knowledge.importers.gard.summaries import in_running_text, paragraphs
from rareguru.knowledge.importers.gard.upstream import SUMMARIES
from rareguru.knowledge.sources.issues import Issue
from rareguru.testing.releases import changed_samples, samples

STATEMENTS = list(read(samples()))
SECTIONS = {value.record: value for value in STATEMENTS if isinstance(value, Section)}
HEADER = "DiseaseID,DiseaseName,References,SummaryText,Source,SummaryTextNew\n"


def test_gives_the_summary_of_an_entry():
    section = SECTIONS["GARD:0001620"]

    assert section.kind is SectionKind.SUMMARY
    assert section.answer.startswith("Cryptogenic organizing pneumonia, or COP, is")


def test_keeps_an_entry_that_the_list_has_dropped():
    records = [value for value in STATEMENTS if isinstance(value, Record) and value.id == "GARD:0009551"]

    assert [(record.name, record.kind) for record in records] == [("Bronchiolitis obliterans", RecordKind.UNKNOWN)]
    assert Name("GARD:0009551", "Bronchiolitis obliterans", kind=NameKind.PREFERRED) in STATEMENTS


def test_does_not_read_the_name_into_a_similarly_named_disease():
    answer = SECTIONS["GARD:0009551"].answer

    assert "similarly named disease, bronchiolitis obliterans organizing pneumonia, is not" in answer
    assert any("GARD:0009551" in value.what for value in STATEMENTS if isinstance(value, Issue))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Bronchiolitis obliterans", "bronchiolitis obliterans"),
        ("Pelger-Huet anomaly", "Pelger-Huet anomaly"),
        ("Hemophilia ", "hemophilia"),
        ("", ""),
    ],
)
def test_lowers_the_first_word_only_where_it_is_an_ordinary_one(name, plain):
    assert in_running_text(name, {"bronchiolitis", "hemophilia"}) == plain


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Caf&eacute; au lait.  Spots", "Café au lait. Spots"),
        ("Lethargy.[12470 It", "Lethargy. It"),
        ("Lethargy.[12470, 12471] It", "Lethargy. It"),
        ("Signs are:   one   two", "Signs are:\n\none\n\ntwo"),
    ],
)
def test_mends_entities_reference_marks_and_lists(printed, kept):
    assert paragraphs(printed) == kept


def test_leaves_out_a_summary_that_names_another_disease(tmp_path):
    rows = (
        "GARD:0000003,Beta,[],DiseaseName is rare.,GARD,Gamma is rare.\n"
        "GARD:0000005,Delta,[],DiseaseName is,GARD,Delta is\n"
    )
    values = list(read(changed_samples(tmp_path, SUMMARIES, (HEADER + rows).encode())))

    assert [value.record for value in values if isinstance(value, Section)] == ["GARD:0000005"]
    assert any("GARD:0000003" in value.what for value in values if isinstance(value, Issue))


def test_reads_a_summary_over_several_lines(tmp_path):
    row = 'GARD:0000005,Delta,[],"DiseaseName is\nlong",GARD,"Delta is\nlong"\n'
    values = read(changed_samples(tmp_path, SUMMARIES, (HEADER + row).encode()))

    assert [value.answer for value in values if isinstance(value, Section)] == ["Delta is long"]


def test_does_without_summaries(tmp_path):
    files = changed_samples(tmp_path, SUMMARIES, b"")
    (tmp_path / SUMMARIES).unlink()

    assert not any(isinstance(value, Section) for value in read(files))
