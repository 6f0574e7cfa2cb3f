"""What the rest of Synovia asks of this room: people, one person, a face, a picture's angle, a clip's recording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from synovia.domain.motion import angles, quality
from synovia.domain.motion.angles import NECK, PLANAR, Motion, SeenFrom, View
from synovia.domain.motion.landmarks import NAMES, Landmark, Landmarks, Side
from synovia.domain.motion.limits import Limits
from synovia.domain.motion.measuring import Reading, picture_reading
from synovia.domain.motion.quality import Flag
from synovia.domain.motion.recording import Frame, Recording
from synovia.exchange.pose.crops import Image, Points
from synovia.exchange.pose.detector import PERSON, detections, overlap
from synovia.exchange.pose.face import face_mesh, faces, follow_face
from synovia.exchange.pose.landmarker import FoundPose, look, region_around
from synovia.exchange.pose.refusals import HalfPerson, NoPerson, SeveralPeople, WrongView
from synovia.exchange.pose.weights import FACE_LANDMARK, PACKAGES, POSE_HEAVY, Weights

__all__ = ["face_mesh", "find_pose", "one_pose", "picture_angle", "read_photo", "recording_of_clip"]

WHOLE = tuple(
    Landmark[name] for name in ("NOSE", "LEFT_SHOULDER", "RIGHT_SHOULDER", "LEFT_ANKLE", "RIGHT_ANKLE")
)
"""What a picture of a whole person must hold."""
LOOK_AGAIN = 10
"""A clip is searched for further people every so many pictures."""


def find_pose(image: Image, weights: Weights = POSE_HEAVY, *, search: bool = False) -> tuple[FoundPose, ...]:
    """Every person in an RGB picture, the surest first; nobody is an empty tuple.

    The detector often sees only the largest of several people. With `search` it looks once more with those found
    painted over, which costs a quarter more time.
    """
    found = _looked(image, image, weights)
    if not search or not found:
        return found
    return _different((*found, *_looked(_painted_over(image, found), image, weights)))


def _looked(shown: Image, image: Image, weights: Weights) -> tuple[FoundPose, ...]:
    """The people the detector finds in the picture shown, each looked at in the picture itself."""
    regions = (region_around(found.points[0], found.points[1]) for found in detections(PERSON, shown))
    return _different(found for region in regions if (found := look(image, region, weights)) is not None)


def _painted_over(image: Image, found: Iterable[FoundPose]) -> Image:
    """The picture without these people: their boxes in its mean color."""
    painted = image.copy()
    for one in found:
        left, top, right, bottom = _box(one.landmarks).astype(int)
        aside = (right - left) // 10
        painted[max(0, top - aside) : max(0, bottom), max(0, left - aside) : max(0, right + aside)] = (
            image.mean(axis=(0, 1))
        )
    return painted


def one_pose(image: Image, *, whole: bool = True, weights: Weights = POSE_HEAVY) -> FoundPose:
    """The only person in the picture, from head to feet unless `whole` is off.

    Raises NoPerson, SeveralPeople or HalfPerson.
    """
    found = find_pose(image, weights, search=True)
    if not found:
        raise NoPerson(Flag.NO_PERSON.words)
    if len(found) > 1:
        raise SeveralPeople(Flag.SEVERAL_PEOPLE.words)
    if whole and not found[0].landmarks.inside(WHOLE):
        raise HalfPerson(
            "Only a part of the person is in the picture. Step back until head and feet are seen."
        )
    return found[0]


def check_view(found: FoundPose, view: View, limits: Limits) -> None:
    """WrongView when the camera did not look square at that view (front and back alike)."""
    if not quality.view_is_right(found.landmarks, view, limits):
        seen = "from the side" if view is View.SIDE else "from the front or from behind"
        raise WrongView(f"The photo does not show the person squarely {seen}. Turn and take it again.")


def picture_angle(
    image: Image,
    motion: Motion,
    side: Side,
    limits: Limits,
    roll: float = 0.0,
    seen_from: SeenFrom = SeenFrom.FRONT,
) -> Reading:
    """One photo's angle; `read_photo` without the body."""
    return read_photo(image, motion, side, limits, roll, seen_from)[0]


