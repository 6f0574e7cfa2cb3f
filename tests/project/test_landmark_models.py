"""The camera's models: the very weights that were measured, made readable for the browser and otherwise untouched."""

import zipfile
from pathlib import Path

import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from synovia.project import assets
from synovia.project.folders import checkout
from synovia.project.landmark_models import BUNDLES, TO_ONE, Weights, WrongWeights, metadata, write_bundle

BUILT = assets.built_folder(checkout()) / "models"
PACKAGES = checkout() / "node_modules"


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_a_stored_zip_of_models_that_say_how_pixels_are_scaled(name: str) -> None:
    with zipfile.ZipFile(BUILT / name) as bundle:
        assert bundle.namelist() == list(BUNDLES[name])
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in bundle.infolist())
        for entry, weights in BUNDLES[name].items():
            if weights.scaling is not None:
                model = schema.ModelT.InitFromPackedBuf(bundle.read(entry), 0)
                told = next(one for one in model.metadata if one.name == b"TFLITE_METADATA")
                assert bytes(model.buffers[told.buffer].data) == metadata(weights.scaling)


def test_the_face_model_still_finds_the_same_points_and_its_last_ten_twice() -> None:
    weights = BUNDLES["face.task"]["face_landmarks_detector.tflite"]
    with zipfile.ZipFile(BUILT / "face.task") as bundle:
        ours = answer(bundle.read("face_landmarks_detector.tflite"))
    theirs = answer(weights.read(PACKAGES))
    assert ours.size == theirs.size + 30
    assert np.array_equal(ours[: theirs.size], theirs)
    assert np.array_equal(ours[-30:], theirs[-30:])


def answer(model: bytes) -> NDArray[np.float32]:
    """The landmarks that the model finds in a fixed picture of noise."""
    interpreter = Interpreter(model_content=model)
    interpreter.allocate_tensors()
    given = interpreter.get_input_details()[0]
    picture = np.random.default_rng(1).random(given["shape"], dtype=np.float32)
    interpreter.set_tensor(given["index"], picture)
    interpreter.invoke()
    return np.asarray(interpreter.get_tensor(interpreter.get_output_details()[0]["index"])).ravel()


def test_other_weights_than_those_measured_stop_the_build(tmp_path: Path) -> None:
    (tmp_path / "weights.tflite").write_bytes(b"something else")
    with pytest.raises(WrongWeights, match="not the file that was measured"):
        Weights("weights.tflite", "0" * 64, TO_ONE).read(tmp_path)


def test_missing_weights_say_how_to_get_them(tmp_path: Path) -> None:
    with pytest.raises(WrongWeights, match=r"\./run"):
        Weights("weights.tflite", "0" * 64, TO_ONE).read(tmp_path)


def test_the_same_parts_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_bundle(tmp_path / name, {"a.tflite": b"a", "b.tflite": b"b"})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
