"""Every source with its reader, in the order in which they are loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from rareguru.knowledge.catalogue.statements import Statement
from rareguru.knowledge.importers.doid import reading as doid
from rareguru.knowledge.importers.doid.upstream import UPSTREAM as DOID
from rareguru.knowledge.importers.gard import reading as gard
from rareguru.knowledge.importers.gard.upstream import UPSTREAM as GARD
from rareguru.knowledge.importers.gard_pages import reading as gard_pages
from rareguru.knowledge.importers.gard_pages.upstream import UPSTREAM as GARD_PAGES
from rareguru.knowledge.importers.ghr import reading as ghr
from rareguru.knowledge.importers.ghr.upstream import UPSTREAM as GHR
from rareguru.knowledge.importers.hpo import reading as hpo
from rareguru.knowledge.importers.hpo.upstream import UPSTREAM as HPO
from rareguru.knowledge.importers.hpoa import reading as hpoa
from rareguru.knowledge.importers.hpoa.upstream import UPSTREAM as HPOA
from rareguru.knowledge.importers.medquad_gard import reading as medquad_gard
from rareguru.knowledge.importers.medquad_gard.upstream import UPSTREAM as MEDQUAD_GARD
from rareguru.knowledge.importers.mondo import reading as mondo
from rareguru.knowledge.importers.mondo.upstream import UPSTREAM as MONDO
from rareguru.knowledge.importers.nhlbi import reading as nhlbi
from rareguru.knowledge.importers.nhlbi.upstream import UPSTREAM as NHLBI
from rareguru.knowledge.importers.ninds import reading as ninds
from rareguru.knowledge.importers.ninds.upstream import UPSTREAM as NINDS
from rareguru.knowledge.importers.orphanet import reading as orphanet
from rareguru.knowledge.importers.orphanet.upstream import UPSTREAM as ORPHANET
from rareguru.knowledge.importers.ror import reading as ror
from rareguru.knowledge.importers.ror.upstream import UPSTREAM as ROR
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo
from rareguru.knowledge.sources.upstream import Upstream

# Modules that readers of several sources build on.
SHARED = ("tally.py", "wording.py", "medquad/*.py")
Reader = Callable[[ReleaseFiles], Iterator[Statement | Issue | ReleaseInfo]]


@dataclass(frozen=True, slots=True)
class Importer:
    """A source and how its files are read."""

    upstream: Upstream
    read: Reader
    code: str  # digest of the reader's modules: other code may read the same files otherwise


def _importer(upstream: Upstream, reading: ModuleType) -> Importer:
    folder = Path(reading.__file__ or "").parent
    shared = (path for pattern in SHARED for path in folder.parent.glob(pattern))
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.py"), *shared]):
        digest.update(path.read_bytes())
    return Importer(upstream, reading.read, digest.hexdigest())


IMPORTERS: dict[str, Importer] = {
    upstream.key: _importer(upstream, reading)
    for upstream, reading in (
        (HPO, hpo),
        (MONDO, mondo),
        (HPOA, hpoa),  # the longest comes early, so that others are read beside it
        (ORPHANET, orphanet),
        (GARD, gard),
        (DOID, doid),
        (GARD_PAGES, gard_pages),
        (MEDQUAD_GARD, medquad_gard),
        (GHR, ghr),
        (NINDS, ninds),
        (NHLBI, nhlbi),
        (ROR, ror),
    )
}
