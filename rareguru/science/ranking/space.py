"""A small common space for terms and diseases, in which findings and diseases that go together are near.

Latent semantic analysis, S. Deerwester et al., "Indexing by latent semantic analysis" (1990): truncated
singular value decomposition of the diseases' information-weighted frequencies.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds

DIMENSIONS = 64
Floats = NDArray[np.float32]


def common_space(frequencies: sparse.csr_matrix, information: Floats) -> tuple[Floats, Floats]:
    """Return terms by k, scaled by information, and diseases by k as unit rows.

    `frequencies` are propagated (diseases by terms). k is DIMENSIONS, or fewer where there is too little.
    A query is the sum of the rows of its findings and all their ancestors, each once.
    """
    weighted = unit_rows(frequencies.multiply(information).tocsr())
    dimensions = min(DIMENSIONS, min(weighted.shape) - 1)
    if dimensions < 1 or not weighted.nnz:
        return np.zeros((weighted.shape[1], 1), np.float32), np.zeros((weighted.shape[0], 1), np.float32)
    start = np.random.default_rng(0).standard_normal(min(weighted.shape))  # the same model from the same data
    _, _, directions = svds(weighted, k=dimensions, v0=start)
    directions = np.ascontiguousarray(directions.T, dtype=np.float32)
    diseases = weighted @ directions
    diseases /= np.maximum(np.linalg.norm(diseases, axis=1, keepdims=True), 1e-9)
    return directions * information[:, None], diseases.astype(np.float32)


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the matrix with every row scaled to length 1, empty rows left empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (sparse.diags(1 / np.maximum(lengths, 1e-9)) @ matrix).astype(np.float32).tocsr()
