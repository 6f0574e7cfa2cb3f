"""A person in a room, as a camera would take the picture, and the truth about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from scripts.bodies.camera import Camera
from scripts.bodies.clothes import bare, cloth, hung, meeting_of, normals_of
from scripts.bodies.mesh import Array, Mesh, average
from scripts.bodies.people import Person, body_of, colors_of
from scripts.bodies.people import long_hair as flowing
from scripts.bodies.places import surface
from scripts.bodies.pose import Pose, Posed, blended, posed
from scripts.bodies.raster import Canvas, Drawable, draw
from scripts.bodies.room import room
from scripts.bodies.scenes import PLAIN, Loose, Scene
from scripts.bodies.truth import Truth, truth_of
from scripts.bodies.turning import twist

Triangles = NDArray[np.int64]
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
    body = stand(body_of(person), pose)
    image = developed(staged(person, body, camera, scene, seed), scene, np.random.default_rng((seed, 1)))
    return Rendered(image, truth_of(body, camera, scene.people))


def staged(person: Person, body: Posed, camera: Camera, scene: Scene, seed: int) -> Canvas:
    """What stands before the lens: the room, the person, the others."""
    canvas = room(camera, scene, np.random.default_rng(seed))
    if not scene.empty:
        _draw_person(canvas, camera, person, camera.into_room(body.vertices), scene.loose is not None)
        if scene.loose:
            _draw_loose(canvas, camera, body_of(person), body, scene.loose)
    for other in scene.others:
        places = stand(body_of(other.person), other.pose).vertices @ twist(other.turn).T
        _draw_person(canvas, camera, other.person, places + np.array([other.place[0], 0, other.place[1]]))
    return canvas


def stand(mesh: Mesh, pose: Pose) -> Posed:
    """The body in this pose, its craniovertebral angle between its own C7 and tragi."""
    marks = surface()
    return posed(mesh, pose, marks["c7"], (marks["tragus_left"], marks["tragus_right"]))


def _draw_person(
    canvas: Canvas, camera: Camera, person: Person, places: Array, dressed: bool = False
) -> None:
    look = person.hair_style == "long", dressed
    _draw(canvas, camera, places, _triangles(*look), _meeting(*look), colors_of(person))


def _draw_loose(canvas: Canvas, camera: Camera, mesh: Mesh, body: Posed, loose: Loose) -> None:
    """Shirt over trousers; cloth has two sides, so no side is left out."""
    for piece, color, gap in (
        ("trousers", loose.trousers, loose.gap),
        ("loose_shirt", loose.shirt, loose.gap * 1.2),
    ):
        places = camera.into_room(blended(hung(mesh, piece, gap), mesh.weights, body.moves))
        triangles = cloth(piece)
        meeting = meeting_of(triangles, len(places))
        _draw(
            canvas,
            camera,
            places,
            triangles,
            meeting,
            np.tile(np.array(color, dtype=float), (len(places), 1)),
        )


def _draw(
    canvas: Canvas,
    camera: Camera,
    places: Array,
    triangles: Triangles,
    meeting: sparse.csr_matrix,
    colors: Array,
) -> None:
    pixels, nearness = camera.project(places)
    normals = normals_of(places, triangles, meeting)
    light = AMBIENT + DIRECT * np.maximum(normals @ SUN, 0) + 0.06 * normals[:, 1]
    draw(canvas, Drawable(pixels, nearness, colors * light[:, None], triangles))


@lru_cache(maxsize=4)
def _triangles(long_hair: bool, dressed: bool) -> Triangles:
    """Skin, eyes and hair; what loose clothes hide is left out, so that it cannot pierce them."""
    body = average()
    eyes = (body.parts["helper-l-eye"], body.parts["helper-r-eye"])
    return np.concatenate([bare() if dressed else body.triangles, *eyes, *([flowing()] if long_hair else [])])


@lru_cache(maxsize=4)
def _meeting(long_hair: bool, dressed: bool) -> sparse.csr_matrix:
    return meeting_of(_triangles(long_hair, dressed), len(average().vertices))


def developed(canvas: Canvas, scene: Scene, chance: np.random.Generator) -> NDArray[np.uint8]:
    """Lens blur, the room's light, and the noise of the sensor."""
    soft = cv2.GaussianBlur(canvas.color, (0, 0), SOFTNESS) * scene.light
    soft += chance.standard_normal(soft.shape, dtype=np.float32) * scene.noise
    return np.asarray(np.clip(soft, 0, 255), dtype=np.uint8)
