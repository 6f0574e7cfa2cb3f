"""Which techniques are offered, where, in which grade and dose; and which never are."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.strategy.proposal import Precaution, Text
from synovia.domain.terms.evidence import Candidacy, Grade
from synovia.domain.terms.places import Place, Side
from synovia.domain.terms.techniques import HANDS_ON, TechniqueClass
from tests.domain.strategy.patients import STIFF_BACK, STIFF_NECK, options


def test_the_stiff_and_painful_segment_of_the_painful_side_is_treated() -> None:
    first = options(**STIFF_NECK).techniques[0]
    assert (first.id, first.segment, first.side, first.place) == (
        "M-CX-UPA",
        "C5-6",
        Side.RIGHT,
        Place.CERVICAL,
    )
    assert first.evidence_grade is Grade.C
    assert "blanpied-2017" in first.sources
    assert first.retest.startswith("Re-test neck rotation to the right (45°)")
    assert first.stop


@pytest.mark.parametrize(
    ("irritability", "technique_class", "grade", "bouts"),
    [
        ("high", TechniqueClass.M12, "I–II", 1),
        ("moderate", TechniqueClass.M34, "II–III", 2),
        ("low", TechniqueClass.M34, "III–IV", 3),
    ],
)
def test_irritability_sets_the_ceiling_of_grade_and_dose(
    irritability: str, technique_class: TechniqueClass, grade: str, bouts: int
) -> None:
    first = options(**{**STIFF_NECK, "irritability": irritability}).techniques[0]
    assert (first.technique_class, first.grade, first.dose.bouts) == (technique_class, grade, bouts)


def test_pain_before_resistance_keeps_the_grade_low() -> None:
    first = options(**STIFF_NECK, pain_and_resistance="pain_before_resistance").techniques[0]
    assert (first.technique_class, first.grade) == (TechniqueClass.M12, "I–II")


def test_withheld_higher_grades_leave_the_lower_ones() -> None:
    first = options((TechniqueClass.M34, Place.CERVICAL), **STIFF_NECK).techniques[0]
    assert (first.id, first.technique_class, first.grade) == ("M-CX-UPA", TechniqueClass.M12, "I–II")


def test_no_thrust_stretch_or_deep_work_while_irritability_is_high() -> None:
    found = options(
        **{**STIFF_NECK, "irritability": "high"},
        short_muscles=["upper_trapezius"],
        trigger_point_muscles=["upper_trapezius"],
    ).techniques
    assert {one.technique_class for one in found} <= {TechniqueClass.M12, TechniqueClass.STM}


def test_unassessed_irritability_gets_the_lowest_dose_and_says_so() -> None:
    patient = {name: value for name, value in STIFF_NECK.items() if name != "irritability"}
    found = options(**patient)
    assert found.techniques[0].grade == "I–II"
    assert any("Irritability was not assessed" in note.clinician for note in found.notes)
    assert found.next_best[0].finding == "irritability"


def test_a_short_muscle_adds_a_stretch_and_a_trigger_point_its_pressure() -> None:
    found = options(**{**STIFF_BACK, "short_muscles": ["hamstrings"], "trigger_point_muscles": ["gluteals"]})
    assert [one.id for one in found.techniques] == ["M-LX-PA", "TPC", "STR-HAM", "THR-LX"]


def test_a_positive_decision_rule_puts_its_thrust_first() -> None:
    acute = {**STIFF_BACK, "duration_days": 8, "irritability": "moderate", "fabq_work": 10}
    found = options(**acute, hip_internal_rotation_left=40)
    first = found.techniques[0]
    assert first.id == "THR-SI"
    assert "LR+ 13.2" in first.why.clinician
    assert "low-back/lumbopelvic-thrust-is-likely-to-help" in first.rules


def test_a_thrust_that_calls_for_care_needs_a_decision_rule() -> None:
    care = Precaution("Lower force", (TechniqueClass.THR_L,), Place.EVERYWHERE, Text("x"), "test/care", ())
    assert "THR-LX" in [one.id for one in options(**STIFF_BACK).techniques]
    assert "THR-LX" not in [one.id for one in options(precautions=(care,), **STIFF_BACK).techniques]


def test_cautions_of_the_class_come_along() -> None:
    care = Precaution("Light pressure", (TechniqueClass.STM,), Place.LUMBAR, Text("x"), "test/care", ())
    found = options(precautions=(care,), **STIFF_BACK)
    massage = next(one for one in found.techniques if one.technique_class is TechniqueClass.STM)
    assert massage.cautions == ("Light pressure",)


def test_lumbar_traction_is_never_offered_and_always_advised_against() -> None:
    found = options(
        **{**STIFF_BACK, "leg_symptoms_reach": "foot", "straight_leg_raise_left": True},
        crossed_straight_leg_raise_right=True,
        repeated_extension_response="peripheralizes",
    )
    assert "TRX-LX" not in [one.id for one in found.techniques]
    assert (TechniqueClass.TRX, Place.LUMBAR) in [
        (one.technique_class, one.place) for one in found.not_recommended
    ]


@pytest.mark.parametrize("candidacy", [Candidacy.EMERGENCY, Candidacy.NO_REFER_URGENT])
def test_nothing_is_offered_when_a_physician_comes_first(candidacy: Candidacy) -> None:
    found = options(candidacy=candidacy, **STIFF_BACK)
    assert (found.techniques, found.exercises, found.schedule) == ((), (), None)
    assert found.classification


def test_no_hands_on_technique_while_hands_on_care_is_withheld() -> None:
    found = options(withheld=True, **STIFF_BACK)
    assert found.techniques == ()
    assert found.education


PLACES = (Place.EVERYWHERE, Place.SPINE, Place.CERVICAL, Place.LUMBAR, Place.THORACIC)


@given(
    st.sampled_from([STIFF_NECK, STIFF_BACK]),
    st.sets(st.sampled_from(list(product(HANDS_ON, PLACES))), max_size=8),
    st.sampled_from(["low", "moderate", "high"]),
)
def test_nothing_blocked_is_ever_offered(patient: dict, blocked: set, irritability: str) -> None:  # type: ignore[type-arg]
    found = options(*blocked, **{**patient, "irritability": irritability})
    for technique, (kind, place) in product(found.techniques, blocked):
        assert technique.technique_class is not kind or not place.covers(technique.place)
    assert len(found.techniques) <= 4
