import pytest

from rareguru.knowledge.importers.medquad.documents import Document, read_documents
from rareguru.knowledge.importers.medquad.naming import cross_references_of, names_of
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, UnusableRelease

GOOD = b"""<?xml version="1.0" encoding="UTF-8"?>
<Document id="1" source="X" url="https://example.org/gard/7/rare-fever"><Focus>Rare fever</Focus>
<FocusAnnotations><UMLS><CUIs><CUI>C1234567</CUI><CUI>C0039082</CUI><CUI>odd</CUI></CUIs></UMLS>
<Synonyms><Synonym>RF</Synonym><Synonym>rare Fever</Synonym><Synonym>Old fever (formerly)</Synonym></Synonyms>
</FocusAnnotations><QAPairs><QAPair pid="1"><Question qtype="causes">What causes it ?</Question>
<Answer>A gene.</Answer></QAPair></QAPairs></Document>"""
BOMB = b"""<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<Document url="u"><Focus>&b;</Focus></Document>"""
EXTERNAL = b"""<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<Document url="u"><Focus>&x;</Focus></Document>"""
FAULTS = {
    "bomb": BOMB,
    "external entity": EXTERNAL,
    "truncated": GOOD[:300],
    "wrong encoding": GOOD.replace(b"fever", b"f\xe9ver"),
    "unknown encoding": GOOD.replace(b"UTF-8", b"X-NONE"),
    "null byte": GOOD.replace(b"gene", b"ge\0ne"),
    "another page": b"<html><body>Not found</body></html>",
    "no url": GOOD.replace(b"url=", b"src="),
    "no focus": GOOD.replace(b"Rare fever", b" "),
    "empty": b"",
    "another disease": GOOD.replace(b"<Focus>Rare fever", b"<Focus>Marfan syndrome")
    .replace(b"fever</S", b"</S")
    .replace(b"Fever</S", b"</S"),
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "medquad/2_GARD_QA").mkdir(parents=True)
    for number in (1, 2):
        (tmp_path / f"medquad/2_GARD_QA/000000{number}.xml").write_bytes(GOOD)
    return tmp_path


def read(folder):
    return list(read_documents(ReleaseFiles(folder), "medquad", "2_GARD_QA"))


def test_reads_what_a_document_says(folder):
    document = read(folder)[0]

    assert isinstance(document, Document)
    assert (document.focus, document.cuis) == ("Rare fever", ("C1234567", "C0039082"))
    assert [(answer.kind, answer.text) for answer in document.answers] == [("causes", "A gene.")]


def test_names_each_once_and_knows_former_names_and_acronyms(folder):
    names = names_of("GARD:0000007", read(folder)[0])

    assert [(name.text, name.kind.value) for name in names] == [
        ("Rare fever", "preferred"),
        ("RF", "acronym"),
        ("Old fever", "former"),
    ]


def test_takes_no_concept_that_is_true_of_any_disease(folder):
    assert [reference.target for reference in cross_references_of("GARD:0000007", read(folder)[0])] == ["UMLS:C1234567"]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_document_is_left_out_and_named(folder, fault):
    (folder / "medquad/2_GARD_QA/0000003.xml").write_bytes(FAULTS[fault])

    *good, issue = read(folder)

    assert all(isinstance(document, Document) for document in good)
    assert isinstance(issue, Issue)
    assert issue.where == "2_GARD_QA/0000003.xml"


def test_refuses_an_archive_of_which_most_is_broken(folder):
    for number in range(3, 6):
        (folder / f"medquad/2_GARD_QA/000000{number}.xml").write_bytes(GOOD[:50])

    with pytest.raises(UnusableRelease, match="3 of 5 documents"):
        read(folder)


def test_passes_over_the_other_collections_of_the_whole_archive(folder):
    (folder / "medquad/9_CDC_QA").mkdir()
    (folder / "medquad/9_CDC_QA/0000001.xml").write_bytes(BOMB)

    assert len(read(folder)) == 2


def test_refuses_an_archive_without_the_collection(folder):
    (folder / "medquad/2_GARD_QA").rename(folder / "medquad/other")

    with pytest.raises(UnusableRelease, match="no folder 2_GARD_QA"):
        read(folder)
