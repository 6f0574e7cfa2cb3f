"""The catalogue of joints and motions: what can be measured, how, from where, and how far a human can move.

A motion the rules know has a finding of its name in the vocabulary; its limits are the finding's. The others are
measurements only: kept under their catalogue key, asked for by no rule. An entry is one side of a motion:
`shoulder_flexion_left`, or the motion itself where it has no side.

Limits without a finding, and which methods and positions fit, are design choices (C); the normal end-feel is from
the table of capsular patterns (rom.md section 8, recalled).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from synovia.domain.terms.finding import Finding
from synovia.domain.terms.findings.motion import END_FEEL
from synovia.domain.terms.places import Side
from synovia.domain.terms.vocabulary import VOCABULARY

DEGREES, CENTIMETERS, MILLIMETERS = "degrees", "centimeters", "millimeters"
PASSIVE = "_passive"

PAINS = ("none", "at_end", "during")
OVERPRESSURES = ("painless", "painful")
END_FEELS = END_FEEL.choices
EMPTY = "empty"
"""The end-feel that is a prompt to ask about red flags again: pain stops the hand before any resistance."""
LIMITS = ("pain", "stiffness", "muscle_guarding", "weakness", "swelling", "fear")
"""What ends the motion, in the examiner's judgment."""

_ANGLES = ("goniometer", "inclinometer", "smartphone", "camera", "visual")
_NECK = ("CROM", "inclinometer", "goniometer", "smartphone", "camera", "visual")
_TURNS = ("inclinometer", "goniometer", "smartphone", "visual")
_SMALL = ("goniometer", "visual")
_TAPE = ("tape", "visual")
_RULER = ("ruler", "visual")


@dataclass(frozen=True, slots=True)
class Motion:
    """One motion of one joint. `like` is the motion whose figures also stand for this one."""

    key: str
    joint: str
    title: str
    is_sided: bool
    unit: str
    low: float
    high: float
    positions: tuple[str, ...]
    methods: tuple[str, ...]
    end_feel: str
    like: str = ""
    less_is_better: bool = False

    @property
    def sides(self) -> tuple[Side | None, ...]:
        """Left and right, or the one there is."""
        return tuple(Side) if self.is_sided else (None,)

    @property
    def entries(self) -> tuple[str, ...]:
        """The keys under which it is measured: one for each side."""
        return tuple(self.entry(side) for side in self.sides)

    def entry(self, side: Side | None) -> str:
        """The key of one side."""
        return f"{self.key}_{side}" if side else self.key

    def finding(self, side: Side | None, *, passive: bool = False) -> Finding | None:
        """The finding of the vocabulary that this side is, taken actively or passively; None where there is none."""
        stem = f"{self.key}{PASSIVE}" if passive else self.key
        return VOCABULARY.get(f"{stem}_{side}" if side else stem)

    @property
    def is_finding(self) -> bool:
        """Whether the rules know it."""
        return self.finding(self.sides[0]) is not None

    def limits(self, *, passive: bool = False) -> tuple[float, float]:
        """The least and the most a human can move."""
        finding = self.finding(self.sides[0], passive=passive)
        if finding is None or finding.low is None or finding.high is None:
            return self.low, self.high
        return finding.low, finding.high

    @property
    def is_angle(self) -> bool:
        return self.unit == DEGREES


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint, or a part of the spine, with its motions."""

    key: str
    title: str
    part: str  # of the body, for the picker's headings
    motions: tuple[Motion, ...]


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most motions of a joint share."""

    joint: str
    positions: tuple[str, ...]
    methods: tuple[str, ...]
    end_feel: str = "firm"
    is_sided: bool = True

    def of(self, key: str, title: str, low: float = 0, high: float = 0, **own: object) -> Motion:
        """A motion of this joint; limits and unit of one that the rules know are those of its finding."""
        shared = {
            "joint": self.joint, "is_sided": self.is_sided, "unit": DEGREES, "positions": self.positions,
            "methods": self.methods, "end_feel": self.end_feel,
        }  # fmt: skip
        made = Motion(key=key, title=title, low=low, high=high, **(shared | own))  # type: ignore[arg-type]
        finding = made.finding(made.sides[0])
        if finding is None or finding.low is None or finding.high is None:
            return made
        return replace(made, low=finding.low, high=finding.high, unit=finding.unit)


