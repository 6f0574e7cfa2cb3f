"""Counting timed units, example by example: Medicare's eight-minute rule, the rule of eights, the assistant's mark."""

from typing import Any

import pytest

from synovia.domain.charges import UnitRule, count_units
from tests.spec.charges.asking import by_both
from tests.spec.charges.reading import cases


@pytest.mark.parametrize("case", cases("units_cms"))
def test_the_eight_minute_rule(case: dict[str, Any]) -> None:
    """Minutes of all timed codes are added; the units over the full quarter hours go to the most minutes over."""
    counted = count_units([(code, minutes) for code, minutes in case["given"]], UnitRule.CMS)
    assert counted.minutes == case["minutes"]
    assert counted.units == case["units"]
    assert _as_set(counted.may_also) == _as_set(case.get("other_splits", []))


@pytest.mark.parametrize("case", cases("units_eights"))
def test_the_rule_of_eights(case: dict[str, Any]) -> None:
    """Each code is counted alone, so the same minutes may make more or fewer units than under Medicare."""
    given = [(code, minutes) for code, minutes in case["given"]]
    assert count_units(given, UnitRule.EIGHTS).units == case["units"]
    assert count_units(given, UnitRule.CMS).total == case["medicare_total"]


@pytest.mark.parametrize("case", cases("assistant"))
def test_the_assistants_mark(case: dict[str, Any]) -> None:
    """Units are counted over both people's minutes first and then divided between them."""
    billed = {code: (plain, marked) for code, plain, marked in case["billed"]}
    assert by_both(case["given"]) == billed


def _as_set(splits: Any) -> set[frozenset[tuple[str, int]]]:
    return {frozenset(split.items()) for split in splits}
