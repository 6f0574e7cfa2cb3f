"""What the evaluation page opens by itself: what the complaint calls for, and no more."""

from synovia.domain.examination.tables.catalogue import row_is_open
from synovia.domain.examination.tables.looking import POSTURE
from synovia.domain.terms.finding import Value
from synovia.domain.terms.places import Region
from synovia.web.clinician.evaluation_layout import pressing

NECK: dict[str, Value] = {"region": "neck", "age": 44, "sex": "male", "pain_areas": frozenset({"neck_left"})}
SCORE_OF_THE_LEG = {
    "entire_leg_swollen",
    "calf_difference_cm",
    "pitting_edema_one_leg",
    "deep_vein_tenderness",
}


def test_pain_in_the_neck_opens_no_score_of_a_swollen_leg() -> None:
    """That a rule asks where the pain is does not mean that this pain begins it."""
    assert not SCORE_OF_THE_LEG & pressing(NECK)


def test_a_swollen_leg_opens_its_score_whatever_hurts() -> None:
    assert pressing({**NECK, "unilateral_limb_swelling": True}) >= SCORE_OF_THE_LEG


def test_pain_in_a_calf_opens_it_too() -> None:
    knee: dict[str, Value] = {"region": "knee", "pain_areas": frozenset({"lower_leg_left"})}
    assert pressing(knee) >= SCORE_OF_THE_LEG


def test_an_accident_opens_the_questions_about_it() -> None:
    asked = {"simple_rear_end_collision", "walked_since_trauma", "able_to_rotate_neck_45_left"}
    assert not asked & pressing(NECK)
    assert asked <= pressing({**NECK, "recent_trauma": True})


def test_a_no_opens_nothing() -> None:
    assert (
        pressing({"region": "neck", "recent_trauma": False, "unilateral_limb_swelling": False}) == frozenset()
    )


def test_the_feet_of_a_neck_wait_until_somebody_asks() -> None:
    opened = {
        region: {row.key for row in POSTURE.rows if row_is_open(row, region)}
        for region in (Region.NECK, Region.LOW_BACK)
    }
    assert {"head-tilt", "head-forward", "scapulae"} <= opened[Region.NECK]
    assert not {"feet", "knees", "knees-back", "pelvic-tilt"} & opened[Region.NECK]
    assert {"feet", "knees", "knees-back", "pelvic-tilt", "lordosis"} <= opened[Region.LOW_BACK]