def _spine() -> Iterator[Joint]:
    neck = _Usual("neck", ("sitting", "supine"), _NECK, is_sided=False)
    yield Joint("neck", "Neck", "Head and spine", (
        neck.of("cervical_flexion", "Neck flexion"),
        neck.of("cervical_extension", "Neck extension"),
        neck.of("cervical_rotation", "Neck rotation", is_sided=True),
        neck.of("cervical_lateral_flexion", "Neck side-bending", is_sided=True),
        neck.of("flexion_rotation_test", "Flexion-rotation test (C1-2)", is_sided=True, positions=("supine",)),
    ))  # fmt: skip
    jaw = _Usual("jaw", ("sitting", "supine"), _RULER, is_sided=False)
    yield Joint("jaw", "Jaw", "Head and spine", (
        jaw.of("jaw_opening", "Mouth opening", 0, 80, unit=MILLIMETERS),
        jaw.of("jaw_lateral", "Jaw to the side", 0, 25, unit=MILLIMETERS, is_sided=True),
        jaw.of("jaw_protrusion", "Jaw forward", -5, 20, unit=MILLIMETERS),
    ))  # fmt: skip
    upper = _Usual("upper_back", ("sitting", "standing", "lumbar_locked"), _TURNS, is_sided=False)
    yield Joint("upper_back", "Upper back and ribs", "Head and spine", (
        upper.of("thoracic_flexion", "Upper back flexion"),
        upper.of("thoracic_extension", "Upper back extension"),
        upper.of("thoracic_rotation", "Trunk rotation", is_sided=True),
        upper.of("thoracic_lateral_flexion", "Upper back side-bending", is_sided=True),
        upper.of("chest_expansion", "Chest expansion", 0, 15, unit=CENTIMETERS, methods=_TAPE, positions=("standing", "sitting")),
    ))  # fmt: skip
    low = _Usual("low_back", ("standing", "sitting"), _TURNS, is_sided=False)
    yield Joint("low_back", "Low back", "Head and spine", (
        low.of("lumbar_flexion", "Low back flexion"),
        low.of("lumbar_extension", "Low back extension", positions=("standing", "prone")),
        low.of("lumbar_lateral_flexion", "Low back side-bending", is_sided=True),
        low.of("lumbar_rotation", "Low back rotation", is_sided=True, positions=("sitting", "standing")),
        low.of("fingertip_to_floor", "Fingertip to floor", methods=_TAPE, positions=("standing",), less_is_better=True),
        low.of("modified_schober", "Modified Schober", methods=_TAPE, positions=("standing",)),
    ))  # fmt: skip
    trunk = _Usual("trunk", ("standing", "sitting"), _ANGLES, is_sided=False)
    yield Joint("trunk", "Trunk, thoracic and lumbar together", "Head and spine", (
        trunk.of("trunk_flexion", "Trunk flexion", 0, 160),
        trunk.of("trunk_extension", "Trunk extension", 0, 90),
        trunk.of("trunk_lateral_flexion", "Trunk side-bending", 0, 90, is_sided=True),
        trunk.of("trunk_rotation", "Trunk rotation, pelvis fixed", 0, 110, is_sided=True, methods=_TURNS),
    ))  # fmt: skip


