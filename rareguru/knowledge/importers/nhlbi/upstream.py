"""Where NHLBI comes from."""

from __future__ import annotations

from rareguru.knowledge.importers.medquad.origin import ADDRESS, CITATION, LICENCE, LICENCE_URL, RHYTHM
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

UPSTREAM = Upstream(
    key="nhlbi",
    name="NHLBI",
    full_name="National Heart, Lung, and Blood Institute, health topics kept by MedQuAD",
    homepage="https://www.nhlbi.nih.gov/",
    licence=LICENCE,
    licence_url=LICENCE_URL,
    citation=CITATION,
    rhythm=RHYTHM,
    gives="Risks, symptoms, diagnosis, treatment, prevention",
    about_year="2016",
    files=(UpstreamFile("nih/medquad-nhlbi", ADDRESS),),
    notice="Text of NHLBI (NIH), as MedQuAD keeps it; it has not been updated since.",
)
