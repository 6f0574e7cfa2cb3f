"""A body set to exact joint angles: each segment is given its direction, so its angle is right by construction.

Angles are degrees by the neutral-zero method, 0 standing straight with the arms hanging, as the camera's motion keys
name them. They are planar: of the sagittal plane (flexion) or the frontal plane (abduction, side-bends, levels).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from scripts.bodies.mesh import Array, Mesh
from scripts.bodies.turning import ACROSS, bow, frame, parts_of, tilt, twist

SIDES = ("left", "right")
SPINE = ("spine05", "spine04", "spine03", "spine02", "spine01")
NECK = ("neck01", "neck02", "neck03")
JOINTS = {
    "shoulder": "upperarm01",
    "elbow": "lowerarm01",
    "wrist": "wrist",
    "hip": "upperleg01",
    "knee": "lowerleg01",
}
JOINTS |= {"ankle": "foot"}

SIDED = (
    "shoulder_flexion",
    "shoulder_abduction",
    "elbow_flexion",
    "hip_flexion",
    "hip_abduction",
    "knee_flexion",
)
TOWARD = (
    "trunk_lateral_flexion",
    "cervical_lateral_flexion",
    "cervical_rotation",
    "shoulder_level",
    "pelvic_level",
)
"""Motions toward a side: what is +10 to the left is −10 to the right. A level is positive to the side that is higher."""
WHOLE = ("trunk_flexion", "cervical_flexion", "craniovertebral")
MOTIONS = (*SIDED, "knee_valgus", *TOWARD, *WHOLE)

RESTING_ARM = 9.0  # degrees out from the trunk, where arms hang beside the hips
MOVING_ARM = 3.0  # degrees out of the plane of a flexion, so that the arm passes the hip
RESTING_ELBOW = 8.0
SUPINE = 70.0  # degrees the palm turns forward while the elbow is measured, as with a goniometer
IN_PELVIS = 0.35  # share of a forward bend that comes from the hips, the rest from the spine
IN_GIRDLE = 0.16  # degrees the shoulder girdle rises with each degree of the arm beyond 30
CLOSE = 1e-5


@dataclass(frozen=True, slots=True)
class Pose:
    """Angles asked for, by motion and side (`left`, `right` or "")."""

    angles: Mapping[tuple[str, str], float]

    @classmethod
    def of(cls, **named: float) -> Self:
        """`Pose.of(knee_flexion_left=60, trunk_flexion=20)`. KeyError for a motion that is not known."""
        return cls({_key(name): degrees for name, degrees in named.items()})

    def asked(self, motion: str, side: str = "") -> float | None:
        """The angle asked for, None where the body rests. Toward the right asked is toward the left, negative."""
        found = self.angles.get((motion, side))
        if found is None and motion in TOWARD:
            other = self.angles.get((motion, _other(side)))
            return None if other is None else -other
        return found

    def mirrored(self) -> Self:
        """Left and right exchanged."""
        return type(self)(
            {(motion, _other(side)): degrees for (motion, side), degrees in self.angles.items()}
        )

    def __or__(self, more: Pose) -> Pose:
        return Pose({**self.angles, **more.angles})


STANDING = Pose({})


@dataclass(frozen=True, slots=True)
class Posed:
    """A body in its pose, standing on the ground. `joints` are rig centers by name (`knee_left`); `turns` by bone.

    `moves` are what `blended` needs to bring along whatever else the body wears.
    """

    vertices: Array
    joints: Mapping[str, Array]
    turns: Mapping[str, Array]
    moves: Array


class Unreachable(ValueError):
    """No posture of the body gives the angles asked for."""


def posed(mesh: Mesh, pose: Pose, c7: int, tragi: tuple[int, ...]) -> Posed:
    """The mesh at the pose's angles. `c7` and `tragi` are the vertices between which the craniovertebral angle is asked.

    Limbs and head are exact by construction. Trunk, shoulder level and craniovertebral angle are reached by correcting
    the spine, girdle and neck until the line measured is the line asked. Raises Unreachable.
    """
    hidden = _Hidden(mesh, pose)
    rates, before = np.ones(4), (hidden.steps, np.zeros(4))
    for _ in range(60):
        misses = hidden.misses(hidden.core(), c7, tragi)
        if np.abs(misses).max() < CLOSE:
            return _standing(mesh, hidden.whole())
        rates = _rates(rates, hidden.steps - before[0], before[1] - misses)
        before = hidden.steps, misses
        hidden.steps = hidden.steps + np.clip(rates * misses, -40, 40)
    raise Unreachable(f"{dict(pose.angles)}: still {misses.round(2)} degrees away")


def _rates(rates: Array, stepped: Array, gained: Array) -> Array:
    """How far to step for each degree missed, learned from the last step (secant rule)."""
    learned = np.divide(stepped, gained, out=rates.copy(), where=np.abs(gained) > 1e-9)
    return np.clip(learned, 0.4, 3)


def frontal(start: Array, end: Array) -> float:
    """How far the arrow leans to the body's left from straight up, degrees."""
    return float(np.degrees(np.arctan2(end[0] - start[0], end[1] - start[1])))


