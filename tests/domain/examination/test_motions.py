"""The catalogue: every motion of rom.md is there, every finding of motion is in it, and its limits are a human's."""

import pytest

from synovia.domain.examination.motions import (
    END_FEELS,
    ENTRIES,
    JOINTS,
    METHODS,
    MOTIONS,
    POSITIONS,
    entry_of,
    method_of,
)
from synovia.domain.terms.finding import Kind
from synovia.domain.terms.places import Side
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import library

# The rows of rom.md, section by section.
OF_SOUCIE = (
    "hip_extension hip_flexion knee_flexion knee_extension ankle_dorsiflexion ankle_plantarflexion "
    "shoulder_flexion elbow_flexion elbow_extension forearm_pronation forearm_supination"
)
OF_AAOS_AND_AMA = (
    "shoulder_flexion shoulder_extension shoulder_abduction shoulder_adduction shoulder_internal_rotation "
    "shoulder_external_rotation_raised elbow_flexion elbow_extension forearm_pronation forearm_supination "
    "wrist_flexion wrist_extension wrist_radial_deviation wrist_ulnar_deviation finger_mcp_flexion "
    "finger_mcp_extension finger_pip_flexion finger_dip_flexion thumb_mcp_flexion thumb_ip_flexion "
    "thumb_cmc_abduction hip_flexion hip_extension hip_abduction hip_adduction hip_internal_rotation "
    "hip_external_rotation knee_flexion knee_extension ankle_dorsiflexion ankle_plantarflexion ankle_inversion "
    "ankle_eversion toe_extension toe_flexion cervical_flexion cervical_extension cervical_lateral_flexion "
    "cervical_rotation trunk_flexion trunk_extension trunk_lateral_flexion trunk_rotation"
)
OF_THE_SPINE = (
    "flexion_rotation_test lumbar_flexion lumbar_extension lumbar_lateral_flexion lumbar_rotation "
    "modified_schober fingertip_to_floor thoracic_rotation thoracic_flexion thoracic_extension "
    "thoracic_lateral_flexion chest_expansion straight_leg_raise_degrees ankle_lunge ankle_lunge_distance"
)
OF_THE_ISSUE = (
    "jaw_opening jaw_lateral jaw_protrusion shoulder_internal_rotation_side shoulder_external_rotation"
)


@pytest.mark.parametrize("rows", [OF_SOUCIE, OF_AAOS_AND_AMA, OF_THE_SPINE, OF_THE_ISSUE])
def test_every_motion_of_the_facts_is_in_the_catalogue(rows: str) -> None:
    assert set(rows.split()) - MOTIONS.keys() == set()


def test_every_joint_of_every_digit_bends_and_straightens() -> None:
    fingers = {
        f"{digit}_{joint}_{way}"
        for digit in ("index", "middle", "ring", "little")
        for joint in ("mcp", "pip", "dip")
        for way in ("flexion", "extension")
    }
    toes = {
        f"{toe}_toe_{way}"
        for toe in ("second", "third", "fourth", "fifth")
        for way in ("flexion", "extension")
    }
    thumb = {f"thumb_{part}" for part in ("cmc_abduction", "mcp_flexion", "ip_flexion")}
    assert (fingers | toes | thumb) <= MOTIONS.keys()


def test_every_finding_of_motion_is_in_the_catalogue() -> None:
    measured = [
        finding.name
        for finding in VOCABULARY.values()
        if finding.group == "motion" and finding.kind is Kind.NUMBER
    ]
    assert [name for name in measured if not entry_of(name)] == []
    assert entry_of("rom_method") == ""


def test_the_limits_of_a_finding_are_those_of_the_catalogue() -> None:
    for motion in MOTIONS.values():
        finding = motion.finding(motion.sides[0])
        if finding is not None:
            assert (motion.low, motion.high, motion.unit) == (finding.low, finding.high, finding.unit)


def test_limits_are_those_of_a_human() -> None:
    most = {"degrees": 200, "centimeters": 120, "millimeters": 80}
    for motion in MOTIONS.values():
        for passive in (False, True):
            low, high = motion.limits(passive=passive)
            assert low <= 0 < high <= most[motion.unit], motion.key


def test_every_motion_says_how_it_can_be_measured_and_how_it_usually_ends() -> None:
    for motion in MOTIONS.values():
        assert motion.positions, motion.key
        assert motion.methods, motion.key
        assert motion.end_feel in END_FEELS, motion.key
        assert motion in JOINTS[motion.joint].motions


def test_every_norm_and_figure_lies_within_the_limits() -> None:
    references = library().references
    for motion in MOTIONS.values():
        figures = [single.value for single in references.singles_of(motion.like or motion.key)]
        figures += [norm.mean for norm in references.norms_of(motion.key)]
        assert all(motion.low <= figure <= motion.high for figure in figures), motion.key


def test_no_figure_or_pattern_speaks_of_a_motion_nobody_knows() -> None:
    references = library().references
    named = {motion for pattern in references.capsular for motion in (*pattern.motions, *pattern.spared)}
    named |= {single.motion for single in (*references.singles, *references.taught)}
    assert named - MOTIONS.keys() == set()
    assert {pattern.joint for pattern in references.capsular} - JOINTS.keys() == {"sacroiliac"}


def test_an_entry_is_one_side_of_a_motion() -> None:
    assert ENTRIES["knee_flexion_left"] == (MOTIONS["knee_flexion"], Side.LEFT)
    assert ENTRIES["cervical_flexion"] == (MOTIONS["cervical_flexion"], None)
    assert entry_of("knee_flexion_passive_left") == "knee_flexion_left"


def test_angles_are_measured_as_the_evaluation_says_and_lengths_by_tape_or_ruler() -> None:
    assert method_of(MOTIONS["knee_flexion"], "goniometer") == "goniometer"
    assert method_of(MOTIONS["fingertip_to_floor"], "goniometer") == "tape"
    assert method_of(MOTIONS["jaw_opening"], "") == "ruler"
    assert {"CROM", "goniometer", "inclinometer", "smartphone", "camera", "visual", "tape"} <= set(METHODS)
    assert "prone" in POSITIONS
