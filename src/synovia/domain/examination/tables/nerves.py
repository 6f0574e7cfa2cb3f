"""The neurological screen: levels of arm and leg, signs of the upper motor neuron, tension of the nerves.

Key muscles, key points and reflexes as the international standard lists them (pain.md 2, recalled).
"""

from synovia.domain.examination.tables.scales import MRC, NOTE, REFLEX, SENSATION, SIGN, YES_NO
from synovia.domain.examination.tables.shape import Choice, Column, Row, Table, Takes
from synovia.domain.terms.places import Region

SECTION = "neurology"
LEVELS = (
    Column("left_sensation", "Sensation left", SENSATION, together="left"),
    Column("right_sensation", "Sensation right", SENSATION, together="right"),
    Column("left_power", "Power left", MRC, together="left"),
    Column("right_power", "Power right", MRC, together="right"),
    Column("left_reflex", "Reflex left", REFLEX, together="left"),
    Column("right_reflex", "Reflex right", REFLEX, together="right"),
    NOTE,
)
_NO_REFLEX = tuple(column.key for column in LEVELS if not column.key.endswith("_reflex"))
_TOUCH = ("left_sensation", "right_sensation", "note")
_LEAD = "Light touch, key muscle (MRC 0 to 5) and reflex (0 to 4+), each side. An empty cell was not tested."
_ARM = (Region.NECK, Region.THORACIC, Region.SHOULDER, Region.ELBOW, Region.WRIST_HAND)
_LEG = (Region.LOW_BACK, Region.SACROILIAC, Region.HIP, Region.KNEE, Region.ANKLE_FOOT)

REFLEX_AT = {"C5": "biceps", "C6": "brachioradialis", "C7": "triceps"} | {
    "L4": "patellar", "L5": "medial_hamstring", "S1": "achilles",
}  # fmt: skip


def _level(level: str, muscle: str) -> Row:
    reflex = REFLEX_AT.get(level, "").replace("_", " ")
    hint = f"{muscle} · {reflex}" if reflex else muscle
    return Row(level, level, hint, only=() if reflex else _NO_REFLEX)


ARM = Table(
    "arm-nerves",
    "Nerves of the arms",
    SECTION,
    LEVELS,
    (
        _level("C4", "shrug"),
        _level("C5", "elbow flexion"),
        _level("C6", "wrist extension"),
        _level("C7", "elbow extension"),
        _level("C8", "finger flexion"),
        _level("T1", "finger spread"),
    ),
    frozenset(_ARM[:1]),
    _LEAD,
)
LEG = Table(
    "leg-nerves",
    "Nerves of the legs",
    SECTION,
    LEVELS,
    (
        Row("L1", "L1", "groin", only=_TOUCH),
        _level("L2", "hip flexion"),
        _level("L3", "knee extension"),
        _level("L4", "ankle dorsiflexion"),
        _level("L5", "big toe extension"),
        _level("S1", "plantar flexion"),
        _level("S2", "knee flexion"),
    ),
    frozenset(_LEG[:2]),
    _LEAD,
)
UPPER_MOTOR_NEURON = Table(
    "upper-motor-neuron",
    "Upper motor neuron signs",
    SECTION,
    (Column("left", "Left", SIGN, together="left"), Column("right", "Right", SIGN, together="right"), NOTE),
    (
        Row("hoffmann", "Hoffmann"),
        Row("inverted-supinator", "Inverted supinator"),
        Row("babinski", "Babinski"),
        Row("clonus", "Clonus", "three beats or more"),
        Row("brisk-below", "Brisk reflexes below the level"),
    ),
    frozenset((Region.NECK, Region.THORACIC, Region.LOW_BACK)),
    "One positive sign tells the rules at once; that there is none, only when every one was tested on both sides.",
)
TENSION = (
    Choice("negative", "negative", "n-0", usual=True, short="−"),
    Choice("tight", "stretch only", "s", short="stretch"),
    Choice("positive", "familiar symptoms", "p+y", short="+"),
)
_TENSION = (
    Column("left", "Left", TENSION, together="left"),
    Column("right", "Right", TENSION, together="right"),
    Column("left_degrees", "Left at", takes=Takes.NUMBER, unit="°", high=180),
    Column("right_degrees", "Right at", takes=Takes.NUMBER, unit="°", high=180),
    Column("eased", "Changed by a distant move", YES_NO),
    NOTE,
)
_TENSION_LEAD = "Positive: the familiar symptoms, changed by a move far from them. Stretch alone is usual."
_WITHOUT_DEGREES = ("left", "right", "eased", "note")
ARM_TENSION = Table(
    "arm-tension",
    "Nerve tension of the arms",
    SECTION,
    _TENSION,
    (
        Row("ulnt-1", "ULNT 1", "median", finding="ultt_a"),
        Row("ulnt-2a", "ULNT 2a", "median, from the shoulder"),
        Row("ulnt-2b", "ULNT 2b", "radial"),
        Row("ulnt-3", "ULNT 3", "ulnar"),
    ),
    frozenset((Region.NECK,)),
    _TENSION_LEAD,
)
LEG_TENSION = Table(
    "leg-tension",
    "Nerve tension of the legs",
    SECTION,
    _TENSION,
    (
        Row("slr", "Straight leg raise", finding="straight_leg_raise", only=_WITHOUT_DEGREES),
        Row(
            "crossed-slr",
            "Crossed straight leg raise",
            "side raised",
            _WITHOUT_DEGREES,
            finding="crossed_straight_leg_raise",
        ),
        Row("slump", "Slump", finding="slump_test"),
        Row("prone-knee-bend", "Prone knee bend", "femoral", finding="femoral_nerve_tension_test"),
    ),
    frozenset((Region.LOW_BACK,)),
    _TENSION_LEAD,
)
TABLES = (ARM, LEG, UPPER_MOTOR_NEURON, ARM_TENSION, LEG_TENSION)
