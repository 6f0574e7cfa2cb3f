"""Hair and a calm face, by hand, in the head's own box: across and down from 0 to 1, crown to chin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scripts.bodies.lines import Easel, Stroke
    from scripts.bodies.mesh import Mesh

MARKS = (0.0, 0.40, 0.51, 0.675, 0.785, 1.0)
"""Where crown, brow, eye, nose, mouth and chin lie on the box the strokes are given for; a head's own marks replace them."""
# Front and back: across is 0 in the middle and 1 at the head's half width without the ears; the left half only.
FACE = [
    [(0.20, 0.425), (0.32, 0.400), (0.48, 0.402), (0.62, 0.428)],  # brow
    [(0.235, 0.520), (0.33, 0.500), (0.46, 0.500), (0.58, 0.522)],  # upper lid
    [(0.29, 0.538), (0.40, 0.548), (0.51, 0.538)],  # lower lid
    [(0.0, 0.690), (0.06, 0.690), (0.13, 0.672), (0.14, 0.655)],  # nose
    [(0.0, 0.790), (0.10, 0.783), (0.30, 0.790)],  # mouth
    [(0.0, 0.850), (0.07, 0.850), (0.12, 0.842)],  # under the lip
]
HAIR = {
    "woman": [
        [(0.0, 0.0), (0.0, 0.08), (0.0, 0.165)],
        [(0.0, 0.165), (0.30, 0.20), (0.62, 0.30), (0.86, 0.45), (0.97, 0.62)],
    ],
    "man": [
        [(0.0, 0.215), (0.22, 0.20), (0.46, 0.215), (0.66, 0.27), (0.80, 0.36), (0.87, 0.46), (0.93, 0.56)]
    ],
    "child": [[(0.0, 0.30), (0.30, 0.305), (0.58, 0.335), (0.78, 0.41), (0.88, 0.50), (0.94, 0.60)]],
}
NAPE = {
    "woman": [
        [(0.0, 0.0), (0.0, 0.15), (0.0, 0.30)],
        [(0.0, 0.93), (0.22, 0.90), (0.45, 0.82), (0.70, 0.70), (0.92, 0.62)],
    ],
    "man": [[(0.0, 0.88), (0.25, 0.875), (0.48, 0.84), (0.66, 0.76), (0.86, 0.66)]],
    "child": [[(0.0, 0.90), (0.25, 0.895), (0.50, 0.85), (0.70, 0.77), (0.90, 0.64)]],
}
# Left view: across from 0 at the nose's side to 1 at the back of the head.
PROFILE = [
    [(0.095, 0.425), (0.15, 0.398), (0.235, 0.430)],  # brow
    [(0.105, 0.515), (0.145, 0.500), (0.205, 0.528)],  # lid
    [(0.055, 0.792), (0.10, 0.786), (0.150, 0.796)],  # mouth
    [(0.090, 0.690), (0.122, 0.672), (0.112, 0.645)],  # wing of the nose
]
SIDE_HAIR = {
    "woman": [
        [(0.20, 0.185), (0.29, 0.27), (0.36, 0.40), (0.46, 0.47), (0.53, 0.50)],
        [(0.68, 0.68), (0.76, 0.80), (0.86, 0.88)],
    ],
    "man": [
        [(0.17, 0.235), (0.26, 0.28), (0.32, 0.36), (0.38, 0.44), (0.42, 0.56), (0.475, 0.57)],
        [(0.68, 0.70), (0.75, 0.80), (0.87, 0.86)],
    ],
    "child": [
        [(0.135, 0.31), (0.25, 0.36), (0.34, 0.44), (0.42, 0.58), (0.475, 0.57)],
        [(0.68, 0.70), (0.75, 0.82), (0.87, 0.88)],
    ],
}


def strokes(easel: Easel, who: str) -> list[Stroke]:
    """The head's lines on this view."""
    mesh = easel.mesh
    skin = mesh.vertices[np.unique(mesh.triangles)]
    marks = _marks(mesh, float(skin[:, 1].max()))
    head = skin[skin[:, 1] > marks[1]]
    face = skin[skin[:, 1] > marks[-1]]
    if easel.view == "left":
        front, back = float(face[:, 2].max()), float(head[:, 2].min())
        lines = [*PROFILE, *SIDE_HAIR[who]]
        return [
            [easel.spot(0, _height(down, marks), front + across * (back - front)) for across, down in line]
            for line in lines
        ]
    half = float(head[:, 0].max())
    lines = [*FACE, *HAIR[who]] if easel.view == "front" else NAPE[who]
    return [[easel.spot(across * half, _height(down, marks), 0) for across, down in line] for line in lines]


def _marks(mesh: Mesh, crown: float) -> list[float]:
    """Heights of crown, brow, eye, nose, mouth and chin, in meters."""
    brow, eye = mesh.heads["oculi01.L"][1], mesh.heads["eye.L"][1]
    mouth = (mesh.tails["oris05"][1] + mesh.tails["oris01"][1]) / 2
    return [
        crown,
        float(brow),
        float(eye),
        float(eye + 0.60 * (mouth - eye)),
        float(mouth),
        float(mesh.heads["special04"][1]),
    ]


def _height(down: float, marks: list[float]) -> float:
    return float(np.interp(down, MARKS, marks))
