"""From the points on a photo to measures, and from confirmed measures to findings the therapist is offered."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import numpy as np

from synovia.domain.motion.posture_angles import PostureView
from synovia.domain.motion.posture_points import measured, points_of
from synovia.domain.terms.finding import Value
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.imaging.queries import measured_postures


class BadPlace(ValueError):
    """A point that is not on the photo, or that this view does not have."""


def read_places(
    given: Mapping[str, Any], view: str, width: int, height: int
) -> dict[str, tuple[float, float]]:
    """The points as sent by a browser. Raises BadPlace for unknown ones, and for those outside the picture."""
    known = {point.name for point in points_of(PostureView(view))}
    places: dict[str, tuple[float, float]] = {}
    for name, place in given.items():
        if name not in known:
            raise BadPlace(name)
        places[name] = _place(name, place, width, height)
    return places


def _place(name: str, place: Any, width: int, height: int) -> tuple[float, float]:
    try:
        x, y = (float(one) for one in place)
    except (TypeError, ValueError):
        raise BadPlace(name) from None
    if not (0 <= x <= width and 0 <= y <= height):
        raise BadPlace(name)
    return round(x, 1), round(y, 1)


def measures_of(
    view: str, places: Mapping[str, Sequence[float]], centimeters: float | None
) -> dict[str, dict[str, Any]]:
    """Every measure the points allow: id to value (one decimal) and unit."""
    points = {name: np.array(place, dtype=float) for name, place in places.items()}
    found = measured(PostureView(view), points, centimeters)
    return {name: {"value": round(value, 1), "unit": unit} for name, (value, unit) in found.items()}


def findings_from_photos(evaluation_pk: UUID) -> dict[str, Value]:
    """Findings that confirmed photos of this evaluation speak for: to be offered, never filled in.

    The craniovertebral angle differs between sides: where both were measured, the smaller one is offered.
    """
    offered: dict[str, Value] = {}
    for measures in measured_postures(evaluation_pk).values():
        for name, value in measures.items():
            finding = VOCABULARY.get(name)
            if finding is None or not (finding.low or 0) <= value <= (finding.high or 0):
                continue
            before = offered.get(name)
            offered[name] = min(value, before) if isinstance(before, float) else value
    return offered
