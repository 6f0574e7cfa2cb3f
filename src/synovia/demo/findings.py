"""What the demo's therapists found, in the vocabulary of `synovia rules --findings`. Profiles of published cases."""

from typing import Any

from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.typed import NONE

NOTHING_FOUND = dict.fromkeys(
    (
        "recent_trauma", "cancer_history", "unexplained_weight_loss", "fever_unwell", "night_pain_not_eased_by_position",
        "steroid_over_3mo", "osteoporosis", "prior_fragility_fracture", "immunosuppressed", "ivdu",
        "recent_infection_or_procedure", "saddle_sensory_change", "bladder_change", "bowel_change", "sexual_function_change",
        "bilateral_leg_symptoms", "progressive_weakness", "hand_clumsiness", "gait_disturbance", "lhermitte",
        "new_or_worst_headache", "dizziness", "visual_disturbance", "dysarthria_dysphagia", "drop_attack",
        "facial_numbness_or_droop", "ptosis_or_miosis", "inflammatory_arthritis", "connective_tissue_disorder",
        "anticoagulant", "bleeding_disorder", "pregnant", "pulsatile_abdominal_mass", "chest_pain_or_dyspnea",
        "unilateral_limb_swelling", "hot_swollen_joint", "skin_lesion",
    ),
    False,
) | {"consent": True, "systolic_bp": 122, "diastolic_bp": 78, "temperature_c": 36.7, "neurological_screen": "normal"}  # fmt: skip

MARIA: dict[str, Any] = NOTHING_FOUND | {
    "duration_days": 8, "onset": "sudden", "nprs_now": 4, "nprs_worst": 6, "irritability": "moderate",
    "pain_areas": ["low_back_central", "buttock_right"], "leg_symptoms_reach": "buttock",
    "lumbar_flexion": 35, "lumbar_extension": 10, "lumbar_hypomobile_segments": ["L4-5"],
    "straight_leg_raise_left": False, "straight_leg_raise_right": False,
    "hip_internal_rotation_right": 42, "hip_internal_rotation_left": 38,
    "odi_percent": 42, "fabq_work": 12, "start_back_total": 3, "start_back_psych": 1,
}  # fmt: skip

BEN: dict[str, Any] = NOTHING_FOUND | {
    "duration_days": 95, "onset": "insidious", "nprs_now": 5, "nprs_worst": 7, "irritability": "moderate",
    "pain_areas": ["neck_right", "upper_arm_right", "forearm_right", "hand_right"], "pain_side": "right",
    "arm_symptoms_reach": "hand", "weakest_muscle_power": 4.5, "neurology_stable": True, "reflex_reduced": True,
    "dermatomal_sensory_loss": True, "nerve_roots_affected": 1, "upper_motor_neuron_signs": False,
    "cervical_rotation_right": 48, "cervical_rotation_left": 66, "ultt_a_right": True, "spurling_a_right": True,
    "neck_distraction_relieves": True, "ndi_percent": 36,
}  # fmt: skip
del BEN["neurological_screen"]

HELEN: dict[str, Any] = NOTHING_FOUND | {
    "bilateral_leg_symptoms": True, "duration_days": 420, "onset": "insidious", "nprs_now": 4, "nprs_worst": 6,
    "irritability": "moderate", "leg_symptoms_reach": "below_knee", "leg_pain_worse_than_back_pain": True,
    "pain_areas": ["low_back_central", "buttock_left", "buttock_right", "lower_leg_left", "lower_leg_right"],
    "worse_standing_or_walking": True, "relieved_by_sitting": True, "shopping_cart_sign": True,
    "weak_pedal_pulses": False, "neurology_stable": True, "lumbar_extension": 5, "hip_extension_right": 0,
    "odi_percent": 40,
}  # fmt: skip

PRIYA: dict[str, Any] = NOTHING_FOUND | {
    "duration_days": 210, "onset": "insidious", "nprs_now": 4, "nprs_worst": 6, "irritability": "moderate",
    "pain_areas": ["neck_right", "head_occiput", "head_temple"], "pain_side": "right", "arm_symptoms_reach": "none",
    "flexion_rotation_test_right": 24, "flexion_rotation_test_left": 40, "headache_with_neck_pain": True,
    "headache_one_sided": True, "headache_provoked_by_neck": True,
    "headache_reproduced_by_upper_neck_pressure": True, "migraine_features": False, "ccft_pressure": 22,
    "sustained_posture_provokes": True, "ndi_percent": 30,
}  # fmt: skip

