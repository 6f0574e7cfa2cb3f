"""Which named region a point of the skin belongs to: rules on the body at rest, from its joints, weights and normals.

Points are mirrored to the body's left first, so both sides follow one rule. Lengths in the rules are for a body of
1.70 m and scale with height. The borders are a drawing convention, chosen so that a patient finds the place: not
anatomy measured on anyone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.flat import Flat
from scripts.bodies.mesh import Array, Mesh
from scripts.bodies.spine_levels import heights

Flags = NDArray[np.bool_]
BINS = 40
CENTRAL = frozenset(
    ["crown", "forehead", "throat", "neck_upper_central", "neck_lower_central", "thoracic_upper_central", "thoracic_mid_central", "thoracic_lower_central", "lumbar_upper_central", "lumbar_lower_central", "sacrum", "coccyx", "sternum", "perineum"]
)
PARTS = (
    *("upperarm", "lowerarm", "wrist", "metacarpal", "finger1-1", "finger1-2", "finger1-3"),
    *("finger2", "finger3", "finger4", "finger5", "upperleg01", "upperleg02", "lowerleg", "foot", "toe1", "toe"),
    *("neck", "spine", "clavicle", "shoulder", "root", "pelvis", "breast"),
)
"""Bones whose shares the rules ask for, by the beginnings of their names; a bone counts for the first that fits."""
Rules = list[tuple[str, Flags]]


@dataclass(frozen=True, slots=True)
class Points:
    """Points of the skin at rest, all on the left: places and normals (N, 3), and each part's share."""

    at: Array
    normals: Array
    shares: dict[str, Array]

    def share(self, *starts: str) -> Array:
        """How much the bones of these parts move each point."""
        found = [share for bone, share in self.shares.items() if bone.startswith(starts)]
        return np.sum(found, axis=0)


def named(mesh: Mesh, flat: Flat) -> NDArray[np.str_]:
    """The region id of every seen pixel, in the order of `flat.rows`."""
    at = flat.carried(mesh.vertices)
    sides = np.where(at[:, 0] >= 0, "_left", "_right")
    body = _Body(mesh)
    names = body.names(_points(mesh, at, flat.carried(_normals(mesh)), flat.carried))
    central = np.isin(names, sorted(CENTRAL))
    return np.where(central, names, np.char.add(names, sides))


def _points(mesh: Mesh, at: Array, normals: Array, carried: Callable[[Array], Array]) -> Points:
    """Points mirrored to the left; `carried` brings what vertices have to them."""
    left = at[:, 0] >= 0
    mirror = np.where(left[:, None], 1.0, np.array([-1.0, 1.0, 1.0]))
    own = [next((part for part in PARTS if bone.startswith(part)), "") for bone in mesh.bones]
    shares = {}
    for part in PARTS:
        ours, theirs = (
            mesh.weights[:, [mine == part and not bone.endswith(other) for bone, mine in zip(mesh.bones, own, strict=True)]]
            for other in (".R", ".L")
        )
        shares[part] = np.where(left, carried(ours.sum(axis=1)), carried(theirs.sum(axis=1)))
    return Points(at * mirror, normals * mirror, shares)


def _normals(mesh: Mesh) -> Array:
    corners = mesh.vertices[mesh.triangles]
    of_triangles = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(mesh.vertices)
    for corner in range(3):
        np.add.at(normals, mesh.triangles[:, corner], of_triangles)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12))


