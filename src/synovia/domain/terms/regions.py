"""What belongs to each region complained of: its words, its tests, its motions and the thrusts that are care for it.

The one place where a region is told apart from another; whoever adds a region adds its card here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from synovia.domain.terms.places import Place, Region
from synovia.domain.terms.techniques import TechniqueClass


@dataclass(frozen=True, slots=True)
class RegionCard:
    """One region. `tests` are groups of the vocabulary; `motions` are the beginnings of its motions' names;
    `painful` and `limited` are the findings that name motions judged by eye; `near` are places care often reaches.
    """

    region: Region
    spoken: str
    tests: tuple[str, ...]
    motions: tuple[str, ...]
    painful: str
    limited: str
    thrusts: tuple[TechniqueClass, ...]
    near: tuple[Place, ...]
    has_side: bool


_SPINE_TESTS = ("segments", "muscles")
_JOINT_TESTS = ("joint signs", "injury", "muscles")
_LEG_TESTS = ("leg function", *_JOINT_TESTS)
_BY_EYE = ("painful_joint_motions", "limited_joint_motions")
_THR = TechniqueClass

_CARDS = (
    RegionCard(
        Region.NECK,
        "neck",
        ("neck tests", *_SPINE_TESTS),
        ("cervical_",),
        "painful_neck_motions",
        "limited_neck_motions",
        (_THR.THR_C, _THR.THR_T),
        (Place.UPPER_CERVICAL, Place.THORACIC, Place.UPPER_LIMB),
        False,
    ),
    RegionCard(
        Region.THORACIC,
        "upper back and ribs",
        ("thoracic tests", *_SPINE_TESTS),
        ("thoracic_",),
        "painful_upper_back_motions",
        "limited_upper_back_motions",
        (_THR.THR_T,),
        (Place.CERVICAL, Place.LUMBAR, Place.SHOULDER),
        False,
    ),
    RegionCard(
        Region.LOW_BACK,
        "low back",
        ("low back tests", *_SPINE_TESTS),
        ("lumbar_",),
        "painful_low_back_motions",
        "limited_low_back_motions",
        (_THR.THR_L, _THR.THR_SI),
        (Place.THORACIC, Place.HIP, Place.LOWER_LIMB),
        False,
    ),
    RegionCard(
        Region.SACROILIAC,
        "sacroiliac joints and pelvis",
        ("low back tests", "hip tests", *_SPINE_TESTS),
        ("lumbar_",),
        "painful_low_back_motions",
        "limited_low_back_motions",
        (_THR.THR_L, _THR.THR_SI),
        (Place.LUMBAR, Place.HIP, Place.LOWER_LIMB),
        False,
    ),
    RegionCard(
        Region.SHOULDER,
        "shoulder",
        ("shoulder tests", *_JOINT_TESTS),
        ("shoulder_",),
        *_BY_EYE,
        (_THR.THR_P, _THR.THR_T),
        (Place.THORACIC, Place.CERVICAL, Place.UPPER_LIMB),
        True,
    ),
    RegionCard(
        Region.ELBOW,
        "elbow",
        ("elbow tests", *_JOINT_TESTS),
        ("elbow_", "forearm_"),
        *_BY_EYE,
        (_THR.THR_P,),
        (Place.SHOULDER, Place.WRIST_HAND, Place.CERVICAL),
        True,
    ),
    RegionCard(
        Region.WRIST_HAND,
        "wrist and hand",
        ("wrist and hand tests", *_JOINT_TESTS),
        ("wrist_", "finger_", "thumb_", "forearm_"),
        *_BY_EYE,
        (_THR.THR_P,),
        (Place.ELBOW, Place.UPPER_LIMB, Place.CERVICAL),
        True,
    ),
    RegionCard(
        Region.HIP,
        "hip",
        ("hip tests", *_LEG_TESTS),
        ("hip_",),
        *_BY_EYE,
        (_THR.THR_P,),
        (Place.LUMBAR, Place.PELVIS, Place.KNEE),
        True,
    ),
    RegionCard(
        Region.KNEE,
        "knee",
        ("knee tests", *_LEG_TESTS),
        ("knee_",),
        *_BY_EYE,
        (_THR.THR_P,),
        (Place.HIP, Place.ANKLE_FOOT, Place.LOWER_LIMB),
        True,
    ),
    RegionCard(
        Region.ANKLE_FOOT,
        "ankle and foot",
        ("ankle and foot tests", *_LEG_TESTS),
        ("ankle_", "toe_"),
        *_BY_EYE,
        (_THR.THR_P,),
        (Place.KNEE, Place.HIP, Place.LOWER_LIMB),
        True,
    ),
    RegionCard(
        Region.WIDESPREAD,
        "many places",
        ("joint signs", "muscles"),
        (),
        "",
        "",
        (),
        (Place.CERVICAL, Place.THORACIC, Place.LUMBAR, Place.UPPER_LIMB, Place.LOWER_LIMB),
        False,
    ),
)

REGIONS: Mapping[Region, RegionCard] = MappingProxyType({card.region: card for card in _CARDS})
"""Region to its card, in the order in which a person is asked: from the head down, then everywhere."""

TEST_GROUPS = frozenset(group for card in _CARDS for group in card.tests)
"""Groups of tests that belong to some region; in another region they are one key away."""


def card_of(region: str) -> RegionCard:
    """The card of a region by its name; raises ValueError for an unknown one."""
    return REGIONS[Region(region)]
