"""How rules think: yes, no, and not known. The examples come first; the laws are in tests/laws."""

import pytest

from synovia.domain.rules import (
    Above,
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    AtMostOf,
    Below,
    Criterion,
    DifferenceAtLeast,
    EitherSide,
    Includes,
    Is,
    Negative,
    Not,
    OneOf,
    Positive,
    Quantity,
    ScoreAtLeast,
    Truth,
    value,
)
from synovia.domain.rules.criteria import Facts
from synovia.domain.rules.values import UnboundValue
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.finding import Opposite, choice, choices, number, sided, yes_no
from synovia.domain.terms.places import Side

FEVER = yes_no("fever", "Fever", "Any fever?")
CHILLS = yes_no("chills", "Chills", "Any chills?")
SWEATS = yes_no("sweats", "Sweats", "Any sweats?")
AGE = number("age", "Age", "How old?", unit="years", low=0, high=120)
STAGE = choice("stage", "Stage", "Which stage?", "acute", "chronic")
AREAS = choices("areas", "Areas", "Where?", "neck", "arm")
SPURLING = sided(yes_no("spurling", "Spurling test", "Is the Spurling test positive on the {side}?"))
ROTATION = sided(number("rotation", "Rotation", "Rotation to the {side}?", unit="degrees", low=0, high=120))
SIXTY = Quantity("test/sixty", 60, "degrees", "test", Standing.CONSENSUS)
LIMIT = value("test/sixty")

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def asked(criterion: Criterion, facts: Facts) -> Truth:
    """The answer with the test's one value bound."""
    return criterion.bound({"test/sixty": SIXTY}).judge(facts)


@pytest.mark.parametrize(
    ("criterion", "facts", "answer"),
    [
        (Positive(FEVER), {"fever": True}, YES),
        (Positive(FEVER), {"fever": False}, NO),
        (Positive(FEVER), {}, UNKNOWN),
        (Negative(FEVER), {"fever": False}, YES),
        (Negative(FEVER), {}, UNKNOWN),
        (Is(STAGE, "acute"), {"stage": "chronic"}, NO),
        (OneOf(STAGE, "acute", "chronic"), {"stage": "chronic"}, YES),
        (Includes(AREAS, "arm"), {"areas": frozenset({"neck", "arm"})}, YES),
        (Includes(AREAS, "arm"), {"areas": frozenset()}, NO),
        (Includes(AREAS, "arm"), {}, UNKNOWN),
        (Answered(FEVER), {"fever": False}, YES),
        (Answered(FEVER), {}, UNKNOWN),
        (Not(Positive(FEVER)), {}, UNKNOWN),
    ],
)
def test_one_finding_answers_yes_no_or_not_known(criterion: Criterion, facts: Facts, answer: Truth) -> None:
    assert asked(criterion, facts) is answer