@dataclass(frozen=True, slots=True)
class Tube:
    """A limb or trunk as a tube: how far along its axis a point lies, and the angle around it.

    The angle is 0 at the front, 90 at the side named by `side`, 180 behind, −90 opposite; seen from the tube's own
    middle at that place, its width and depth made equal.
    """

    start: Array
    axis: Array
    length: float
    side: Array
    front: Array
    bins: Array
    profile: Array

    @classmethod
    def around(cls, points: Array, start: Array, end: Array, side: Array) -> Tube:
        """The tube of these points from one joint to another; `side` need not be square to the axis."""
        axis = (end - start) / np.linalg.norm(end - start)
        side = side - axis * (side @ axis)
        side = side / np.linalg.norm(side)
        front = np.cross(axis, side)
        length = float(np.linalg.norm(end - start))
        along = (points - start) @ axis / length
        edges = np.linspace(*np.quantile(along, (0.002, 0.998)), BINS + 1)
        middles, rows = [], []
        for middle in (edges[1:] + edges[:-1]) / 2:
            inside = points[np.abs(along - middle) < 0.04] - start
            if len(inside) > 8:
                u, v = inside @ side, inside @ front
                middles.append(middle)
                rows.append((u.max() + u.min(), u.max() - u.min(), v.max() + v.min(), v.max() - v.min()))
        profile = np.array(rows) / 2
        kernel = np.ones(5) / 5
        smooth = np.stack([np.convolve(np.pad(one, 2, mode="edge"), kernel, "valid") for one in profile.T], axis=1)
        return cls(start, axis, length, side, front, np.array(middles), smooth)

    def along(self, points: Array) -> Array:
        """0 at the start joint, 1 at the end joint."""
        return np.asarray((points - self.start) @ self.axis / self.length)

    def angle(self, points: Array) -> Array:
        """Degrees around, from −180 to 180."""
        along = self.along(points)
        middle_u, half_u, middle_v, half_v = (np.interp(along, self.bins, one) for one in self.profile.T)
        u = ((points - self.start) @ self.side - middle_u) / half_u
        v = ((points - self.start) @ self.front - middle_v) / half_v
        return np.asarray(np.degrees(np.arctan2(u, v)))


