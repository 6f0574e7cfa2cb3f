"""Patients who must not be missed, and plain ones who must not be frightened.

Each starts as a plain yes (a worked case with everything asked) and gets the findings of a case report.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from synovia.domain.strategy.proposal import Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.reading import read_case
from synovia.knowledge.library import rulebook

CASES = Path(__file__).parent / "cases"
PLAIN = {"neck": "EX-08", "back": "EX-03"}


def patient(complaint: str, *, age: int = 45, sex: str = "male", **findings: Any) -> Proposal:
    """The proposal for a plain patient with these findings on top."""
    case = json.loads((CASES / f"{PLAIN[complaint]}.json").read_text("utf-8"))["case"]
    case["patient"] = {"age": age, "sex": sex}
    case["findings"] |= {"previous_adverse_reaction": [], "spinal_surgery": [], "medications": []} | findings
    return propose(read_case(case), rulebook())


EMERGENCIES: dict[str, tuple[str, dict[str, Any]]] = {
    "sciatica in both legs for five days": ("back", {"bilateral_leg_symptoms": True, "duration_days": 5}),
    "numb saddle and nothing else": ("back", {"saddle_sensory_change": True}),
    "sexual change with back pain": ("back", {"sexual_function_change": True, "duration_days": 400}),
    "300 mL left in the bladder": ("back", {"post_void_residual_ml": 300}),
    "claudication with a new bladder change": (
        "back",
        {
            "age": 71,
            "duration_days": 420,
            "bilateral_leg_symptoms": True,
            "worse_standing_or_walking": True,
            "relieved_by_sitting": True,
            "bladder_change": True,
        },
    ),
    "drooping eyelid after a small crash": (
        "neck",
        {"age": 29, "duration_days": 9, "recent_trauma": True, "ptosis_or_miosis": True},
    ),
    "new headache nine days after a small crash": (
        "neck",
        {"age": 35, "recent_trauma": True, "new_or_worst_headache": True, "trauma_cleared": True},
    ),
    "neck pain unlike any before": ("neck", {"age": 41, "pain_unlike_any_before": True}),
    "breast cancer and heavy, unsteady legs": (
        "back",
        {"age": 58, "sex": "female", "cancer_history": True, "gait_disturbance": True, "heavy_legs": True},
    ),
    "fall from a ladder with a tender midline": (
        "back",
        {"recent_trauma": True, "significant_trauma": True, "midline_tenderness": True},
    ),
    "fall at 72 with neck pain": (
        "neck",
        {"age": 72, "recent_trauma": True, "trauma_days_ago": 1, "walked_since_trauma": True},
    ),
    "cannot turn the head after a crash yesterday": (
        "neck",
        {
            "recent_trauma": True,
            "trauma_days_ago": 1,
            "simple_rear_end_collision": True,
            "able_to_rotate_neck_45_left": False,
        },
    ),
    "bamboo spine after a stumble": ("back", {"ankylosed_spine": True, "recent_trauma": True}),
    "epidural abscess": ("back", {"fever_unwell": True, "ivdu": True, "progressive_weakness": True}),
    "meningitis": ("neck", {"fever_unwell": True, "meningism": True}),
    "pulsating belly at 38": ("back", {"age": 38, "pulsatile_abdominal_mass": True}),
    "tearing pain and collapse": ("back", {"sudden_tearing_pain": True, "syncope_or_collapse": True}),
    "chest pain": ("back", {"chest_pain_or_dyspnea": True}),
    "giant cell arteritis": (
        "neck",
        {"age": 74, "sex": "female", "bilateral_girdle_pain": True, "jaw_claudication": True},
    ),
    "clot in the leg": (
        "back",
        {"unilateral_limb_swelling": True, "previous_dvt": True, "entire_leg_swollen": True},
    ),
    "rheumatoid neck with Hoffmann sign": ("neck", {"rheumatoid_arthritis": True, "hoffmann_positive": True}),
    "tingling in all four limbs": ("neck", {"four_limb_paresthesia": True}),
    "myelopathy with bladder change": ("neck", {"hoffmann_positive": True, "bladder_change": True}),
    "pressure 190 with headache": ("neck", {"systolic_bp": 190, "new_or_worst_headache": True}),
    "bleeding in pregnancy": (
        "back",
        {"age": 30, "sex": "female", "pregnant": True, "pregnancy_warning_signs": ["bleeding"]},
    ),
    "neurology worse during care": ("neck", {"neurology_worse_during_care": True}),
    "septic knee": ("back", {"hot_swollen_joint": True, "cannot_move_or_load_joint": True}),
}

URGENT: dict[str, tuple[str, dict[str, Any]]] = {
    "clumsy hands and unsteady gait": (
        "neck",
        {"age": 79, "hand_clumsiness": True, "gait_disturbance": True},
    ),
    "a single Hoffmann sign": ("neck", {"hoffmann_positive": True}),
    "electric shocks on bending the neck": ("neck", {"lhermitte": True}),
    "cancer and night pain": ("back", {"cancer_history": True, "night_pain_not_eased_by_position": True}),
    "weight loss at 61": ("back", {"age": 61, "unexplained_weight_loss": True}),
    "discitis after an injection": (
        "back",
        {"recent_infection_or_procedure": True, "spinal_percussion_tenderness": True},
    ),
    "osteoporosis and one new spot of pain": (
        "back",
        {"age": 77, "sex": "female", "osteoporosis": True, "new_focal_thoracolumbar_pain": True},
    ),
    "new foot drop": ("back", {"new_foot_drop": True, "neurological_screen": "abnormal"}),
    "power 3 of 5": ("neck", {"weakest_muscle_power": 3, "neurological_screen": "abnormal"}),
    "pressure 185 without symptoms": ("neck", {"systolic_bp": 185}),
    "apical tumor": ("neck", {"age": 63, "smoker": True, "hand_intrinsic_wasting": True}),
    "kidney colic": ("back", {"loin_to_groin_colic": True, "hematuria": True}),
    "swollen leg, nothing else known": ("back", {"unilateral_limb_swelling": True}),
    "a new headache alone": ("neck", {"new_or_worst_headache": True}),
}

OTHER_CARE_FIRST: dict[str, tuple[str, dict[str, Any]]] = {
    "past cancer nobody asked about": ("back", {"cancer_history": True}),
    "rheumatoid arthritis with neck pain": ("neck", {"rheumatoid_arthritis": True}),
    "Ehlers-Danlos with neck pain": ("neck", {"connective_tissue_disorder": True}),
    "fever": ("back", {"temperature_c": 38.4}),
    "injects drugs": ("back", {"ivdu": True}),
    "inflammatory back pain at 27": (
        "back",
        {
            "age": 27,
            "duration_days": 300,
            "onset": "insidious",
            "age_at_onset": 26,
            "better_with_exercise": True,
            "no_better_with_rest": True,
            "night_pain_better_on_rising": True,
        },
    ),
    "vascular claudication": (
        "back",
        {"exertional_calf_or_buttock_pain": True, "relieved_by_standing_still": True},
    ),
    "six weeks after surgery": ("back", {"weeks_since_surgery": 6}),
    "two roots": ("neck", {"nerve_roots_affected": 2, "neurological_screen": "abnormal"}),
    "shingles": ("back", {"skin_lesion_kind": "infection_or_shingles"}),
}

STILL_A_CANDIDATE: dict[str, tuple[str, dict[str, Any]]] = {
    "60, nothing else": ("back", {"age": 60}),
    "night pain alone": ("back", {"age": 52, "night_pain_not_eased_by_position": True}),
    "over 50 and not improved": ("back", {"age": 55, "no_improvement_after_month_of_care": True}),
    "78-year-old woman with two years of pain": (
        "back",
        {"age": 78, "sex": "female", "duration_days": 800},
    ),
    "constipated on tramadol": ("back", {"constipation": True, "medications": ["tramadol"]}),
    "claudication with every no": (
        "back",
        {
            "age": 71,
            "duration_days": 420,
            "bilateral_leg_symptoms": True,
            "worse_standing_or_walking": True,
            "relieved_by_sitting": True,
        },
    ),
    "osteoporosis, pain for years": (
        "back",
        {"age": 72, "sex": "female", "duration_days": 900, "medications": ["alendronate"]},
    ),
    "warfarin": ("neck", {"medications": ["warfarin"], "inr": 2.4}),
    "24 weeks pregnant": ("back", {"age": 31, "sex": "female", "pregnant": True, "pregnancy_weeks": 24}),
    "whiplash two weeks ago, grade II": (
        "neck",
        {"recent_trauma": True, "whiplash_onset": True, "wad_grade": "II", "duration_days": 14},
    ),
    "dizzy with neck pain": ("neck", {"dizziness": True}),
    "smoker with migraine": ("neck", {"smoker": True, "migraine": True}),
    "cancer 12 years ago, cleared": (
        "back",
        {"cancer_history": True, "cancer_cleared_for_manual_therapy": True, "years_since_cancer": 12},
    ),
    "reduced ankle reflex, stable": ("back", {"reflex_reduced": True, "neurological_screen": "abnormal"}),
    "a beta blocker and vitamins": ("neck", {"medications": ["metoprolol 50 mg", "vitamin D"]}),
}


def _as(case: tuple[str, dict[str, Any]]) -> Proposal:
    complaint, findings = case
    return patient(complaint, **findings)


@pytest.mark.parametrize("case", EMERGENCIES.values(), ids=EMERGENCIES)
def test_an_emergency_is_called_one_and_nothing_is_offered(case: tuple[str, dict[str, Any]]) -> None:
    proposal = _as(case)

    assert proposal.candidacy == "emergency"
    assert proposal.referral.urgency == "emergency"
    assert proposal.referral.why.patient
    assert (proposal.techniques, proposal.exercises) == ((), ())


@pytest.mark.parametrize("case", URGENT.values(), ids=URGENT)
def test_a_physician_looks_within_days_and_no_hands_on_care_is_given(
    case: tuple[str, dict[str, Any]],
) -> None:
    proposal = _as(case)

    assert proposal.candidacy == "no_refer_urgent"
    assert proposal.referral.urgency in ("same_day", "urgent_days")
    assert proposal.techniques == ()


@pytest.mark.parametrize("case", OTHER_CARE_FIRST.values(), ids=OTHER_CARE_FIRST)
def test_something_else_is_answered_first(case: tuple[str, dict[str, Any]]) -> None:
    proposal = _as(case)

    assert proposal.candidacy == "different_care_first"
    assert proposal.referral.to


@pytest.mark.parametrize("case", STILL_A_CANDIDATE.values(), ids=STILL_A_CANDIDATE)
def test_a_weak_sign_or_a_manageable_condition_frightens_nobody(case: tuple[str, dict[str, Any]]) -> None:
    proposal = _as(case)

    assert proposal.candidacy in ("yes", "yes_with_precaution")
    assert proposal.referral.urgency in ("none", "routine")
    assert proposal.exercises
