"""Where Mondo comes from and under which licence."""

from __future__ import annotations

from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

_REPOSITORY = "https://raw.githubusercontent.com/monarch-initiative/mondo"

# Exact mappings come first: a looser mapping to the same target adds nothing.
MAPPINGS = tuple(
    f"mondo/mondo_{kind}.sssom.tsv"
    for kind in (
        "exactmatch_orphanet",
        "exactmatch_omim",
        "exactmatch_omimps",
        "exactmatch_doid",
        "exactmatch_umls",
        "exactmatch_medgen",
        "exactmatch_mesh",
        "exactmatch_icd10cm",
        "hasdbxref_gard",
        "hasdbxref_orphanet",
        "hasdbxref_omim",
        "hasdbxref_omimps",
        "hasdbxref_nord",
    )
)
EDGES = "mondo/mondo-rare_edges.tsv"
NAMES = "mondo/new-rare-diseases.tsv"
GARD_SUBSET = "mondo/gard-subset.template.tsv"
NORD_SUBSET = "mondo/nord-subset.template.tsv"
OBSOLETES = "mondo/gard-mondo-mapped-obsoletes.tsv"

# Reports that Mondo wrote once, in 2023; taken from the commit that holds them.
_REPORTS = {
    NAMES: "e5fb6146b3e4a91ce363d876818cfbae2a3e2c1c/src/ontology/reports",
    GARD_SUBSET: "7f711e04ddd13c7aecbbe356979a83d0c4d67b84/src/ontology/subsets",
    NORD_SUBSET: "9ce92792bd3d7a4ad210146f5507120812be10c7/src/ontology/subsets",
    OBSOLETES: "185bde80cc6c7f2fd7c38c32783963fa14f76a11/src/ontology/reports",
}


def _base(name: str) -> str:
    return name.removeprefix("mondo/")


UPSTREAM = Upstream(
    key="mondo",
    name="Mondo",
    full_name="Mondo Disease Ontology",
    homepage="https://mondo.monarchinitiative.org/",
    licence="CC BY 4.0 (the mapping files: CC0 1.0)",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    citation=(
        "Vasilevsky NA, Toro S, Matentzoglu N, et al. "
        "Mondo: Integrating Disease Terminology Across Communities. 2025. PMID 41052288"
    ),
    rhythm="about once a month",
    gives="Which entries of other sources are the same disease, and the hierarchy",
    files=(
        *(UpstreamFile(name, f"{_REPOSITORY}/HEAD/src/ontology/mappings/{_base(name)}") for name in MAPPINGS),
        UpstreamFile(EDGES, f"{_REPOSITORY}/HEAD/subsets/{_base(EDGES)}"),
        *(
            UpstreamFile(name, f"{_REPOSITORY}/{place}/{_base(name)}", is_optional=True)
            for name, place in _REPORTS.items()
        ),
    ),
    notice="This service uses the Mondo Disease Ontology, release {release}.",
)
