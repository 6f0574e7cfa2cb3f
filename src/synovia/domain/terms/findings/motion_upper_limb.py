"""Measured motion of shoulder, elbow, forearm, wrist and fingers, in degrees from neutral.

The plain name is active motion, `_passive` is motion by the examiner: the published norms for age and sex are passive.
"""

from synovia.domain.terms.finding import SidedFinding, findings_in, number, sided


def _degrees(name: str, motion: str, *, low: float = 0, high: float) -> SidedFinding:
    return sided(
        number(
            name,
            f"{motion} of the {{side}} side",
            f"How many degrees of {motion[:1].lower()}{motion[1:]} on the {{side}}?",
            unit="degrees",
            low=low,
            high=high,
        )
    )


SHOULDER_FLEXION = _degrees("shoulder_flexion", "Active shoulder flexion", high=200)
SHOULDER_EXTENSION = _degrees("shoulder_extension", "Active shoulder extension", high=100)
SHOULDER_ABDUCTION = _degrees("shoulder_abduction", "Active shoulder abduction", high=200)
SHOULDER_ADDUCTION = _degrees("shoulder_adduction", "Active shoulder adduction", high=90)
SHOULDER_ER = _degrees(
    "shoulder_external_rotation", "Active external rotation, arm at the side,", low=-40, high=120
)
SHOULDER_IR = _degrees(
    "shoulder_internal_rotation", "Active internal rotation at 90 degrees of abduction,", low=-20, high=120
)
SHOULDER_ER_RAISED = _degrees(
    "shoulder_external_rotation_raised",
    "Active external rotation at 90 degrees of abduction,",
    low=-40,
    high=150,
)
SHOULDER_FLEXION_PASSIVE = _degrees("shoulder_flexion_passive", "Passive shoulder flexion", high=200)
SHOULDER_ABDUCTION_PASSIVE = _degrees("shoulder_abduction_passive", "Passive shoulder abduction", high=200)
SHOULDER_ER_PASSIVE = _degrees(
    "shoulder_external_rotation_passive", "Passive external rotation, arm at the side,", low=-40, high=120
)
SHOULDER_IR_PASSIVE = _degrees(
    "shoulder_internal_rotation_passive",
    "Passive internal rotation at 90 degrees of abduction (or as far as the arm goes),",
    low=-20,
    high=120,
)
ELBOW_FLEXION = _degrees("elbow_flexion", "Active elbow flexion", high=170)
ELBOW_EXTENSION = _degrees(
    "elbow_extension",
    "Active elbow extension (past straight is positive, short of it negative)",
    low=-120,
    high=30,
)
ELBOW_FLEXION_PASSIVE = _degrees("elbow_flexion_passive", "Passive elbow flexion", high=170)
ELBOW_EXTENSION_PASSIVE = _degrees(
    "elbow_extension_passive",
    "Passive elbow extension (past straight is positive, short of it negative)",
    low=-120,
    high=30,
)
FOREARM_PRONATION = _degrees("forearm_pronation", "Active forearm pronation", low=-60, high=120)
FOREARM_SUPINATION = _degrees("forearm_supination", "Active forearm supination", low=-60, high=130)
FOREARM_PRONATION_PASSIVE = _degrees(
    "forearm_pronation_passive", "Passive forearm pronation", low=-60, high=120
)
FOREARM_SUPINATION_PASSIVE = _degrees(
    "forearm_supination_passive", "Passive forearm supination", low=-60, high=130
)
WRIST_FLEXION = _degrees("wrist_flexion", "Active wrist flexion", high=120)
WRIST_EXTENSION = _degrees("wrist_extension", "Active wrist extension", high=120)
WRIST_RADIAL = _degrees("wrist_radial_deviation", "Active radial deviation of the wrist", high=60)
WRIST_ULNAR = _degrees("wrist_ulnar_deviation", "Active ulnar deviation of the wrist", high=80)
KNUCKLE_FLEXION = _degrees(
    "finger_mcp_flexion", "Active flexion of the stiffest finger knuckle (MCP)", high=120
)
KNUCKLE_EXTENSION = _degrees(
    "finger_mcp_extension",
    "Active extension past straight of the stiffest finger knuckle (MCP)",
    low=-90,
    high=100,
)
MIDDLE_JOINT_FLEXION = _degrees(
    "finger_pip_flexion", "Active flexion of the stiffest middle finger joint (PIP)", high=140
)
END_JOINT_FLEXION = _degrees(
    "finger_dip_flexion", "Active flexion of the stiffest finger end joint (DIP)", high=120
)
THUMB_KNUCKLE_FLEXION = _degrees("thumb_mcp_flexion", "Active flexion of the thumb knuckle (MCP)", high=100)
THUMB_END_FLEXION = _degrees("thumb_ip_flexion", "Active flexion of the thumb end joint (IP)", high=120)
THUMB_ABDUCTION = _degrees("thumb_cmc_abduction", "Active abduction at the base of the thumb", high=100)

FINDINGS = findings_in("motion", globals())
