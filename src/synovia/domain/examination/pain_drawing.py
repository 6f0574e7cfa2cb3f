"""What was drawn on the body chart: complaints in order, each with areas; an area is drawn, chosen by list, or both.

A drawing is data from a browser: `read_drawing` takes it strictly, and says in words why it does not.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from synovia.domain.terms.findings import complaint

MOST_COMPLAINTS = 6
MOST_AREAS = 12
MOST_STROKES = 300
MOST_POINTS = 2000
LONGEST_NAME = 80
LONGEST_NOTE = 300
THINNEST, THICKEST = 8, 80  # width of a brush; the thinnest still meets the middle of a cell of 5 units
USUAL_WIDTH = 20
QUALITIES = complaint.PAIN_CHARACTER.choices
CONSTANCY = complaint.PAIN_PATTERN.choices
NO_PAIN = frozenset({"tingling", "numb"})
"""What is felt without being pain: an area that is only this does not count among those that hurt."""


class View(StrEnum):
    """A side the body is seen from. On the front view the person's left is on the drawing's right."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"


class Tool(StrEnum):
    """How a stroke was made: with a brush, as an outline that is filled, or taking away what was drawn before."""

    BRUSH = "brush"
    OUTLINE = "outline"
    ERASER = "eraser"


class Depth(StrEnum):
    """Where under the skin the person feels it."""

    SURFACE = "surface"
    DEEP = "deep"
    BOTH = "both"


