"""The worked cases: published ones and ones built from the literature, each through the whole engine."""

from typing import Any

import pytest

from synovia.domain.strategy.propose import propose
from synovia.domain.terms.reading import read_case
from synovia.knowledge.library import rulebook
from tests.spec.cases.expectations import cases, unmet


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in cases()])
def test_the_proposal_meets_every_expectation_of_the_case(case: dict[str, Any]) -> None:
    """Candidacy, classes, offers, blocks, what is never first, referral and guideline conflicts."""
    proposal = propose(read_case(case["case"]), rulebook())
    assert unmet(case["expected"], proposal) == ()


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in cases()])
def test_nothing_offered_is_blocked(case: dict[str, Any]) -> None:
    """Whatever the case, no technique is offered at a place from which its class is withheld."""
    proposal = propose(read_case(case["case"]), rulebook())
    clashes = [
        (technique.id, block.rule)
        for technique in proposal.techniques
        for block in proposal.blocked
        if block.technique_class is technique.technique_class and block.place.covers(technique.place)
    ]
    assert clashes == []