def read_photo(
    image: Image,
    motion: Motion,
    side: Side,
    limits: Limits,
    roll: float = 0.0,
    seen_from: SeenFrom = SeenFrom.FRONT,
) -> tuple[Reading, Landmarks]:
    """One photo's angle by the heavy network, looked at twice, as it is and mirrored; and the body that was read.

    The value is of the mean of both. Where they differ by more than `mirror_most`, a side or a joint was confused, and
    the reading is refused. `seen_from` matters where the camera stands before or behind the person: a body that reads
    the other way is refused. Raises NoPerson, SeveralPeople or HalfPerson.
    """
    found = one_pose(image, whole=False)
    if not found.landmarks.inside(PLANAR[motion].landmarks(side)):
        raise HalfPerson(Flag.OUT_OF_PICTURE.words)
    again = mirrored_look(image, found)
    if again is None:
        return Reading(None, (Flag.MODEL_DOUBTS,)), found.landmarks
    body = _mean(found.landmarks, again)
    direction = seen_from.direction if PLANAR[motion].view is View.FRONT else None
    reading = picture_reading(motion, body, side, limits, roll, direction)
    one, other = (
        angles.angle(motion, angles.upright(each, roll), side, direction=direction)
        for each in (found.landmarks, again)
    )
    if abs(one - other) > limits.mirror_most:
        return Reading(None, (*reading.flags, Flag.MODEL_DOUBTS)), body
    return reading, body


def mirrored_look(image: Image, found: FoundPose) -> Landmarks | None:
    """The same person found in the mirrored picture, brought back: left and right are named anew by the network."""
    width = image.shape[1]
    region = replace(found.region, x=width - found.region.x, turn=-found.region.turn)
    seen = look(np.ascontiguousarray(image[:, ::-1]), region, found.weights)
    if seen is None:
        return None
    points = seen.landmarks.points[_EXCHANGED].copy()
    points[:, 0] = width - points[:, 0]
    return replace(seen.landmarks, points=points, visibility=seen.landmarks.visibility[_EXCHANGED])


def recording_of_clip(
    pictures: Iterable[tuple[float, Image]],
    motion: Motion,
    side: Side,
    *,
    roll: float = 0.0,
    camera_round: float = 0.0,
    seen_from: SeenFrom = SeenFrom.FRONT,
) -> Recording:
    """A clip's landmarks, as the browser would have recorded them; the first picture counts as the neutral pose."""
    of_neck = motion in NECK
    size = (1, 1)
    frames = []
    watched = _watch_face(pictures) if of_neck else _watch_body(pictures)
    for frame, image in watched:
        frames.append(frame)
        size = (image.shape[1], image.shape[0])
    neutral = next((frame for frame in frames if frame.face is not None or frame.body is not None), None)
    if neutral is None:
        raise NoPerson(Flag.NO_PERSON.words)
    used = FACE_LANDMARK if of_neck else POSE_HEAVY
    return Recording(
        motion,
        side,
        *size,
        roll,
        camera_round,
        used.name,
        used.sha256,
        PACKAGES,
        neutral,
        tuple(frames),
        seen_from,
    )


def _watch_body(pictures: Iterable[tuple[float, Image]]) -> Iterator[tuple[Frame, Image]]:
    """Follows the person from picture to picture, and looks for others every now and then."""
    last: FoundPose | None = None
    people = 1
    for index, (time, image) in enumerate(pictures):
        if last is None or index % LOOK_AGAIN == 0:
            found = find_pose(image, search=True)
            people, last = max(1, len(found)), found[0] if found else None
        else:
            last = look(image, last.region, last.weights)
        yield Frame(time, last.landmarks if last else None, None, people), image


def _watch_face(pictures: Iterable[tuple[float, Image]]) -> Iterator[tuple[Frame, Image]]:
    last = None
    people = 1
    for index, (time, image) in enumerate(pictures):
        last = face_mesh(image) if last is None else follow_face(image, last)
        people = max(1, faces(image)) if index % LOOK_AGAIN == 0 else people
        yield Frame(time, None, last, people), image


def _different(found: Iterable[FoundPose]) -> tuple[FoundPose, ...]:
    """Two finds of one body count once."""
    kept: list[FoundPose] = []
    for one in found:
        if all(overlap(_seen(one.landmarks), _seen(other.landmarks)) < 0.5 for other in kept):
            kept.append(one)
    return tuple(kept)


def _seen(body: Landmarks) -> Points:
    """The box of what the picture shows of a body: where a cut-off body goes on is the network's guess, each time anew."""
    return np.clip(_box(body), 0, [body.width, body.height] * 2)


def _box(body: Landmarks) -> Points:
    return np.concatenate([body.points.min(axis=0), body.points.max(axis=0)])


def _mean(one: Landmarks, other: Landmarks) -> Landmarks:
    visible = (one.visibility + other.visibility) / 2
    return replace(one, points=(one.points + other.points) / 2, visibility=visible)


def _other_side(name: str) -> str:
    swap = {"left": "right", "right": "left"}
    return "_".join(swap.get(part, part) for part in name.split("_"))


_EXCHANGED: Sequence[int] = [NAMES.index(_other_side(name)) for name in NAMES]