def sagittal(start: Array, end: Array) -> float:
    """How far the arrow leans forward from straight up, degrees."""
    return float(np.degrees(np.arctan2(end[2] - start[2], end[1] - start[1])))


class _Rig:
    """Where each bone's head comes to, and how far it is turned from rest: set from the root outward.

    A bone that is not set keeps its parent's turn. What has been read is not set again.
    """

    def __init__(self, mesh: Mesh) -> None:
        self.mesh = mesh
        self._turns: dict[str, Array] = {}
        self._places: dict[str, Array] = {}

    def set(self, bone: str, turn: Array, place: Array | None = None) -> None:
        self._turns[bone] = turn
        if place is not None:
            self._places[bone] = place

    def limb(self, upper: str, lower: str, end: str, above: Array, below: Array) -> None:
        """Both segments of a limb: `above` and `below` are the turns of a hanging limb to where each is asked."""
        heads = self.mesh.heads
        first, second = heads[lower] - heads[upper], heads[end] - heads[lower]
        hinge = np.cross(second, first) if upper.startswith("upperarm") else ACROSS
        self.set(upper, above @ frame(first, hinge).T)
        self.set(lower, below @ frame(second, hinge).T)

    def roll(self, lower: str, end: str, turn: Array) -> None:
        """The far half of a limb's lower segment turned further about its own line; its end stays where it was."""
        heads, held = self.mesh.heads, self.turn(lower)
        self.set(lower.replace("01", "02"), turn @ held)
        self.set(end, turn @ held, self.place(lower) + held @ (heads[end] - heads[lower]))

    def turn(self, bone: str) -> Array:
        found = self._turns.get(bone)
        if found is None:
            parent = self.mesh.parents[bone]
            found = self._turns[bone] = self.turn(parent) if parent else np.eye(3)
        return found

    def place(self, bone: str) -> Array:
        found = self._places.get(bone)
        if found is None:
            parent, heads = self.mesh.parents[bone], self.mesh.heads
            along = (
                self.turn(parent) @ (heads[bone] - heads[parent]) + self.place(parent)
                if parent
                else heads[bone]
            )
            found = self._places[bone] = along
        return found

    def joint(self, name: str, side: str) -> Array:
        return self.place(bone_of(name, side))

    def middle(self, name: str) -> Array:
        return np.asarray((self.joint(name, "left") + self.joint(name, "right")) / 2)

    def moves(self) -> Array:
        """What each bone does to a point at rest: a turn (9 numbers, by rows), then a shift (3)."""
        bones, heads = self.mesh.bones, self.mesh.heads
        turns = np.stack([self.turn(bone) for bone in bones])
        shifts = [self.place(bone) - self.turn(bone) @ heads[bone] for bone in bones]
        return np.concatenate([turns.reshape(-1, 9), shifts], axis=1)

    def skin(self, rows: Array) -> Array:
        """Where these vertices come to."""
        return blended(self.mesh.vertices[rows], self.mesh.weights[rows], self.moves())


def blended(points: Array, weights: Array, moves: Array) -> Array:
    """Linear-blend skinning: each point goes by the mean of its bones' moves."""
    blend = weights @ moves
    turned = np.einsum("vij,vj->vi", blend[:, :9].reshape(-1, 3, 3), points)
    return np.asarray(turned + blend[:, 9:])


def bone_of(joint: str, side: str) -> str:
    """The bone that begins at this joint."""
    return f"{JOINTS[joint]}.{_letter(side)}"


