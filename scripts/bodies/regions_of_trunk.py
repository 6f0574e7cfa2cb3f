"""The rules of head, neck and trunk."""

from __future__ import annotations

import numpy as np

from scripts.bodies.mesh import Array
from scripts.bodies.skin import Flags, Landmarks, Points, Rules
from scripts.bodies.tubes import Tube


def is_head(body: Landmarks, points: Points) -> Flags:
    """Above the neck: the jaw's line in front, the base of the skull behind."""
    y, z = points.at[:, 1], points.at[:, 2]
    chin, nape = body.heads["special04"], body.heads["head"]
    share = np.clip((z - (nape[2] - 0.06 * body.unit)) / (chin[2] - nape[2] + 0.06 * body.unit), 0, 1)
    line = (body.level["C1"] + 0.004 * body.unit) * (1 - share) + (chin[1] + 0.005 * body.unit) * share
    return np.asarray((y > line) & (points.share("neck", "spine", "clavicle", "shoulder") < 0.9))


def head(body: Landmarks, points: Points) -> Rules:
    unit, y = body.unit, points.at[:, 1]
    brow = body.heads["oculi02"][1] + 0.006 * unit
    mouth, ear = body.heads["oris04"][1], body.heads["head"][1] + 0.015 * unit
    middle = body.heads["head"][2] + 0.01 * unit
    around = np.degrees(np.arctan2(points.at[:, 0] * 1.2, points.at[:, 2] - middle))
    jaw_line = mouth - 0.012 * unit + 0.030 * unit * np.clip((around - 20) / 60, 0, 1)
    return [
        ("crown", y > body.top - 0.042 * unit),
        ("forehead", (around < 58) & (y > brow)),
        ("jaw", (around < 115) & (y < jaw_line)),
        ("face", (around < 66) & (y <= brow)),
        ("temple", (around < 118) & (y > ear - 0.03 * unit)),
        ("jaw", (around < 112) & (y <= ear)),
        ("occiput", around >= 0),
    ]


def trunk(body: Landmarks, points: Points) -> Rules:
    unit, level = body.unit, body.level
    skin = body.skin
    of_trunk = skin.at[skin.share("spine", "root", "pelvis", "breast", "neck") > 0.6]
    root, top = np.array([0, body.crotch, 0.0]), np.array([0, level["C1"], 0.0])
    tube = Tube.around(np.vstack([of_trunk, of_trunk * (-1, 1, 1)]), top, root, np.array([1.0, 0, 0]))
    x, y = points.at[:, 0], points.at[:, 1]
    around = np.abs(tube.angle(points.at))
    behind = 180 - around
    costal = level["T9"] - (level["T9"] - level["L2"]) * np.clip(x / (0.12 * unit), 0, 1)
    return [
        *_neck(body, x, y, behind, points),
        *_girdle(body, x, y, behind, points),
        *_pelvis(body, x, y, behind, points),
        *_back(body, x, y, behind),
        ("sternum", (behind > 90) & (x < 0.022 * unit) & (y > level["T9"])),
        ("chest", (behind > 112) & (y > level["T8"] + 0.006 * unit)),
        ("ribs_front", (behind > 112) & (y > costal)),
        ("ribs_side", (behind <= 112) & (y > level["L2"])),
        ("flank", (behind <= 122) & (y > level["L4"])),
        ("lateral_hip", behind <= 122),
        ("abdomen_upper", y > level["L3"] - 0.012 * unit),
        ("abdomen_lower", y > 0),
    ]


def _neck(body: Landmarks, x: Array, y: Array, behind: Array, points: Points) -> Rules:
    unit, level = body.unit, body.level
    # The neck's foot slopes down from C7 behind to the collarbones in front.
    z = points.at[:, 2]
    nape = body.heads["neck01"][2] - 0.06 * unit
    share = np.clip((z - nape) / (0.13 * unit), 0, 1)
    foot = level["C7"] * (1 - share) + (body.heads["clavicle"][1] + 0.020 * unit) * share - 0.006 * unit
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


def _girdle(body: Landmarks, x: Array, y: Array, behind: Array, points: Points) -> Rules:
    unit, level = body.unit, body.level
    z = points.at[:, 2]
    joint = body.heads["upperarm01"]
    out = x / joint[0]
    front = z > body.heads["clavicle"][2] + 0.012 * unit
    upward = points.normals[:, 1] > 0.35
    border = 0.40
    back = ~front & (behind < 80)
    spine = level["T3"] + 0.014 * unit * np.clip((out - border) / 0.6, 0, 1)
    blade = back & (out > border) & (y > level["T8"] + 0.004 * unit)
    return [
        ("shoulder_front", front & (out > 0.86) & (y > level["T5"])),
        ("shoulder_side", ~front & (out > 1.0) & upward),
        ("collarbone", front & (np.abs(y - body.heads["clavicle"][1] - 0.012 * unit) < 0.020 * unit)),
        ("trapezius", (y > level["T1"] - 0.004 * unit) & ~front & (x > 0.022 * unit)),
        ("trapezius", front & upward & (y > body.heads["clavicle"][1])),
        ("armpit", (out > 0.80) & (y < joint[1] - 0.010 * unit) & (y > level["T7"]) & (behind > 62)),
        ("shoulder_back", back & (out > 0.98) & (y > level["T6"])),
        ("supraspinous", blade & (y > spine) & (out > 0.62)),
        ("scapula_upper", blade & (y > spine)),
        ("scapula_medial", blade & (out < 0.60)),
        ("scapula_inferior", blade & (y < level["T6"])),
        ("scapula_body", blade),
    ]


def _pelvis(body: Landmarks, x: Array, y: Array, behind: Array, points: Points) -> Rules:
    unit, level = body.unit, body.level
    hip = body.heads["upperleg01"]
    back = behind < 72
    tail = hip[1] + 0.012 * unit
    width = 0.018 * unit + 0.026 * unit * np.clip((y - tail) / (level["S1"] - tail), 0, 1)
    below = y < level["S1"] + 0.012 * unit
    rise = np.clip((x / unit - 0.05) / 0.07, 0, 1)
    crest = level["S1"] + (level["L4"] - 0.008 * unit - level["S1"]) * rise
    around = body.around_hip(points)
    crease = body.above_crease(points)
    half = tail + 0.006 * unit
    return [
        ("perineum", (x < 0.032 * unit) & (y < body.crotch + 0.046 * unit) & (behind > 60)),
        ("coccyx", back & (x < 0.020 * unit) & (y < tail) & (y > tail - 0.034 * unit)),
        ("sacrum", back & below & (x < width) & (y >= tail)),
        ("sij", back & below & (x < width + 0.034 * unit) & (y > tail + 0.020 * unit)),
        ("thigh_medial", (y < body.crotch - 0.012 * unit) & (x < 0.055 * unit)),
        ("thigh_back", (y < body.crotch - 0.012 * unit) & (around > 118)),
        ("buttock_lower", (around > 118) & (y < half)),
        ("buttock_upper", (around > 118) & (y < crest)),
        ("lateral_hip", (around > 48) & (y < crest) & (x > 0.6 * hip[0])),
        ("groin", (behind >= 110) & (np.abs(crease) < 0.024 * unit)),
        ("thigh_front", (around < 90) & (crease < 0)),
        ("buttock_lower", (y < half) & (behind < 90)),
        ("thigh_medial", y < half),
    ]


def _back(body: Landmarks, x: Array, y: Array, behind: Array) -> Rules:
    unit, level = body.unit, body.level
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