TOM: dict[str, Any] = {
    "duration_days": 60, "onset": "sudden", "nprs_now": 4, "nprs_worst": 6, "pain_areas": ["neck_left", "scapula_left"],
    "pain_side": "left", "cervical_extension": 40, "cervical_rotation_left": 48, "cervical_rotation_right": 66,
    "cervical_segmental_tenderness_left": True, "consent": True, "recent_trauma": True,
}  # fmt: skip

NOAH: dict[str, Any] = NOTHING_FOUND | {
    "duration_days": 38, "onset": "insidious", "nprs_now": 7, "nprs_worst": 9, "irritability": "high",
    "pain_areas": ["low_back_central", "buttock_left", "thigh_left"],
    "saddle_sensory_change": True, "bladder_change": True, "bowel_change": True, "progressive_weakness": True,
}  # fmt: skip
del NOAH["neurological_screen"]

IDA: dict[str, Any] = NOTHING_FOUND | {
    "hand_clumsiness": True, "gait_disturbance": True, "duration_days": 56, "onset": "insidious", "nprs_now": 4,
    "nprs_worst": 6, "irritability": "moderate", "pain_areas": ["neck_central"], "hoffmann_positive": True,
    "inverted_supinator_sign": True, "babinski_positive": False, "hyperreflexia": True, "gait_deviation": True,
    "cervical_rotation_left": 40, "cervical_rotation_right": 42,
}  # fmt: skip
del IDA["neurological_screen"]


_OF_A_JOINT: dict[str, Any] = {
    "medications": [], "spinal_surgery": [], "previous_adverse_reaction": [], "joint_locked": False,
    "joint_redness": False, "palpable_warmth": False, "joint_swelling": False, "rom_method": "goniometer",
}  # fmt: skip

ROSA: dict[str, Any] = NOTHING_FOUND | _OF_A_JOINT | {
    "duration_days": 270, "onset": "insidious", "nprs_now": 3, "nprs_worst": 6, "irritability": "moderate",
    "pain_areas": ["groin_right"], "pain_side": "right", "morning_stiffness_minutes": 20,
    "pain_on_weight_bearing": True, "hip_internal_rotation_right": 12, "hip_internal_rotation_left": 30,
    "hip_flexion_right": 105, "hip_flexion_left": 120, "hip_scour_test_right": True, "squat_reproduces_pain": True,
    "lefs": 44,
}  # fmt: skip

ROSA_LATER: dict[str, Any] = ROSA | {
    "duration_days": 305, "nprs_now": 1, "nprs_worst": 3, "irritability": "low", "morning_stiffness_minutes": 10,
    "hip_internal_rotation_right": 22, "hip_flexion_right": 114, "squat_reproduces_pain": False, "lefs": 58,
    "anticoagulant": True, "medications": ["apixaban"],
}  # fmt: skip

INGRID: dict[str, Any] = NOTHING_FOUND | _OF_A_JOINT | {
    "inflammatory_arthritis": True, "rheumatoid_arthritis": True, "medications": ["methotrexate"],
    "duration_days": 120, "onset": "insidious", "nprs_now": 4, "nprs_worst": 6, "irritability": "moderate",
    "pain_areas": ["shoulder_right"], "pain_side": "right", "painful_arc_right": True, "hawkins_kennedy_right": True,
    "resisted_external_rotation_right": True, "arm_symptoms_reach": "none",
}  # fmt: skip

KEIKO: dict[str, Any] = NOTHING_FOUND | {
    "duration_days": 730, "onset": "insidious", "nprs_now": 6, "nprs_worst": 8, "irritability": "high",
    "pain_areas": [
        "neck_central", "upper_back", "low_back_central", "shoulder_girdle_left", "shoulder_girdle_right",
        "upper_arm_left", "upper_arm_right", "lateral_hip_left", "lateral_hip_right", "thigh_left", "thigh_right",
        "lower_leg_left",
    ],
    "wpi": 12, "sss": 8, "wpi_regions": 5, "medications": [], "spinal_surgery": [], "previous_adverse_reaction": [],
}  # fmt: skip


def as_typed(findings: dict[str, Any]) -> dict[str, str | list[str]]:
    """The findings as a form would hold them: yes, no, numbers as text, lists as lists.

    Raises LookupError for one the vocabulary does not have: a story must not lose a finding in silence.
    """
    unknown = sorted(findings.keys() - VOCABULARY.keys())
    if unknown:
        raise LookupError(f"No findings of the vocabulary: {', '.join(unknown)}")
    return {name: _typed(value) for name, value in findings.items()}


def _typed(value: Any) -> str | list[str]:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ([str(part) for part in value] or [NONE]) if isinstance(value, list) else str(value)
