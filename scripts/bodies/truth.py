"""What is true of a posed body: angles from the rig's joint centers, and where each landmark lies in the picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.spatial.transform import Rotation

from scripts.bodies.camera import Camera, View
from scripts.bodies.mesh import Array
from scripts.bodies.places import surface
from scripts.bodies.pose import SIDES, Posed, frontal, level_of, sagittal

SHORTEST = 0.3  # share of a segment's length its projection must keep for a planar angle to mean anything


@dataclass(frozen=True, slots=True)
class Truth:
    """`angles` in degrees by motion key and side (`left`, `right`, ""); `places` in pixels by landmark (`knee_left`).

    Joints (`shoulder_`, `elbow_`, `wrist_`, `hip_`, `knee_`, `ankle_`) are rig centers; the others lie on the skin.
    `visible` is the side that faces the camera, "" from front or back. `inside` says which landmarks the picture holds.
    `people` is how many persons the picture shows.
    """

    angles: Mapping[tuple[str, str], float]
    places: Mapping[str, Array]
    view: View
    visible: str
    inside: frozenset[str]
    people: int = 1

    def angle(self, motion: str, side: str = "") -> float:
        """KeyError where the angle is not defined in its plane."""
        return self.angles[motion, side]


def truth_of(body: Posed, camera: Camera, people: int = 1) -> Truth:
    """The truth about a picture of this body."""
    points = {name: body.vertices[row] for name, row in surface().items()} | dict(body.joints)
    pixels, _ = camera.project(camera.into_room(np.stack(list(points.values()))))
    places = dict(zip(points, pixels, strict=True))
    inside = frozenset(
        name for name, (x, y) in places.items() if 0 <= x <= camera.width - 1 and 0 <= y <= camera.rows - 1
    )
    return Truth(angles_of(body), places, camera.view, camera.nearer, inside, people)


def angles_of(body: Posed) -> dict[tuple[str, str], float]:
    """Every angle of the body that its pose defines, degrees."""
    found = _of_trunk(body) | _of_head(body)
    for side in SIDES:
        found |= _of_limbs(body, side)
    thighs = [found["hip_abduction", side] for side in SIDES if ("hip_abduction", side) in found]
    return found | {("thighs_apart", ""): sum(thighs)} if len(thighs) == len(SIDES) else found


def turned(start: Array, end: Array) -> float:
    """From one arrow to another in a plane, degrees counterclockwise, in (−90, 270]: an arm raised beyond 180 goes on."""
    found = math.degrees(math.atan2(start[0] * end[1] - start[1] * end[0], float(start @ end)))
    return found + 360 if found <= -90 else found


def _from_left(arrow: Array) -> Array:
    """The sagittal plane: forward, up. Forward of a hanging limb is counterclockwise."""
    return np.array([arrow[2], arrow[1]])


def _from_front(arrow: Array) -> Array:
    """The frontal plane: left, up. A hanging left limb going outward is counterclockwise."""
    return np.array([arrow[0], arrow[1]])


def _of_trunk(body: Posed) -> dict[tuple[str, str], float]:
    joints = body.joints
    hips, shoulders = ((joints[f"{name}_left"] + joints[f"{name}_right"]) / 2 for name in ("hip", "shoulder"))
    marks = surface()
    neck, ears = (
        body.vertices[marks["c7"]],
        (body.vertices[marks["tragus_left"]] + body.vertices[marks["tragus_right"]]) / 2,
    )
    return {
        ("trunk_flexion", ""): sagittal(hips, shoulders),
        **_toward("trunk_lateral_flexion", frontal(hips, shoulders)),
        **_toward("shoulder_level", level_of(joints["shoulder_left"], joints["shoulder_right"])),
        **_toward("pelvic_level", level_of(joints["hip_left"], joints["hip_right"])),
        ("craniovertebral", ""): 90 - sagittal(neck, ears),
    }


def _toward(motion: str, left: float) -> dict[tuple[str, str], float]:
    return {(motion, "left"): left, (motion, "right"): -left}


def _of_head(body: Posed) -> dict[tuple[str, str], float]:
    """Rotation, then flexion, then side-bend of the head against the chest."""
    against = body.turns["spine01"].T @ body.turns["head"]
    rotation, flexion, bend = Rotation.from_matrix(against).as_euler("YXZ", degrees=True)
    return {
        **_toward("cervical_rotation", float(rotation)),
        ("cervical_flexion", ""): float(flexion),
        **_toward("cervical_lateral_flexion", float(-bend)),
    }


def _of_limbs(body: Posed, side: str) -> dict[tuple[str, str], float]:
    """Planar angles of arm and leg: the sagittal plane seen from the left, the frontal plane so that outward is positive."""
    at = {
        name: body.joints[f"{name}_{side}"] for name in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")
    }
    middle = {
        name: (body.joints[f"{name}_left"] + body.joints[f"{name}_right"]) / 2 for name in ("shoulder", "hip")
    }
    trunk, down = middle["hip"] - middle["shoulder"], np.array([0.0, -1.0, 0.0])
    upper, fore = at["elbow"] - at["shoulder"], at["wrist"] - at["elbow"]
    thigh, shank = at["knee"] - at["hip"], at["ankle"] - at["knee"]
    outward = 1 if side == "left" else -1
    arrows = {
        "shoulder_flexion": (_from_left, trunk, upper),
        "elbow_flexion": (_from_left, upper, fore),
        "hip_flexion": (_from_left, down, thigh),
        "hip_flexion_to_trunk": (_from_left, trunk, thigh),
        "knee_flexion": (_from_left, shank, thigh),
        "shoulder_abduction": (_from_front, trunk, upper),
        "hip_abduction": (_from_front, trunk, thigh),
        "knee_valgus": (_from_front, thigh, shank),
    }
    found: dict[tuple[str, str], float] = {}
    for motion, (plane, start, end) in arrows.items():
        first, second = plane(start), plane(end)
        degrees = turned(first, second) if plane is _from_left or outward > 0 else turned(second, first)
        if min(np.linalg.norm(plane(one)) / np.linalg.norm(one) for one in (start, end)) >= SHORTEST:
            found[motion, side] = degrees
    # The elbow bends in the arm's own plane, a few degrees off the sagittal one where the arm passes the hip.
    bent = math.degrees(
        math.acos(float(np.clip(upper @ fore / np.linalg.norm(upper) / np.linalg.norm(fore), -1, 1)))
    )
    found["elbow_flexion", side] = math.copysign(bent, found.get(("elbow_flexion", side), 1))
    return found
