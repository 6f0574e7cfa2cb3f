"""Words strangers write, and the word of the vocabulary they most likely mean. Offered as a hint, never taken."""

from collections.abc import Mapping

MEANT: Mapping[str, str] = {
    "f": "female",
    "w": "female",
    "woman": "female",
    "m": "male",
    "man": "male",
    "x": "other",
    "lumbar": "low_back",
    "lumbar_spine": "low_back",
    "back": "low_back",
    "lower_back": "low_back",
    "lbp": "low_back",
    "cervical": "neck",
    "cervical_spine": "neck",
    "c_spine": "neck",
    "gradual": "insidious",
    "acute": "sudden",
    "traumatic": "trauma",
    "medium": "moderate",
    "mild": "low",
    "severe": "high",
    "negative": "normal",
    "positive": "abnormal",
    "centralises": "centralizes",
    "peripheralises": "peripheralizes",
    "slr": "straight_leg_raise",
    "crossed_slr": "crossed_straight_leg_raise",
    "slump": "slump_test",
    "frt": "flexion_rotation_test",
    "ultt": "ultt_a",
    "ulnt1": "ultt_a",
    "spurling": "spurling_a",
    "spurlings": "spurling_a",
    "kemp": "lumbar_extension_rotation_test",
    "hip_ir": "hip_internal_rotation",
    "hip_er": "hip_external_rotation",
    "pit": "prone_instability_test",
    "sbp": "systolic_bp",
    "dbp": "diastolic_bp",
    "blood_pressure": "systolic_bp",
    "temp": "temperature_c",
    "temperature": "temperature_c",
    "comorbidities": "other_conditions",
    "conditions": "other_conditions",
    "drugs": "medications",
    "meds": "medications",
    "blood_thinner": "anticoagulant",
    "saddle_anesthesia": "saddle_sensory_change",
    "saddle_anaesthesia": "saddle_sensory_change",
    "night_pain": "night_pain_not_eased_by_position",
    "weight_loss": "unexplained_weight_loss",
    "ra": "rheumatoid_arthritis",
    "aaa": "aortic_aneurysm_known",
    "umn_signs": "upper_motor_neuron_signs",
    "power": "weakest_muscle_power",
    "neuro": "neurological_screen",
    "pain_location": "pain_areas",
    "distribution": "pain_areas",
    "surgery": "spinal_surgery",
    "imaging": "imaging_findings",
}


def meant(written: str, known: tuple[str, ...]) -> str:
    """The known word a stranger's word stands for, its side kept; empty when there is none."""
    word, side = _without_side(written)
    word = MEANT.get(word, word)
    return next((name for name in (f"{word}{side}", word, f"{word}_left") if name in known), "")


def _without_side(written: str) -> tuple[str, str]:
    for ending, side in (("_left", "_left"), ("_right", "_right"), ("_l", "_left"), ("_r", "_right")):
        if written.endswith(ending):
            return written.removesuffix(ending), side
    return written, ""
