"""Agreement, checked against published examples."""

from __future__ import annotations

import math

import numpy as np
import pytest

from synovia.domain.motion.agreement import limits_of_agreement, mdc95, reliability, sem_within

SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
)
"""Shrout and Fleiss 1979, table 2: six people, four raters; ICC(2,1) = .29, ICC(3,1) = .71."""

PEFR_LARGE = np.array([494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427])
PEFR_MINI = np.array([512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451])
"""Bland and Altman 1986, table 1 (first readings): mean difference −2.1, SD 38.8 l/min, limits −79.7 and 75.5 (with 2 SD)."""


def test_the_coefficients_of_the_textbook() -> None:
    found = reliability(SHROUT_FLEISS)
    assert round(found.icc_agreement.value, 2) == 0.29
    assert round(found.icc_consistency.value, 2) == 0.71


def test_their_intervals() -> None:
    """As published for this table (0.02–0.76 and 0.34–0.95)."""
    found = reliability(SHROUT_FLEISS)
    assert (found.icc_agreement.low, found.icc_agreement.high) == pytest.approx((0.019, 0.761), abs=0.001)
    assert (found.icc_consistency.low, found.icc_consistency.high) == pytest.approx((0.342, 0.946), abs=0.001)


def test_the_error_of_the_textbook_table() -> None:
    """MSE 1.02 and MSC 32.49 of its analysis of variance: SEM √1.02 without, √(1.02 + (32.49 − 1.02)/6) with the raters."""
    found = reliability(SHROUT_FLEISS)
    assert found.sem_consistency == pytest.approx(math.sqrt(1.02), abs=0.005)
    assert found.sem_agreement == pytest.approx(math.sqrt(1.02 + (32.49 - 1.02) / 6), abs=0.005)
    assert found.mdc95 == pytest.approx(1.96 * math.sqrt(2) * found.sem_agreement)


def test_two_flow_meters() -> None:
    found = limits_of_agreement(PEFR_MINI, PEFR_LARGE)
    assert found.bias == pytest.approx(-2.1, abs=0.05)
    assert found.sd == pytest.approx(38.8, abs=0.05)
    assert (found.lower, found.upper) == pytest.approx((-2.1 - 1.96 * 38.8, -2.1 + 1.96 * 38.8), abs=0.2)


def test_raters_who_always_agree() -> None:
    found = reliability(np.array([[10.0, 10.0], [20.0, 20.0], [35.0, 35.0]]))
    assert (found.icc_agreement.value, found.sem_agreement, found.mdc95) == (1.0, 0.0, 0.0)


def test_a_rater_who_always_reads_five_more_is_consistent_and_does_not_agree() -> None:
    found = reliability(np.array([[10.0, 15.0], [20.0, 25.0], [35.0, 40.0]]))
    assert found.icc_consistency.value == pytest.approx(1.0)
    assert found.icc_agreement.value < 0.96
    assert found.sem_agreement == pytest.approx(math.sqrt(12.5))


def test_repeats_give_the_least_error() -> None:
    assert sem_within(np.array([[9.0, 11.0], [20.0, 20.0]])) == pytest.approx(1.0)
    assert mdc95(1.0) == pytest.approx(2.77, abs=0.01)


@pytest.mark.parametrize("table", [[[1.0, 2.0]], [[1.0], [2.0]], [[1.0, math.nan], [2.0, 3.0]]])
def test_too_little_or_a_gap_is_refused(table: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="two people"):
        reliability(np.array(table))
