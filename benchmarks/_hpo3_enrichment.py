"""Rank unseen cases by hpo3's enrichment. Runs in hpo3's own environment: FOLDER of HPO's files, CASES, OUT.

Writes a JSON object a line: {id, seconds, ranking: [{ids, score}, … 100]}.
"""

from __future__ import annotations

import gzip
import json
import sys
import time

from pyhpo import HPOSet, Ontology, stats

ENTRIES = 100


def main(folder: str, cases: str, out: str) -> None:
    Ontology(folder)
    model = stats.EnrichmentModel("omim")
    with gzip.open(cases, "rt") as lines, open(out, "w", encoding="utf-8") as answers:  # noqa: PTH123 - no pathlib there
        for line in lines:
            case = json.loads(line)
            if not case["unseen"]:
                continue
            started = time.perf_counter()
            findings = HPOSet([Ontology.get_hpo_object(term) for term in case["present"]])
            found = model.enrichment("hypergeom", findings)
            seconds = time.perf_counter() - started
            ranking = [{"ids": [f"OMIM:{one['item'].id}"], "score": -one["enrichment"]} for one in found[:ENTRIES]]
            answers.write(json.dumps({"id": case["id"], "seconds": seconds, "ranking": ranking}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
