"""Measured motion of hip, knee, ankle and big toe, in degrees from neutral unless said otherwise.

The plain name is active motion, or motion of which nobody said how it was moved; `_passive` is moved by the therapist.
Norms of healthy people (Soucie 2011) were measured passively.
"""

from synovia.domain.terms.finding import SidedFinding, findings_in, number, sided


def _motion(name: str, spoken: str, *, low: float, high: float, note: str = "") -> SidedFinding:
    meaning = f"{spoken[0].upper()}{spoken[1:]}{note}"
    question = f"How many degrees of {spoken}?"
    return sided(number(name, meaning, question, unit="degrees", low=low, high=high))


def _passive(name: str, spoken: str, *, low: float, high: float, note: str = "") -> SidedFinding:
    told = f"{note}; moved by the therapist"
    return _motion(f"{name}_passive", f"passive {spoken}", low=low, high=high, note=told)


STAYS_BENT = " past straight; one that stays bent is negative"

HIP_ABDUCTION = _motion("hip_abduction", "abduction of the {side} hip", low=0, high=90)
HIP_ADDUCTION = _motion("hip_adduction", "adduction of the {side} hip", low=0, high=60)
HIP_FLEXION_PASSIVE = _passive("hip_flexion", "flexion of the {side} hip", low=0, high=170)
HIP_EXTENSION_PASSIVE = _passive(
    "hip_extension",
    "extension of the {side} hip",
    note=STAYS_BENT,
    low=-40,
    high=50,
)
HIP_INTERNAL_ROTATION_PASSIVE = _passive(
    "hip_internal_rotation", "internal rotation of the {side} hip", low=0, high=90
)
HIP_EXTERNAL_ROTATION_PASSIVE = _passive(
    "hip_external_rotation", "external rotation of the {side} hip", low=0, high=90
)
KNEE_FLEXION = _motion("knee_flexion", "flexion of the {side} knee", low=0, high=170)
KNEE_FLEXION_PASSIVE = _passive("knee_flexion", "flexion of the {side} knee", low=0, high=175)
KNEE_EXTENSION = _motion(
    "knee_extension",
    "extension of the {side} knee",
    note=STAYS_BENT,
    low=-60,
    high=25,
)
KNEE_EXTENSION_PASSIVE = _passive(
    "knee_extension",
    "extension of the {side} knee",
    note=STAYS_BENT,
    low=-60,
    high=25,
)
ANKLE_DORSIFLEXION = _motion(
    "ankle_dorsiflexion", "upward bending of the {side} foot at the ankle", low=-30, high=45
)
ANKLE_DORSIFLEXION_PASSIVE = _passive(
    "ankle_dorsiflexion", "upward bending of the {side} foot at the ankle", low=-30, high=50
)
ANKLE_PLANTARFLEXION = _motion(
    "ankle_plantarflexion", "downward bending of the {side} foot at the ankle", low=0, high=90
)
ANKLE_PLANTARFLEXION_PASSIVE = _passive(
    "ankle_plantarflexion", "downward bending of the {side} foot at the ankle", low=0, high=95
)
ANKLE_INVERSION = _motion("ankle_inversion", "inversion of the {side} hindfoot", low=0, high=60)
ANKLE_EVERSION = _motion("ankle_eversion", "eversion of the {side} hindfoot", low=0, high=40)
ANKLE_LUNGE = _motion(
    "ankle_lunge", "ankle bending of the {side} leg in the knee-to-wall lunge", low=0, high=70
)
ANKLE_LUNGE_DISTANCE = sided(
    number(
        "ankle_lunge_distance",
        "Knee-to-wall lunge of the {side} leg: distance of the big toe from the wall with the heel down",
        "How many centimeters from the wall in the lunge of the {side} leg?",
        unit="centimeters",
        low=0,
        high=30,
    )
)
TOE_EXTENSION = _motion(
    "toe_extension", "extension of the {side} big toe at its base joint", low=-10, high=110
)
TOE_FLEXION = _motion("toe_flexion", "flexion of the {side} big toe at its base joint", low=0, high=70)

FINDINGS = findings_in("motion", globals())
