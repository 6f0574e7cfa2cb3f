"""Counting painful sites and regions on the body chart, as the 2016 criteria of fibromyalgia do."""

from typing import Any

import pytest

from synovia.domain.examination.widespread import painful_regions, painful_sites
from synovia.domain.screening.reading import Read, read
from synovia.domain.terms.findings.complaint import PAIN_AREAS
from synovia.domain.terms.reading import read_findings
from synovia.knowledge.library import rulebook

EX_09 = (
    *("neck_central", "upper_back", "low_back_central", "shoulder_girdle_left", "shoulder_girdle_right"),
    *("upper_arm_left", "upper_arm_right", "lateral_hip_left", "lateral_hip_right"),
    *("thigh_left", "thigh_right", "lower_leg_left"),
)
SEVEN = ("neck_left", "upper_back", "chest", "abdomen", "hand_left", "thigh_left", "foot_right")


def reading_of(**facts: Any) -> Read:
    return read(read_findings(facts), rulebook())


@pytest.mark.parametrize(
    ("areas", "sites", "regions"),
    [
        (EX_09, 12, 5),
        ((), 0, 0),
        (("neck_left", "neck_right", "neck_central"), 1, 1),
        (("shoulder_left", "shoulder_girdle_left"), 1, 1),
        (("shoulder_left", "shoulder_right"), 2, 2),
        (("face_jaw", "chest", "abdomen"), 3, 0),
        (("elbow_left", "knee_right"), 0, 2),
        (("foot_left", "heel_left", "lower_leg_left"), 1, 1),
        (("head_occiput", "groin_left", "sacroiliac_left", "perineum"), 0, 0),
        (SEVEN, 7, 4),
        (PAIN_AREAS.choices, 18, 5),
    ],
)
def test_sites_and_regions_are_counted(areas: tuple[str, ...], sites: int, regions: int) -> None:
    assert painful_sites(frozenset(areas)) == sites
    assert painful_regions(frozenset(areas)) == regions


def test_a_chart_that_reaches_the_criterion_answers_for_the_index() -> None:
    known = reading_of(region="neck", pain_areas=list(SEVEN))
    assert (known.facts["wpi"], known.facts["wpi_regions"]) == (7, 4)
    assert known.worked_out_from["wpi"] == ("pain_areas",)
    assert known.facts["pain_widespread"] is True


def test_a_chart_of_one_complaint_leaves_the_index_open() -> None:
    known = reading_of(region="neck", pain_areas=list(SEVEN[1:]))
    assert "wpi" not in known.facts
    assert "pain_widespread" not in known.facts


def test_of_somebody_who_hurts_all_over_the_chart_is_the_whole_answer() -> None:
    known = reading_of(region="widespread", pain_areas=["neck_left", "thigh_left"])
    assert (known.facts["wpi"], known.facts["wpi_regions"]) == (2, 2)
    assert known.facts["pain_widespread"] is True
    assert "pain_widespread" not in reading_of(region="widespread").facts


def test_a_stated_index_is_kept() -> None:
    known = reading_of(region="neck", pain_areas=list(SEVEN), wpi=9)
    assert known.facts["wpi"] == 9
    assert not known.clashes


def test_a_stated_index_below_the_chart_is_named() -> None:
    known = reading_of(region="neck", pain_areas=list(SEVEN), wpi=6)
    assert known.facts["wpi"] == 6
    assert [one.findings for one in known.clashes] == [("wpi", "pain_areas")]


@pytest.mark.parametrize(
    ("kind", "days", "acute"),
    [
        ("sprain_grade_1", 3, True),
        ("sprain_grade_2", 4, False),
        ("sprain_grade_3", 1, True),
        ("muscle_strain", 3, True),
        ("contusion", 4, False),
    ],
)
def test_an_injury_of_the_last_three_days_is_acute(kind: str, days: int, acute: bool) -> None:
    known = reading_of(region="knee", soft_tissue_injury_kind=kind, days_since_injury=days)
    assert known.facts["acute_soft_tissue_injury"] is acute


def test_a_stated_old_injury_yields_to_its_date() -> None:
    known = reading_of(
        region="knee",
        soft_tissue_injury_kind="contusion",
        days_since_injury=1,
        acute_soft_tissue_injury=False,
    )
    assert known.facts["acute_soft_tissue_injury"] is True
    assert "acute_soft_tissue_injury" in known.clashes[0].findings


@pytest.mark.parametrize("kind", ["tendinopathy", "none"])
def test_a_sore_tendon_is_no_fresh_injury(kind: str) -> None:
    known = reading_of(region="knee", soft_tissue_injury_kind=kind, days_since_injury=1)
    assert "acute_soft_tissue_injury" not in known.facts


@pytest.mark.parametrize(("duration", "acute"), [(3, True), (4, None)])
def test_an_undated_injury_is_as_old_as_the_complaint_at_most(duration: int, acute: bool | None) -> None:
    known = reading_of(region="knee", soft_tissue_injury_kind="contusion", duration_days=duration)
    assert known.facts.get("acute_soft_tissue_injury") is acute


def test_the_date_of_the_injury_counts_before_the_length_of_the_complaint() -> None:
    known = reading_of(
        region="knee", soft_tissue_injury_kind="contusion", duration_days=2, days_since_injury=9
    )
    assert known.facts["acute_soft_tissue_injury"] is False
