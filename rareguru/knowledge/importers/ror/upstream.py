"""Where the candidate organizations come from."""

from __future__ import annotations

from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile

UPSTREAM = Upstream(
    key="ror",
    name="ROR",
    full_name="Research Organization Registry",
    homepage="https://ror.org/",
    licence="CC0 1.0; records of schema v1 carry GeoNames data, CC BY 3.0",
    licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    citation="Research Organization Registry (ROR), ror.org. Places: GeoNames, CC BY 3.0.",
    rhythm="about monthly",
    gives="Organizations for a curator to confirm",
    # A selection of records from github.com/ror-community/ror-records and its index:
    # no address gives them, so they are taken from a folder.
    files=(
        UpstreamFile("organizations/ror-health-nonprofits", "", is_optional=True),
        UpstreamFile("organizations/ror-health-nonprofits.index.tsv", "", is_optional=True),
    ),
    needs=("gard",),  # the candidate links point to its records
    notice="Organizations from ROR are candidates until a curator has confirmed them.",
)
