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
    """The region the patient comes for. Issue 2 covers the neck and the low back."""

    NECK = "neck"
    LOW_BACK = "low_back"


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
    LOWER_LIMB = "lower_limb"
    HIP = "hip"
    KNEE = "knee"
    SHOULDER = "shoulder"
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
_REACH[Place.LOWER_LIMB] |= {Place.HIP, Place.KNEE}
_REACH[Place.UPPER_LIMB] |= {Place.SHOULDER}
_REACH[Place.EVERYWHERE] = frozenset(Place)

_COMPLAINT: dict[Region, tuple[Place, ...]] = {
    Region.NECK: (Place.CERVICAL,),
    Region.LOW_BACK: (Place.LUMBAR, Place.PELVIS),
}


def places_of(region: Region) -> tuple[Place, ...]:
    """The places that belong to the region complained of."""
    return _COMPLAINT[region]
