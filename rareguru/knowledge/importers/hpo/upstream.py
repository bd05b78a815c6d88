"""Where the Human Phenotype Ontology comes from."""

from rareguru.knowledge.importers.hpo.reading import ONTOLOGY
from rareguru.knowledge.importers.hpo.translations import LANGUAGES, file_names
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

_RELEASE = "https://github.com/obophenotype/human-phenotype-ontology/releases/latest/download"
_TRANSLATIONS = "https://raw.githubusercontent.com/obophenotype/human-phenotype-ontology/master/src/translations"

UPSTREAM = Upstream(
    key="hpo",
    name="HPO",
    full_name="Human Phenotype Ontology",
    homepage="https://hpo.jax.org",
    licence="HPO license: free use with citation, the release shown, the content unaltered",
    licence_url="https://hpo.jax.org/app/license",
    citation=(
        "Gargano MA et al. The Human Phenotype Ontology in 2024: phenotypes around the world. "
        "Nucleic Acids Research 2024;52(D1):D1333-D1346. doi:10.1093/nar/gkad1005"
    ),
    rhythm="every one to two months",
    gives="Signs and symptoms: terms, plain words for them, translations",
    files=(
        UpstreamFile(ONTOLOGY, f"{_RELEASE}/hp.obo"),
        *(
            UpstreamFile(name, f"{_TRANSLATIONS}/{name.removeprefix('hpo/')}", is_optional=True)
            for language in LANGUAGES
            for name in file_names(language)
        ),
    ),
    notice=("This service uses the Human Phenotype Ontology (release {release}). Find out more at https://hpo.jax.org"),
)
