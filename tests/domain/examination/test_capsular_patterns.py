"""Capsular patterns joint by joint, opening and closing of the spine: named only when every motion is known."""

import pytest

from synovia.domain.examination.losses import Loss, Measured, losses_of
from synovia.domain.examination.patterns import Pattern, capsular_patterns, spinal_pattern
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.places import Side
from synovia.knowledge.library import library

REFERENCES = library().references


def patterns(**active: float) -> list[tuple[str, Side | None]]:
    """The patterns read from these active motions of a woman of 50, by goniometer."""
    measured = {entry: Measured(active=value, method="goniometer") for entry, value in active.items()}
    found = capsular_patterns(losses_of(measured, {}, 50, "female", REFERENCES), REFERENCES)
    return [(one.pattern.joint, one.side) for one in found]


@pytest.mark.parametrize(
    ("joint", "side", "motions"),
    [
        ("shoulder", "right", {"shoulder_external_rotation": 5, "shoulder_abduction": 70, "shoulder_internal_rotation": 50}),
        ("elbow", "left", {"elbow_flexion": 80, "elbow_extension": -20}),
        ("forearm", "left", {"forearm_pronation": 50, "forearm_supination": 50}),
        ("wrist", "right", {"wrist_flexion": 35, "wrist_extension": 35}),
        ("hip", "right", {"hip_internal_rotation": 5, "hip_flexion": 90, "hip_abduction": 15}),
        ("knee", "left", {"knee_flexion": 60, "knee_extension": -15}),
        ("ankle", "left", {"ankle_plantarflexion": 5, "ankle_dorsiflexion": 5}),
        ("hindfoot", "left", {"ankle_inversion": 10, "ankle_eversion": 15}),
        ("great_toe", "right", {"toe_extension": 10, "toe_flexion": 15}),
        ("index_finger", "left", {"index_mcp_flexion": 30, "index_mcp_extension": 12}),
    ],
)  # fmt: skip
def test_the_pattern_of_each_limb_joint(joint: str, side: str, motions: dict[str, float]) -> None:
    other = {  # the other side is free, as far as there is one to compare with
        "shoulder_external_rotation": 80, "shoulder_abduction": 170, "shoulder_internal_rotation": 80,
        "elbow_flexion": 150, "elbow_extension": 2, "wrist_flexion": 70, "wrist_extension": 65,
        "hip_internal_rotation": 38, "hip_flexion": 125, "hip_abduction": 45, "knee_flexion": 140,
        "knee_extension": 2, "ankle_plantarflexion": 55, "ankle_dorsiflexion": 18, "ankle_inversion": 30,
        "ankle_eversion": 18, "toe_extension": 70, "toe_flexion": 40, "forearm_pronation": 80,
        "forearm_supination": 85, "index_mcp_flexion": 90, "index_mcp_extension": 25,
    }  # fmt: skip
    across = Side(side).other
    measured = {f"{motion}_{side}": value for motion, value in motions.items()}
    measured |= {f"{motion}_{across}": float(other[motion]) for motion in motions}
    assert patterns(**measured) == [(joint, Side(side))]
    for unknown in motions:
        fewer = {entry: value for entry, value in measured.items() if entry != f"{unknown}_{side}"}
        assert patterns(**fewer) == [], f"{unknown} is not known: no pattern is named"


@pytest.mark.parametrize(
    ("joint", "start"), [("neck", "cervical_"), ("upper_back", "thoracic_"), ("low_back", "lumbar_")]
)
def test_the_spine_stiffens_both_ways(joint: str, start: str) -> None:
    stiff = ("rotation_left", "rotation_right", "lateral_flexion_left", "lateral_flexion_right", "extension")
    losses = {start + one: Loss(limited=True) for one in stiff} | {f"{start}flexion": Loss(limited=False)}
    found = capsular_patterns(losses, REFERENCES)
    assert [(one.pattern.joint, one.side, one.order_seen) for one in found] == [(joint, None, False)]
    del losses[f"{start}rotation_right"]
    assert capsular_patterns(losses, REFERENCES) == ()


