"""Reading phenotype.hpoa and genes_to_phenotype.txt."""

import pytest

from rareguru.knowledge.catalogue.statements import Annotation, GeneLink, Name, NameKind, Record, RecordKind
from rareguru.knowledge.importers.hpoa.genes import GENES
from rareguru.knowledge.importers.hpoa.reading import ANNOTATIONS, read
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease
from rareguru.testing.releases import changed_samples, samples

COP = "ORPHA:1302"
COUGH = "HP:0012735"
TOP = "#version: 2025-01-16\n"
HEADER = (
    "database_id disease_name qualifier hpo_id reference evidence onset frequency sex modifier aspect biocuration"
).replace(" ", "\t") + "\n"
ROW = f"{COP}\tCOP\t\t{COUGH}\t{COP}\tTAS\t\t1/2\t\t\tP\tORPHA:orphadata\n"
GENE_HEADER = "ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id\n"
GENE_ROW = f"2200\tFBN1\t{COUGH}\tCough\t-\t{COP}\n"


@pytest.fixture(scope="module")
def values():
    return list(read(samples()))


@pytest.fixture
def read_text(tmp_path):
    def read_text(rows, genes=GENE_HEADER + GENE_ROW):
        files = changed_samples(tmp_path, ANNOTATIONS, rows.encode())
        (tmp_path / GENES).unlink()
        (tmp_path / GENES).write_text(genes)
        return list(read(files))

    return read_text


def annotations(values, record=COP):
    return [value for value in values if isinstance(value, Annotation) and value.record == record]


def issues(values):
    return [str(value) for value in values if isinstance(value, Issue)]


def test_says_which_release_it_is(values):
    assert values[0] == ReleaseInfo("2025-01-16", "2025-01-16")


def test_gives_each_disease_once_under_its_name(values):
    records = [value for value in values if isinstance(value, Record) and value.id == COP]
    page = f"https://hpo.jax.org/browse/disease/{COP}"

    assert records == [Record(COP, "Cryptogenic organizing pneumonia", RecordKind.UNKNOWN, page)]
    assert Name(COP, "Cryptogenic organizing pneumonia", kind=NameKind.PREFERRED) in values


def test_takes_a_second_name_as_a_synonym(read_text):
    found = read_text(TOP + HEADER + ROW + ROW.replace("\tCOP\t", "\tBOOP\t").replace("1/2", "1/3"))

    kinds = {value.text: value.kind for value in found if isinstance(value, Name)}
    assert kinds == {"COP": NameKind.PREFERRED, "BOOP": NameKind.SYNONYM}


def test_takes_an_annotation_with_its_frequency(values):
    cough = next(value for value in annotations(values) if value.term == COUGH)

    assert len(annotations(values)) == 27
    assert (cough.frequency, cough.lower, cough.upper) == ("HP:0040281", 0.80, 0.99)
    assert (cough.aspect, cough.evidence, cough.reference, cough.is_excluded) == ("P", "TAS", COP, False)


def test_excludes_what_the_source_says_not(values):
    (annotation,) = annotations(values, "ORPHA:199310")

    assert (annotation.is_excluded, annotation.frequency) == (True, "")


def test_excludes_what_was_found_in_none(values):
    (annotation,) = annotations(values, "OMIM:609153")

    assert (annotation.is_excluded, annotation.frequency, annotation.upper) == (True, "0/2", 0)


def test_takes_onset_and_sex(values):
    (annotation,) = annotations(values, "OMIM:612567")

    assert (annotation.sex, annotation.onset) == ("female", "HP:0003593")


def test_takes_a_modifier(values):
    assert [annotation.modifier for annotation in annotations(values, "OMIM:117650")] == ["HP:0012828"]


def test_keeps_the_aspects_apart(values):
    assert {value.aspect for value in values if isinstance(value, Annotation)} == set("PICMH")


def test_tidies_lists_of_references(read_text):
    (annotation,) = annotations(read_text(TOP + HEADER + ROW.replace(f"\t{COP}\t", "\tPMID:1; PMID:2;\t", 1)))

    assert annotation.reference == "PMID:1;PMID:2"


def test_takes_a_repeated_row_once(read_text):
    found = read_text(TOP + HEADER + ROW + ROW)

    assert len(annotations(found)) == 1
    assert f"line 4: {COUGH} of {COP} repeats an earlier row" in issues(found)[0]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (f"{COP}\tCOP", "1302\tCOP", '"1302" is not an id of OMIM, ORPHA or DECIPHER'),
        ("\tCOP\t", "\t \t", f"{COP} has no usable name"),
        (COUGH, "Cough", '"Cough" is not an HPO id'),
        (f"\t\t{COUGH}", f"\tMAYBE\t{COUGH}", 'the qualifier "MAYBE" is unknown'),
        ("\tP\t", "\tX\t", 'the aspect "X" is unknown'),
        ("1/2\t\t", "1/2\tBOTH\t", 'the sex "BOTH" is unknown'),
        ("1/2\t\t\t", "1/2\t\tHP:0012828;mild\t", '"mild" is not an HPO id'),
        ("TAS\t\t", "TAS\tearly\t", '"early" is not an HPO id'),
        ("1/2", "2/1", 'the frequency "2/1" cannot be read'),
    ],
)
def test_lists_a_faulty_row_and_keeps_the_rest(read_text, old, new, what):
    found = read_text(TOP + HEADER + ROW + ROW.replace(old, new, 1))

    assert len(annotations(found)) == 1
    assert what in issues(found)[0]


def test_refuses_a_file_without_a_release(read_text):
    with pytest.raises(UnusableRelease, match="#version"):
        read_text("#tracker: none\n" + HEADER + ROW)


def test_takes_each_gene_of_a_disease_once(read_text):
    found = read_text(TOP + HEADER + ROW, GENE_HEADER + GENE_ROW + GENE_ROW.replace(COUGH, "HP:0001945"))

    links = [value for value in found if isinstance(value, GeneLink)]
    assert links == [GeneLink(COP, "FBN1", gene_id="NCBIGene:2200")]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("FBN1", "-", 'gene 2200 has the symbol "-"'),
        ("2200", "HGNC", '"HGNC" is not an NCBI gene id'),
        (COP, "OMIM:1", 'the disease "OMIM:1" is not in phenotype.hpoa'),
        ("2200", "2201", f"FBN1 of {COP} has a second gene id"),
    ],
)
def test_lists_a_faulty_gene_and_keeps_the_rest(read_text, old, new, what):
    found = read_text(TOP + HEADER + ROW, GENE_HEADER + GENE_ROW + GENE_ROW.replace(old, new))

    assert len([value for value in found if isinstance(value, GeneLink)]) == 1
    assert what in issues(found)[0]