def _arm() -> Iterator[Joint]:
    shoulder = _Usual("shoulder", ("sitting", "standing", "supine"), _ANGLES)
    lying = ("supine", "sitting", "prone")
    yield Joint("shoulder", "Shoulder", "Arm", (
        shoulder.of("shoulder_flexion", "Shoulder flexion"),
        shoulder.of("shoulder_extension", "Shoulder extension", positions=("sitting", "standing", "prone")),
        shoulder.of("shoulder_abduction", "Shoulder abduction"),
        shoulder.of("shoulder_adduction", "Shoulder adduction"),
        shoulder.of("shoulder_external_rotation", "Shoulder external rotation, at side", positions=lying, methods=_TURNS),
        shoulder.of("shoulder_external_rotation_raised", "Shoulder external rotation, at 90°", positions=lying, methods=_TURNS),
        shoulder.of("shoulder_internal_rotation", "Shoulder internal rotation, at 90°", positions=lying, methods=_TURNS),
        shoulder.of("shoulder_internal_rotation_side", "Shoulder internal rotation, at side", -20, 120, positions=lying, methods=_TURNS),
    ))  # fmt: skip
    elbow = _Usual("elbow", ("supine", "sitting", "standing"), _ANGLES)
    yield Joint("elbow", "Elbow", "Arm", (
        elbow.of("elbow_flexion", "Elbow flexion", end_feel="soft"),
        elbow.of("elbow_extension", "Elbow extension", end_feel="hard"),
    ))  # fmt: skip
    forearm = _Usual("forearm", ("sitting", "standing"), _TURNS)
    yield Joint("forearm", "Forearm", "Arm", (
        forearm.of("forearm_pronation", "Forearm pronation"),
        forearm.of("forearm_supination", "Forearm supination"),
    ))  # fmt: skip
    wrist = _Usual("wrist", ("sitting",), _TURNS)
    yield Joint("wrist", "Wrist", "Arm", (
        wrist.of("wrist_flexion", "Wrist flexion"),
        wrist.of("wrist_extension", "Wrist extension"),
        wrist.of("wrist_radial_deviation", "Radial deviation", methods=_SMALL),
        wrist.of("wrist_ulnar_deviation", "Ulnar deviation", methods=_SMALL),
    ))  # fmt: skip
    fingers = _Usual("fingers", ("sitting",), _SMALL)
    yield Joint("fingers", "Fingers, the stiffest", "Arm", (
        fingers.of("finger_mcp_flexion", "Stiffest finger, MCP flexion"),
        fingers.of("finger_mcp_extension", "Stiffest finger, MCP extension"),
        fingers.of("finger_pip_flexion", "Stiffest finger, PIP flexion"),
        fingers.of("finger_dip_flexion", "Stiffest finger, DIP flexion"),
    ))  # fmt: skip
    thumb = _Usual("thumb", ("sitting",), _SMALL)
    yield Joint("thumb", "Thumb", "Arm", (
        thumb.of("thumb_cmc_abduction", "Thumb CMC abduction"),
        thumb.of("thumb_cmc_extension", "Thumb CMC extension", -30, 90),
        thumb.of("thumb_mcp_flexion", "Thumb MCP flexion"),
        thumb.of("thumb_mcp_extension", "Thumb MCP extension", -80, 60),
        thumb.of("thumb_ip_flexion", "Thumb IP flexion"),
        thumb.of("thumb_ip_extension", "Thumb IP extension", -80, 60),
    ))  # fmt: skip
    for digit in ("index", "middle", "ring", "little"):
        yield _finger(digit)


def _finger(digit: str) -> Joint:
    usual, name = _Usual(f"{digit}_finger", ("sitting",), _SMALL), digit.capitalize()
    motions = tuple(
        usual.of(
            f"{digit}_{joint}_{way}",
            f"{name} finger {joint.upper()} {way}",
            *limits,
            like=f"finger_{joint}_{way}",
        )
        for joint, way, limits in (
            ("mcp", "flexion", (0, 120)),
            ("mcp", "extension", (-90, 100)),
            ("pip", "flexion", (0, 140)),
            ("pip", "extension", (-110, 40)),
            ("dip", "flexion", (0, 120)),
            ("dip", "extension", (-90, 50)),
        )
    )
    return Joint(f"{digit}_finger", f"{name} finger", "Arm", motions)