def test_what_is_taught_as_spared_must_be_known_to_be_free() -> None:
    stiff = ("rotation_left", "rotation_right", "lateral_flexion_left", "lateral_flexion_right", "extension")
    losses = {f"cervical_{one}": Loss(limited=True) for one in stiff}
    assert capsular_patterns(losses, REFERENCES) == (), "flexion was not looked at"
    assert capsular_patterns(losses | {"cervical_flexion": Loss(limited=True)}, REFERENCES) == ()


def test_the_wrong_order_is_no_capsular_pattern() -> None:
    free = {
        "shoulder_external_rotation_left": 80,
        "shoulder_abduction_left": 170,
        "shoulder_internal_rotation_left": 80,
    }
    assert patterns(
        shoulder_external_rotation_right=60, shoulder_abduction_right=70, shoulder_internal_rotation_right=20, **free
    ) == []  # fmt: skip


def test_motions_judged_by_eye_fit_but_their_order_is_not_claimed() -> None:
    losses = {f"knee_{way}_left": Loss(limited=True) for way in ("flexion", "extension")}
    (found,) = capsular_patterns(losses, REFERENCES)
    assert (found.pattern.joint, found.order_seen) == ("knee", False)


def test_every_pattern_is_recalled_cited_and_never_read_without_motion() -> None:
    assert {pattern.standing for pattern in REFERENCES.capsular} == {Standing.RECALLED}
    assert capsular_patterns({}, REFERENCES) == ()
    joints = {pattern.joint for pattern in REFERENCES.capsular}
    assert {"neck", "upper_back", "low_back", "shoulder", "elbow", "forearm", "wrist", "thumb", "index_finger",
            "sacroiliac", "hip", "knee", "ankle", "hindfoot", "great_toe", "lesser_toes"} <= joints  # fmt: skip


@pytest.mark.parametrize(
    ("limited", "free", "painful", "pattern"),
    [
        ("extension rotation_left", "rotation_right", Side.LEFT, Pattern.CLOSING),
        ("extension rotation_left", "", Side.LEFT, Pattern.NONE),  # the right is unknown
        ("extension rotation_left", "rotation_right", None, Pattern.NONE),
        ("flexion lateral_flexion_right", "lateral_flexion_left", Side.LEFT, Pattern.OPENING),
        ("flexion lateral_flexion_right", "", Side.LEFT, Pattern.NONE),
        ("extension rotation_left rotation_right", "", Side.LEFT, Pattern.NONE),  # capsular, if anything
        ("", "rotation_left rotation_right extension", Side.LEFT, Pattern.NONE),
    ],
)
@pytest.mark.parametrize("joint", ["neck", "low_back"])
def test_opening_and_closing(
    joint: str, limited: str, free: str, painful: Side | None, pattern: Pattern
) -> None:
    start = {"neck": "cervical_", "low_back": "lumbar_"}[joint]
    losses = {start + one: Loss(limited=True) for one in limited.split()}
    losses |= {start + one: Loss(limited=False) for one in free.split()}
    assert spinal_pattern(joint, losses, painful).pattern is pattern


def test_the_other_limb_is_the_measure_unless_it_is_limited_itself() -> None:
    both = {"hip_internal_rotation_left": Measured(12), "hip_internal_rotation_right": Measured(14)}
    losses = losses_of(both, {}, 50, "female", REFERENCES)
    assert all(loss.limited for loss in losses.values()), "two stiff hips are not each other's norm"
    one = {"knee_flexion_left": Measured(110), "knee_flexion_right": Measured(140)}
    loss = losses_of(one, {}, 50, "female", REFERENCES)["knee_flexion_left"]
    assert (loss.limited, loss.lost, loss.usual) == (True, 30, 140)


def test_what_has_nothing_to_compare_with_is_unknown() -> None:
    assert losses_of({"jaw_opening": Measured(20)}, {}, 50, "female", REFERENCES) == {}
    assert losses_of({"second_toe_flexion_left": Measured(20)}, {}, 50, "female", REFERENCES) == {}
