"""Where NINDS comes from."""

from __future__ import annotations

from rareguru.knowledge.importers.medquad.origin import ADDRESS, CITATION, LICENCE, LICENCE_URL, RHYTHM
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

UPSTREAM = Upstream(
    key="ninds",
    name="NINDS",
    full_name="National Institute of Neurological Disorders and Stroke, pages kept by MedQuAD",
    homepage="https://www.ninds.nih.gov/",
    licence=LICENCE,
    licence_url=LICENCE_URL,
    citation=CITATION,
    rhythm=RHYTHM,
    gives="Treatment, outlook, research",
    about_year="2016",
    files=(UpstreamFile("nih/medquad-ninds", ADDRESS),),
    notice="Text of NINDS (NIH), as MedQuAD keeps it; it has not been updated since.",
)
