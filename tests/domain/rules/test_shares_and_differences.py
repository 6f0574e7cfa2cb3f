"""Criteria that set one measure against another: a share of it, and a difference above a cut-off."""

import pytest

from synovia.domain.rules import DifferenceAbove, ShareAtMost, Truth, value
from synovia.domain.rules.values import Quantity
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.findings.motion_upper_limb import SHOULDER_ER_PASSIVE

LEFT, RIGHT = SHOULDER_ER_PASSIVE.left, SHOULDER_ER_PASSIVE.right
HALF = {"half": Quantity("half", 0.5, "share", "synovia-design", Standing.CONSENSUS)}
THIRTY = {"thirty": Quantity("thirty", 30, "degrees", "synovia-design", Standing.CONSENSUS)}


def facts(left: float | None, right: float | None) -> dict[str, float]:
    told = {LEFT.name: left, RIGHT.name: right}
    return {name: degrees for name, degrees in told.items() if degrees is not None}


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        (25, 50, Truth.YES),
        (25.5, 50, Truth.NO),
        (-5, 50, Truth.YES),
        (-20, -10, Truth.NO),
        (0, 0, Truth.NO),
        (None, 50, Truth.UNKNOWN),
        (25, None, Truth.UNKNOWN),
    ],
)
def test_a_share_of_the_other_measure(left: float | None, right: float | None, answer: Truth) -> None:
    """At most half of the other side; nothing is a share of a side that does not move."""
    known = facts(left, right)
    criterion = ShareAtMost(LEFT, RIGHT, value("half")).bound(HALF)
    assert criterion.judge(known) is answer
    assert criterion.because(known) == (frozenset(known) if answer.settled else frozenset())
    assert criterion.missing(known) == criterion.names() - known.keys()
    assert criterion.words() == f"{LEFT.name} at most 0.5 share of {RIGHT.name}"


@pytest.mark.parametrize(
    ("left", "right", "either_way", "answer"),
    [
        (80, 50, False, Truth.NO),
        (80.5, 50, False, Truth.YES),
        (50, 81, False, Truth.NO),
        (50, 81, True, Truth.YES),
        (50, 80, True, Truth.NO),
        (80, None, False, Truth.UNKNOWN),
    ],
)
def test_a_difference_above_the_cut_off(
    left: float, right: float | None, either_way: bool, answer: Truth
) -> None:
    """Exactly the cut-off is not above it."""
    criterion = DifferenceAbove(LEFT, RIGHT, value("thirty"), either_way=either_way).bound(THIRTY)
    assert criterion.judge(facts(left, right)) is answer
    assert "by more than 30 degrees" in criterion.words()
