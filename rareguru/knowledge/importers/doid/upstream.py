"""Where the Human Disease Ontology comes from."""

from rareguru.knowledge.importers.doid.reading import SUBSET
from rareguru.knowledge.importers.doid.spanish import FILES
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

_REPOSITORY = "https://raw.githubusercontent.com/DiseaseOntology/HumanDiseaseOntology/main/src"

UPSTREAM = Upstream(
    key="doid",
    name="Disease Ontology",
    full_name="Human Disease Ontology, rare-disease subset",
    homepage="https://disease-ontology.org",
    licence="CC0 1.0",
    licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    citation=(
        "Baron JA et al. The DO-KB Knowledgebase: a 20-year journey developing the disease open science "
        "ecosystem. Nucleic Acids Research 2024;52(D1):D1305-D1314. doi:10.1093/nar/gkad1051"
    ),
    rhythm="every month",
    gives="Definitions and names, English and Spanish; cross-references",
    files=(
        UpstreamFile(SUBSET, f"{_REPOSITORY}/ontology/releases/subsets/DO_rare_slim.obo"),
        *(
            UpstreamFile(name, f"{_REPOSITORY}/translations/{name.removeprefix('doid/')}", is_optional=True)
            for name in FILES
        ),
    ),
)
