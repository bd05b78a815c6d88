"""How much a term tells: its information content.

P. Resnik, "Using information content to evaluate semantic similarity in a taxonomy" (1995).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def information_content(having: NDArray[np.int64], total: int) -> NDArray[np.float32]:
    """Return -ln(having / total) for each term, in nats; a term that nobody has counts as had by one.

    `having` holds, for every term, how many of `total` profiles have it or something below it.
    """
    if total <= 0:
        return np.zeros(len(having), np.float32)
    return (-np.log(np.clip(having, 1, total) / total)).astype(np.float32)
