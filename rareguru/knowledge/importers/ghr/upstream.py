"""Where Genetics Home Reference comes from."""

from __future__ import annotations

from rareguru.knowledge.importers.medquad.origin import ADDRESS, CITATION, LICENCE, LICENCE_URL, RHYTHM
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

UPSTREAM = Upstream(
    key="ghr",
    name="Genetics Home Reference",
    full_name="Genetics Home Reference (now MedlinePlus Genetics), kept by MedQuAD",
    homepage="https://medlineplus.gov/genetics/",
    licence=LICENCE,
    licence_url=LICENCE_URL,
    citation=CITATION,
    rhythm=RHYTHM,
    gives="Frequency, genetic changes, inheritance",
    about_year="2016",
    files=(UpstreamFile("nih/medquad-ghr", ADDRESS),),
    notice="Text of Genetics Home Reference (NIH), as MedQuAD keeps it; it has not been updated since.",
)
