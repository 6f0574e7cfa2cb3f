"""The engine and the records fit together: what a rule asks about, a chart can answer."""

import pytest

from synovia.domain.rules import Rule
from synovia.knowledge.library import rulebook
from synovia.records.examination.facts import findings_supplied


def every_rule() -> list[object]:
    book = rulebook()
    return [pytest.param(rule, id=rule.id) for rule in (*book.readings, *book.rules)]


@pytest.mark.parametrize("rule", every_rule())
def test_every_finding_a_rule_asks_about_can_be_supplied(rule: Rule) -> None:
    gated = {question.name for gate in rule.gates for question in gate.questions}
    assert set(rule.when.names()) | gated <= findings_supplied()
