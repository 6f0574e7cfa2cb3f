"""Where the parts of small drawings go. Pure arithmetic; angles in degrees, positions in SVG units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

Amount = int | float


@dataclass(frozen=True)
class Point:
    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:.2f} {self.y:.2f}"


@dataclass(frozen=True)
class Dial:
    """A half circle opening downward: 0 lies at the left end, `maximum` at the right."""

    center: Point
    radius: float
    maximum: float

    def share(self, amount: Amount) -> float:
        """How far along the dial, 0 to 1; what lies beyond an end is shown at that end."""
        return min(max(float(amount) / self.maximum, 0.0), 1.0)

    def at(self, amount: Amount, radius: float | None = None) -> Point:
        """The point of the dial that stands for this amount."""
        angle = radians(180 * (1 - self.share(amount)))
        reach = self.radius if radius is None else radius
        return Point(self.center.x + reach * cos(angle), self.center.y - reach * sin(angle))

    def arc(self, start: Amount, end: Amount) -> str:
        """The path from one amount to another along the dial."""
        return f"M {self.at(start)} A {self.radius:g} {self.radius:g} 0 0 1 {self.at(end)}"

    def tick(self, amount: Amount, inner: float, outer: float) -> tuple[Point, Point]:
        """A short line across the dial."""
        return self.at(amount, inner), self.at(amount, outer)


def round_up(amount: Amount) -> float:
    """The next calm number for the end of a scale.

    >>> [round_up(n) for n in (7, 52, 93, 140)]
    [10.0, 60.0, 100.0, 150.0]
    """
    step = 10 if amount <= 100 else 50
    return float(max(step, -(-float(amount) // step) * step))


def line(
    values: Sequence[Amount | None], low: Amount, high: Amount, width: float, height: float
) -> list[list[Point]]:
    """The runs of a line chart: a value that is not known breaks the line, it is never drawn as zero."""
    gap = width / max(len(values) - 1, 1)
    span = float(high - low) or 1.0
    runs: list[list[Point]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        share = min(max((float(value) - low) / span, 0.0), 1.0)
        runs[-1].append(Point(index * gap, height * (1 - share)))
    return [run for run in runs if run]


def path(points: Iterable[Point]) -> str:
    """An SVG path through these points."""
    return "M " + " L ".join(str(point) for point in points)
