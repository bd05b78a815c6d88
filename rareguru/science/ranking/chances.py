"""From scores to chances: how often a disease with such a score turned out to be the one.

A softmax over the leading scores, flattened by one constant that was fitted to published cases ("temperature
scaling", C. Guo et al., "On calibration of modern neural networks", 2017). Without it the model is overconfident.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

COMPARED = 70  # leading diseases that share the chances
MEASURED = 0.5  # the flattening that fits how often leading diseases were right
OPEN = 0.35  # a flatter one for choosing questions, which should not bet on the leader


def chances(scores: NDArray[np.float32], flattening: float = MEASURED) -> NDArray[np.float64]:
    """Return the chance of each disease (k,), given the scores of the COMPARED best, best first; they sum to one."""
    weights = np.exp(flattening * (scores - scores[:1]), dtype=np.float64)  # the best one's is 1
    shares: NDArray[np.float64] = weights / weights.sum()
    return shares
