"""What is around the person, and how the picture was taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from scripts.bodies.camera import Camera
from scripts.bodies.people import PEOPLE, Color, Person
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


def loose_clothes(chance: np.random.Generator) -> Scene:
    """Clothes that stand 1.5 to 4 cm off the skin, in any colors."""
    return Scene(loose=Loose(chance.uniform(0.015, 0.04), _color(chance), _color(chance)))


def clutter(chance: np.random.Generator) -> Scene:
    """A treatment room: table, chair, cabinet and plant beside and behind, pictures on the wall, any colors."""
    side = chance.choice([-1, 1])
    blocks = (
        *_table(side * chance.uniform(1.0, 1.3), chance.uniform(-0.9, -0.3), _color(chance)),
        *_chair(-side * chance.uniform(0.75, 1.0), chance.uniform(-0.9, 0.1), _color(chance)),
        *_plant(-side * chance.uniform(0.95, 1.2), -1.3, chance),
        *(_frame(x + chance.uniform(-0.1, 0.1), chance) for x in (-0.75, 0.0, 0.75)),
    )
    return Scene(wall=_pale(chance), floor=_color(chance, 70, 170), blocks=blocks)


def low_light(chance: np.random.Generator) -> Scene:
    """A dim room: a quarter to under half of the light, and a sensor that has to amplify."""
    return Scene(light=chance.uniform(0.26, 0.45), noise=chance.uniform(6, 10), wall=_pale(chance))


def someone_behind(chance: np.random.Generator) -> Scene:
    """A second person standing further back, half hidden or beside."""
    place = chance.choice([-1, 1]) * chance.uniform(0.45, 0.8), chance.uniform(-1.4, -1.0)
    return Scene(others=(_someone(chance, place),))


def someone_beside(chance: np.random.Generator) -> Scene:
    """A second person at the same distance."""
    return Scene(others=(_someone(chance, (chance.choice([-1, 1]) * chance.uniform(0.62, 0.72), 0.0)),))


def nobody(chance: np.random.Generator) -> Scene:
    """Furniture and nobody."""
    return replace(clutter(chance), empty=True)


def all_at_once(chance: np.random.Generator) -> Scene:
    """Loose clothes, clutter and little light."""
    dim = low_light(chance)
    return replace(clutter(chance), loose=loose_clothes(chance).loose, light=dim.light, noise=dim.noise)


HARDER: Mapping[str, Callable[[np.random.Generator], Scene]] = {
    made.__name__: made
    for made in (loose_clothes, clutter, low_light, someone_behind, someone_beside, nobody, all_at_once)
}


def scene(kind: str, seed: int) -> Scene:
    """One of the HARDER scenes, or `plain`; the same seed gives the same scene."""
    return PLAIN if kind == "plain" else HARDER[kind](np.random.default_rng(seed))


Half = Literal["upper", "lower", "left", "right"]


def cut(camera: Camera, half: Half, height: float = 1.7) -> Camera:
    """The picture moved so that it holds only this half of a person so tall; left and right as the picture has them."""
    hips = (camera.height - height * 0.56) * camera.focal / camera.distance
    moved = {
        "upper": (0.0, 0.5 - hips),
        "lower": (0.0, -0.5 - hips),
        "left": (0.5, 0.0),
        "right": (-0.5, 0.0),
    }
    return replace(camera, shift=moved[half])


def _someone(chance: np.random.Generator, place: tuple[float, float]) -> Other:
    person = list(PEOPLE.values())[chance.integers(len(PEOPLE))]
    pose = Pose.of(elbow_flexion_left=chance.uniform(5, 80), hip_flexion_right=chance.uniform(0, 15))
    return Other(person, pose, place, chance.uniform(-40, 40))


def _color(chance: np.random.Generator, low: int = 20, high: int = 235) -> Color:
    red, green, blue = (int(part) for part in chance.integers(low, high, 3))
    return red, green, blue


def _pale(chance: np.random.Generator) -> Color:
    return _color(chance, 160, 230)


def _table(x: float, z: float, color: Color) -> tuple[Block, ...]:
    legs = [(x + dx, z + dz) for dx in (-0.28, 0.28) for dz in (-0.55, 0.55)]
    posts = [Block((a - 0.03, 0, b - 0.03), (a + 0.03, 0.62, b + 0.03), (60, 60, 64)) for a, b in legs]
    return Block((x - 0.34, 0.62, z - 0.65), (x + 0.34, 0.74, z + 0.65), color), *posts


def _chair(x: float, z: float, color: Color) -> tuple[Block, ...]:
    legs = [(x + dx, z + dz) for dx in (-0.18, 0.18) for dz in (-0.18, 0.18)]
    posts = [Block((a - 0.02, 0, b - 0.02), (a + 0.02, 0.44, b + 0.02), (40, 36, 34)) for a, b in legs]
    seat = Block((x - 0.22, 0.44, z - 0.22), (x + 0.22, 0.49, z + 0.22), color)
    return seat, Block((x - 0.22, 0.49, z - 0.22), (x + 0.22, 0.92, z - 0.17), color), *posts


def _plant(x: float, z: float, chance: np.random.Generator) -> tuple[Block, ...]:
    leaves = []
    for _ in range(24):
        a, b, c = x + chance.normal(0, 0.13), chance.uniform(0.45, 1.3), z + chance.normal(0, 0.1)
        green = _color(chance, 20, 70)
        leaves.append(Block((a, b, c), (a + 0.09, b + 0.16, c + 0.03), (green[0], green[1] + 70, green[2])))
    return Block((x - 0.14, 0, z - 0.14), (x + 0.14, 0.4, z + 0.14), _color(chance)), *leaves


def _frame(x: float, chance: np.random.Generator) -> Block:
    width, height, foot = chance.uniform(0.3, 0.5), chance.uniform(0.3, 0.6), chance.uniform(1.3, 1.6)
    return Block((x - width / 2, foot, -1.59), (x + width / 2, foot + height, -1.56), _color(chance))
