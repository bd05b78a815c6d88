"""Where the frequency of a finding in a disease comes from."""

from enum import IntEnum


class Origin(IntEnum):
    """Where a frequency was taken from, nearest first."""

    OWN = 0
    NEWER = 1  # the source's own newer release
    WIDER = 2  # a broader disease
    GENE = 3
    GROUP = 4
    TEXT = 5
