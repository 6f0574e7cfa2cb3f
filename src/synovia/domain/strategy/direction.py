"""Which way to move a joint: the glide for the motion that is most lost, then test and re-test.

Source: the concave and convex rule (Kaltenborn), a default starting direction and no more; where a trial speaks for
another direction in a class, that one. At the spine opening comes before closing while the pain is irritable or a root
is sore (Maitland).
"""

from collections.abc import Iterator

from synovia.domain.examination.irritability import Irritability
from synovia.domain.examination.motion import Reading, expected, words
from synovia.domain.programme.catalogue import Glide, Technique
from synovia.domain.strategy.picture import Picture
from synovia.domain.terms.places import Side

SPINAL = frozenset({"cervical_facet", "lumbar_segment"})
OPENED = frozenset({"NP-RAD", "LSS", "LBP-RAD", "FAC-L"})
"""Classes in which the segment is opened, whatever the irritability."""
SPEAKS_OF_MOTION = {"cervical_facet": "limited_neck_motions", "lumbar_segment": "limited_low_back_motions"}


def direction_of(technique: Technique, picture: Picture, code: str) -> str:
    """The direction in words; the technique's own where nothing tells of a better one."""
    glides = [one for one in picture.book.catalogue.glides if one.joint == technique.joint]
    if not technique.joint or not glides:
        return technique.direction
    if technique.joint in SPINAL:
        return _told(_spinal(glides, picture, code), "")
    lost = next(iter(_lost_first(glides, picture)), None)
    if lost is None:
        return technique.direction
    chosen = next((one for one in glides if one.motion == lost and one.for_class == code), None)
    glide = chosen or next(one for one in glides if one.motion == lost and not one.for_class)
    return _told(glide, f" for the lost {words(lost)}")


def _told(glide: Glide, why: str) -> str:
    note = f" ({glide.note[:1].lower()}{glide.note[1:]})" if glide.note else ""
    return f"{glide.direction}{why}{note}"


def _spinal(glides: list[Glide], picture: Picture, code: str) -> Glide:
    calm = picture.irritability is Irritability.LOW and code not in OPENED
    limited = picture.choices(SPEAKS_OF_MOTION[glides[0].joint])
    closes = calm and "extension" in limited and "flexion" not in limited
    wanted = "closing" if closes else "opening"
    return next(one for one in glides if one.motion == wanted)


def _lost_first(glides: list[Glide], picture: Picture) -> Iterator[str]:
    """Motions of the joint that are lost on the painful side, the one furthest below the usual first."""
    motions = tuple(dict.fromkeys(one.motion for one in glides))
    measured = {motion: share for motion in motions if (share := _share(motion, picture)) is not None}
    yield from sorted(measured, key=lambda motion: measured[motion])
    named = picture.choices("limited_joint_motions")
    yield from (motion for motion in motions if motion.partition("_")[2] in named)


def _share(motion: str, picture: Picture) -> float | None:
    """What is left of the usual motion, as a share; None when it is not measured or not limited."""
    sides = [picture.painful_side] if picture.painful_side else list(Side)
    shares = [share for side in sides if (share := _share_on(f"{motion}_{side}", picture)) is not None]
    return min(shares, default=None)


def _share_on(name: str, picture: Picture) -> float | None:
    """Against the norm; where there is none, against the other side when it falls short by enough."""
    degrees, age = picture.number(name), picture.number("age")
    if degrees is None:
        return None
    reading = Reading(name, degrees, age or 0.0, str(picture.get("sex")))
    usual = expected(reading, picture.book.references) if age is not None else None
    if usual is not None and picture.is_limited(name):
        return degrees / usual.mean if usual.mean else None
    across = picture.number(_across(name))
    least = picture.book.references.motion_rule.side_difference
    return degrees / across if across and across - degrees >= least else None


def _across(name: str) -> str:
    side = Side.LEFT if name.endswith("_left") else Side.RIGHT
    return f"{name.removesuffix(side)}{side.other}"
