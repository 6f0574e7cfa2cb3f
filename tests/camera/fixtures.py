"""Writes the fixtures that hold Python and TypeScript to one answer: `python -m tests.camera.fixtures`.

Expected values come from how each stick figure was made, never from the product's own formulas.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from synovia.knowledge.camera import camera_limits_for_browser
from tests.camera.stick import Stick, exchanged

FOLDER = Path(__file__).resolve().parents[1] / "fixtures/motion"
LEFT, RIGHT, FRONT, BACK = Stick("left"), Stick("right"), Stick("front"), Stick("back")
TOLERANCE = 0.05


def main() -> None:
    """Writes every file anew."""
    for name, content in (
        ("angles", {"tolerance": TOLERANCE, "cases": angle_cases()}),
        ("pictures", {"cases": picture_cases()}),
        ("series", {"tolerance": 0.001, "cases": series_cases()}),
        ("recordings", {"tolerance": 0.7, "cases": recording_cases()}),
    ):
        whole = {"limits": fixture_limits(), **content}
        (FOLDER / f"{name}.json").write_text(json.dumps(whole, separators=(",", ":")) + "\n")


def fixture_limits() -> dict[str, Any]:
    """The limits in force, but for what the models get wrong: a stick figure's points are its joints."""
    limits = camera_limits_for_browser()
    return limits | {"face_depth": 1.0, "zero": dict.fromkeys(limits["zero"], 0.0) | {"knee_flexion": -5.0}}


def _angle(name: str, motion: str, side: str, degrees: float, stick: Stick) -> dict[str, Any]:
    return {
        "name": name,
        "motion": motion,
        "side": side,
        "roll": stick.roll,
        "degrees": degrees,
        **stick.picture(),
    }


def angle_cases() -> list[dict[str, Any]]:
    """One picture and its angle each."""
    tilted, other = replace(RIGHT, trunk=30, roll=6), replace(FRONT, trunk=20, roll=-5)
    return [
        _angle("standing knee", "knee_flexion", "left", 0, LEFT),
        _angle("trunk upright", "trunk_flexion", "", 0, RIGHT),
        *(case for side in ("left", "right") for case in (*_limbs(side), *_trunk(side))),
        _angle(
            "arm forward, trunk bent",
            "shoulder_flexion",
            "left",
            90,
            replace(LEFT, trunk=30, arm={"left": 90}),
        ),
        _angle("trunk, camera tilted", "trunk_flexion", "", 30, tilted),
        _angle("bend, camera tilted the other way", "trunk_lateral_flexion", "left", 20, other),
    ]


def _limbs(side: str) -> Iterator[dict[str, Any]]:
    seen = Stick(side)
    for at in (-10.0, 15.0, 90.0, 135.0):
        yield _angle(f"{side} knee at {at:g}", "knee_flexion", side, at, replace(seen, knee={side: at}))
        yield _angle(f"{side} elbow at {at:g}", "elbow_flexion", side, at, replace(seen, elbow={side: at}))
    for at in (-40.0, 0.0, 60.0, 120.0, 175.0, 185.0):
        arm = {side: at}
        yield _angle(f"{side} arm forward {at:g}", "shoulder_flexion", side, at, replace(seen, arm=arm))
        yield _angle(f"{side} arm sideways {at:g}", "shoulder_abduction", side, at, replace(FRONT, arm=arm))
        yield _angle(f"{side} arm from behind {at:g}", "shoulder_abduction", side, at, replace(BACK, arm=arm))
    for at in (-15.0, 45.0, 100.0):
        stick = replace(seen, thigh={side: at}, knee={side: 60.0})
        yield _angle(f"{side} thigh forward {at:g}", "hip_flexion", side, at, stick)
    for at in (-5.0, 30.0):
        yield _angle(
            f"{side} thigh sideways {at:g}", "hip_abduction", side, at, replace(FRONT, thigh={side: at})
        )


def _trunk(side: str) -> Iterator[dict[str, Any]]:
    toward = 1.0 if side == "left" else -1.0
    for at in (-8.0, 25.0):
        for name, view in (("from the front", FRONT), ("from behind", BACK)):
            bent = replace(view, trunk=toward * at)
            yield _angle(f"bend {side} {at:g} {name}", "trunk_lateral_flexion", side, at, bent)
    for at in (-20.0, 40.0, 90.0):
        yield _angle(f"trunk {at:g} from the {side}", "trunk_flexion", "", at, replace(Stick(side), trunk=at))


