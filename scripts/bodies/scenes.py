"""What is around the person, and how the picture was taken."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.bodies.people import Color, Person
from scripts.bodies.pose import Pose


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of furniture: a box from its lowest to its highest corner in the room, meters."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]
    color: Color


@dataclass(frozen=True, slots=True)
class Other:
    """A second person, standing somewhere else in the room (x, z meters), turned so far to their left of the camera."""

    person: Person
    pose: Pose
    place: tuple[float, float]
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Loose:
    """Loose clothes: how far they stand off the skin, meters, and their colors."""

    gap: float
    shirt: Color
    trousers: Color


@dataclass(frozen=True, slots=True)
class Scene:
    """`light` 1 is a bright room. `noise` is the standard deviation of a pixel. `empty` leaves the person out."""

    wall: Color = (206, 208, 204)
    floor: Color = (150, 128, 104)
    light: float = 1.0
    noise: float = 3.0
    blocks: tuple[Block, ...] = ()
    others: tuple[Other, ...] = ()
    loose: Loose | None = None
    empty: bool = False

    @property
    def people(self) -> int:
        """How many persons the picture shows."""
        return len(self.others) + (not self.empty)


PLAIN = Scene()
