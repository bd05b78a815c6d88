"""Read genes_to_phenotype.txt: which gene goes with which disease.

The file repeats a pair for every term of the disease; each pair is taken once. It says
nothing of the kind of association.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from rareguru.knowledge.catalogue.statements import GeneLink
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

GENES = "hpo/genes_to_phenotype.txt"
_COLUMNS = ("ncbi_gene_id", "gene_symbol", "disease_id")
_GENE_ID = re.compile(r"(?:NCBIGene:)?([0-9]{1,12})")
_SYMBOL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./@-]{0,39}")


def read_genes(files: ReleaseFiles, records: Container[str]) -> Iterator[GeneLink | Issue]:
    """Yield every gene of these records once.

    Raises UnusableRelease.
    """
    seen: set[tuple[str, str, str]] = set()
    symbols: set[tuple[str, str]] = set()
    tally = Tally(GENES)
    for line, row in files.rows(GENES, _COLUMNS):
        pair = (row["ncbi_gene_id"], row["gene_symbol"], row["disease_id"])
        if pair in seen:
            continue
        seen.add(pair)
        gene, symbol, record = pair
        if (what := _fault(gene, symbol, record, records)) is not None:
            yield tally.refuse(line, what)
            continue
        tally.used += 1
        if (record, symbol) in symbols:
            yield Issue(GENES, f"line {line}", f"{symbol} of {record} has a second gene id", "the first is kept")
            continue
        symbols.add((record, symbol))
        yield GeneLink(record, symbol, gene_id=f"NCBIGene:{gene.removeprefix('NCBIGene:')}")
    tally.settle()


def _fault(gene: str, symbol: str, record: str, records: Container[str]) -> str | None:
    if not _GENE_ID.fullmatch(gene):
        return f'"{gene[:40]}" is not an NCBI gene id'
    if not _SYMBOL.fullmatch(symbol):
        return f'gene {gene} has the symbol "{symbol[:40]}"'
    if record not in records:
        return f'the disease "{record[:40]}" is not in phenotype.hpoa'
    return None
