"""Invented people: a shape, a skin, hair and clothes. Nobody real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from scripts.bodies.mesh import Array, Mesh, Shape, mesh_of

Color = tuple[int, int, int]
Hair = Literal["none", "short", "long"]

LIGHT, TAN, BROWN, DARK = (232, 190, 165), (198, 148, 112), (141, 94, 66), (88, 58, 44)
LIPS = np.array([170.0, 80, 80])
WHITE_OF_EYE, IRIS = np.array([235.0, 232, 228]), np.array([60.0, 45, 35])


@dataclass(frozen=True, slots=True)
class Person:
    """Who stands before the camera. Colors are RGB, 0 to 255."""

    name: str
    shape: Shape
    skin: Color = LIGHT
    hair: Color = (52, 36, 28)
    hair_style: Hair = "short"
    shirt: Color = (38, 84, 160)
    shorts: Color = (44, 46, 54)
    shoes: Color = (225, 225, 225)


PEOPLE: Mapping[str, Person] = {
    person.name: person
    for person in (
        Person("man", Shape(male=1, age=0.5, muscle=0.6), shirt=(36, 92, 168)),
        Person("woman", Shape(male=0, age=0.5), TAN, (40, 26, 20), "long", (190, 50, 70), (30, 34, 60)),
        Person("heavy_woman", Shape(male=0, age=0.85, weight=0.95), DARK, (25, 22, 22), "short", (235, 200, 60)),
        Person("thin_man", Shape(male=1, age=0.9, muscle=0.3, weight=0.2), LIGHT, (190, 188, 184), "short", (70, 130, 80)),
        Person("old_woman", Shape(male=0, age=0.95, muscle=0.35), LIGHT, (205, 205, 205), "short", (120, 70, 140)),
        Person("heavy_man", Shape(male=1, age=0.7, weight=0.9), BROWN, (30, 26, 24), "none", (200, 90, 30)),
        Person("strong_man", Shape(male=1, age=0.5, muscle=0.95, weight=0.6), DARK, (20, 18, 18), "none", (235, 235, 235), (150, 30, 30)),
        Person("thin_woman", Shape(male=0, age=0.5, weight=0.15), LIGHT, (196, 150, 80), "long", (20, 130, 130), (90, 90, 100)),
        Person("tan_woman", Shape(male=0, age=0.7, weight=0.65), BROWN, (35, 25, 20), "none", (240, 140, 160), (20, 20, 20)),
        Person("child", Shape(male=0.5, age=0.3), TAN, (70, 45, 30), "short", (240, 120, 30), (40, 60, 120)),
    )
}  # fmt: skip


def body_of(person: Person) -> Mesh:
    """The person's body at rest; the last 16 are kept."""
    return _body(person.shape)


@lru_cache(maxsize=16)
def _body(shape: Shape) -> Mesh:
    return mesh_of(shape)


@lru_cache(maxsize=1)
def _held() -> tuple[tuple[str, ...], Array]:
    """For each vertex the bone that moves it most, side left off; and how far along that bone it lies, 0 to 1."""
    body = mesh_of(Shape())
    strongest = body.weights.argmax(axis=1)
    heads = np.stack([body.heads[bone] for bone in body.bones])[strongest]
    along = np.stack([body.tails[bone] for bone in body.bones])[strongest] - heads
    lengths = np.maximum((along**2).sum(axis=1), 1e-9)
    shares = ((body.vertices - heads) * along).sum(axis=1) / lengths
    return tuple(body.bones[number].split(".")[0] for number in strongest), shares


@lru_cache(maxsize=32)
def covered(*parts: tuple[str, float, float]) -> Array:
    """Which vertices belong to these stretches of bones, as (name's beginning, from, to)."""
    names, shares = _held()
    found = np.zeros(len(names), dtype=bool)
    for start, low, high in parts:
        found |= np.array([name.startswith(start) for name in names]) & (shares >= low) & (shares <= high)
    return found


ALL = (-99.0, 99.0)
SHIRT = (("spine", *ALL), ("clavicle", *ALL), ("breast", *ALL), ("shoulder01", *ALL), ("upperarm01", *ALL),
         ("upperarm02", -99.0, 0.35))  # fmt: skip
SHORTS = (("pelvis", *ALL), ("root", *ALL), ("upperleg01", *ALL), ("upperleg02", -99.0, 0.62))
SHOES = (("foot", *ALL), ("toe", *ALL), ("lowerleg02", 0.9, 99.0))


def colors_of(person: Person) -> Array:
    """A color for every vertex, RGB 0 to 255: skin, face, hair and clothes."""
    body = mesh_of(Shape())
    painted = np.tile(np.array(person.skin, dtype=float), (len(body.vertices), 1))
    painted[_lips()] = 0.55 * painted[_lips()] + 0.45 * LIPS
    if person.hair_style != "none":
        painted[_scalp()] = person.hair
    painted[_brows()] = 0.3 * painted[_brows()] + 0.7 * np.array(person.hair) * 0.8
    painted[covered(*SHIRT)] = person.shirt
    painted[covered(*SHORTS)] = person.shorts
    painted[covered(*SHOES)] = person.shoes
    painted[np.unique(body.parts["helper-hair"])] = person.hair
    for letter in "LR":
        _paint_eye(painted, body, letter)
    return painted


def _paint_eye(painted: Array, body: Mesh, letter: str) -> None:
    rows = np.unique(body.parts[f"helper-{letter.lower()}-eye"])
    places = body.vertices[rows]
    front = places[places[:, 2].argmax()]
    painted[rows] = WHITE_OF_EYE
    painted[rows[np.linalg.norm(places[:, :2] - front[:2], axis=1) < 0.006]] = IRIS


@lru_cache(maxsize=1)
def _scalp() -> Array:
    """Head above a line from the brow over the ears to the nape."""
    body = mesh_of(Shape())
    names, _ = _held()
    eye = body.heads["eye.L"]
    height, ahead = body.vertices[:, 1] - eye[1], body.vertices[:, 2] - eye[2]
    line = np.interp(ahead, [-0.2, -0.105, -0.075, -0.03, 0.02], [-0.07, -0.05, 0.015, 0.045, 0.065])
    head = np.array([name not in {"jaw"} and not name.startswith(("spine", "clav")) for name in names])
    ears = (
        (np.abs(body.vertices[:, 0]) > 0.0755) & (np.abs(height) < 0.045) & (ahead < -0.03) & (ahead > -0.1)
    )
    return head & (height > line) & ~ears & (body.vertices[:, 1] > eye[1] - 0.1)


@lru_cache(maxsize=1)
def _brows() -> Array:
    body = mesh_of(Shape())
    eye = body.heads["eye.L"]
    across, height = np.abs(body.vertices[:, 0]), body.vertices[:, 1] - eye[1]
    arch = 0.019 - 0.25 * np.abs(across - 0.033)
    near = (across > 0.012) & (across < 0.052) & (np.abs(height - arch) < 0.0045)
    return near & (body.vertices[:, 2] > eye[2] - 0.01)


@lru_cache(maxsize=1)
def _lips() -> Array:
    names, _ = _held()
    lips = np.array([name.startswith(("oris", "tongue")) for name in names])
    body = mesh_of(Shape())
    return lips & (np.abs(body.vertices[:, 0]) < 0.024)
