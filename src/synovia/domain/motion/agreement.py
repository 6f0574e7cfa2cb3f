"""How well measurements agree: bias and limits of agreement, ICC, standard error, minimal detectable change.

A table has a row for each person and a column for each rater or session; no gaps. Two-way models of Shrout and Fleiss
(1979, Psychol Bull 86:420): raters drawn from many, ICC(2,1), absolute agreement; these raters alone, ICC(3,1),
consistency. Intervals: McGraw and Wong (1996, Psychol Methods 1:30).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.stats import f as f_distribution
from scipy.stats import t as t_distribution

from synovia.domain.motion.landmarks import Array

Z95 = 1.96


@dataclass(frozen=True, slots=True)
class Limits95:
    """Bland and Altman (1986): mean difference (second − first), its SD, and mean ± 1.96 SD, with 95 % intervals."""

    count: int
    bias: float
    sd: float
    lower: float
    upper: float
    bias_interval: tuple[float, float]
    lower_interval: tuple[float, float]
    upper_interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """An intraclass correlation with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """A whole study. SEM and MDC95 in the unit of the table.

    `sem_agreement` counts what raters differ by systematically, `sem_consistency` does not; MDC95 = 1.96 · √2 · SEM of
    agreement.
    """

    people: int
    raters: int
    icc_agreement: Coefficient
    icc_consistency: Coefficient
    sem_agreement: float
    sem_consistency: float
    mdc95: float


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares of the two-way analysis: rows (people), columns (raters), error."""

    n: int
    k: int
    rows: float
    columns: float
    error: float


def limits_of_agreement(first: Array, second: Array) -> Limits95:
    """Bias and limits of agreement of paired measurements. ValueError under three pairs."""
    differences = np.asarray(second, dtype=float) - np.asarray(first, dtype=float)
    count = len(differences)
    if count < 3:
        raise ValueError("three pairs or more are needed")
    bias, sd = float(differences.mean()), float(differences.std(ddof=1))
    wide = float(t_distribution.ppf(0.975, count - 1))
    of_bias, of_limit = wide * sd / math.sqrt(count), wide * sd * math.sqrt(3 / count)
    lower, upper = bias - Z95 * sd, bias + Z95 * sd
    return Limits95(
        count,
        bias,
        sd,
        lower,
        upper,
        (bias - of_bias, bias + of_bias),
        (lower - of_limit, lower + of_limit),
        (upper - of_limit, upper + of_limit),
    )


def reliability(table: Array) -> Reliability:
    """ICC(2,1), ICC(3,1), SEM and MDC95 of a table of people by raters. ValueError when it is too small or has gaps."""
    squares = _squares(np.asarray(table, dtype=float))
    between_raters = max(0.0, (squares.columns - squares.error) / squares.n)
    sem_agreement = math.sqrt(between_raters + squares.error)
    return Reliability(
        squares.n,
        squares.k,
        icc_agreement=_icc_agreement(squares),
        icc_consistency=_icc_consistency(squares),
        sem_agreement=sem_agreement,
        sem_consistency=math.sqrt(squares.error),
        mdc95=mdc95(sem_agreement),
    )


def mdc95(sem: float) -> float:
    """The smallest change that is more than error, 95 %: 1.96 · √2 · SEM."""
    return Z95 * math.sqrt(2) * sem


def sem_within(table: Array) -> float:
    """SEM from repeats of the same person and session: √(mean of each row's variance). A lower bound of the real one."""
    return math.sqrt(float(np.asarray(table, dtype=float).var(axis=1, ddof=1).mean()))


def _squares(table: Array) -> _Squares:
    if table.ndim != 2 or min(table.shape) < 2 or not np.isfinite(table).all():
        raise ValueError("two people and two raters or more are needed, without gaps")
    n, k = table.shape
    grand = table.mean()
    rows = k * float(((table.mean(axis=1) - grand) ** 2).sum())
    columns = n * float(((table.mean(axis=0) - grand) ** 2).sum())
    error = float(((table - grand) ** 2).sum()) - rows - columns
    return _Squares(n, k, rows / (n - 1), columns / (k - 1), max(error, 0.0) / ((n - 1) * (k - 1)))


def _icc_agreement(of: _Squares) -> Coefficient:
    """ICC(2,1) = (MSR − MSE) / (MSR + (k − 1) MSE + k (MSC − MSE) / n)."""
    n, k = of.n, of.k
    below = of.rows + (k - 1) * of.error + k * (of.columns - of.error) / n
    value = (of.rows - of.error) / below if below else math.nan
    if not of.error or math.isnan(value) or value >= 1:
        return Coefficient(value, value, value)
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    freedom = (a * of.columns + b * of.error) ** 2 / (
        (a * of.columns) ** 2 / (k - 1) + (b * of.error) ** 2 / ((n - 1) * (k - 1))
    )
    upper = float(f_distribution.ppf(0.975, n - 1, freedom))
    lower = float(f_distribution.ppf(0.975, freedom, n - 1))
    spread = k * of.columns + (k * n - k - n) * of.error
    low = n * (of.rows - upper * of.error) / (upper * spread + n * of.rows)
    high = n * (lower * of.rows - of.error) / (spread + n * lower * of.rows)
    return Coefficient(value, low, high)


def _icc_consistency(of: _Squares) -> Coefficient:
    """ICC(3,1) = (MSR − MSE) / (MSR + (k − 1) MSE)."""
    n, k = of.n, of.k
    below = of.rows + (k - 1) * of.error
    value = (of.rows - of.error) / below if below else math.nan
    if not of.error:
        return Coefficient(value, value, value)
    ratio, freedom = of.rows / of.error, (n - 1) * (k - 1)
    low = ratio / float(f_distribution.ppf(0.975, n - 1, freedom))
    high = ratio * float(f_distribution.ppf(0.975, freedom, n - 1))
    return Coefficient(value, (low - 1) / (low + k - 1), (high - 1) / (high + k - 1))
