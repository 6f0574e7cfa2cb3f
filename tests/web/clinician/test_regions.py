"""Regions of the whole body on the chart and in the evaluation: all of it written from the cards."""

import pytest
from django.urls import reverse

from synovia.domain.terms.places import Region
from synovia.domain.terms.regions import REGIONS, TEST_GROUPS, card_of
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.episodes.actions import open_episode
from synovia.records.episodes.models import Episode
from synovia.records.examination.actions import start_evaluation
from synovia.records.examination.draft import Draft
from synovia.records.examination.typed import Reading
from synovia.records.refusals import Refused
from synovia.records.screening.models import SelfCheck
from synovia.web.clinician import evaluation_layout as layout
from synovia.web.clinician import evaluation_motion as motion
from synovia.web.clinician.chart import EpisodeForm
from synovia.web.clinician.evaluation_fields import Sheet
from synovia.web.clinician.evaluation_grid import movement_markup, none_markup
from synovia.web.clinician.motion_standing import Person
from synovia.web.clinician.region_words import region_choices, region_icon, region_name
from tests.people import passage
from tests.web.clinician.conftest import Stage

LIMB = ("shoulder", "elbow", "wrist_hand", "hip", "knee", "ankle_foot")


def evaluation_of(stage: Stage, region: str, side: str = "") -> str:
    """The address of a new evaluation of Helen's complaint there."""
    david = stage.clinic.actor("david")
    with passage(david):
        patient = stage.clinic.patients["helen"]
        episode = open_episode(patient=patient, title="It hurts", region=region, side=side, by=david)
        return reverse("clinician:evaluation", args=[start_evaluation(episode=episode, by=david).pk])


def test_the_picker_offers_every_region_once_under_a_heading() -> None:
    offered = [value for _heading, under in region_choices() for value, _words in under]
    assert sorted(offered) == sorted(str(region) for region in Region)
    assert [str(heading) for heading, _under in region_choices()] == ["Spine", "Arm", "Leg", "Everywhere"]
    assert all(region_icon(region) and region_name(region)[0].isupper() for region in Region)


@pytest.mark.django_db
def test_every_region_can_be_opened_and_its_page_opens(stage: Stage) -> None:
    client = stage.client("david")
    for region, card in REGIONS.items():
        said = client.get(evaluation_of(stage, region)).content.decode()
        assert 'id="s-tests"' in said, region
        names = [name for name in (card.painful, card.limited) if name in VOCABULARY]
        assert all(f'name="{name}"' in said for name in names), region


@pytest.mark.django_db
def test_a_new_complaint_keeps_region_and_side(stage: Stage) -> None:
    patient = stage.clinic.patients["helen"]
    entered = {"title": "Knee hurts on stairs", "region": "knee", "side": "left", "onset_date": ""}
    client = stage.client("david")
    client.post(reverse("clinician:open_episode", args=[patient.pk]), entered)
    with passage(stage.clinic.owner):
        episode = Episode.objects.get(patient=patient)
    assert (episode.region, episode.side) == ("knee", "left")
    assert "Knee, left" in client.get(reverse("clinician:chart", args=[patient.pk])).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("region", "side"), [("tail", ""), ("knee", "middle")])
def test_no_action_takes_an_unknown_region_or_side(stage: Stage, region: str, side: str) -> None:
    david = stage.clinic.actor("david")
    with passage(david), pytest.raises(Refused):
        open_episode(
            patient=stage.clinic.patients["helen"], title="It hurts", region=region, side=side, by=david
        )


@pytest.mark.parametrize(
    ("path", "findings", "region", "side"),
    [
        ("neck", {}, "neck", ""),
        ("arm", {"region": "shoulder", "pain_side": "right"}, "shoulder", "right"),
        ("knee", {"pain_side": "central"}, "knee", ""),
        ("somewhere", {}, None, ""),
    ],
)
def test_a_shared_self_check_says_where_it_hurts(
    path: str, findings: dict[str, object], region: str | None, side: str
) -> None:
    form = EpisodeForm(shared=SelfCheck(path=path, findings=findings))
    assert (form.initial["region"], form.initial["side"]) == (region, side)


@pytest.mark.django_db
def test_the_side_told_on_opening_waits_to_be_asked_again(stage: Stage) -> None:
    said = stage.client("david").get(evaluation_of(stage, "shoulder", "right")).content.decode()
    field = said[said.index('id="f-pain_side-field"') :][:3000]
    assert "Told before: <b>right</b>" in field
    assert 'data-confirm-answer="right"' in field
    assert "answers from home" not in said, "only a self-check comes from home"


@pytest.mark.django_db
@pytest.mark.parametrize("region", LIMB)
def test_in_a_limb_the_side_is_asked_first_and_the_body_chart_is_open(stage: Stage, region: str) -> None:
    said = stage.client("david").get(evaluation_of(stage, region)).content.decode()
    story = said[said.index('id="g-complaint"') :]
    assert story.index('id="t-pain_side"') < story.index('id="t-duration_days"')
    assert 'value="heel_left"' in story


@pytest.mark.parametrize("region", Region)
def test_the_tests_of_the_region_come_first(region: Region) -> None:
    section = next(one for one in layout.sections(region) if one.key == "tests")
    own = card_of(region).tests
    assert section.groups[: len(own)] == own
    assert set(section.groups) == TEST_GROUPS, "the others are one key away, none is lost"


def test_where_pain_has_no_one_place_the_scores_come_right_after_the_story() -> None:
    assert [one.key for one in layout.sections("widespread")][:3] == ["story", "scores", "safety"]
    assert [one.key for one in layout.sections("neck")][:2] == ["story", "safety"]


@pytest.mark.django_db
def test_a_light_page_and_the_rest_hold_every_field(stage: Stage) -> None:
    client, address = stage.client("david"), evaluation_of(stage, "hip")
    light, rest = client.get(address).content, client.get(f"{address}fields/").content
    whole = client.get(f"{address}?all=1").content
    assert len(light) < len(whole) / 2
    for finding in VOCABULARY.values():
        field = f'data-finding="{finding.name}"'.encode()
        if field in whole:
            assert field in light or field in rest, finding.name


@pytest.mark.django_db
def test_an_answer_to_a_field_that_came_later_keeps_it_on_the_page(stage: Stage) -> None:
    client, address = stage.client("david"), evaluation_of(stage, "knee")
    answer = client.post(f"{address}save/", {"version": "1", "cervical_flexion": "40", "whole": "1"})
    assert answer.status_code == 302
    assert 'value="40"' in client.get(address).content.decode()


def sheet(**typed: list[str]) -> Sheet:
    return Sheet("shoulder", Draft(findings=typed), Reading({}))


def test_active_and_passive_of_one_motion_stand_in_one_row() -> None:
    rows = motion.movements(sheet(), Person(50, "female"))
    assert [(row.key, len(row.sides), len(row.passive)) for row in rows[:2]] == [
        ("shoulder_flexion", 2, 2),
        ("shoulder_extension", 2, 0),
    ]
    drawn = movement_markup(rows[0])
    assert drawn.count('name="painful_joint_motions" id="f-painful_joint_motions-flexion"') == 1
    assert (
        'aria-labelledby="t-shoulder_flexion passive-shoulder_flexion l-shoulder_flexion_passive_left"'
        in drawn
    )


def test_a_direction_without_a_measured_motion_can_still_be_marked() -> None:
    keys = none_markup(sheet(painful_joint_motions=["pronation"]))
    assert 'value="pronation" checked' in keys
    assert 'id="f-painful_joint_motions-flexion"' not in keys, "it stands beside its motion"
