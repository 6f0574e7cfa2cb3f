"""Which people, poses and camera places the camera is measured on. The truth of each picture is exact by construction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scripts.bodies.camera import Camera
from scripts.bodies.mesh import Shape
from scripts.bodies.people import PEOPLE, Person
from scripts.bodies.pose import Pose
from scripts.bodies.render import Rendered, picture
from scripts.bodies.scenes import PLAIN, Scene
from synovia.domain.motion.angles import Motion, SeenFrom
from synovia.domain.motion.landmarks import Side

TUNED_ON = ("man", "woman", "heavy_woman", "thin_man")
"""The limits in the knowledge were set while looking at these four: they are not measured here."""
OTHERS = tuple(person for name, person in PEOPLE.items() if name not in (*TUNED_ON, "child"))
YAWS = {"left": (90.0,), "right": (-90.0,), "front": (0.0,), "back": (180.0,)}


@dataclass(frozen=True, slots=True)
class Group:
    """A joint group: the motion, true angles, from where the camera looks, and the error the issue allows (None: no gate)."""

    motion: Motion
    angles: tuple[float, ...]
    views: tuple[str, ...]
    gate: float | None


GROUPS: Mapping[str, Group] = {
    "knee": Group(Motion.KNEE_FLEXION, (0, 15, 30, 45, 60, 75, 90, 105, 120), ("side",), 5.0),
    "hip": Group(Motion.HIP_FLEXION, (0, 20, 40, 60, 80, 100), ("side",), 5.5),
    "shoulder flexion": Group(Motion.SHOULDER_FLEXION, (0, 30, 60, 90, 120, 150, 175), ("side",), 4.0),
    "shoulder abduction": Group(
        Motion.SHOULDER_ABDUCTION, (0, 30, 60, 90, 120, 150, 175), ("front", "back"), 4.0
    ),
    "elbow": Group(Motion.ELBOW_FLEXION, (0, 30, 60, 90, 120, 135), ("side",), 3.5),
    "trunk": Group(Motion.TRUNK_FLEXION, (-15, 0, 15, 30, 45, 60, 75), ("side",), 3.0),
    "side-bend": Group(Motion.TRUNK_LATERAL_FLEXION, (-30, -20, -10, 0, 10, 20, 30), ("front", "back"), 1.2),
    "hip abduction": Group(Motion.HIP_ABDUCTION, (0, 10, 20, 30, 40), ("front",), None),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One picture to be taken. `side` is the side measured."""

    group: str
    person: Person
    side: Side
    pose: Pose
    camera: Camera
    seed: int

    @property
    def motion(self) -> Motion:
        """What is measured."""
        return GROUPS[self.group].motion

    @property
    def seen_from(self) -> SeenFrom:
        """What the camera sees of the person, as a therapist would say."""
        away = abs((self.camera.yaw + 180) % 360 - 180) > 90
        return SeenFrom.BACK if away else SeenFrom.FRONT

    def taken(self, scene: Scene = PLAIN) -> Rendered:
        """The picture and its truth."""
        return picture(self.person, self.pose, self.camera, scene, self.seed)

    def truth(self, rendered: Rendered) -> float:
        """The true angle, degrees."""
        return rendered.truth.angle(self.motion, self.side)

    def turned(self, yaw: float) -> Case:
        """The same, the camera so many degrees round from where it should be."""
        return replace(self, camera=replace(self.camera, yaw=self.camera.yaw + yaw))


def cases(group: str, people: Sequence[Person], seed: int) -> Iterator[Case]:
    """Every angle of the group with every person, sides and views in turn, each a little off by chance.

    Off by chance: the angle by up to 3°, the camera by ±2° round, its height and distance.
    """
    about = GROUPS[group]
    chance = np.random.default_rng([seed, *group.encode()])
    number = 0
    for person in people:
        for degrees in about.angles:
            number += 1
            side = Side.LEFT if number % 2 else Side.RIGHT
            view = about.views[(number // 2) % len(about.views)]
            near = float(degrees + chance.uniform(-3, 3))
            yield Case(
                group,
                person,
                side if about.motion is not Motion.TRUNK_FLEXION else Side.NONE,
                pose_at(about.motion, side, near),
                _camera(str(side) if view == "side" else view, chance),
                int(chance.integers(1 << 30)),
            )


def invented(count: int, seed: int) -> tuple[Person, ...]:
    """Further adults by chance: any build, age, skin, hair and clothes."""
    chance = np.random.default_rng([seed, 77])

    def color(low: int, high: int) -> tuple[int, int, int]:
        red, green, blue = (int(one) for one in chance.integers(low, high, 3))
        return red, green, blue

    def somebody(number: int) -> Person:
        male, age, muscle, weight = chance.uniform([0, 0.5, 0.2, 0.1], [1, 1, 0.9, 0.95])
        skin = PEOPLE[str(chance.choice(list(PEOPLE)))].skin
        return Person(
            f"by chance {number}",
            Shape(male, age, muscle, weight),
            skin,
            shirt=color(20, 235),
            shorts=color(20, 235),
        )

    return tuple(somebody(number) for number in range(count))


def pose_at(motion: Motion, side: Side, degrees: float) -> Pose:
    """The body at that angle, the rest standing."""
    name = str(motion) if motion is Motion.TRUNK_FLEXION else f"{motion}_{side}"
    return Pose.of(**{name: degrees})


def _camera(view: str, chance: np.random.Generator) -> Camera:
    return Camera(
        distance=float(chance.uniform(3.2, 3.8)),
        height=float(chance.uniform(0.95, 1.1)),
        yaw=YAWS[view][0] + float(chance.uniform(-2, 2)),
    )
