"""Every rule of the strategy, example by example: + yes, - no, ? not assessed, and the rows at each cut-off."""

from collections import defaultdict
from functools import cache

import pytest

from synovia.domain.rules import Rule, Truth
from synovia.domain.strategy.rooms import RULES
from synovia.knowledge.library import rulebook
from tests.spec.strategy.tables import Row, facts_of, rows

ROWS = rows()
ANSWERS = {"yes": Truth.YES, "no": Truth.NO, "?": Truth.UNKNOWN}


@cache
def _rules() -> dict[str, Rule]:
    ours = {rule.id for rule in RULES}
    return {rule.id: rule for rule in rulebook().rules if rule.id in ours}


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS])
def test_the_rule_answers_as_the_row_says(row: Row) -> None:
    """The findings of the row, read strictly, and the rule asked on its own."""
    facts = facts_of(row.findings)
    assert _rules()[row.rule].when.judge(facts) is ANSWERS[row.answer], row.remark


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS])
def test_the_mirrored_patient_gets_the_same_answer(row: Row) -> None:
    """Left and right exchanged in every finding change nothing."""
    mirrored = {_mirrored(name): _mirrored_value(value) for name, value in row.findings.items()}
    facts = facts_of(mirrored)
    assert _rules()[row.rule].when.judge(facts) is ANSWERS[row.answer]


def test_every_rule_has_rows_for_yes_no_and_not_assessed() -> None:
    """No rule goes without an example of each answer."""
    shown: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        shown[row.rule].add(row.answer)
    lacking = {rule: set(ANSWERS) - shown[rule] for rule in _rules() if set(ANSWERS) - shown[rule]}
    assert lacking == {}


def _mirrored(name: str) -> str:
    if name.endswith("_left"):
        return f"{name.removesuffix('_left')}_right"
    return f"{name.removesuffix('_right')}_left" if name.endswith("_right") else name


def _mirrored_value(value: object) -> object:
    if isinstance(value, list):
        return [_mirrored(word) for word in value]
    return {"left": "right", "right": "left"}.get(value, value) if isinstance(value, str) else value
