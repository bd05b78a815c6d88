"""Where the HPO annotations come from."""

from rareguru.knowledge.importers.hpoa.genes import GENES
from rareguru.knowledge.importers.hpoa.reading import ANNOTATIONS
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

_RELEASE = "https://github.com/obophenotype/human-phenotype-ontology/releases/latest/download"

UPSTREAM = Upstream(
    key="hpoa",
    name="HPO annotations",
    full_name="Human Phenotype Ontology annotations of rare diseases",
    homepage="https://hpo.jax.org/data/annotations",
    licence="HPO license: free use with citation, the release shown, the content unaltered",
    licence_url="https://hpo.jax.org/app/license",
    citation=(
        "Gargano MA et al. The Human Phenotype Ontology in 2024: phenotypes around the world. "
        "Nucleic Acids Research 2024;52(D1):D1333-D1346. doi:10.1093/nar/gkad1005"
    ),
    rhythm="every one to two months, with the ontology",
    gives="Which signs and symptoms a disease has, how often and since when; genes",
    files=(
        UpstreamFile(ANNOTATIONS, f"{_RELEASE}/phenotype.hpoa"),
        UpstreamFile(GENES, f"{_RELEASE}/genes_to_phenotype.txt"),
    ),
    needs=("hpo",),
    notice=("This service uses the Human Phenotype Ontology (release {release}). Find out more at https://hpo.jax.org"),
)
