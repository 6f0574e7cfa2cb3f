"""Every class of the arm has care that fits a very irritable patient, and education."""

import pytest

from synovia.domain.strategy.elbow import plans as elbow
from synovia.domain.strategy.plans import Plan
from synovia.domain.strategy.shoulder import plans as shoulder
from synovia.domain.strategy.wrist_hand import plans as wrist_hand
from synovia.domain.terms.places import Place
from synovia.knowledge.library import rulebook

PLANS = [plan for room in (shoulder, elbow, wrist_hand) for plan in room.PLANS.values()]
ARM = {Place.SHOULDER, Place.ELBOW, Place.WRIST_HAND, Place.UPPER_LIMB, Place.THORACIC, Place.COMPLAINT}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.code)
def test_a_plan_fits_high_irritability_and_teaches(plan: Plan) -> None:
    """At least one exercise without conditions that high irritability does not rule out, besides walking."""
    catalogue = rulebook().catalogue.exercises
    fitting = [
        one.exercise
        for one in plan.practices
        if one.when is None and "high_irritability" not in catalogue[one.exercise].avoid
    ]
    assert set(fitting) - {"AE01"}
    assert "course" in plan.advice


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.code)
def test_a_plan_of_the_arm_stays_at_the_arm(plan: Plan) -> None:
    """No choice goes anywhere but to the arm and, as an adjunct, to the upper back."""
    assert {choice.place for choice in plan.choices} <= ARM
