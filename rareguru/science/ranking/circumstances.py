"""Sex and age at onset: mild evidence, never strong, because both are recorded loosely."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ranking.model import Model

# Stages of life, a bit each; one beside the stage said still agrees.
BEFORE_BIRTH, NEWBORN, INFANCY, CHILDHOOD, YOUTH, YOUNG_ADULT, MIDDLE_AGE, OLD_AGE = (1 << stage for stage in range(8))
ADULT = YOUNG_ADULT | MIDDLE_AGE | OLD_AGE
FEMALE, MALE = 1, 2  # who is rarely affected
OTHER_ONSET = float(np.log(0.75))
OTHER_SEX = float(np.log(0.6))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known besides findings; 0 where it is not."""

    onset: int = 0  # stages
    sex: int = 0  # FEMALE or MALE


NOTHING = Circumstances()


def onset_shares(model: Model, circumstances: Circumstances) -> NDArray[np.float32]:
    """Return what the age at onset takes off every disease (D,): something where it begins at quite another age."""
    stages = circumstances.onset
    agreeing = np.uint8((stages | stages << 1 | stages >> 1) & 0xFF)
    differs = (model.onsets != 0) & (model.onsets & agreeing == 0) & bool(stages)
    return np.where(differs, np.float32(OTHER_ONSET), np.float32(0))


def sex_shares(model: Model, circumstances: Circumstances) -> NDArray[np.float32]:
    """Return what the sex takes off every disease (D,): something where it is rarely affected."""
    return np.where(model.spared & np.uint8(circumstances.sex), np.float32(OTHER_SEX), np.float32(0))
