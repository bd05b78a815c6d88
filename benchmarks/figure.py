"""One measured figure beside its goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Goal:
    bound: Literal["at least", "at most"]
    value: float


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured; `command` is what a person types to measure it again."""

    what: str
    value: float
    unit: str
    command: str
    goal: Goal | None = None
    key: str = ""  # under which the site's page on its own quality speaks of it

    @property
    def is_reached(self) -> bool:
        if self.goal is None:
            return True
        return self.value >= self.goal.value if self.goal.bound == "at least" else self.value <= self.goal.value

    @property
    def shown(self) -> str:
        return f"{_rounded(self.value)} {self.unit}".strip()

    @property
    def goal_shown(self) -> str:
        return "" if self.goal is None else f"{self.goal.bound} {_rounded(self.goal.value)} {self.unit}".strip()


def at_least(value: float) -> Goal:
    return Goal("at least", value)


def at_most(value: float) -> Goal:
    return Goal("at most", value)


def _rounded(value: float) -> str:
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
