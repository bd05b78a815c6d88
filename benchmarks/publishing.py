"""Writes figures down for the site's page on its own quality."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.figure import Figure

MEASURED = Path(__file__).resolve().parents[1] / "rareguru" / "website" / "quality" / "measured.json"


def publish_figures(name: str, figures: Iterable[Figure], today: date) -> None:
    """Put the figures of one benchmark in the place of those that were measured before."""
    measured = json.loads(MEASURED.read_text()) if MEASURED.exists() else {}
    measured[name] = {
        "measured_on": today.isoformat(),
        "figures": [
            {
                "key": figure.key,
                "what": figure.what,
                "value": round(figure.value, 4),
                "shown": figure.shown,
                "goal": figure.goal_shown,
                "command": figure.command,
            }
            for figure in figures
        ],
    }
    MEASURED.write_text(json.dumps(dict(sorted(measured.items())), indent=1, ensure_ascii=False) + "\n")
