"""Where GARD via MedQuAD comes from."""

from __future__ import annotations

from rareguru.knowledge.importers.medquad.origin import ADDRESS, CITATION, LICENCE, LICENCE_URL, RHYTHM
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

UPSTREAM = Upstream(
    key="medquad_gard",
    name="GARD via MedQuAD",
    full_name="Genetic and Rare Diseases Information Center, pages of about 2016 kept by MedQuAD",
    homepage="https://github.com/abachaa/MedQuAD",
    licence=LICENCE,
    licence_url=LICENCE_URL,
    citation=CITATION,
    rhythm=RHYTHM,
    gives="Questions and answers by kind",
    about_year="2016",
    files=(UpstreamFile("gard/medquad-gard", ADDRESS),),
    notice="Text of GARD (NIH) of about 2016, as MedQuAD keeps it; it has not been updated since.",
)
