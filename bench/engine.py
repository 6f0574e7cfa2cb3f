"""The engine in-process: one proposal per patient, over all cases of tests/spec."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from bench.rows import Options, Row, summary, timed

CASES = Path(__file__).resolve().parents[1] / "tests" / "spec" / "cases"
PROPOSALS = 1000
PROPOSAL_GOAL = 5  # milliseconds


def measure(options: Options) -> Iterator[Row]:
    """Loading the knowledge once, then proposals for one patient after another."""
    from synovia.domain.strategy.propose import propose
    from synovia.domain.terms.reading import read_case
    from synovia.knowledge.library import library, rulebook

    def load() -> None:
        library.cache_clear()
        rulebook.cache_clear()
        rulebook()

    yield summary("load the knowledge", timed(load, 5))
    book = rulebook()
    cases = [read_case(json.loads(path.read_text())["case"]) for path in sorted(CASES.glob("*.json"))]
    patients = cycle(cases)
    figures = {"cases": str(len(cases))}
    times = timed(lambda: propose(next(patients), book), PROPOSALS)
    yield summary("proposal per patient", times, p95_goal=PROPOSAL_GOAL, **figures)
    # The same without the time other programs of this machine took away in between.
    times = timed(lambda: propose(next(patients), book), PROPOSALS, clock=time.thread_time)
    yield summary("proposal per patient, processor time", times, p95_goal=PROPOSAL_GOAL, **figures)
