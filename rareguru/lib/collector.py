"""Python's garbage collector, set for a process that has loaded much and makes thousands of short-lived values."""

from __future__ import annotations

import gc


def spare_what_is_loaded() -> None:
    """Leave what is loaded by now alone, and look through the rest less often.

    In its usual rhythm the collector would look through all of it again and again, for a third of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
