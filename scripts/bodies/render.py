"""A person in a room, as a camera would take the picture, and the truth about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from scripts.bodies.camera import Camera
from scripts.bodies.mesh import Array, Mesh, average
from scripts.bodies.people import Person, body_of, colors_of
from scripts.bodies.people import long_hair as flowing
from scripts.bodies.places import surface
from scripts.bodies.pose import Pose, Posed, posed
from scripts.bodies.raster import Canvas, Drawable, draw
from scripts.bodies.room import room
from scripts.bodies.scenes import PLAIN, Scene
from scripts.bodies.truth import Truth, truth_of
from scripts.bodies.turning import twist

SUN = np.array([0.35, 0.6, 0.72]) / np.linalg.norm([0.35, 0.6, 0.72])
AMBIENT, DIRECT = 0.46, 0.54
SOFTNESS = 0.6  # pixels: a lens is never quite sharp


@dataclass(frozen=True, slots=True)
class Rendered:
    """The picture, RGB (H, W, 3), and what is true of it."""

    image: NDArray[np.uint8]
    truth: Truth


def picture(person: Person, pose: Pose, camera: Camera, scene: Scene = PLAIN, seed: int = 0) -> Rendered:
    """The person in this pose, in this scene. The same seed gives the same picture. Raises Unreachable for a pose."""
    chance = np.random.default_rng(seed)
    body = stand(body_of(person), pose)
    canvas = room(camera, scene, chance)
    if not scene.empty:
        _draw_person(canvas, camera, person, camera.into_room(body.vertices))
    for other in scene.others:
        places = stand(body_of(other.person), other.pose).vertices @ twist(other.turn).T
        _draw_person(canvas, camera, other.person, places + np.array([other.place[0], 0, other.place[1]]))
    return Rendered(_developed(canvas, scene, chance), truth_of(body, camera, scene.people))


def stand(mesh: Mesh, pose: Pose) -> Posed:
    """The body in this pose, its craniovertebral angle between its own C7 and tragi."""
    marks = surface()
    return posed(mesh, pose, marks["c7"], (marks["tragus_left"], marks["tragus_right"]))


def _draw_person(canvas: Canvas, camera: Camera, person: Person, places: Array) -> None:
    pixels, nearness = camera.project(places)
    triangles = _triangles(person.hair_style == "long")
    lit = colors_of(person) * _light(places, triangles)[:, None]
    draw(canvas, Drawable(pixels, nearness, lit, triangles))


@lru_cache(maxsize=2)
def _triangles(long_hair: bool) -> NDArray[np.int64]:
    body = average()
    eyes = (body.parts["helper-l-eye"], body.parts["helper-r-eye"])
    return np.concatenate([body.triangles, *eyes, *([flowing()] if long_hair else [])])


@lru_cache(maxsize=2)
def _meeting(long_hair: bool) -> sparse.csr_matrix:
    """Which triangles meet at each vertex."""
    triangles = _triangles(long_hair)
    columns = np.repeat(np.arange(len(triangles)), 3)
    count = len(average().vertices)
    return sparse.csr_matrix((np.ones(columns.size), (triangles.ravel(), columns)), (count, len(triangles)))


def _light(places: Array, triangles: NDArray[np.int64]) -> Array:
    """How bright each vertex is: light from above and before, soft light from everywhere."""
    a, b, c = (places[triangles[:, corner]] for corner in range(3))
    normals = _meeting(len(triangles) == len(_triangles(True))) @ np.cross(b - a, c - a)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return np.asarray(AMBIENT + DIRECT * np.maximum(normals @ SUN, 0) + 0.06 * normals[:, 1])


def _developed(canvas: Canvas, scene: Scene, chance: np.random.Generator) -> NDArray[np.uint8]:
    """Lens blur, the room's light, and the noise of the sensor."""
    soft = cv2.GaussianBlur(canvas.color, (0, 0), SOFTNESS) * scene.light
    soft += chance.standard_normal(soft.shape, dtype=np.float32) * scene.noise
    return np.clip(soft, 0, 255).astype(np.uint8)
