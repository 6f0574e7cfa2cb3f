"""Where on the body: the region complained of, the places techniques go to, and the side."""

from enum import StrEnum


class Side(StrEnum):
    """A side of the body; findings taken per side end in `_left` or `_right`."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The side across."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Region(StrEnum):
    """The region the patient comes for."""

    NECK = "neck"
    THORACIC = "thoracic"
    LOW_BACK = "low_back"
    SACROILIAC = "sacroiliac"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    WRIST_HAND = "wrist_hand"
    HIP = "hip"
    KNEE = "knee"
    ANKLE_FOOT = "ankle_foot"
    WIDESPREAD = "widespread"


class Place(StrEnum):
    """A place a technique is given at or withheld from."""

    EVERYWHERE = "everywhere"
    SPINE = "spine"
    CERVICAL = "cervical"
    UPPER_CERVICAL = "upper_cervical"
    TRUNK = "trunk"
    THORACIC = "thoracic"
    LUMBAR = "lumbar"
    PELVIS = "pelvis"
    ABDOMEN = "abdomen"
    UPPER_LIMB = "upper_limb"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    WRIST_HAND = "wrist_hand"
    LOWER_LIMB = "lower_limb"
    HIP = "hip"
    KNEE = "knee"
    ANKLE_FOOT = "ankle_foot"
    COMPLAINT = "complaint"

    def covers(self, other: "Place") -> bool:
        """Whether a block at this place reaches the other one (a wider block reaches the narrower)."""
        return other in _REACH[self]

    @property
    def reach(self) -> int:
        """How many places it covers."""
        return len(_REACH[self])


_REACH: dict[Place, frozenset[Place]] = {place: frozenset({place}) for place in Place}
_REACH[Place.CERVICAL] |= {Place.UPPER_CERVICAL}
_REACH[Place.TRUNK] |= {Place.THORACIC, Place.LUMBAR, Place.PELVIS, Place.ABDOMEN}
_REACH[Place.SPINE] |= _REACH[Place.CERVICAL] | {Place.THORACIC, Place.LUMBAR, Place.PELVIS}
_REACH[Place.UPPER_LIMB] |= {Place.SHOULDER, Place.ELBOW, Place.WRIST_HAND}
_REACH[Place.LOWER_LIMB] |= {Place.HIP, Place.KNEE, Place.ANKLE_FOOT}
_REACH[Place.EVERYWHERE] = frozenset(Place)

_COMPLAINT: dict[Region, tuple[Place, ...]] = {
    Region.NECK: (Place.CERVICAL,),
    Region.THORACIC: (Place.THORACIC,),
    Region.LOW_BACK: (Place.LUMBAR, Place.PELVIS),
    Region.SACROILIAC: (Place.PELVIS, Place.LUMBAR),
    Region.SHOULDER: (Place.SHOULDER,),
    Region.ELBOW: (Place.ELBOW,),
    Region.WRIST_HAND: (Place.WRIST_HAND,),
    Region.HIP: (Place.HIP,),
    Region.KNEE: (Place.KNEE,),
    Region.ANKLE_FOOT: (Place.ANKLE_FOOT,),
    Region.WIDESPREAD: (Place.EVERYWHERE,),
}

SPINE_REGIONS = (Region.NECK, Region.THORACIC, Region.LOW_BACK, Region.SACROILIAC)
UPPER_LIMB_REGIONS = (Region.SHOULDER, Region.ELBOW, Region.WRIST_HAND)
LOWER_LIMB_REGIONS = (Region.HIP, Region.KNEE, Region.ANKLE_FOOT)
LIMB_REGIONS = (*UPPER_LIMB_REGIONS, *LOWER_LIMB_REGIONS)


def places_of(region: Region) -> tuple[Place, ...]:
    """The places that belong to the region complained of; of a widespread complaint it is everywhere."""
    return _COMPLAINT[region]