def picture_cases() -> list[dict[str, Any]]:
    """One picture and all its flags each, in the order of the enumeration."""

    def case(
        name: str,
        motion: str,
        side: str,
        flags: list[str],
        stick: Stick,
        hidden: tuple[int, ...] = (),
        direction: int | None = None,
    ) -> dict[str, Any]:
        picture = stick.picture()
        for landmark in hidden:
            picture["landmarks"][3 * landmark + 2] = 0.2
        about = {"name": name, "motion": motion, "side": side, "flags": flags, "direction": direction}
        return about | picture

    return [
        case("a good side view", "knee_flexion", "left", [], LEFT),
        case("a good front view", "shoulder_abduction", "right", [], FRONT),
        case("from behind is good for abduction", "shoulder_abduction", "right", [], BACK),
        case("from behind, as was said", "shoulder_abduction", "right", [], BACK, direction=-1),
        case(
            "from behind, said to face the camera",
            "trunk_lateral_flexion",
            "left",
            ["turned_around"],
            BACK,
            direction=1,
        ),
        case("front view for a knee", "knee_flexion", "right", ["wrong_view"], FRONT),
        case("side view for abduction", "shoulder_abduction", "left", ["wrong_view"], LEFT),
        case("half turned", "knee_flexion", "left", ["wrong_view"], replace(LEFT, spread=0.5)),
        case("the other side is near", "knee_flexion", "right", ["far_side"], LEFT),
        case("the ankle hidden", "knee_flexion", "left", ["low_visibility"], LEFT, hidden=(27,)),
        case("a hidden wrist does not matter to a knee", "knee_flexion", "left", [], LEFT, hidden=(15,)),
        case(
            "feet cut off", "knee_flexion", "left", ["out_of_picture"], replace(LEFT, hips_at=(320.0, 520.0))
        ),
        case("small", "knee_flexion", "left", ["small"], replace(LEFT, scale=0.6)),
        case("too small", "knee_flexion", "left", ["too_small"], replace(LEFT, scale=0.3)),
    ]


def series_cases() -> list[dict[str, Any]]:
    """Angles over time: what Savitzky–Golay makes of them, and the repetitions in the smoothed series."""
    peaks = (60.0, 85.0, 110.0)
    three = [_swing(index / 30, peaks) for index in range(30 * 10)]
    cut_off = three[: int(30 * 8.2)]
    noisy = [value + 0.8 * math.sin(37.0 * index) for index, value in enumerate(three)]
    return [
        {"name": "three repetitions", **_series(three), "peaks": list(peaks), "peak_tolerance": 1.0},
        {"name": "the last one cut off", **_series(cut_off), "peaks": list(peaks[:2]), "peak_tolerance": 1.0},
        {"name": "with jitter", **_series(noisy), "peaks": list(peaks), "peak_tolerance": 1.5},
        {
            "name": "nothing moved",
            **_series([2.0 + 0.3 * math.sin(index) for index in range(60)]),
            "peaks": [],
            "peak_tolerance": 1.0,
        },
    ]


def _series(degrees: list[float]) -> dict[str, Any]:
    """Smoothed with the published weights of a cubic over nine points, the ends held."""
    weights = (-21, 14, 39, 54, 59, 54, 39, 14, -21)
    held = [degrees[0]] * 4 + degrees + [degrees[-1]] * 4
    smooth = [sum(w * held[i + k] for k, w in enumerate(weights)) / 231 for i in range(len(degrees))]
    return {
        "step": 1 / 30,
        "degrees": [round(one, 4) for one in degrees],
        "smooth": [round(one, 5) for one in smooth],
    }


def _swing(time: float, peaks: tuple[float, ...]) -> float:
    """A second of rest, then for each peak a second out, half a second held, a second back, half a second of rest."""
    number, within = divmod(time - 1.0, 3.0)
    if time < 1.0 or number >= len(peaks) or within >= 2.5:
        return 0.0
    share = min(within, 1.0, 2.5 - within)
    return float(peaks[int(number)] * math.sin(math.pi / 2 * share) ** 2)


def recording_cases() -> list[dict[str, Any]]:
    """Whole recordings as the browser sends them, with the value or the reasons for having none."""
    peaks, rate = (90.0, 95.0, 100.0), 11
    times = [index / rate for index in range(int(rate * 10.3))]
    knees = [_knee(_swing(time, peaks)) for time in times]
    good: dict[str, Any] = {"degrees": 100.0, "sd": 5.0, "peaks": [peak + 5 for peak in peaks], "flags": []}
    front = [replace(FRONT, knee={}).picture()["landmarks"] for _ in times]
    swap = [exchanged(flat) if 18 <= index <= 21 else flat for index, flat in enumerate(knees)]
    misplaced = [_moved(flat, 27, 120) if index in (22, 23) else flat for index, flat in enumerate(knees)]
    lost: list[Any] = [None if 14 < index < 66 else flat for index, flat in enumerate(knees)]
    refused: dict[str, Any] = {"degrees": None, "sd": None, "peaks": None}
    return [
        _recording("three knee bends", times, knees, **good),
        _recording("legs exchanged for four pictures", times, swap, **{**good, "flags": ["sides_swapped"]}),
        _recording("an ankle misplaced twice", times, misplaced, **{**good, "flags": ["segments_change"]}),
        _recording("seen from the front", times, front, **refused, flags=["wrong_view", "no_repetition"]),
        _recording(
            "nobody there", times, [None for _ in times], **refused, flags=["no_person", "no_repetition"]
        ),
        _recording("lost from sight", times, lost, **refused, flags=["no_person", "few_repetitions"]),
        _recording(
            "two people", times, knees, people=2, **refused, flags=["several_people", "no_repetition"]
        ),
        *_bend_cases(times, refused),
        _recording("no neutral pose", times, knees, neutral=False, **{**good, "flags": ["no_neutral"]}),
        _neck(
            "turning left",
            "left",
            0.0,
            (30.0, 35.0, 40.0),
            {"degrees": 35.0, "sd": 5.0, "peaks": [30.0, 35.0, 40.0], "flags": []},
        ),
        _neck(
            "turning right, camera round to the right",
            "right",
            -40.0,
            (60.0, 65.0, 70.0),
            {"degrees": 65.0, "sd": 5.0, "peaks": [60.0, 65.0, 70.0], "flags": []},
        ),
        _neck(
            "turned too far from a camera in front",
            "left",
            0.0,
            (60.0, 65.0, 70.0),
            {**refused, "flags": ["face_turned"]},
        ),
    ]


