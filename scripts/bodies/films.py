"""A motion as a film: what a therapist's camera sees of repetitions to given peaks. Ends as it begins, so it loops.

`python -m scripts.bodies.films knee_flexion left knee.y4m --peaks 60 85 110` writes one for Chromium's fake camera
(`--use-file-for-fake-video-capture`).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from scripts.bodies.camera import Camera, square_to
from scripts.bodies.mesh import Array
from scripts.bodies.people import PEOPLE, Person, body_of
from scripts.bodies.pose import STANDING, TOWARD, WHOLE, Pose
from scripts.bodies.render import developed, staged, stand
from scripts.bodies.scenes import PLAIN, Scene

FRAMES_A_SECOND = 30
NEUTRAL, MOVING, HELD, RESTED = 2.0, 1.0, 0.4, 0.4  # seconds: at the start, up or down, at each peak, between
SIZE = 640, 480


@dataclass(frozen=True, slots=True)
class Film:
    """Repetitions of one motion. `degrees` is the true angle in each frame; `frames()` draws them, RGB."""

    person: Person
    motion: str
    side: str
    degrees: Array
    camera: Camera
    scene: Scene = PLAIN
    rest: Pose = STANDING
    seed: int = 0

    def frames(self) -> Iterator[NDArray[np.uint8]]:
        """Every frame with noise of its own; a pose that lasts is drawn once."""
        chance = np.random.default_rng((self.seed, 1))
        last, canvas = None, None
        for degrees in self.degrees:
            if canvas is None or degrees != last:
                pose = self.rest | Pose({(self.motion, self.side): float(degrees)})
                body = stand(body_of(self.person), pose)
                last, canvas = degrees, staged(self.person, body, self.camera, self.scene, self.seed)
            yield developed(canvas, self.scene, chance)


def film(
    person: Person, motion: str, side: str, peaks: Sequence[float], seed: int = 0, scene: Scene = PLAIN
) -> Film:
    """The motion repeated to these peaks, 640×480, from where the camera belongs."""
    camera = replace(square_to(motion, side, body_of(person).height, SIZE), width=SIZE[0])
    toward = side or ("left" if motion in TOWARD else "")
    return Film(
        person, motion, "" if motion in WHOLE else toward, course(peaks), camera, scene, STANDING, seed
    )


def course(peaks: Sequence[float], neutral: float = NEUTRAL) -> Array:
    """The angle in each frame: neutral, then smoothly to each peak, held, and back."""
    up = (1 - np.cos(np.linspace(0, np.pi, _frames(MOVING), endpoint=False))) / 2
    parts = [np.zeros(_frames(neutral))]
    for peak in peaks:
        parts += [peak * up, np.full(_frames(HELD), float(peak)), peak * (1 - up), np.zeros(_frames(RESTED))]
    return np.concatenate(parts)


def write_y4m(path: Path, taken: Film) -> None:
    """The film uncompressed, 4:2:0, as Chromium's fake camera reads it: 0.46 MB a frame."""
    with path.open("wb") as out:
        camera = taken.camera
        out.write(
            f"YUV4MPEG2 W{camera.width} H{camera.rows} F{FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n".encode()
        )
        for frame in taken.frames():
            out.write(b"FRAME\n" + cv2.cvtColor(frame, cv2.COLOR_RGB2YUV_I420).tobytes())


def _frames(seconds: float) -> int:
    return round(seconds * FRAMES_A_SECOND)


def main() -> None:
    """Writes one film."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("motion")
    asked.add_argument("side", choices=("left", "right", "none"))
    asked.add_argument("path", type=Path)
    asked.add_argument("--peaks", type=float, nargs="+", default=[60, 85, 110])
    asked.add_argument("--person", choices=sorted(PEOPLE), default="man")
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    side = "" if given.side == "none" else given.side
    taken = film(PEOPLE[given.person], given.motion, side, given.peaks, given.seed)
    write_y4m(given.path, taken)
    print(f"{given.path}: {len(taken.degrees)} frames, {given.path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
