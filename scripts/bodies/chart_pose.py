"""The poses a body chart draws: arms away from the trunk, palms forward, feet hanging so that instep and sole are seen.

Segments are set by direction in the world; skin follows by linear blending of its bones' turns. One side is posed and
its turns are mirrored, so a chart is symmetric as its mesh is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scripts.bodies.mesh import Array, Mesh

FINGERS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class ChartPose:
    """Angles in degrees. Out is away from the midline, forward is toward the front; `thumb` is where the thumb points:
    0 forward, 90 outward."""

    arm_out: float
    arm_forward: float
    forearm_out: float
    forearm_forward: float
    thumb: float
    foot_down: float
    spread: tuple[float, float, float, float, float] = (34.0, 7.0, 0.5, -6.0, -14.0)


FACING = ChartPose(arm_out=21, arm_forward=2, forearm_out=25, forearm_forward=4, thumb=90, foot_down=52)
SIDEWAYS = ChartPose(
    arm_out=6,
    arm_forward=38,
    forearm_out=4,
    forearm_forward=52,
    thumb=8,
    foot_down=0,
    spread=(20, 4, 0, -3, -7),
)


def posed(mesh: Mesh, pose: ChartPose) -> Array:
    """The mesh's vertices in this pose, as it stands in the rest pose otherwise."""
    return _Skeleton(mesh).skin(_turns_of(mesh, pose))


class _Skeleton:
    """Turns of bones, applied from the root outward."""

    def __init__(self, mesh: Mesh) -> None:
        self.mesh = mesh

    def skin(self, turns: dict[str, Array]) -> Array:
        mesh = self.mesh
        turned: dict[str, Array] = {}
        heads: dict[str, Array] = {}
        moved = np.zeros_like(mesh.vertices)
        for column, bone in enumerate(mesh.bones):
            parent = mesh.parents[bone]
            before = turned[parent] if parent else np.eye(3)
            at = (
                heads[parent] + before @ (mesh.heads[bone] - mesh.heads[parent])
                if parent
                else mesh.heads[bone]
            )
            turned[bone], heads[bone] = turns.get(bone, np.eye(3)) @ before, at
            shares = mesh.weights[:, column]
            rows = np.flatnonzero(shares)
            moved[rows] += shares[rows, None] * (
                (mesh.vertices[rows] - mesh.heads[bone]) @ turned[bone].T + at
            )
        loose = mesh.weights.sum(axis=1) == 0
        moved[loose] = mesh.vertices[loose]
        return moved


def _turns_of(mesh: Mesh, pose: ChartPose) -> dict[str, Array]:
    """Each bone's own turn, in the world, on top of its parent's."""
    left = _arm_turns(mesh, pose) | _foot_turns(mesh, pose)
    flip = np.diag([-1.0, 1.0, 1.0])
    return left | {bone.replace(".L", ".R"): flip @ turn @ flip for bone, turn in left.items()}


def _arm_turns(mesh: Mesh, pose: ChartPose) -> dict[str, Array]:
    heads = mesh.heads
    along_arm = pointing(pose.arm_out, pose.arm_forward)
    along_forearm = pointing(pose.forearm_out, pose.forearm_forward)
    arm = _turn_between(heads["lowerarm01.L"] - heads["upperarm01.L"], along_arm)
    elbow = _turn_between(arm @ (heads["wrist.L"] - heads["lowerarm01.L"]), along_forearm)
    so_far = elbow @ arm
    across = so_far @ (heads["metacarpal1.L"] - heads["metacarpal4.L"])
    knuckle = so_far @ (heads["finger2-1.L"] - heads["finger5-1.L"])
    wanted = np.array([np.sin(np.radians(pose.thumb)), 0.0, np.cos(np.radians(pose.thumb))])
    twist = _angle_about(along_forearm, across + knuckle, wanted)
    turns = {"upperarm01.L": arm, "lowerarm01.L": _about(along_forearm, 0.35 * twist) @ elbow}
    turns["lowerarm02.L"] = _about(along_forearm, 0.45 * twist)
    turns["wrist.L"] = _about(along_forearm, 0.20 * twist)
    so_far = _about(along_forearm, twist) @ so_far
    straighten = _turn_between(so_far @ (heads["finger3-1.L"] - heads["wrist.L"]), along_forearm)
    turns["wrist.L"] = straighten @ turns["wrist.L"]
    return turns | _finger_turns(mesh, pose, straighten @ so_far, along_forearm)


def _finger_turns(mesh: Mesh, pose: ChartPose, hand: Array, along: Array) -> dict[str, Array]:
    """Fingers straight and a little spread in the hand's own plane, toward the thumb being positive."""
    heads = mesh.heads
    toward_thumb = hand @ (heads["finger2-1.L"] - heads["finger5-1.L"])
    toward_thumb -= along * (toward_thumb @ along)
    toward_thumb /= np.linalg.norm(toward_thumb)
    turns: dict[str, Array] = {}
    for finger, degrees in zip(FINGERS, pose.spread, strict=True):
        wanted = np.cos(np.radians(degrees)) * along + np.sin(np.radians(degrees)) * toward_thumb
        so_far = hand
        for part in (1, 2, 3):
            bone = f"finger{finger}-{part}.L"
            share = 0.85 if finger > 1 else 0.6
            turn = _partly(_turn_between(so_far @ (mesh.tails[bone] - heads[bone]), wanted), share)
            turns[bone], so_far = turn, turn @ so_far
    return turns


def _foot_turns(mesh: Mesh, pose: ChartPose) -> dict[str, Array]:
    return {"foot.L": _about(np.array([1.0, 0.0, 0.0]), np.radians(pose.foot_down))}


def pointing(out: float, forward: float) -> Array:
    """Down, swung this many degrees outward (the body's left) and forward."""
    direction = np.array([np.tan(np.radians(out)), -1.0, np.tan(np.radians(forward))])
    return np.asarray(direction / np.linalg.norm(direction))


def _turn_between(start: Array, end: Array) -> Array:
    """The smallest turn that brings one direction onto another."""
    start, end = start / np.linalg.norm(start), end / np.linalg.norm(end)
    axis = np.cross(start, end)
    size = float(np.linalg.norm(axis))
    return np.eye(3) if size < 1e-9 else _about(axis / size, float(np.arctan2(size, start @ end)))


def _partly(turn: Array, share: float) -> Array:
    angle = float(np.arccos(np.clip((np.trace(turn) - 1) / 2, -1, 1)))
    if angle < 1e-9:
        return np.eye(3)
    axis = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    return _about(axis / np.linalg.norm(axis), share * angle)


def _about(axis: Array, angle: float) -> Array:
    """A turn by `angle` radians about a unit axis."""
    x, y, z = axis
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)


def _angle_about(axis: Array, start: Array, end: Array) -> float:
    """Radians from one direction to another, both seen along the axis."""
    start, end = start - axis * (start @ axis), end - axis * (end @ axis)
    return float(np.arctan2(axis @ np.cross(start, end), start @ end))
