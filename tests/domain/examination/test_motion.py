"""A measured motion against the norm for age and sex, the other side and the error of measuring."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.examination.motion import Flag, Reading, expected, is_limited, meaning_of, words
from synovia.domain.terms.evidence import Standing
from synovia.knowledge.library import library

REFERENCES = library().references


def test_the_norm_is_that_of_age_band_and_sex() -> None:
    usual = expected(Reading("cervical_extension", 40, 45, "male"), REFERENCES)
    assert usual is not None
    assert (usual.mean, usual.sd, usual.extrapolated) == (63, 12, False)
    assert usual.standing is Standing.UNCERTAIN


def test_left_and_right_share_one_norm() -> None:
    left = expected(Reading("cervical_rotation_left", 50, 45, "male"), REFERENCES)
    right = expected(Reading("cervical_rotation_right", 50, 45, "male"), REFERENCES)
    assert left == right
    assert left is not None
    assert left.mean == pytest.approx(63.5)


def test_a_sex_without_a_norm_gets_the_mean_of_both() -> None:
    usual = expected(Reading("cervical_extension", 40, 45, "other"), REFERENCES)
    assert usual is not None
    assert usual.mean == pytest.approx((63 + 78) / 2)


@pytest.mark.parametrize(("age", "mean"), [(16, 73), (53, 56.5), (90, 40)])
def test_low_back_norms_lie_on_the_line_between_the_published_medians(age: int, mean: float) -> None:
    usual = expected(Reading("lumbar_flexion", 50, age, "female"), REFERENCES)
    assert usual is not None
    assert usual.mean == pytest.approx(mean)


@pytest.mark.parametrize(("motion", "age"), [("lumbar_flexion", 95), ("cervical_flexion", 9)])
def test_an_age_outside_the_data_is_labelled_extrapolated(motion: str, age: int) -> None:
    usual = expected(Reading(motion, 40, age, "female"), REFERENCES)
    assert usual is not None
    assert usual.extrapolated
    assert "extrapolated" in meaning_of(Reading(motion, 40, age, "female"), REFERENCES).why


def test_the_boundary_of_limited_is_ten_degrees_below_the_norm() -> None:
    assert is_limited(Reading("cervical_extension", 52.9, 45, "male"), REFERENCES)
    assert not is_limited(Reading("cervical_extension", 53, 45, "male"), REFERENCES)


def test_what_the_page_shows() -> None:
    meaning = meaning_of(Reading("cervical_rotation_right", 48, 50, "female"), REFERENCES, other_side=66)
    assert meaning.limited
    assert meaning.side_differs
    assert meaning.side_difference == -18
    assert meaning.why.startswith("Neck rotation to the right 48°, usual for age and sex 62°")
    assert meaning.single_references == (("AAOS", 60), ("AMA", 80))


def test_a_value_far_above_the_norm_asks_for_a_second_look() -> None:
    assert meaning_of(Reading("cervical_flexion", 95, 60, "male"), REFERENCES).flag is Flag.CHECK
    assert meaning_of(Reading("cervical_flexion", 60, 60, "male"), REFERENCES).flag is Flag.MORE


def test_a_motion_without_a_norm_is_never_called_limited() -> None:
    reading = Reading("thumb_wiggle", 1, 40, "male")
    assert not is_limited(reading, REFERENCES)
    assert meaning_of(reading, REFERENCES).flag is Flag.NO_NORM


@given(
    st.sampled_from(["cervical_rotation_left", "cervical_flexion", "lumbar_extension"]),
    st.floats(0, 100),
    st.floats(0, 30),
    st.integers(11, 97),
    st.sampled_from(["female", "male", "other"]),
)
def test_more_motion_is_never_more_limited(
    motion: str, degrees: float, more: float, age: int, sex: str
) -> None:
    less_motion = is_limited(Reading(motion, degrees, age, sex), REFERENCES)
    more_motion = is_limited(Reading(motion, degrees + more, age, sex), REFERENCES)
    assert less_motion or not more_motion


def test_motions_are_spoken_in_plain_words() -> None:
    assert words("cervical_lateral_flexion_left") == "neck side-bending to the left"
    assert words("lumbar_flexion") == "low back flexion"


def test_motions_of_limbs_name_the_side_and_whether_they_were_passive() -> None:
    assert words("hip_internal_rotation_left") == "left hip internal rotation"
    assert words("knee_flexion_passive_right") == "passive right knee flexion"
    assert words("toe_extension") == "toe extension"


@pytest.mark.parametrize(
    ("motion", "age", "sex", "mean"),
    [
        ("hip_flexion_passive_left", 69, "female", 130.8),
        ("knee_flexion_passive_right", 20, "male", 137.7),
        ("knee_extension_passive_left", 45, "male", 0.5),
        ("ankle_dorsiflexion_passive_left", 44, "female", 13.8),
    ],
)
def test_passive_norms_of_the_leg_are_those_of_the_band(motion: str, age: int, sex: str, mean: float) -> None:
    usual = expected(Reading(motion, 50, age, sex), REFERENCES)
    assert usual is not None
    assert (usual.mean, usual.extrapolated) == (mean, False)


def test_passive_norms_beyond_69_years_are_labelled_extrapolated() -> None:
    usual = expected(Reading("hip_extension_passive_left", 5, 70, "male"), REFERENCES)
    assert usual is not None
    assert (usual.mean, usual.extrapolated) == (13.5, True)


def test_active_knee_motion_has_references_but_no_norm() -> None:
    meaning = meaning_of(Reading("knee_flexion_left", 100, 50, "male"), REFERENCES)
    assert meaning.flag is Flag.NO_NORM
    assert ("AAOS", 135) in meaning.single_references
