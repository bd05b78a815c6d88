"""Where GARD's files come from and under which licence."""

from __future__ import annotations

from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

LIST = "gard/GARD.csv"
CROSS_REFERENCES = "gard/GARD_xrefs.csv"
GENES = "gard/GARD_genes.csv"
HIERARCHY = "gard/gard_to_gard_mappings.csv"
SUMMARIES = "gard/GARD_SummariesNew_utf8.csv"

_REPOSITORY = "https://raw.githubusercontent.com/ncats/RDAS"

UPSTREAM = Upstream(
    key="gard",
    name="GARD",
    full_name="Genetic and Rare Diseases Information Center (NIH/NCATS)",
    homepage="https://rarediseases.info.nih.gov/",
    licence=(
        "No license is stated. GARD is a work of the United States Government (NIH/NCATS), so its own text is in the "
        "public domain there; names and mappings from Orphanet are CC BY 4.0"
    ),
    licence_url="https://rarediseases.info.nih.gov/about",
    citation=(
        "Genetic and Rare Diseases Information Center (GARD), National Center for Advancing Translational Sciences, "
        "National Institutes of Health. Files from the Rare Disease Alert System, https://github.com/ncats/RDAS"
    ),
    rhythm="irregular; the list dates from 2024, the summaries from 2025",
    gives="The list of rare diseases with names, summaries, genes and hierarchy",
    files=(
        *(
            UpstreamFile(name, f"{_REPOSITORY}/HEAD/RDAS_GARD/src/{name.removeprefix('gard/')}")
            for name in (LIST, CROSS_REFERENCES, GENES, HIERARCHY)
        ),
        # Never merged upstream: taken from pull request 89.
        UpstreamFile(
            SUMMARIES,
            "https://github.com/ncats/RDAS/raw/b9b1d9a/RDAS_GRANT/Data/Additional%20data%201/GARD_SummariesNew_utf8.csv",
            is_optional=True,
        ),
    ),
    notice="Information from the Genetic and Rare Diseases Information Center (GARD) of the NIH.",
)
