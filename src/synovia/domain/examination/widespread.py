"""How widespread the pain is, counted on the body chart as the 2016 criteria of fibromyalgia count it.

A chart drawn for one complaint may leave out what hurts elsewhere: its count is then a least count. It is
taken as the answer only where it already reaches the criterion, or where the whole body was asked about.
"""

from synovia.domain.terms.places import Side

_OF_A_SIDE: dict[str, tuple[str, ...]] = {
    "shoulder girdle": ("shoulder_girdle", "shoulder"),
    "upper arm": ("upper_arm",),
    "lower arm": ("forearm", "wrist", "hand"),
    "hip": ("lateral_hip", "buttock"),
    "upper leg": ("thigh",),
    "lower leg": ("lower_leg", "ankle", "heel", "foot"),
    "jaw": ("jaw",),
}
_OF_THE_MIDDLE: dict[str, tuple[str, ...]] = {
    "neck": ("neck_left", "neck_right", "neck_central"),
    "upper back": ("upper_back", "mid_back", "scapula_left", "scapula_right"),
    "lower back": ("low_back_left", "low_back_right", "low_back_central"),
    "chest": ("chest", "ribs_left", "ribs_right"),
    "abdomen": ("abdomen",),
    "one jaw": ("face_jaw",),
}
_UPPER = ("shoulder_girdle", "shoulder", "upper_arm", "elbow", "forearm", "wrist", "hand")
_LOWER = ("lateral_hip", "buttock", "thigh", "knee", "lower_leg", "ankle", "heel", "foot")
_AXIAL = ("neck", "upper back", "lower back")
"""The axial region; jaw, chest and abdomen do not count toward it. Elbow and knee lie between two of the sites:
they count for the region they lie in and for no site."""


def painful_sites(areas: frozenset[str]) -> int:
    """How many of the 19 sites hurt. Of the choices of the finding `pain_areas`, which know one jaw, 18 at most; who
    knows which jaw hurts names `jaw_left` and `jaw_right` in its place.
    """
    of_a_side = sum(
        any(f"{root}_{side}" in areas for root in roots) for roots in _OF_A_SIDE.values() for side in Side
    )
    return of_a_side + sum(not areas.isdisjoint(roots) for roots in _OF_THE_MIDDLE.values())


def painful_regions(areas: frozenset[str]) -> int:
    """How many of the five regions hurt: each quarter of the body, and the spine."""
    quarters = sum(
        any(f"{root}_{side}" in areas for root in roots) for roots in (_UPPER, _LOWER) for side in Side
    )
    return quarters + any(not areas.isdisjoint(_OF_THE_MIDDLE[site]) for site in _AXIAL)
