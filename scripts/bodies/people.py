"""Invented people: a shape, a skin, hair and clothes. Nobody real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.mesh import Array, Mesh, Shape, average, mesh_of

Color = tuple[int, int, int]
Mask = NDArray[np.bool_]
Hair = Literal["none", "short", "long"]

LIGHT, TAN, BROWN, DARK = (222, 172, 144), (196, 144, 108), (141, 94, 66), (92, 62, 48)
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
    body = average()
    strongest = body.weights.argmax(axis=1)
    heads = np.stack([body.heads[bone] for bone in body.bones])[strongest]
    along = np.stack([body.tails[bone] for bone in body.bones])[strongest] - heads
    lengths = np.maximum((along**2).sum(axis=1), 1e-9)
    shares = ((body.vertices - heads) * along).sum(axis=1) / lengths
    return tuple(body.bones[number].split(".")[0] for number in strongest), shares


@lru_cache(maxsize=1)
def wardrobe() -> Mapping[str, Mask]:
    """Which vertices each piece of clothing covers: `shirt`, `loose_shirt`, `shorts`, …"""
    body = average()
    names, shares = _held()
    x, y, z = np.abs(body.vertices[:, 0]), body.vertices[:, 1], body.vertices[:, 2]

    def of(*starts: str) -> Mask:
        return np.array([name.startswith(starts) for name in names])

    limbs_off = ~of("lowerarm", "wrist", "finger", "metacarpal", "upperarm02")
    waist, knee = body.heads["spine05"][1] + 0.05, body.heads["lowerleg01.L"][1]
    collar = np.where(x > 0.085, 9, body.heads["neck01"][1] - 0.045 - 0.4 * (z - body.heads["neck01"][2]))
    sleeve = of("upperarm02") & (shares < 0.35)
    legs = limbs_off & (y < waist)
    shoes = of("foot", "toe") | (of("lowerleg02") & (shares > 0.9))
    shirt = limbs_off & (y < collar) & (y < body.heads["head"][1] - 0.06)
    return {
        "shirt": (shirt & (y >= waist)) | sleeve,
        "loose_shirt": (shirt & (y >= waist - 0.2)) | (of("upperarm02") & (shares < 0.85)),
        "shorts": legs & (y > knee + 0.12),
        "trousers": legs & ~shoes,
        "shoes": shoes,
    }


@lru_cache(maxsize=16)
def colors_of(person: Person) -> Array:
    """A color for every vertex, RGB 0 to 255: skin, face, hair and clothes."""
    body = average()
    painted = np.tile(np.array(person.skin, dtype=float), (len(body.vertices), 1))
    painted[_lips()] = 0.55 * painted[_lips()] + 0.45 * LIPS
    if person.hair_style != "none":
        painted[_scalp()] = person.hair
    painted[_brows()] = 0.3 * painted[_brows()] + 0.7 * np.array(person.hair) * 0.8
    for piece, color in (("shirt", person.shirt), ("shorts", person.shorts), ("shoes", person.shoes)):
        painted[wardrobe()[piece]] = color
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
def long_hair() -> NDArray[np.int64]:
    """Triangles of hair that hangs behind, face and chest free."""
    body = average()
    triangles = body.parts["helper-hair"]
    middle = body.vertices[triangles].mean(axis=1)
    eye, neck = body.heads["eye.L"], body.heads["neck01"]
    above = middle[:, 1] > eye[1] + 0.05
    behind = middle[:, 2] < np.where(middle[:, 1] > neck[1], eye[2] - 0.05, neck[2] - 0.01)
    return np.asarray(triangles[above | behind])


@lru_cache(maxsize=1)
def _scalp() -> Mask:
    """Head above a line from the brow over the ears to the nape."""
    body = average()
    names, _ = _held()
    eye = body.heads["eye.L"]
    height, ahead = body.vertices[:, 1] - eye[1], body.vertices[:, 2] - eye[2]
    line = np.interp(ahead, [-0.2, -0.105, -0.075, -0.03, 0.02], [-0.07, -0.05, 0.015, 0.045, 0.065])
    head = np.array([name not in {"jaw"} and not name.startswith(("spine", "clav")) for name in names])
    ears = (
        (np.abs(body.vertices[:, 0]) > 0.0755) & (np.abs(height) < 0.045) & (ahead < -0.03) & (ahead > -0.1)
    )
    return np.asarray(head & (height > line) & ~ears & (body.vertices[:, 1] > eye[1] - 0.1))


@lru_cache(maxsize=1)
def _brows() -> Mask:
    body = average()
    eye = body.heads["eye.L"]
    across, height = np.abs(body.vertices[:, 0]), body.vertices[:, 1] - eye[1]
    arch = 0.019 - 0.25 * np.abs(across - 0.033)
    near = (across > 0.012) & (across < 0.052) & (np.abs(height - arch) < 0.0045)
    return np.asarray(near & (body.vertices[:, 2] > eye[2] - 0.01))


@lru_cache(maxsize=1)
def _lips() -> Mask:
    names, _ = _held()
    lips = np.array([name.startswith(("oris", "tongue")) for name in names])
    body = average()
    return lips & (np.abs(body.vertices[:, 0]) < 0.024)
