"""A replaced joint is not glided in any grade; what lies beside it, and its motion, may be cared for."""

import json
from pathlib import Path
from typing import Any

import pytest

from synovia.domain.strategy.proposal import Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.strategy.replaced import GLIDES
from synovia.domain.strategy.rooms import PLANS
from synovia.domain.terms.reading import read_case
from synovia.domain.terms.techniques import TechniqueClass
from synovia.knowledge.library import rulebook

CASES = Path(__file__).parents[2] / "spec" / "cases"


def proposal(case: str, **more: Any) -> Proposal:
    """The proposal for a worked case with these findings on top."""
    told = json.loads((CASES / f"{case}.json").read_text("utf-8"))["case"]
    told["findings"] |= more
    return propose(read_case(told), rulebook())


def offered(found: Proposal) -> set[str]:
    return {one.id for one in found.techniques}


def test_a_stiff_replaced_knee_is_offered_kneecap_glides_and_motion_but_no_glide_of_the_joint() -> None:
    found = proposal("BLIND-48")

    assert [one.code for one in found.classification] == ["KNEE_STIFF"]
    assert offered(found) == {"M-PAT", "STR-LLPS", "STM-THIGH"}
    assert next(one for one in found.techniques if one.id == "M-PAT").technique_class is TechniqueClass.M12
    assert any("no glide of the replaced knee" in how for one in found.techniques for how in one.cautions)
    assert "KN06" in {one.id for one in found.exercises}


def test_the_words_about_a_replaced_knee_do_not_contradict_what_is_offered() -> None:
    said = next(one.says for one in proposal("BLIND-48").reasons if "replaced-knee" in one.rule)

    assert "kneecap glides" in said.clinician
    assert "alone" not in said.patient


@pytest.mark.parametrize("irritability", ["low", "moderate", "high"])
@pytest.mark.parametrize("stiff", [True, False])
def test_no_grade_of_glide_reaches_a_replaced_knee(irritability: str, stiff: bool) -> None:
    found = proposal("BLIND-48", irritability=irritability, stiff_after_immobilization=stiff)

    assert not offered(found) & GLIDES["knee"][1]


def test_without_the_replacement_the_stiff_knee_is_glided() -> None:
    found = proposal("BLIND-48", joint_replacement=[], stiff_after_immobilization=True)

    assert "M-KN" in offered(found)


def test_a_replaced_knee_of_the_painless_side_does_not_keep_the_painful_one_from_its_glides() -> None:
    found = proposal("BLIND-48", joint_replacement=["knee_left"], stiff_after_immobilization=True)

    assert "M-KN" in offered(found)


@pytest.mark.parametrize(
    ("case", "joint", "glides"),
    [("HIP-01", "hip", {"M-HIP", "M-HIP-LAD"}), ("SHOULDER-01", "shoulder", {"M-GH", "MWM-GH"})],
)
def test_hip_and_shoulder_follow_the_same_rule(case: str, joint: str, glides: set[str]) -> None:
    assert offered(proposal(case)) & glides
    both = [f"{joint}_left", f"{joint}_right"]

    assert not offered(proposal(case, joint_replacement=both)) & GLIDES[joint][1]


def test_every_glide_named_here_is_a_technique_of_the_catalogue_and_none_of_a_plan_was_forgotten() -> None:
    catalogue = rulebook().catalogue.techniques
    named = set().union(*(glides for _, glides in GLIDES.values()))
    places = {place for place, _ in GLIDES.values()}
    glides = {TechniqueClass.M12, TechniqueClass.MWM}
    spared = {"M-PAT", "M-SHG", "M-ST", "M-MTP"}  # neighbors of a replaced joint, not the joint itself

    chosen = {
        choice.technique
        for plan in PLANS.values()
        for choice in plan.choices
        if choice.place in places and set(catalogue[choice.technique].classes) & glides
    }

    assert named <= set(catalogue)
    assert chosen <= named | spared
