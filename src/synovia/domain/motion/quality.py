"""Whether a picture may be measured, and what speaks against it. What is doubtful is refused, never corrected in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from synovia.domain.motion.angles import PLANAR, Motion, View, facing, fronting
from synovia.domain.motion.landmarks import Array, Landmarks, Side
from synovia.domain.motion.limits import Limits

SEGMENTS = (
    ("shoulder", "elbow"),
    ("elbow", "wrist"),
    ("shoulder", "hip"),
    ("hip", "knee"),
    ("knee", "ankle"),
)
STANDING_SHARE = 0.78
"""Trunk, thigh and shank together as a share of standing height (Drillis and Contini 1966: 0.288 + 0.245 + 0.246)."""


Mask = NDArray[np.bool_]


class Flag(StrEnum):
    """What is doubtful about a capture."""

    NO_PERSON = "no_person"
    SEVERAL_PEOPLE = "several_people"
    OUT_OF_PICTURE = "out_of_picture"
    LOW_VISIBILITY = "low_visibility"
    WRONG_VIEW = "wrong_view"
    FAR_SIDE = "far_side"
    TURNED_AROUND = "turned_around"
    TOO_SMALL = "too_small"
    SMALL = "small"
    SIDES_SWAPPED = "sides_swapped"
    SEGMENTS_CHANGE = "segments_change"
    JUMP = "jump"
    TRACKING_LOST = "tracking_lost"
    SLOW = "slow"
    CAMERA_TILTED = "camera_tilted"
    NO_NEUTRAL = "no_neutral"
    NEUTRAL_BENT = "neutral_bent"
    NO_REPETITION = "no_repetition"
    OTHER_WAY = "other_way"
    FEW_REPETITIONS = "few_repetitions"
    BEYOND_HUMAN = "beyond_human"
    FACE_TURNED = "face_turned"
    NO_FACE = "no_face"
    MODEL_DOUBTS = "model_doubts"

    @property
    def words(self) -> str:
        """What to tell the person at the camera."""
        return WORDS[self]

    @property
    def refuses(self) -> bool:
        """Whether nothing may be stored while this stands; otherwise it is a warning kept with the value."""
        return self not in WARNINGS


WORDS = {
    Flag.NO_PERSON: "Nobody was found in the picture.",
    Flag.SEVERAL_PEOPLE: "More than one person is in the picture. Only the patient may be seen.",
    Flag.OUT_OF_PICTURE: "A part of the body that is measured lies outside the picture. Step back or turn the camera.",
    Flag.LOW_VISIBILITY: "A joint that is measured is hidden or hard to see. Check light, clothes and what stands in front.",
    Flag.WRONG_VIEW: "The camera does not look square at this movement. Turn until the guide is green.",
    Flag.TURNED_AROUND: "The person seems to look the other way, so left and right would be confused. Face the camera; of a photo or clip, check what was said.",
    Flag.FAR_SIDE: "The side to be measured is turned away from the camera. Turn around.",
    Flag.TOO_SMALL: "The person is too small in the picture. Come closer.",
    Flag.SMALL: "The person is small in the picture; the value is less certain. Come closer.",
    Flag.SIDES_SWAPPED: "Left and right were confused in some pictures; these were left out.",
    Flag.SEGMENTS_CHANGE: "A limb changed its length in some pictures, so a joint was misplaced; these were left out.",
    Flag.JUMP: "The angle jumped faster than a joint can move in some pictures; these were left out.",
    Flag.TRACKING_LOST: "The person was lost from sight for too long. Record again.",
    Flag.SLOW: "Few pictures a second were taken; a short peak may be missed. Move slowly.",
    Flag.CAMERA_TILTED: "The camera is tilted. The angle was corrected, but set the camera upright.",
    Flag.NO_NEUTRAL: "The neutral pose was not recorded.",
    Flag.NEUTRAL_BENT: "The neutral pose was not straight, or the camera stood askew. Check the starting position.",
    Flag.NO_REPETITION: "No complete movement was found: start in neutral, move, come back.",
    Flag.OTHER_WAY: "The movement went further the other way. Move to the named side alone, facing the camera.",
    Flag.FEW_REPETITIONS: "Fewer repetitions than wanted were found; the spread is less certain.",
    Flag.BEYOND_HUMAN: "The angle is beyond what a joint can do. Record again.",
    Flag.FACE_TURNED: "The face turns too far from the camera to be read. Place the camera 40° round to that side.",
    Flag.NO_FACE: "No face was found in the picture.",
    Flag.MODEL_DOUBTS: "The photo and its mirror image are read differently, so a joint or a side was confused. Take it again.",
}
WARNINGS = frozenset(
    {
        Flag.SMALL,
        Flag.SIDES_SWAPPED,
        Flag.SEGMENTS_CHANGE,
        Flag.JUMP,
        Flag.SLOW,
        Flag.CAMERA_TILTED,
        Flag.NO_NEUTRAL,
        Flag.NEUTRAL_BENT,
        Flag.FEW_REPETITIONS,
    }
)


def view_ratio(body: Landmarks) -> float:
    """How square the camera looks: 0 from the side, about 0.7 from the front, −0.7 from behind.

    The left shoulder minus the right, across the trunk's own line, over the trunk's length; for an upright trunk this is
    (left shoulder x − right shoulder x) / trunk length.
    """
    trunk = body.middle("shoulder") - body.middle("hip")
    length = float(np.hypot(*trunk))
    if length == 0:
        return 0.0
    across = np.array([-trunk[1], trunk[0]]) / length
    return float((body.joint("shoulder", Side.LEFT) - body.joint("shoulder", Side.RIGHT)) @ across) / length


def view_is_right(body: Landmarks, view: View, limits: Limits) -> bool:
    """Whether this picture shows that view, front and back alike."""
    ratio = abs(view_ratio(body))
    return ratio <= limits.side_ratio_most if view is View.SIDE else ratio >= limits.front_ratio_least


def near_side(direction: int) -> Side:
    """The side toward the camera of a person seen from the side who looks that way (+1 the picture's right)."""
    return Side.RIGHT if direction > 0 else Side.LEFT


def person_share(body: Landmarks) -> float:
    """How tall the person would stand in the picture, as a share of its height, whatever the pose.

    Trunk, thigh and shank of the side that shows longer, over their usual share of standing height.
    """
    lengths = [
        sum(_length(body, *segment, side) for segment in SEGMENTS[2:]) for side in (Side.LEFT, Side.RIGHT)
    ]
    return max(lengths) / STANDING_SHARE / body.height


def picture_flags(
    motion: Motion, body: Landmarks, side: Side, limits: Limits, *, direction: int | None = None
) -> tuple[Flag, ...]:
    """What speaks against measuring this motion in this one picture.

    `direction` is where the person is said to look (`angles.angle`). In a front view a body that reads the other way is
    refused: its left and right would be confused, and no landmark tells a face from the back of a head.
    """
    planar = PLANAR[motion]
    wanted = planar.landmarks(side)
    share = person_share(body)
    looks = facing(body) if direction is None else direction
    around = planar.view is View.FRONT and direction not in (None, fronting(body))
    away = planar.view is View.SIDE and not planar.both_sides and near_side(looks) is not side
    found = (
        (Flag.OUT_OF_PICTURE, not body.inside(wanted)),
        (Flag.LOW_VISIBILITY, body.seen(wanted) < limits.visibility_least),
        (Flag.WRONG_VIEW, not view_is_right(body, planar.view, limits)),
        (Flag.FAR_SIDE, away),
        (Flag.TURNED_AROUND, around),
        (Flag.TOO_SMALL, share < limits.person_share_refused),
        (Flag.SMALL, limits.person_share_refused <= share < limits.person_share_least),
    )
    return tuple(flag for flag, holds in found if holds)


def segment_lengths(bodies: Sequence[Landmarks], start: str, end: str, side: Side) -> Array:
    """The length of one segment in each picture, in trunk lengths of that picture."""
    return np.array([_length(body, start, end, side) / max(_trunk_length(body), 1.0) for body in bodies])


def changed_segments(bodies: Sequence[Landmarks], motion: Motion, side: Side, limits: Limits) -> Mask:
    """The pictures in which a segment the motion reads differs from its median length by more than allowed."""
    joints = PLANAR[motion].joints
    changed = np.zeros(len(bodies), dtype=bool)
    sides = (Side.LEFT, Side.RIGHT) if PLANAR[motion].both_sides else (side,)
    for start, end in SEGMENTS:
        if start in joints and end in joints and (start, end) != ("shoulder", "hip"):
            for one in sides:
                lengths = segment_lengths(bodies, start, end, one)
                usual = float(np.median(lengths))
                changed |= np.abs(lengths - usual) > limits.segment_change_most * usual
    return changed


def swapped(bodies: Sequence[Landmarks], motion: Motion, limits: Limits) -> Mask:
    """The pictures in which left and right are exchanged against the first one.

    From picture to picture each pair of joints either stays with its side or exchanges it; exchanged means that both
    joints together lie clearly nearer to where the other one was. Two exchanges undo each other. The side held longer
    is taken as right; the therapist's stated side and the view guard decide what that side is.
    """
    joints = [joint for joint in PLANAR[motion].joints if joint != "shoulder"] or ["shoulder"]
    exchanged = np.zeros(len(bodies), dtype=bool)
    for index in range(1, len(bodies)):
        turned = _exchanged(bodies[index - 1], bodies[index], joints, limits.swap_move_least)
        exchanged[index] = exchanged[index - 1] ^ turned
    return exchanged if exchanged.mean() <= 0.5 else ~exchanged


def _exchanged(before: Landmarks, after: Landmarks, joints: Iterable[str], least: float) -> bool:
    """Whether the joints moved to the other side: the least distance counts in trunk lengths."""
    stays = exchanges = 0.0
    for joint in joints:
        old, new = ([body.joint(joint, side) for side in (Side.LEFT, Side.RIGHT)] for body in (before, after))
        stays += float(np.hypot(*(new[0] - old[0])) + np.hypot(*(new[1] - old[1])))
        exchanges += float(np.hypot(*(new[0] - old[1])) + np.hypot(*(new[1] - old[0])))
    return stays > least * _trunk_length(before) and exchanges < stays / 2


def _length(body: Landmarks, start: str, end: str, side: Side) -> float:
    return float(np.hypot(*(body.joint(end, side) - body.joint(start, side))))


def _trunk_length(body: Landmarks) -> float:
    return float(np.hypot(*(body.middle("shoulder") - body.middle("hip"))))
