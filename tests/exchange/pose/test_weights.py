"""The models are the ones that were measured, and run without a network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from synovia.exchange.pose import weights
from synovia.exchange.pose.weights import (
    ALL,
    FACE_ASSETS,
    FACE_DETECTION,
    FACE_LANDMARK,
    PLACES,
    Weights,
    WeightsMissing,
)

LOOKS_AT_A_PICTURE = """
import sys
called = []
sys.addaudithook(lambda event, given: called.append(event) if event.startswith("socket.") else None)
import os
import numpy as np
from synovia.exchange.pose.find import face_mesh, find_pose
picture = np.full((300, 200, 3), 127, dtype=np.uint8)
assert find_pose(picture) == () and face_mesh(picture) is None
open_sockets = [name for name in os.listdir("/proc/self/fd") if "socket" in os.path.realpath(f"/proc/self/fd/{name}")]
print(called, open_sockets)
"""


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.name)
def test_each_model_is_there_and_has_its_hash(model: Weights) -> None:
    assert model.read()[4:8] == b"TFL3"


def test_the_parts_of_the_face_file_lie_where_its_loader_says() -> None:
    loader = (PLACES[1] / FACE_ASSETS.replace(".data", "_loader.js")).read_text()
    found = re.findall(r'"filename": "[^"]*/([a-z_]+)\.tflite", "start": (\d+), "end": (\d+)', loader)
    parts = {name: (int(start), int(end)) for name, start, end in found}
    assert {model.name: model.part for model in (FACE_LANDMARK, FACE_DETECTION)}.items() <= parts.items()


def test_a_changed_file_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PLACES", (tmp_path, tmp_path))
    (tmp_path / "pose_landmark_full.tflite").write_bytes(b"something else")
    with pytest.raises(WeightsMissing, match="missing or damaged"):
        weights.POSE_FULL.read()


def test_looking_at_a_picture_opens_no_socket() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOKS_AT_A_PICTURE], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] []"
