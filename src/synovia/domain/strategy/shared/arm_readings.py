"""What one finding of the arm says about another, read before anything is judged."""

from synovia.domain.rules import AllOf, Cites, Implies, Includes, Is, Not, Positive, Rule, named
from synovia.domain.strategy.shared.criteria import IN_ELBOW, IN_SHOULDER, IN_WRIST_HAND
from synovia.domain.terms.findings import complaint, shoulder_tests
from synovia.domain.terms.places import Side

DEFINITION = (Cites("synovia-design"),)
SHOULDER, ELBOW, HAND = ("shoulder", "upper_arm"), ("elbow", "forearm"), ("wrist", "hand")


def _weak_is_positive(side: Side) -> Rule:
    return Rule(
        asks=f"Is external rotation of the {side} shoulder clearly weak?",
        when=Positive(shoulder_tests.ROTATION_WEAK.on(side)),
        then=Implies(shoulder_tests.INFRASPINATUS.on(side), True),
        evidence=DEFINITION,
    )


def _areas(places: tuple[str, ...], side: Side) -> Includes:
    return Includes(complaint.PAIN_AREAS, *(f"{place}_{side}" for place in places))


def _hurts_on(region: Is, places: tuple[str, ...], side: Side) -> Rule:
    """Pain elsewhere in the body does not hide which side of the complaint hurts."""
    return Rule(
        asks=f"Does the chart show the {side} {places[0]} painful and the other not?",
        when=AllOf(region, _areas(places, side), Not(_areas(places, side.other))),
        then=Implies(complaint.PAIN_SIDE, side),
        evidence=DEFINITION,
    )


def _hurts_on_both(region: Is, places: tuple[str, ...]) -> Rule:
    return Rule(
        asks=f"Does the chart show pain of the {places[0]} on both sides?",
        when=AllOf(region, _areas(places, Side.LEFT), _areas(places, Side.RIGHT)),
        then=Implies(complaint.PAIN_SIDE, "both"),
        evidence=DEFINITION,
    )


weak_left_rotation_is_positive = _weak_is_positive(Side.LEFT)
weak_right_rotation_is_positive = _weak_is_positive(Side.RIGHT)
left_shoulder_hurts = _hurts_on(IN_SHOULDER, SHOULDER, Side.LEFT)
right_shoulder_hurts = _hurts_on(IN_SHOULDER, SHOULDER, Side.RIGHT)
both_shoulders_hurt = _hurts_on_both(IN_SHOULDER, SHOULDER)
left_elbow_hurts = _hurts_on(IN_ELBOW, ELBOW, Side.LEFT)
right_elbow_hurts = _hurts_on(IN_ELBOW, ELBOW, Side.RIGHT)
both_elbows_hurt = _hurts_on_both(IN_ELBOW, ELBOW)
left_hand_hurts = _hurts_on(IN_WRIST_HAND, HAND, Side.LEFT)
right_hand_hurts = _hurts_on(IN_WRIST_HAND, HAND, Side.RIGHT)
both_hands_hurt = _hurts_on_both(IN_WRIST_HAND, HAND)

RULES = named("arm-reading", globals())
