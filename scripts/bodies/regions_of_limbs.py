"""The rules of arms and legs."""

from __future__ import annotations

import numpy as np

from scripts.bodies.mesh import Array
from scripts.bodies.skin import Flags, Landmarks, Points, Rules
from scripts.bodies.tubes import Tube, square, unit


def arm(body: Landmarks, points: Points) -> Rules:
    elbow, wrist, shoulder = (body.heads[bone] for bone in ("lowerarm01", "wrist", "upperarm01"))
    skin = body.skin
    of_upper = skin.at[skin.share("upperarm", "shoulder01") > 0.6]
    of_lower = skin.at[skin.share("lowerarm") > 0.6]
    upper = Tube.around(of_upper, shoulder, elbow, np.array([1.0, 0.6, 0.0]))
    radial = unit(body.heads["metacarpal1"] - body.heads["metacarpal4"])
    at_elbow = square(upper.side, unit(wrist - elbow))
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
        *_hand(body, points, hand, radial),
        *_around(elbows, c, "elbow_front", "elbow_lateral", "elbow_back", "elbow_medial", 48, 138),
        ("forearm_front_radial", below & (b >= 0) & (b < 90)),
        ("forearm_back_radial", below & (b >= 90)),
        ("forearm_front_ulnar", below & (b < 0) & (b >= -90)),
        ("forearm_back_ulnar", below),
        ("armpit", shoulders & (np.abs(a + 90) < 50)),
        *_around(shoulders, a, "shoulder_front", "shoulder_side", "shoulder_back", "shoulder_back", 52, 128),
        *_around(
            ~below,
            a,
            "upper_arm_front",
            "upper_arm_lateral",
            "upper_arm_back",
            "upper_arm_medial",
            50,
            130,
        ),
    ]


def _hand(body: Landmarks, points: Points, hand: Flags, radial: Array) -> Rules:
    wrist, knuckle = body.heads["wrist"], body.heads["finger3-1"]
    axis = unit(knuckle - wrist)
    across = square(radial, axis)
    palm = np.cross(axis, across)
    length = float(np.linalg.norm(knuckle - wrist))
    along = (points.at - wrist) @ axis / length
    middle = (body.heads["finger2-1"] + body.heads["finger5-1"]) / 2
    beside = (points.at - middle) @ across / (0.045 * body.unit)
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


def leg(body: Landmarks, points: Points) -> Rules:
    hip, knee, ankle = (body.heads[bone] for bone in ("upperleg01", "lowerleg01", "foot"))
    skin, out = body.skin, np.array([1.0, 0.0, 0.0])
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
    ankles = below & (s > 0.865) & (points.at[:, 2] < ankle[2] + 0.035 * body.unit)
    behind = np.abs(b) > 142
    return [
        *_foot(body, points, foot & ~(ankles & (points.at[:, 1] > 0.045 * body.unit))),
        *_around(knees, c, "knee_front", "knee_lateral", "knee_back", "knee_medial", 52, 130),
        ("achilles", below & (s > 0.70) & behind),
        ("ankle_lateral", ankles & (b >= 0)),
        ("ankle_medial", ankles),
        ("shin", below & (b > -42) & (b < 62)),
        ("calf_lateral", below & (b >= 0)),
        ("calf_medial", below),
        *_hip(body, points),
        *_around(~below, a, "thigh_front", "thigh_lateral", "thigh_back", "thigh_medial", 52, 128),
    ]


def _foot(body: Landmarks, points: Points, foot: Flags) -> Rules:
    unit, ankle = body.unit, body.heads["foot"]
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


def _hip(body: Landmarks, points: Points) -> Rules:
    """The parts of buttock, groin and outer hip that the thigh bone moves."""
    unit, x, y = body.unit, points.at[:, 0], points.at[:, 1]
    hip = body.heads["upperleg01"]
    fold = body.crotch - 0.012 * unit
    around = body.around_hip(points)
    crease = body.above_crease(points)
    return [
        ("perineum", (x < 0.030 * unit) & (y > body.crotch - 0.02 * unit)),
        ("buttock_lower", (around > 118) & (y > fold)),
        ("lateral_hip", (around > 48) & (x > hip[0]) & (y > hip[1] - 0.060 * unit)),
        ("groin", (np.abs(crease) < 0.024 * unit) & (around < 110)),
    ]


def _around(
    where: Flags, angle: Array, front: str, side: str, back: str, other: str, first: float, second: float
) -> Rules:
    """Four aspects around a tube, `first` and `second` being where front and back end, in degrees."""
    return [
        (front, where & (np.abs(angle) < first)),
        (back, where & (np.abs(angle) > second)),
        (side, where & (angle > 0)),
        (other, where),
    ]
