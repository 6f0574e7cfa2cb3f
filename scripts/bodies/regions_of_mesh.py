"""Which named region a point of the skin belongs to: rules on the body at rest, from its joints, weights and normals.

Points are mirrored to the body's left first, so both sides follow one rule. Lengths in the rules are for a body of
1.70 m and scale with height. The borders are a drawing convention, chosen so that a patient finds the place: not
anatomy measured on anyone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.flat import Flat
from scripts.bodies.mesh import Mesh
from scripts.bodies.regions_of_limbs import arm, leg
from scripts.bodies.regions_of_trunk import head, is_head, trunk
from scripts.bodies.skin import Landmarks, Points, normals_of, points_of
from synovia.domain.terms.body_regions import BODY_REGIONS


def named(mesh: Mesh, flat: Flat) -> NDArray[np.str_]:
    """The region id of every seen pixel, in the order of `flat.rows`."""
    at = flat.carried(mesh.vertices)
    sides = np.where(at[:, 0] >= 0, "_left", "_right")
    names = _names(Landmarks(mesh), points_of(mesh, at, flat.carried(normals_of(mesh)), flat.carried))
    central = np.isin(names, [region.id for region in BODY_REGIONS if not region.side])
    return np.where(central, names, np.char.add(names, sides))


def _names(body: Landmarks, points: Points) -> NDArray[np.str_]:
    in_head = is_head(body, points)
    in_arm = points.share("upperarm", "lowerarm", "wrist", "metacarpal", "finger") > 0.5
    in_leg = points.share("upperleg02", "lowerleg", "foot", "toe") > 0.5
    in_trunk = ~in_head & ~in_arm & ~in_leg
    names = np.full(len(points.at), "", dtype="<U32")
    for mine, rules in ((in_trunk, trunk), (in_leg, leg), (in_arm, arm), (in_head, head)):
        found = rules(body, points.only(mine))
        names[mine] = np.select([flags for _, flags in found], [name for name, _ in found], found[-1][0])
    return names