@pytest.mark.parametrize(
    ("criterion", "just_below", "on_it", "just_above"),
    [
        (Below(AGE, LIMIT), YES, NO, NO),
        (AtMost(AGE, LIMIT), YES, YES, NO),
        (Above(AGE, LIMIT), NO, NO, YES),
        (AtLeastValue(AGE, LIMIT), NO, YES, YES),
    ],
)
def test_a_cut_off_is_exact(criterion: Criterion, just_below: Truth, on_it: Truth, just_above: Truth) -> None:
    answers = [asked(criterion, {"age": age}) for age in (59.9, 60, 60.1)]

    assert answers == [just_below, on_it, just_above]


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"fever": True, "chills": True}, YES),
        ({"fever": True, "chills": True, "sweats": False}, YES),
        ({"fever": True}, UNKNOWN),
        ({"fever": True, "chills": False}, UNKNOWN),
        ({"fever": False, "chills": False}, NO),
        ({"fever": False}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_two_of_three_is_settled_once_the_unknown_ones_cannot_change_it(facts: Facts, answer: Truth) -> None:
    assert AtLeast(2, Positive(FEVER), Positive(CHILLS), Positive(SWEATS)).judge(facts) is answer


def test_at_most_one_of_two_counts_the_other_way() -> None:
    at_most_one = AtMostOf(1, Positive(FEVER), Positive(CHILLS))

    assert at_most_one.judge({"fever": False}) is YES
    assert at_most_one.judge({"fever": True}) is UNKNOWN
    assert at_most_one.judge({"fever": True, "chills": True}) is NO


def test_all_is_lost_with_one_no_and_any_is_won_with_one_yes() -> None:
    both, either = AllOf(Positive(FEVER), Positive(CHILLS)), AnyOf(Positive(FEVER), Positive(CHILLS))

    assert both.judge({"fever": False}) is NO
    assert both.judge({"fever": True}) is UNKNOWN
    assert either.judge({"fever": True}) is YES
    assert either.judge({"fever": False}) is UNKNOWN


def test_a_score_with_a_deduction_waits_for_the_deduction() -> None:
    score = ScoreAtLeast(1, (Positive(FEVER), 1), (Positive(CHILLS), 1), (Positive(SWEATS), -2))

    assert score.judge({"fever": True}) is UNKNOWN
    assert score.judge({"fever": True, "sweats": False}) is YES
    assert score.judge({"fever": True, "sweats": True}) is NO
    assert score.because({"fever": True, "sweats": False, "chills": False}) == {"fever", "sweats"}


def test_findings_of_one_side_are_counted_together() -> None:
    cluster = EitherSide(AtLeast(2, Positive(SPURLING), Below(ROTATION, LIMIT)))

    assert asked(cluster, {"spurling_left": True, "rotation_left": 50}) is YES
    assert asked(cluster, {"spurling_left": True, "rotation_right": 50}) is UNKNOWN
    crossed = {"spurling_left": True, "rotation_left": 70, "spurling_right": False, "rotation_right": 50}
    assert asked(cluster, crossed) is NO


def test_the_side_on_which_it_holds_is_known() -> None:
    sign = EitherSide(Positive(SPURLING))

    assert sign.side({"spurling_right": True, "spurling_left": False}) == (Side.RIGHT,)


def test_a_difference_compares_a_side_with_the_other() -> None:
    short = EitherSide(DifferenceAtLeast(Opposite(ROTATION), ROTATION, LIMIT))

    assert asked(short, {"rotation_left": 10, "rotation_right": 70}) is YES
    assert asked(short, {"rotation_left": 40, "rotation_right": 70}) is NO
    assert asked(short, {"rotation_left": 10}) is UNKNOWN


def test_the_explanation_leaves_out_what_did_not_matter() -> None:
    either = AnyOf(AllOf(Positive(FEVER), Positive(CHILLS)), Positive(SWEATS))

    assert either.because({"fever": True, "chills": False, "sweats": True}) == {"sweats"}
    assert either.because({"fever": True, "chills": False, "sweats": False}) == {"chills", "sweats"}
    assert either.because({"fever": True}) == frozenset()
    assert either.missing({"fever": True}) == {"chills", "sweats"}


def test_what_settles_both_sides_leaves_out_what_settles_one() -> None:
    either = EitherSide(AllOf(Positive(SPURLING), Positive(FEVER)))

    assert either.because({"fever": False, "spurling_left": False}) == {"fever"}
    both = {"fever": False, "spurling_left": False, "spurling_right": False}
    assert either.because(both) == {"fever", "spurling_left", "spurling_right"}


def test_parts_that_ask_for_the_same_finding_are_named_once_each_matters() -> None:
    two = AtLeast(2, Includes(AREAS, "neck"), AnyOf(Includes(AREAS, "arm"), Positive(FEVER)), Positive(FEVER))

    assert two.because({"areas": frozenset({"neck", "arm"}), "fever": False}) == {"areas"}


def test_a_value_is_bound_before_it_is_asked_for() -> None:
    with pytest.raises(UnboundValue):
        Below(AGE, LIMIT).judge({"age": 20})
    with pytest.raises(UnboundValue):
        Below(AGE, value("nobody/knows")).bound({"test/sixty": SIXTY})


def test_a_rule_cannot_compare_with_a_word_the_finding_never_takes() -> None:
    with pytest.raises(ValueError, match="stage is never 'old'"):
        Is(STAGE, "old")
