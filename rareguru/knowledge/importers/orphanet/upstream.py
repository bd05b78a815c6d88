"""Where Orphanet's packets come from and under which licence."""

from __future__ import annotations

from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

PACKETS = "orphanet/orphapackets-json"

UPSTREAM = Upstream(
    key="orphanet",
    name="Orphanet",
    full_name="Orphanet, the portal for rare diseases and orphan drugs",
    homepage="https://www.orpha.net/",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    citation="Orphanet: an online rare disease and orphan drug data base. © INSERM 1999. https://www.orpha.net",
    rhythm="once or twice a year",
    gives="How common, age of onset, inheritance, findings, genes and classification",
    needs=("hpo",),  # findings are HPO terms
    files=(UpstreamFile(PACKETS, "https://github.com/Orphanet/orphapacket/archive/HEAD.zip"),),
    notice=(
        "Orphanet © INSERM, data of {release}, CC BY 4.0. Names, classes and figures are shown as Orphanet gives them; "
        "its definitions are not shown."
    ),
)
