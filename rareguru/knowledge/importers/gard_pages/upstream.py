"""Where the GARD pages come from."""

from __future__ import annotations

from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

UPSTREAM = Upstream(
    key="gard_pages",
    name="GARD",
    full_name="Genetic and Rare Diseases Information Center, pages with dated sections",
    homepage="https://rarediseases.info.nih.gov/",
    licence="US Government work, public domain in the United States",
    licence_url="https://www.usa.gov/government-copyright",
    citation="Genetic and Rare Diseases Information Center (GARD), National Institutes of Health.",
    rhythm="by hand, in our own interchange format",
    gives="Dated answers, organizations",
    # GARD offers no file of its pages: this one is written by an operator.
    files=(UpstreamFile("gard/gard-pages.jsonl", "", is_optional=True),),
)
