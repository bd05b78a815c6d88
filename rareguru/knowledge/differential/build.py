"""The ranking's part of a build: made once after a load, mapped by every process."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import orjson

from rareguru.knowledge.catalogue.models import Address
from rareguru.knowledge.differential.borrowing import enrich
from rareguru.knowledge.differential.circumstances import onsets, spared
from rareguru.knowledge.differential.evidence import AnnotationReader, Candidates
from rareguru.knowledge.differential.families import MondoTree
from rareguru.knowledge.differential.files import ABOUT, FOLDER, IDS, NAMES
from rareguru.knowledge.differential.look_alikes_build import build_look_alikes
from rareguru.knowledge.differential.phenotypes import Phenotypes
from rareguru.knowledge.differential.texts import TextReader
from rareguru.knowledge.pages.models import PageDocument
from rareguru.science.ranking.building import Sources, build_model

# Entries that only Orphanet has are often families or forms of others: on a par, the disease itself comes first.
_HANDICAP = 1.0


def build_ranking(folder: Path) -> None:
    """Write the ranking model of every disease that has findings into the folder of a build; no page is needed."""
    phenotypes, candidates = Phenotypes.read(), Candidates.read()
    reader = AnnotationReader(candidates, phenotypes)
    own = reader.own()
    single = np.isin(np.arange(len(candidates)), list(candidates.with_omim()))
    tree = MondoTree.read(candidates)
    enriched = enrich(own, reader, TextReader(candidates, phenotypes), tree.groups())
    handicaps = np.where(single, 0, _HANDICAP).astype(np.float32)
    sources = Sources(own, enriched, phenotypes.closure, single, onsets(candidates), spared(candidates), handicaps)
    model = build_model(sources)
    model.save(folder / FOLDER)
    build_look_alikes(folder, candidates.keys, own, phenotypes.closure, model)
    about = {
        "keys": candidates.keys,
        "moved": phenotypes.moved,
        "outside": sorted(phenotypes.outside),
        "families": [tree.families(number) for number in range(len(candidates))],
    }
    (folder / FOLDER / ABOUT).write_bytes(orjson.dumps(about))
    (folder / FOLDER / IDS).write_bytes(orjson.dumps(_identifiers(candidates)))


def name_candidates(folder: Path) -> None:
    """Write what the pages call the candidates and their families; the ranking and the pages are to be there."""
    about = orjson.loads((folder / FOLDER / ABOUT).read_bytes())
    rows = PageDocument.objects.live().order_by("pk").values_list("pk", "slug", "name", "name_es", "kind")
    pages = {row[0]: row[1:] for row in rows.iterator(chunk_size=5000)}
    families = {key for of in about["families"] for key in of}
    names = {
        "diseases": [(key, *pages.get(key, ("", "", "", ""))[:3]) for key in about["keys"]],
        "families": {str(key): pages[key] for key in sorted(families & pages.keys())},
    }
    (folder / FOLDER / NAMES).write_bytes(orjson.dumps(names))


def _identifiers(candidates: Candidates) -> list[list[str]]:
    """Return all upstream ids of each candidate, in order."""
    found: list[list[str]] = [[] for _ in candidates.keys]
    rows = Address.objects.filter(text__contains=":").order_by("text").values_list("disease_id", "text")
    for key, text in rows.iterator(chunk_size=5000):
        if key in candidates.numbers:
            found[candidates.numbers[key]].append(text)
    return found
