"""What a measurement yields, and how a function is timed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What `./run bench` was asked for."""

    patients: int = 50_000
    seconds: float = 10.0  # the length of each load loop
    workers: int = 2
    seed: int = 1  # of what is drawn by chance
    report: Path | None = None  # where the camera's accuracy is written


@dataclass(frozen=True)
class Row:
    """One line of the table. Times in milliseconds; `goal` in words, `met` None when there is none."""

    what: str
    p50: float | None = None
    p95: float | None = None
    figures: dict[str, str] = field(default_factory=dict)
    goal: str = ""
    met: bool | None = None


def timed(
    function: Callable[[], object], times: int, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Milliseconds of each call by this clock (the wall's, if none is named), after one that fills the caches."""
    function()
    found = []
    for _ in range(times):
        start = clock()
        function()
        found.append((clock() - start) * 1000)
    return found


def percentile(values: list[float], percent: int) -> float:
    """The value that this share of all values does not exceed."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def summary(what: str, milliseconds: list[float], *, p95_goal: float | None = None, **figures: str) -> Row:
    """A row out of single times, judged by the goal for the 95th percentile."""
    p95 = percentile(milliseconds, 95)
    return Row(
        what,
        p50=percentile(milliseconds, 50),
        p95=p95,
        figures=figures,
        goal=f"p95 ≤ {p95_goal:g} ms" if p95_goal else "",
        met=p95 <= p95_goal if p95_goal else None,
    )


Measurement = Callable[[Options], Iterator[Row]]