class _Body:
    """One body's landmarks, and the rules of each part."""

    def __init__(self, mesh: Mesh) -> None:
        self.mesh = mesh
        self.unit = mesh.height / 1.70
        self.level = heights(mesh)
        used = np.unique(mesh.triangles)
        left = used[mesh.vertices[used, 0] >= 0]
        self.skin = _points(mesh, mesh.vertices[left], np.zeros((len(left), 3)), lambda values: values[left])
        self.heads = {bone.removesuffix(".L"): place for bone, place in mesh.heads.items() if not bone.endswith(".R")}
        middle = self.skin.at[(self.skin.at[:, 0] < 0.01 * self.unit) & (self.skin.at[:, 1] > 0.3 * mesh.height)]
        self.crotch = float(middle[:, 1].min())
        self.top = float(self.skin.at[:, 1].max())

    def names(self, points: Points) -> NDArray[np.str_]:
        arm = points.share("upperarm", "lowerarm", "wrist", "metacarpal", "finger") > 0.5
        leg = points.share("upperleg02", "lowerleg", "foot", "toe") > 0.5
        head = self._is_head(points)
        names = np.full(len(points.at), "", dtype="<U32")
        for mine, rules in (
            (head, self.head),
            (arm, self.arm),
            (leg, self.leg),
            (~head & ~arm & ~leg, self.trunk),
        ):
            part = Points(
                points.at[mine], points.normals[mine], {bone: share[mine] for bone, share in points.shares.items()}
            )
            found = rules(part)
            names[mine] = np.select([flags for _, flags in found], [name for name, _ in found], found[-1][0])
        return names

    def _is_head(self, points: Points) -> Flags:
        """Above the neck: the jaw's line in front, the base of the skull behind."""
        y, z = points.at[:, 1], points.at[:, 2]
        chin, nape = self.heads["special04"], self.heads["head"]
        share = np.clip((z - (nape[2] - 0.06 * self.unit)) / (chin[2] - nape[2] + 0.06 * self.unit), 0, 1)
        line = (self.level["C1"] + 0.004 * self.unit) * (1 - share) + (chin[1] + 0.005 * self.unit) * share
        return np.asarray((y > line) & (points.share("neck", "spine", "clavicle", "shoulder") < 0.9))

    def head(self, points: Points) -> Rules:
        unit, y = self.unit, points.at[:, 1]
        brow = self.heads["oculi02"][1] + 0.006 * unit
        mouth, ear = self.heads["oris04"][1], self.heads["head"][1] + 0.015 * unit
        middle = self.heads["head"][2] + 0.01 * unit
        around = np.degrees(np.arctan2(points.at[:, 0] * 1.2, points.at[:, 2] - middle))
        jaw_line = mouth - 0.012 * unit + 0.030 * unit * np.clip((around - 20) / 60, 0, 1)
        return [
            ("crown", y > self.top - 0.042 * unit),
            ("forehead", (around < 58) & (y > brow)),
            ("jaw", (around < 115) & (y < jaw_line)),
            ("face", (around < 66) & (y <= brow)),
            ("temple", (around < 118) & (y > ear - 0.03 * unit)),
            ("jaw", (around < 112) & (y <= ear)),
            ("occiput", around >= 0),
        ]

    def arm(self, points: Points) -> Rules:
        elbow, wrist, shoulder = (self.heads[bone] for bone in ("lowerarm01", "wrist", "upperarm01"))
        skin = self.skin
        of_upper = skin.at[skin.share("upperarm", "shoulder01") > 0.6]
        of_lower = skin.at[skin.share("lowerarm") > 0.6]
        upper = Tube.around(of_upper, shoulder, elbow, np.array([1.0, 0.6, 0.0]))
        radial = _unit(self.heads["metacarpal1"] - self.heads["metacarpal4"])
        at_elbow = _square(upper.side, _unit(wrist - elbow))
        lower = Tube.around(of_lower, elbow, wrist, at_elbow)
        t, s = upper.along(points.at), lower.along(points.at)
        a = upper.angle(points.at)
        share = np.clip(s, 0, 1)
        turn = np.degrees(np.arctan2(radial @ lower.side, radial @ lower.front)) - 90
        turn = (turn + 180) % 360 - 180
        b = (lower.angle(points.at) - turn * share + 180) % 360 - 180
        below = points.share("lowerarm", "wrist", "metacarpal", "finger") > 0.5
        hand = s > 0.90
        elbows = (np.where(below, False, t > 0.86)) | (below & (s < 0.16))
        c = np.where(below, b, a)
        shoulders = ~below & (t < 0.34)
        return [
            *self._hand(points, hand, radial),
            *_around(elbows, c, "elbow_front", "elbow_lateral", "elbow_back", "elbow_medial", 48, 138),
            ("forearm_front_radial", below & (b >= 0) & (b < 90)),
            ("forearm_back_radial", below & (b >= 90)),
            ("forearm_front_ulnar", below & (b < 0) & (b >= -90)),
            ("forearm_back_ulnar", below),
            ("armpit", shoulders & (np.abs(a + 90) < 50)),
            *_around(shoulders, a, "shoulder_front", "shoulder_side", "shoulder_back", "shoulder_back", 52, 128),
            *_around(
                ~below, a, "upper_arm_front", "upper_arm_lateral", "upper_arm_back", "upper_arm_medial", 50, 130
            ),
        ]

    def _hand(self, points: Points, hand: Flags, radial: Array) -> Rules:
        wrist, knuckle = self.heads["wrist"], self.heads["finger3-1"]
        axis = _unit(knuckle - wrist)
        across = _square(radial, axis)
        palm = np.cross(axis, across)
        length = float(np.linalg.norm(knuckle - wrist))
        along = (points.at - wrist) @ axis / length
        middle = (self.heads["finger2-1"] + self.heads["finger5-1"]) / 2
        beside = (points.at - middle) @ across / (0.045 * self.unit)
        palmar = points.normals @ palm > 0
        fingers = {
            "thumb": points.share("finger1-2", "finger1-3"),
            "index_finger": points.share("finger2"),
            "middle_finger": points.share("finger3"),
            "ring_finger": points.share("finger4"),
            "little_finger": points.share("finger5"),
        }
        most = np.max(list(fingers.values()), axis=0)
        found: Rules = [(name, hand & (share >= most) & (share > 0.5)) for name, share in fingers.items()]
        thenar = (points.share("finger1") > 0.35) | ((beside > 0.25) & (along < 0.62))
        return [
            *found,
            ("wrist_front", hand & palmar & (along < 0.10)),
            ("wrist_back", hand & ~palmar & (along < 0.10)),
            ("palm_thenar", hand & palmar & thenar),
            ("palm_hypothenar", hand & palmar & (beside < -0.25) & (along < 0.80)),
            ("palm_center", hand & palmar),
            ("hand_back", hand),
        ]

    def leg(self, points: Points) -> Rules:
        hip, knee, ankle = (self.heads[bone] for bone in ("upperleg01", "lowerleg01", "foot"))
        skin, out = self.skin, np.array([1.0, 0.0, 0.0])
        thigh = Tube.around(skin.at[skin.share("upperleg") > 0.6], hip, knee, out)
        shank = Tube.around(skin.at[skin.share("lowerleg") > 0.6], knee, ankle, out)
        t, s = thigh.along(points.at), shank.along(points.at)
        a, b = thigh.angle(points.at), shank.angle(points.at)
        below = points.share("lowerleg", "foot", "toe") > 0.5
        knees = (~below & (t > 0.885)) | (below & (s < 0.135))
        middle = skin.at[(skin.share("upperleg02", "lowerleg") > 0.6)]
        around_knee = Tube.around(middle, knee + 0.35 * (hip - knee), knee + 0.35 * (ankle - knee), out)
        c = around_knee.angle(points.at)
        foot = points.share("foot", "toe") > 0.5
        ankles = below & (s > 0.865) & (points.at[:, 2] < ankle[2] + 0.035 * self.unit)
        behind = np.abs(b) > 142
        return [
            *self._foot(points, foot & ~(ankles & (points.at[:, 1] > 0.045 * self.unit))),
            *_around(knees, c, "knee_front", "knee_lateral", "knee_back", "knee_medial", 52, 130),
            ("achilles", below & (s > 0.70) & behind),
            ("ankle_lateral", ankles & (b >= 0)),
            ("ankle_medial", ankles),
            ("shin", below & (b > -42) & (b < 62)),
            ("calf_lateral", below & (b >= 0)),
            ("calf_medial", below),
            *self._hip(points),
            *_around(~below, a, "thigh_front", "thigh_lateral", "thigh_back", "thigh_medial", 52, 128),
        ]

    def _foot(self, points: Points, foot: Flags) -> Rules:
        unit, ankle = self.unit, self.heads["foot"]
        y, z = points.at[:, 1], points.at[:, 2]
        sole = points.normals[:, 1] < -0.35
        aside = points.normals[:, 0]
        toes = points.share("toe")
        edge = (np.abs(aside) > 0.62) & (y < 0.055 * unit)
        return [
            ("great_toe", foot & (points.share("toe1") > 0.5)),
            ("small_toes", foot & (toes > 0.5)),
            ("heel", foot & (z < ankle[2] + 0.004 * unit)),
            ("foot_sole", foot & sole),
            ("foot_medial", foot & (aside < -0.42) & (y < 0.055 * unit)),
            ("foot_lateral", foot & edge),
            ("foot_top", foot),
        ]

    def _around_hip(self, points: Points) -> Array:
        """Degrees around the hip joint from the front, 180 behind, as seen from above."""
        hip = self.heads["upperleg01"]
        return np.asarray(np.degrees(np.arctan2(np.abs(points.at[:, 0] - hip[0]), points.at[:, 2] - hip[2])))

    def _hip(self, points: Points) -> Rules:
        """The parts of buttock, groin and outer hip that the thigh bone moves."""
        unit, x, y = self.unit, points.at[:, 0], points.at[:, 1]
        hip = self.heads["upperleg01"]
        fold = self.crotch - 0.012 * unit
        around = self._around_hip(points)
        crease = self._above_crease(points)
        return [
            ("perineum", (x < 0.030 * unit) & (y > self.crotch - 0.02 * unit)),
            ("buttock_lower", (around > 118) & (y > fold)),
            ("lateral_hip", (around > 48) & (x > hip[0]) & (y > hip[1] - 0.060 * unit)),
            ("groin", (np.abs(crease) < 0.024 * unit) & (around < 110)),
        ]

    def _above_crease(self, points: Points) -> Array:
        """Meters above the line from the front of the iliac crest down to the pubis."""
        hip = self.heads["upperleg01"]
        outer = np.array([hip[0] + 0.032 * self.unit, self.level["S1"] - 0.004 * self.unit])
        inner = np.array([0.012 * self.unit, self.crotch + 0.050 * self.unit])
        along = _unit(outer - inner)
        across = np.array([-along[1], along[0]])
        return np.asarray((points.at[:, :2] - inner) @ across)

    def trunk(self, points: Points) -> Rules:
        unit, level = self.unit, self.level
        skin = self.skin
        of_trunk = skin.at[skin.share("spine", "root", "pelvis", "breast", "neck") > 0.6]
        root, top = np.array([0, self.crotch, 0.0]), np.array([0, level["C1"], 0.0])
        tube = Tube.around(np.vstack([of_trunk, of_trunk * (-1, 1, 1)]), top, root, np.array([1.0, 0, 0]))
        x, y = points.at[:, 0], points.at[:, 1]
        around = np.abs(tube.angle(points.at))
        behind = 180 - around
        costal = level["T9"] - (level["T9"] - level["L2"]) * np.clip(x / (0.12 * unit), 0, 1)
        return [
            *self._neck(x, y, behind, points),
            *self._girdle(x, y, behind, points),
            *self._pelvis(x, y, behind, points),
            *self._back(x, y, behind),
            ("sternum", (behind > 90) & (x < 0.022 * unit) & (y > level["T9"])),
            ("chest", (behind > 112) & (y > level["T8"] + 0.006 * unit)),
            ("ribs_front", (behind > 112) & (y > costal)),
            ("ribs_side", (behind <= 112) & (y > level["L2"])),
            ("flank", (behind <= 122) & (y > level["L4"])),
            ("lateral_hip", behind <= 122),
            ("abdomen_upper", y > level["L3"] - 0.012 * unit),
            ("abdomen_lower", y > 0),
        ]

    def _neck(self, x: Array, y: Array, behind: Array, points: Points) -> Rules:
        unit, level = self.unit, self.level
        # The neck's foot slopes down from C7 behind to the collarbones in front.
        z = points.at[:, 2]
        nape = self.heads["neck01"][2] - 0.06 * unit
        share = np.clip((z - nape) / (0.13 * unit), 0, 1)
        foot = level["C7"] * (1 - share) + (self.heads["clavicle"][1] + 0.020 * unit) * share - 0.006 * unit
        # Away from the midline the shoulder rises to meet it.
        foot = foot + np.clip(x - 0.035 * unit, 0, None) * 0.9
        neck = y > foot
        back, middle = neck & (behind < 62), x < 0.014 * unit
        skull, half = level["C2"], level["C5"] + 0.5 * (level["C4"] - level["C5"])
        return [
            ("suboccipital", back & (y > skull)),
            ("neck_upper_central", back & middle & (y > half)),
            ("neck_upper", back & (y > half)),
            ("neck_lower_central", back & middle),
            ("neck_lower", back),
            ("neck_side", neck & (behind < 138)),
            ("throat", neck),
        ]

    def _girdle(self, x: Array, y: Array, behind: Array, points: Points) -> Rules:
        unit, level = self.unit, self.level
        z = points.at[:, 2]
        joint = self.heads["upperarm01"]
        out = x / joint[0]
        front = z > self.heads["clavicle"][2] + 0.012 * unit
        upward = points.normals[:, 1] > 0.35
        border = 0.40
        back = ~front & (behind < 80)
        spine = level["T3"] + 0.014 * unit * np.clip((out - border) / 0.6, 0, 1)
        blade = back & (out > border) & (y > level["T8"] + 0.004 * unit)
        return [
            ("shoulder_front", front & (out > 0.86) & (y > level["T5"])),
            ("shoulder_side", ~front & (out > 1.0) & upward),
            ("collarbone", front & (np.abs(y - self.heads["clavicle"][1] - 0.012 * unit) < 0.020 * unit)),
            ("trapezius", (y > level["T1"] - 0.004 * unit) & ~front & (x > 0.022 * unit)),
            ("trapezius", front & upward & (y > self.heads["clavicle"][1])),
            ("armpit", (out > 0.80) & (y < joint[1] - 0.010 * unit) & (y > level["T7"]) & (behind > 62)),
            ("shoulder_back", back & (out > 0.98) & (y > level["T6"])),
            ("supraspinous", blade & (y > spine) & (out > 0.62)),
            ("scapula_upper", blade & (y > spine)),
            ("scapula_medial", blade & (out < 0.60)),
            ("scapula_inferior", blade & (y < level["T6"])),
            ("scapula_body", blade),
        ]

    def _pelvis(self, x: Array, y: Array, behind: Array, points: Points) -> Rules:
        unit, level = self.unit, self.level
        hip = self.heads["upperleg01"]
        back = behind < 72
        tail = hip[1] + 0.012 * unit
        width = 0.018 * unit + 0.026 * unit * np.clip((y - tail) / (level["S1"] - tail), 0, 1)
        below = y < level["S1"] + 0.012 * unit
        rise = np.clip((x / unit - 0.05) / 0.07, 0, 1)
        crest = level["S1"] + (level["L4"] - 0.008 * unit - level["S1"]) * rise
        around = self._around_hip(points)
        crease = self._above_crease(points)
        half = tail + 0.006 * unit
        return [
            ("perineum", (x < 0.032 * unit) & (y < self.crotch + 0.046 * unit) & (behind > 60)),
            ("coccyx", back & (x < 0.020 * unit) & (y < tail) & (y > tail - 0.034 * unit)),
            ("sacrum", back & below & (x < width) & (y >= tail)),
            ("sij", back & below & (x < width + 0.034 * unit) & (y > tail + 0.020 * unit)),
            ("thigh_medial", (y < self.crotch - 0.012 * unit) & (x < 0.055 * unit)),
            ("thigh_back", (y < self.crotch - 0.012 * unit) & (around > 118)),
            ("buttock_lower", (around > 118) & (y < half)),
            ("buttock_upper", (around > 118) & (y < crest)),
            ("lateral_hip", (around > 48) & (y < crest) & (x > 0.6 * hip[0])),
            ("groin", (behind >= 110) & (np.abs(crease) < 0.024 * unit)),
            ("thigh_front", (around < 90) & (crease < 0)),
            ("buttock_lower", (y < half) & (behind < 90)),
            ("thigh_medial", y < half),
        ]

    def _back(self, x: Array, y: Array, behind: Array) -> Rules:
        unit, level = self.unit, self.level
        middle = x < 0.020 * unit
        beside = (behind < 70) & (x < 0.066 * unit)
        found: Rules = []
        for name, lowest in (
            ("thoracic_upper", "T4"),
            ("thoracic_mid", "T8"),
            ("thoracic_lower", "T12"),
            ("lumbar_upper", "L3"),
            ("lumbar_lower", "S1"),
        ):
            above = (y > level[lowest] - (0.012 * unit if lowest in {"T12", "T8", "T4"} else 0)) & (behind < 70)
            wide = beside if lowest.startswith("T") else beside | ((behind < 58) & (y < level["L1"]))
            found += [(f"{name}_central", above & middle), (name, above & wide)]
        return [*found, ("ribs_back", (behind < 62) & (y > level["L2"]))]


def _around(where: Flags, angle: Array, front: str, side: str, back: str, other: str, first: float, second: float) -> Rules:
    """Four aspects around a tube, `first` and `second` being where front and back end, in degrees."""
    return [
        (front, where & (np.abs(angle) < first)),
        (back, where & (np.abs(angle) > second)),
        (side, where & (angle > 0)),
        (other, where),
    ]


def _unit(vector: Array) -> Array:
    return np.asarray(vector / np.linalg.norm(vector))


def _square(vector: Array, axis: Array) -> Array:
    """The part of a direction that is square to an axis, of length 1."""
    return _unit(vector - axis * (vector @ axis))
