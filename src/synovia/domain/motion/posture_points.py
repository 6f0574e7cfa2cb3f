"""The points a therapist places on a posture photo: in which views, and which of them a pose model can guess.

A guess is a place to start dragging from. What a model cannot know (C7, ASIS, PSIS, the sacrum) starts empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from synovia.domain.motion.angles import roll_of
from synovia.domain.motion.landmarks import Array, Landmarks, Side, sided
from synovia.domain.motion.posture_angles import (
    Photo,
    PostureView,
    lateral_shift,
    pixels_per_centimeter,
    plumb_offsets,
    posture_measures,
)

VERTICAL = ("vertical_top", "vertical_bottom")
SCALE = ("scale_one", "scale_other")
GUESSED = {
    "tragus": "ear", "canthus": "eye_outer", "acromion": "shoulder", "trochanter": "hip", "malleolus": "ankle",
    "hip": "hip", "knee": "knee", "ankle": "ankle",
}  # fmt: skip
"""Point to the model's nearest landmark: not the same place, so that each stays marked until a hand has been there."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point by its name; `tool` points measure the picture and not the person."""

    name: str
    tool: bool = False

    @property
    def root(self) -> str:
        """The name without its side."""
        return self.name.removesuffix("_left").removesuffix("_right")


def _both(*roots: str) -> tuple[str, ...]:
    return tuple(f"{root}_{side}" for root in roots for side in ("left", "right"))


_PERSON: Mapping[PostureView, tuple[str, ...]] = {
    PostureView.FRONT: _both("tragus", "acromion", "asis", "hip", "knee", "ankle"),
    PostureView.BACK: ("c7", "s1", "s2", *_both("tragus", "acromion", "psis", "hip", "knee", "ankle")),
}
_SIDE = ("tragus", "canthus", "c7", "acromion", "s1", "asis", "psis", "trochanter", "knee", "malleolus")


def points_of(view: PostureView) -> tuple[Point, ...]:
    """The points of a view, from the head down, then those of the picture itself."""
    person = tuple(Point(name) for name in _PERSON.get(view, _SIDE))
    return (*person, *(Point(name, tool=True) for name in (*VERTICAL, *SCALE)))


def guesses(body: Landmarks, view: PostureView, least_visible: float) -> dict[str, tuple[float, float]]:
    """Where the model's landmarks suggest points of this view, in pixels; what it cannot see is left out."""
    found: dict[str, tuple[float, float]] = {}
    for point in points_of(view):
        guess = GUESSED.get(point.root)
        if guess is None or point.tool:
            continue
        landmark = sided(guess, _side_of(point, view))
        if body.visibility[landmark] >= least_visible and body.inside([landmark]):
            x, y = (round(float(one), 1) for one in body.at(landmark))
            found[point.name] = (x, y)
    return found


def _side_of(point: Point, view: PostureView) -> Side:
    for side in (Side.LEFT, Side.RIGHT):
        if point.name.endswith(f"_{side}"):
            return side
    return Side(str(view))


def measured(
    view: PostureView, places: Mapping[str, Array], centimeters: float | None
) -> dict[str, tuple[float, str]]:
    """Everything these points measure: id to value and unit ("degrees" or "centimeters").

    The picture is turned upright by the vertical's two points, where both are there. Distances need the scale's two
    points and the centimeters between them.
    """
    roll = roll_of(*(places[name] for name in VERTICAL)) if all(one in places for one in VERTICAL) else 0.0
    photo = Photo(view, places, roll)
    found = {name: (value, "degrees") for name, value in posture_measures(photo).items()}
    if centimeters and all(one in places for one in SCALE):
        per = pixels_per_centimeter(places[SCALE[0]], places[SCALE[1]], centimeters)
        found |= {name: (pixels / per, "centimeters") for name, pixels in _distances(photo).items()}
    return found


def _distances(photo: Photo) -> dict[str, float]:
    points = photo.points
    if photo.view is PostureView.BACK and "c7" in points and "s2" in points:
        return {"lateral_shift": lateral_shift(photo)}
    if photo.view in (PostureView.LEFT, PostureView.RIGHT) and "malleolus" in points:
        return {f"plumb_{name}": pixels for name, pixels in plumb_offsets(photo).items()}
    return {}
