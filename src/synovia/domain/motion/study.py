"""A reliability study: two raters, two sessions each, and what their readings come to.

A row is one joint of one person; columns are (first rater, session 1), (first, 2), (second, 1), (second, 2).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2

from synovia.domain.motion.agreement import Reliability, reliability
from synovia.domain.motion.landmarks import Array

COLUMNS = 4
FEWEST_ROWS = 3
"""Fewer rows say nothing, not even roughly."""


@dataclass(frozen=True, slots=True)
class Interval:
    """95 % interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question of the study, with intervals of SEM and MDC95 (Satterthwaite's approximation)."""

    figures: Reliability
    sem: Interval
    mdc: Interval


@dataclass(frozen=True, slots=True)
class Study:
    """`anybody`: any rater on any day, for which the clinic's own MDC stands. `raters`: both in the first session.
    `first`, `second`: each rater against themselves.
    """

    anybody: Comparison
    raters: Comparison
    first: Comparison
    second: Comparison


def study(table: Array) -> Study | None:
    """The figures of (n, 4) readings in degrees; None under three rows. ValueError when it has gaps."""
    if len(table) < FEWEST_ROWS:
        return None
    return Study(
        comparison(table),
        comparison(table[:, [0, 2]]),
        comparison(table[:, :2]),
        comparison(table[:, 2:]),
    )


def comparison(table: Array) -> Comparison:
    """Reliability of the columns, with intervals."""
    figures = reliability(table)
    sem = sem_interval(figures)
    factor = figures.mdc95 / figures.sem_agreement if figures.sem_agreement else 0.0
    return Comparison(figures, sem, Interval(sem.low * factor, sem.high * factor))


def sem_interval(figures: Reliability) -> Interval:
    """The 95 % interval of the SEM of agreement.

    SEM² = (MSC + (n − 1) MSE) / n is a sum of mean squares; its degrees of freedom after Satterthwaite (1946, Biometrics
    Bull 2:110) give a χ² interval.
    """
    n, k, error = figures.people, figures.raters, figures.sem_consistency**2
    between = figures.sem_agreement**2 - error
    columns = n * between + error
    parts = columns**2 / (k - 1) + ((n - 1) * error) ** 2 / ((n - 1) * (k - 1))
    if not parts:
        return Interval(figures.sem_agreement, figures.sem_agreement)
    freedom = (columns + (n - 1) * error) ** 2 / parts
    low, high = (math.sqrt(freedom / float(chi2.ppf(share, freedom))) for share in (0.975, 0.025))
    return Interval(low * figures.sem_agreement, high * figures.sem_agreement)


def table_of(rows: list[tuple[float, float, float, float]]) -> Array:
    """Rows of four readings as an array."""
    return np.array(rows, dtype=float).reshape(-1, COLUMNS)
