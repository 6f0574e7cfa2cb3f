"""What a likelihood ratio does to a probability, with its interval, and where it stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.rules.values import Accuracy
from synovia.domain.strategy.likelihood import CERTAIN, likelihood_of, posttest
from synovia.domain.terms.evidence import Standing, StudyType

WAINNER = Accuracy("wainner", "wainner-2003", Standing.RECALLED, 6.1, 2.0, 18.6, pretest=0.23)


def test_three_of_four_signs_of_radiculopathy_lift_23_to_65_percent() -> None:
    found = likelihood_of(WAINNER, StudyType.DIAGNOSTIC_STUDY, validated=False)

    assert found.posttest == pytest.approx(0.65, abs=0.005)
    assert found.posttest_low == pytest.approx(0.37, abs=0.005)
    assert found.posttest_high == pytest.approx(0.85, abs=0.005)
    assert found.says.clinician == "Before 23 %, after 65 % (37 % to 85 %)."
    assert found.says.patient == "In a study, about 65 of 100 people with these signs had this."
    assert "23 %" in found.assumed


def test_without_a_probability_before_there_is_none_after() -> None:
    worth = Accuracy("schneider", "schneider-2014", Standing.FOUND, 4.94, 2.8, 8.2)

    found = likelihood_of(worth, StudyType.DIAGNOSTIC_STUDY, validated=False)

    assert (found.posttest, found.posttest_low, found.posttest_high) == (None, None, None)
    assert found.says.clinician == ""
    assert "only the ratio" in found.assumed


def test_without_an_interval_of_the_ratio_there_is_no_interval_after_and_it_says_so() -> None:
    worth = Accuracy("raney", "raney-2009", Standing.RECALLED, 4.8, pretest=0.44, posttest=0.79)

    found = likelihood_of(worth, StudyType.DERIVATION_RULE, validated=False)

    assert (found.posttest, found.posttest_low) == (0.79, None)
    assert "interval was not reported" in found.assumed
    assert "Derivation only" in found.assumed


def test_a_validated_rule_is_not_called_derivation_only() -> None:
    assert "Derivation" not in likelihood_of(WAINNER, StudyType.DERIVATION_RULE, validated=True).assumed


probabilities = st.floats(0.01, 0.99)
ratios = st.floats(0.01, 500)


@given(probabilities, ratios)
def test_a_ratio_above_one_raises_and_below_one_lowers(before: float, ratio: float) -> None:
    after = posttest(before, ratio)
    assert after is not None
    assert 0 < after <= CERTAIN
    if ratio > 1.001:
        assert after > before or after == CERTAIN
    if ratio < 0.999:
        assert after < before


@given(probabilities, st.lists(ratios, min_size=3, max_size=3))
def test_the_interval_holds_the_probability(before: float, three: list[float]) -> None:
    low, ratio, high = sorted(three)
    worth = Accuracy("any", "any", Standing.FOUND, ratio, low, high, pretest=before)

    found = likelihood_of(worth, None, validated=True)

    assert found.posttest_low is not None
    assert found.posttest is not None
    assert found.posttest_high is not None
    assert found.posttest_low <= found.posttest <= found.posttest_high
