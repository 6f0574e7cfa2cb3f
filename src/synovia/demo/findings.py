"""What the demo's therapists found, in the vocabulary of `synovia rules --findings`. Profiles of published cases."""

from typing import Any

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


def as_typed(findings: dict[str, Any]) -> dict[str, str | list[str]]:
    """The findings as a form would hold them: yes, no, numbers as text, lists as lists."""
    return {name: _typed(value) for name, value in findings.items()}


def _typed(value: Any) -> str | list[str]:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return [str(part) for part in value] if isinstance(value, list) else str(value)
