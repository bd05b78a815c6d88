"""Which diseases fit these findings: evidence from the catalogue, the table of a build, and its answers."""