def _leg() -> Iterator[Joint]:
    hip = _Usual("hip", ("supine", "sitting", "prone"), _ANGLES)
    turned = ("prone", "sitting", "supine")
    yield Joint("hip", "Hip", "Leg", (
        hip.of("hip_flexion", "Hip flexion", positions=("supine", "standing")),
        hip.of("hip_extension", "Hip extension", positions=("prone", "side_lying", "standing")),
        hip.of("hip_abduction", "Hip abduction", positions=("supine", "side_lying", "standing")),
        hip.of("hip_adduction", "Hip adduction", positions=("supine", "side_lying")),
        hip.of("hip_internal_rotation", "Hip internal rotation", positions=turned, methods=_TURNS),
        hip.of("hip_external_rotation", "Hip external rotation", positions=turned, methods=_TURNS),
        hip.of("straight_leg_raise_degrees", "Straight leg raise", positions=("supine",), methods=_TURNS),
    ))  # fmt: skip
    knee = _Usual("knee", ("supine", "prone", "sitting"), _ANGLES)
    yield Joint("knee", "Knee", "Leg", (
        knee.of("knee_flexion", "Knee flexion", end_feel="soft"),
        knee.of("knee_extension", "Knee extension"),
    ))  # fmt: skip
    ankle = _Usual("ankle", ("supine", "sitting", "prone"), _TURNS)
    yield Joint("ankle", "Ankle", "Leg", (
        ankle.of("ankle_dorsiflexion", "Ankle dorsiflexion", positions=("knee_straight", "knee_bent")),
        ankle.of("ankle_plantarflexion", "Ankle plantarflexion"),
        ankle.of("ankle_lunge", "Weight-bearing lunge", positions=("knee_bent", "knee_straight")),
        ankle.of("ankle_lunge_distance", "Lunge, toe to wall", positions=("knee_bent",), methods=_TAPE),
    ))  # fmt: skip
    hindfoot = _Usual("hindfoot", ("prone", "supine", "sitting"), _SMALL)
    yield Joint("hindfoot", "Hindfoot", "Leg", (
        hindfoot.of("ankle_inversion", "Hindfoot inversion"),
        hindfoot.of("ankle_eversion", "Hindfoot eversion"),
    ))  # fmt: skip
    toes = _Usual("great_toe", ("supine", "sitting", "weight_bearing"), _SMALL)
    yield Joint("great_toe", "Great toe", "Leg", (
        toes.of("toe_extension", "Great toe MTP extension"),
        toes.of("toe_flexion", "Great toe MTP flexion"),
    ))  # fmt: skip
    lesser = _Usual("lesser_toes", ("supine", "sitting", "weight_bearing"), _SMALL)
    yield Joint("lesser_toes", "Lesser toes", "Leg", tuple(
        lesser.of(f"{place}_toe_{way}", f"{place.capitalize()} toe MTP {way}", *limits)
        for place in ("second", "third", "fourth", "fifth")
        for way, limits in (("extension", (-30, 110)), ("flexion", (-10, 80)))
    ))  # fmt: skip


JOINTS: Mapping[str, Joint] = MappingProxyType({joint.key: joint for joint in (*_spine(), *_arm(), *_leg())})
"""Every joint, from the head down."""

MOTIONS: Mapping[str, Motion] = MappingProxyType(
    {motion.key: motion for joint in JOINTS.values() for motion in joint.motions}
)

ENTRIES: Mapping[str, tuple[Motion, Side | None]] = MappingProxyType(
    {motion.entry(side): (motion, side) for motion in MOTIONS.values() for side in motion.sides}
)
"""Entry to its motion and side."""

POSITIONS = tuple(dict.fromkeys(position for motion in MOTIONS.values() for position in motion.positions))
METHODS = tuple(dict.fromkeys(method for motion in MOTIONS.values() for method in motion.methods))


def entry_of(finding: str) -> str:
    """The entry a finding's number belongs to, passive ones with the active; "" for what is no motion."""
    active = finding.replace(PASSIVE, "")
    return active if active in ENTRIES else ""


def method_of(motion: Motion, chosen: str) -> str:
    """The method a motion was measured with, when nobody said: the evaluation's for angles, the tape or ruler else."""
    return chosen if motion.is_angle else motion.methods[0]