class DrawingRefused(ValueError):
    """The drawing cannot be read; the message says where and why."""


Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of the pen on one view: points in the figure's units, x to the drawing's right, y down."""

    view: View
    points: tuple[Spot, ...]
    width: int = USUAL_WIDTH
    tool: Tool = Tool.BRUSH


@dataclass(frozen=True, slots=True)
class Area:
    """Where something is felt and what it is like. Intensities are 0 to 10; None and "" are not said, never normal."""

    strokes: tuple[Stroke, ...] = ()
    regions: frozenset[str] = frozenset()
    quality: frozenset[str] = frozenset()
    now: int | None = None
    worst: int | None = None
    best: int | None = None
    depth: str = ""
    constancy: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it lies nowhere."""
        return not self.strokes and not self.regions

    @property
    def hurts(self) -> bool:
        """Whether it is pain: numbness and tingling alone are felt, but do not hurt, unless pain is scored."""
        only_felt = bool(self.quality) and self.quality <= NO_PAIN
        return not only_felt or any(score for score in (self.now, self.worst, self.best))


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint in the person's order, the first the worst."""

    name: str = ""
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything marked on one chart."""

    complaints: tuple[Complaint, ...] = ()

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """A drawing as it was kept: read once already, so taken as it is."""
        return cls(tuple(_complaint(row, None) for row in kept.get("complaints", ())))

    @property
    def areas(self) -> tuple[Area, ...]:
        """All areas of all complaints."""
        return tuple(area for complaint in self.complaints for area in complaint.areas)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return all(area.is_empty for area in self.areas)

    @property
    def is_drawn(self) -> bool:
        """Whether a pen was used: such a drawing belongs to its figure."""
        return any(area.strokes for area in self.areas)

    def as_json(self) -> dict[str, Any]:
        """The drawing as the database and the browser keep it."""
        return {"complaints": [_complaint_json(complaint) for complaint in self.complaints]}


def read_drawing(given: object, regions: Collection[str]) -> Drawing:
    """The drawing in this JSON value. Raises DrawingRefused for anything that is not exactly a drawing."""
    table = _table(given, "the drawing")
    rows = _list(table.get("complaints"), "complaints", MOST_COMPLAINTS)
    return Drawing(tuple(_complaint(row, frozenset(regions)) for row in rows))


def contradictions(area: Area) -> Iterator[tuple[str, str]]:
    """Pairs of intensities that cannot both be right: the first is lower than the second, and must not be."""
    for high, low in (("worst", "now"), ("now", "best"), ("worst", "best")):
        above, below = getattr(area, high), getattr(area, low)
        if above is not None and below is not None and above < below:
            yield high, low


def _complaint(row: object, known: frozenset[str] | None) -> Complaint:
    table = _table(row, "a complaint")
    areas = _list(table.get("areas"), "areas", MOST_AREAS)
    return Complaint(
        _text(table.get("name", ""), "name", LONGEST_NAME), tuple(_area(area, known) for area in areas)
    )


def _area(row: object, known: frozenset[str] | None) -> Area:
    table = _table(row, "an area")
    strokes = _list(table.get("strokes", []), "strokes", MOST_STROKES)
    return Area(
        strokes=tuple(_stroke(stroke) for stroke in strokes),
        regions=_chosen(table, "regions", known),
        quality=_chosen(table, "quality", frozenset(QUALITIES)),
        now=_score(table, "now"),
        worst=_score(table, "worst"),
        best=_score(table, "best"),
        depth=_one_of(table, "depth", tuple(Depth)),
        constancy=_one_of(table, "constancy", CONSTANCY),
        note=_text(table.get("note", ""), "note", LONGEST_NOTE),
    )


def _stroke(row: object) -> Stroke:
    table = _table(row, "a stroke")
    flat = _list(table.get("points"), "points", 2 * MOST_POINTS)
    if not flat or len(flat) % 2 or not all(_is_whole(number) and -200 <= number <= 1200 for number in flat):
        raise DrawingRefused("A stroke's points must be pairs of whole numbers on the figure.")
    width = table.get("width", USUAL_WIDTH)
    if not _is_whole(width) or not THINNEST <= width <= THICKEST:
        raise DrawingRefused(f"A stroke's width must lie between {THINNEST} and {THICKEST}.")
    view, tool = _one_of(table, "view", tuple(View)), _one_of(table, "tool", tuple(Tool))
    if not view:
        raise DrawingRefused("A stroke must lie on a view.")
    points = tuple(zip(flat[::2], flat[1::2], strict=True))
    return Stroke(View(view), points, width, Tool(tool or Tool.BRUSH))


def _is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _table(given: object, what: str) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise DrawingRefused(f"{what.capitalize()} must be a table of names and values.")
    return given


def _list(given: object, what: str, most: int) -> list[Any]:
    if not isinstance(given, list):
        raise DrawingRefused(f"“{what}” must be a list.")
    if len(given) > most:
        raise DrawingRefused(f"There are more than {most} {what}.")
    return given


def _text(given: object, what: str, longest: int) -> str:
    if not isinstance(given, str) or "\x00" in given:
        raise DrawingRefused(f"“{what}” must be a text.")
    return given.strip()[:longest]


def _chosen(table: Mapping[str, Any], what: str, known: frozenset[str] | None) -> frozenset[str]:
    chosen = _list(table.get(what, []), what, 400)
    for one in chosen:
        if not isinstance(one, str) or (known is not None and one not in known):
            raise DrawingRefused(f"“{one}” is not one of the {what}.")
    return frozenset(chosen)


def _score(table: Mapping[str, Any], what: str) -> int | None:
    score = table.get(what)
    if score is not None and (not _is_whole(score) or not 0 <= score <= 10):
        raise DrawingRefused(f"“{what}” must be a whole number from 0 to 10, or left out.")
    return score


def _one_of(table: Mapping[str, Any], what: str, allowed: Collection[str]) -> str:
    given = table.get(what, "")
    if given != "" and given not in allowed:
        raise DrawingRefused(f"“{given}” is not a {what}.")
    return str(given)


def _complaint_json(complaint: Complaint) -> dict[str, Any]:
    return {"name": complaint.name, "areas": [_area_json(area) for area in complaint.areas]}


def _area_json(area: Area) -> dict[str, Any]:
    return {
        "strokes": [_stroke_json(stroke) for stroke in area.strokes],
        "regions": sorted(area.regions),
        "quality": sorted(area.quality),
        "now": area.now,
        "worst": area.worst,
        "best": area.best,
        "depth": area.depth,
        "constancy": area.constancy,
        "note": area.note,
    }


def _stroke_json(stroke: Stroke) -> dict[str, Any]:
    return {
        "view": str(stroke.view),
        "tool": str(stroke.tool),
        "width": stroke.width,
        "points": [number for point in stroke.points for number in point],
    }
