"""hpo3's hypergeometric enrichment on the same cases and annotations, in an environment of its own."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.stage import ROOT, STAGE

PACKAGE = "hpo3==1.5.1"
_FILES = ("hp.obo", "phenotype.hpoa", "genes_to_phenotype.txt")


def rank_by_enrichment(sources: Path, cases: Path) -> Iterator[dict[str, Any]]:
    """Yield {id, seconds, ranking} for every unseen case."""
    folder = STAGE / "hpo3"
    python = _environment(folder)
    files = folder / "files"
    files.mkdir(exist_ok=True)
    for name in _FILES:
        with gzip.open(sources / "hpo" / f"{name}.gz") as packed, (files / name).open("wb") as plain:
            shutil.copyfileobj(packed, plain)
    out = folder / "rankings.jsonl"
    script = ROOT / "benchmarks" / "_hpo3_enrichment.py"
    subprocess.run([str(python), str(script), f"{files}/", str(cases), str(out)], check=True)
    with out.open() as lines:
        for line in lines:
            yield json.loads(line)


def _environment(folder: Path) -> Path:
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE]
        subprocess.run([str(python), *words], check=True)
    return python
