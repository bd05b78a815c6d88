"""From scores to chances: how often a disease with such a score turned out to be the one.

A softmax over the leading scores, flattened by one constant that was fitted to published cases ("temperature
scaling", C. Guo et al., "On calibration of modern neural networks", 2017). Without it the model is overconfident.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

COMPARED = 100  # leading diseases that share the chances
_FLATTENING = 0.5


def chances(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the chance of each disease (k,), given the scores of the COMPARED best, best first; they sum to one."""
    weights = np.exp(_FLATTENING * (scores.astype(np.float64) - scores[0])) if len(scores) else np.zeros(0)
    shares: NDArray[np.float64] = weights / max(float(weights.sum()), 1e-300)
    return shares