def _knee(degrees: float) -> list[float]:
    return _flat(replace(LEFT, knee={"left": degrees}))


def _flat(stick: Stick) -> list[float]:
    flat: list[float] = stick.picture()["landmarks"]
    return [round(one, 1) if index % 3 < 2 else 1 for index, one in enumerate(flat)]


def _moved(flat: list[float], landmark: int, pixels: float) -> list[float]:
    moved = list(flat)
    moved[3 * landmark + 1] += pixels
    return moved


MADE_BY = {"model": "stick figure", "weights": "none", "package": "tests.camera.fixtures"}


def _recording(
    name: str,
    times: list[float],
    bodies: list[Any],
    *,
    people: int = 1,
    neutral: bool = True,
    **expected: Any,
) -> dict[str, Any]:
    frames = [
        {"t": round(time, 4), "people": people, "landmarks": body}
        for time, body in zip(times, bodies, strict=True)
    ]
    start = {"t": 0, "people": 1, "landmarks": _knee(0.0)} if neutral else None
    about = {"version": 1, "motion": "knee_flexion", "side": "left", "width": 640, "height": 720, **MADE_BY}
    return {"name": name, "expected": expected, "recording": {**about, "neutral": start, "frames": frames}}


def _bend_cases(times: list[float], refused: dict[str, Any]) -> list[dict[str, Any]]:
    """Side-bends of the trunk: from behind as was said or not, and to the other side."""
    good: dict[str, Any] = {"degrees": 20.0, "sd": 0.0, "peaks": [20.0] * 3, "flags": []}
    return [
        _bends("side-bends seen from behind, as was said", times, BACK, "back", to=20.0, **good),
        _bends(
            "side-bends seen from behind, said to face the camera",
            times,
            BACK,
            "front",
            to=20.0,
            **refused,
            flags=["turned_around", "no_repetition"],
        ),
        _bends(
            "side-bends to the other side",
            times,
            FRONT,
            "front",
            to=-20.0,
            **refused,
            flags=["few_repetitions", "other_way"],
        ),
    ]


def _bends(
    name: str, times: list[float], seen: Stick, seen_from: str, *, to: float, **expected: Any
) -> dict[str, Any]:
    """Three side-bends of the trunk toward the left by so many degrees."""
    bodies = [_flat(replace(seen, trunk=_swing(time, (to,) * 3))) for time in times]
    case = _recording(name, times, bodies, **expected)
    neutral = {"t": 0, "people": 1, "landmarks": _flat(seen)}
    about = {"motion": "trunk_lateral_flexion", "seen_from": seen_from, "neutral": neutral}
    case["recording"] |= about
    return case


def _neck(
    name: str, side: str, camera_round: float, peaks: tuple[float, ...], expected: dict[str, Any]
) -> dict[str, Any]:
    """A face of 16 points turning about the vertical before a camera round to one side."""
    rate, sign = 11, 1.0 if side == "left" else -1.0
    times = [index / rate for index in range(int(rate * 10.3))]
    frames = [
        {"t": round(time, 4), "people": 1, "face": _face(sign * _swing(time, peaks) - camera_round)}
        for time in times
    ]
    about = {
        "version": 1,
        "motion": "cervical_rotation",
        "side": side,
        "width": 640,
        "height": 640,
        **MADE_BY,
    }
    whole = {**about, "camera_round": camera_round, "neutral": frames[0], "frames": frames}
    return {"name": name, "expected": expected, "recording": whole}


def _face(degrees: float) -> list[float]:
    """The face's points turned toward the person's left, which is the picture's right."""
    turn: Callable[[float], float] = math.radians
    found: list[float] = []
    for index in range(16):
        x, y = 60 * math.sin(2.4 * index), 80 * math.cos(1.1 * index)
        z = 40 * math.cos(0.7 * index) - 50
        found += [
            round(320 + x * math.cos(turn(degrees)) - z * math.sin(turn(degrees)), 2),
            round(320 + y, 2),
            round(x * math.sin(turn(degrees)) + z * math.cos(turn(degrees)), 2),
        ]
    return found


if __name__ == "__main__":
    main()
