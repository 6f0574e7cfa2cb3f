"""Posture photos as the page shows them: points with their words, measures against what is usual and against last time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.examination.posture import is_doubtful, real_change
from synovia.domain.examination.references import PostureMeasure
from synovia.domain.motion.posture_angles import PostureView
from synovia.domain.motion.posture_points import points_of
from synovia.domain.rules.values import Quantity
from synovia.knowledge.library import library

if TYPE_CHECKING:
    from synovia.records.imaging.models import Photo

POINTS = {
    "tragus": (gettext_lazy("Ear"), gettext_lazy("the small flap in front of the ear canal")),
    "canthus": (gettext_lazy("Eye corner"), gettext_lazy("the outer corner of the eye")),
    "c7": (gettext_lazy("C7"), gettext_lazy("the most prominent bone at the base of the neck")),
    "acromion": (gettext_lazy("Acromion"), gettext_lazy("the bony tip of the shoulder")),
    "s1": (gettext_lazy("S1"), gettext_lazy("the middle of the sacrum's upper edge")),
    "s2": (gettext_lazy("S2"), gettext_lazy("the middle of the sacrum between the dimples")),
    "asis": (gettext_lazy("ASIS"), gettext_lazy("the front point of the pelvis")),
    "psis": (gettext_lazy("PSIS"), gettext_lazy("the dimple at the back of the pelvis")),
    "trochanter": (gettext_lazy("Hip"), gettext_lazy("the bony knob at the side of the hip")),
    "hip": (gettext_lazy("Hip"), gettext_lazy("the middle of the hip joint")),
    "knee": (gettext_lazy("Knee"), gettext_lazy("the middle of the knee joint")),
    "malleolus": (gettext_lazy("Ankle"), gettext_lazy("the outer ankle bone")),
    "ankle": (gettext_lazy("Ankle"), gettext_lazy("the middle of the ankle")),
    "vertical_top": (
        gettext_lazy("Plumb line, top"),
        gettext_lazy("a plumb line or door frame in the picture"),
    ),
    "vertical_bottom": (gettext_lazy("Plumb line, bottom"), gettext_lazy("the same line further down")),
    "scale_one": (gettext_lazy("Scale, one end"), gettext_lazy("a ruler held beside the body")),
    "scale_other": (gettext_lazy("Scale, other end"), gettext_lazy("the other end of the ruler")),
}
_SIDES = {"left": gettext_lazy("left"), "right": gettext_lazy("right")}
MARGIN = "posture/doubtful-margin"
UNIT = {"degrees": "°", "centimeters": " cm"}


@dataclass(frozen=True, slots=True)
class PointShown:
    """A point to place."""

    name: str
    title: str
    hint: str
    tool: bool


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """One measure, what is usual, how far it can be off, and what it was before."""

    measure: PostureMeasure
    value: str
    usual: str
    error: str
    was: str = ""
    change: str = ""
    is_real: bool = False
    is_doubtful: bool = False


def points_shown(view: str) -> tuple[PointShown, ...]:
    """The points of a view in words."""
    return tuple(_point(point.name, point.root, tool=point.tool) for point in points_of(PostureView(view)))


def _point(name: str, root: str, *, tool: bool) -> PointShown:
    title, hint = POINTS[root]
    side = _SIDES.get(name.removeprefix(f"{root}_"))
    return PointShown(name, f"{title}, {side}" if side else str(title), str(hint), tool)


def measures_shown(
    measures: Mapping[str, Any], before: Mapping[str, Any] | None = None
) -> tuple[MeasureShown, ...]:
    """Every measure that is known to the library, in its order there."""
    known = (one for one in library().references.postures if one.id in measures)
    return tuple(_measure(one, measures[one.id], (before or {}).get(one.id)) for one in known)


def _measure(known: PostureMeasure, now: Mapping[str, Any], before: Mapping[str, Any] | None) -> MeasureShown:
    unit = UNIT.get(known.unit, "")
    value = float(now["value"])
    usual = ""
    if known.typical_low is not None and known.typical_high is not None:
        usual = _("%(low)s to %(high)s%(unit)s") % {
            "low": f"{known.typical_low:g}",
            "high": f"{known.typical_high:g}",
            "unit": unit,
        }
    margin = library().values[MARGIN]
    assert isinstance(margin, Quantity), "a plain number by its file"
    doubtful = is_doubtful(known, value, margin.number)
    shown = MeasureShown(known, f"{value:g}{unit}", usual, f"±{known.mdc:g}{unit}", is_doubtful=doubtful)
    return shown if before is None else _beside(shown, value, float(before["value"]))


def _beside(shown: MeasureShown, value: float, before: float) -> MeasureShown:
    unit = UNIT.get(shown.measure.unit, "")
    is_real = real_change(shown.measure, before, value)
    return replace(
        shown,
        was=f"{before:g}{unit}",
        change=f"{value - before:+.1f}{unit}",
        is_real=is_real,
    )


def lines_of(view: str, places: Mapping[str, Any]) -> tuple[tuple[float, float, float, float], ...]:
    """The lines drawn over a photo, as x1, y1, x2, y2: those between points that are both there."""
    return tuple(
        (*_place(places[one]), *_place(places[other]))
        for one, other in pairs_of(view)
        if one in places and other in places
    )


def _place(place: Iterable[float]) -> tuple[float, float]:
    x, y = place
    return float(x), float(y)


_LINES_SIDE = (
    ("c7", "tragus"), ("tragus", "canthus"), ("c7", "acromion"), ("c7", "s1"), ("psis", "asis"),
    ("trochanter", "knee"), ("knee", "malleolus"), ("vertical_top", "vertical_bottom"), ("scale_one", "scale_other"),
)  # fmt: skip
_LINES_FACE = (
    ("tragus_left", "tragus_right"), ("acromion_left", "acromion_right"), ("asis_left", "asis_right"),
    ("psis_left", "psis_right"), ("c7", "s1"), ("hip_left", "knee_left"), ("knee_left", "ankle_left"),
    ("hip_right", "knee_right"), ("knee_right", "ankle_right"), ("vertical_top", "vertical_bottom"),
    ("scale_one", "scale_other"),
)  # fmt: skip


def pairs_of(view: str) -> tuple[tuple[str, str], ...]:
    """Which points are joined by a line in this view."""
    return _LINES_SIDE if view in (PostureView.LEFT, PostureView.RIGHT) else _LINES_FACE


def drawing_of(photo: Photo) -> dict[str, object]:
    """What a template needs to draw a photo with its points and lines."""
    places = photo.placement.places
    return {
        "photo": photo,
        "lines": lines_of(photo.view, places),
        "marks": [_place(place) for place in places.values()],
    }