class _Hidden:
    """What the body does so that the lines measured are those asked: five steps, corrected until they are.

    Steps: forward bend and side-bend of the trunk, rise of the left and fall of the right shoulder, forward lean of the
    neck.
    """

    def __init__(self, mesh: Mesh, pose: Pose) -> None:
        self.mesh, self.pose = mesh, pose
        self.steps = np.zeros(4)

    def misses(self, rig: _Rig, c7: int, tragi: tuple[int, ...]) -> Array:
        """By how much each step is to grow."""
        asked = self.pose.asked
        trunk = rig.middle("hip"), rig.middle("shoulder")
        missed = [
            (asked("trunk_flexion") or 0) - sagittal(*trunk),
            (asked("trunk_lateral_flexion", "left") or 0) - frontal(*trunk),
            0.0,
            0.0,
        ]
        level, craniovertebral = asked("shoulder_level", "left"), asked("craniovertebral")
        if level is not None:
            missed[2] = level - level_of(rig.joint("shoulder", "left"), rig.joint("shoulder", "right"))
        if craniovertebral is not None:
            neck, *ears = rig.skin(np.array([c7, *tragi]))
            missed[3] = 90 - craniovertebral - sagittal(neck, np.mean(ears, axis=0))
        return np.array(missed)

    def core(self) -> _Rig:
        """Trunk, girdle and head in the pose that the steps so far give, mid-hips where they were."""
        rig = _Rig(self.mesh)
        self._trunk(rig)
        self._head(rig)
        for side in SIDES:
            self._girdle(rig, side)
        return rig

    def whole(self) -> _Rig:
        """The core with its limbs."""
        rig = self.core()
        for side in SIDES:
            self._arm(rig, side)
            self._leg(rig, side)
        return rig

    def _trunk(self, rig: _Rig) -> None:
        forward, sideways = self.steps[:2]
        tipped = -(self.pose.asked("pelvic_level", "left") or 0)
        pelvis = tilt(-tipped) @ bow(forward * IN_PELVIS)
        middle = (self.mesh.heads["upperleg01.L"] + self.mesh.heads["upperleg01.R"]) / 2
        rig.set("root", pelvis, middle + pelvis @ (self.mesh.heads["root"] - middle))
        bend = tilt(-(sideways - tipped)) @ bow(forward * (1 - IN_PELVIS))
        for bone, turn in zip(SPINE, parts_of(bend, len(SPINE)), strict=True):
            rig.set(bone, pelvis @ turn)

    def _head(self, rig: _Rig) -> None:
        asked, chest = self.pose.asked, rig.turn("spine01")
        turned = twist(asked("cervical_rotation", "left") or 0) @ bow(asked("cervical_flexion") or 0)
        turned = turned @ tilt(-(asked("cervical_lateral_flexion", "left") or 0))
        for bone, turn in zip(NECK, parts_of(turned, len(NECK) + 1), strict=False):
            rig.set(bone, chest @ bow(self.steps[3]) @ turn)
        rig.set("head", chest @ turned)

    def _girdle(self, rig: _Rig, side: str) -> None:
        """The shoulder rises with the arm, so that the upper arm is not torn from it."""
        raised = max(
            self.pose.asked(motion, side) or 0 for motion in ("shoulder_flexion", "shoulder_abduction")
        )
        risen = max(0.0, raised - 30) * IN_GIRDLE
        rig.set(
            f"clavicle.{_letter(side)}", rig.turn("spine01") @ tilt(_outward(side) * risen + self.steps[2])
        )

    def _arm(self, rig: _Rig, side: str) -> None:
        """An arm that is asked for goes by the trunk's line, one that is not hangs."""
        asked = self.pose.asked
        flexion, abduction = asked("shoulder_flexion", side), asked("shoulder_abduction", side)
        elbow = asked("elbow_flexion", side)
        if abduction is not None:
            upper = tilt(_outward(side) * abduction) @ bow(-(flexion or 0))
        else:
            aside = RESTING_ARM if flexion is None else MOVING_ARM
            upper = bow(-(flexion or 0)) @ tilt(_outward(side) * aside)
        if flexion is not None or abduction is not None:
            upper = frame(rig.middle("hip") - rig.middle("shoulder"), ACROSS) @ upper
        lower = upper @ bow(-(RESTING_ELBOW if elbow is None else elbow))
        upper_arm, forearm, wrist = (bone_of(joint, side) for joint in ("shoulder", "elbow", "wrist"))
        rig.limb(upper_arm, forearm, wrist, upper, lower)
        if elbow is not None:
            rig.roll(forearm, wrist, lower @ twist(_outward(side) * SUPINE) @ lower.T)

    def _leg(self, rig: _Rig, side: str) -> None:
        flexion, abduction, knee, valgus = (
            self.pose.asked(motion, side)
            for motion in ("hip_flexion", "hip_abduction", "knee_flexion", "knee_valgus")
        )
        knee = max(0.0, flexion or 0) if knee is None else knee  # a raised thigh lets the shank hang
        inward = (valgus or 0) / 2
        thigh = tilt(_outward(side) * ((abduction or 0) - inward)) @ bow(-(flexion or 0))
        shank = thigh @ tilt(_outward(side) * 2 * inward) @ bow(knee)
        hip, below, foot = (bone_of(joint, side) for joint in ("hip", "knee", "ankle"))
        rig.limb(hip, below, foot, thigh, shank)
        rig.set(foot, shank)


def level_of(left: Array, right: Array) -> float:
    """How much higher the left point stands than the right, degrees in the frontal plane."""
    return float(np.degrees(np.arctan2(left[1] - right[1], left[0] - right[0])))


def _standing(mesh: Mesh, rig: _Rig) -> Posed:
    moves = rig.moves()
    vertices = blended(mesh.vertices, mesh.weights, moves)
    ground = np.array([0.0, vertices[mesh.triangles.ravel(), 1].min(), 0.0])
    moves[:, 9:] -= ground
    joints = {f"{name}_{side}": rig.joint(name, side) - ground for name in JOINTS for side in SIDES}
    return Posed(vertices - ground, joints, {bone: rig.turn(bone) for bone in mesh.bones}, moves)


def _key(name: str) -> tuple[str, str]:
    for side in SIDES:
        if name.endswith(f"_{side}"):
            motion = name.removesuffix(f"_{side}")
            break
    else:
        motion, side = name, ""
    if motion not in MOTIONS or (side == "") != (motion in WHOLE):
        raise KeyError(name)
    return motion, side


def _letter(side: str) -> str:
    return side[0].upper()


def _outward(side: str) -> int:
    """The sign of x that leads away from the body on that side."""
    return 1 if side == "left" else -1


def _other(side: str) -> str:
    return {"left": "right", "right": "left"}.get(side, side)
