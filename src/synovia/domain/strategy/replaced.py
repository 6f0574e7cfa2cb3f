"""The joint that was replaced: it is not glided, in whatever grade, while its neighbors and its motion may be cared for.

The screening closes thrust, higher grades, traction and friction of the whole place. What stays open there in low
grades, such as the kneecap of a replaced knee, must not be the replaced joint itself.
"""

from collections.abc import Mapping

from synovia.domain.strategy.picture import Picture
from synovia.domain.terms.places import Place, Side

GLIDES: Mapping[str, tuple[Place, frozenset[str]]] = {
    "hip": (Place.HIP, frozenset({"M-HIP", "M-HIP-LAD", "MWM-HIP", "M-JOINT"})),
    "knee": (Place.KNEE, frozenset({"M-KN", "MWM-KN", "M-JOINT"})),
    "shoulder": (Place.SHOULDER, frozenset({"M-GH", "MWM-GH", "M-JOINT"})),
    "elbow": (Place.ELBOW, frozenset({"M-ELB", "MWM-ELB", "M-JOINT"})),
    "wrist": (Place.WRIST_HAND, frozenset({"M-WH", "M-JOINT"})),
    "ankle": (Place.ANKLE_FOOT, frozenset({"M-TC", "MWM-DF", "M-JOINT"})),
}
"""By replaced joint: where it is, and the techniques that glide or pull it."""


def glides_a_replaced_joint(technique: str, place: Place, picture: Picture) -> bool:
    """Whether the technique would move the parts of a replaced joint, unless only the painless side is replaced."""
    replaced = picture.choices("joint_replacement")
    sides = (picture.painful_side,) if picture.painful_side else tuple(Side)
    return any(
        place is where and technique in glides and any(f"{joint}_{side}" in replaced for side in sides)
        for joint, (where, glides) in GLIDES.items()
    )
