"""Where the vertebrae lie on a figure: a drawing aid between rig joints, not a measurement.

Anchors: C1 at the skull's joint, C7 at the neck's foot (joint neck01), L1 at the joint between spine02 and spine03, S1
at the joint between spine04 and spine05. Between them: cervical and lumbar levels evenly; thoracic steps grow by two
fifths from T1 to T12, as vertebral bodies do. The point is the rearmost skin in the middle at that height; a spinous
process of the chest lies lower than its body, which is not drawn.
"""

from __future__ import annotations

import numpy as np

from scripts.bodies.mesh import Array, Mesh

GROWTH = 0.4
CERVICAL = [f"C{number}" for number in range(1, 8)]
THORACIC = [f"T{number}" for number in range(1, 13)]
LUMBAR = [f"L{number}" for number in range(1, 6)]


def heights(mesh: Mesh) -> dict[str, float]:
    """Meters above the ground of each level at rest, from C1 down to S1."""
    skull, neck, waist, base = (
        float(mesh.heads[bone][1]) for bone in ("head", "neck01", "spine02", "spine04")
    )
    steps = np.cumsum(np.linspace(1, 1 + GROWTH, len(THORACIC) + 1))
    chest = neck + (waist - neck) * steps / steps[-1]
    return (
        dict(zip(CERVICAL, np.linspace(skull, neck, len(CERVICAL)).tolist(), strict=True))
        | dict(zip(THORACIC, chest[:-1].tolist(), strict=True))
        | dict(zip([*LUMBAR, "S1"], np.linspace(waist, base, len(LUMBAR) + 1).tolist(), strict=True))
    )


def on_the_skin(mesh: Mesh) -> dict[str, Array]:
    """Each level's place in the middle of the back."""
    used = np.unique(mesh.triangles)
    skin = mesh.vertices[used]
    middle = skin[(np.abs(skin[:, 0]) < 0.004 * mesh.height) & (skin[:, 2] < mesh.heads["neck02"][2])]
    found = {}
    for name, height in heights(mesh).items():
        near = middle[np.abs(middle[:, 1] - height) < 0.02 * mesh.height]
        found[name] = np.array([0.0, height, near[:, 2].min() if len(near) else 0.0])
    return found
