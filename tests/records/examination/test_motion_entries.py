"""How a motion was measured: kept as typed, read beside its number, signed with it, compared with last time."""

from dataclasses import replace
from typing import Any

import pytest

from synovia.records.audit.log import current_passage
from synovia.records.examination import actions
from synovia.records.examination.actions import NotReady, copy_motion_structure, save_draft, start_evaluation
from synovia.records.examination.draft import Draft
from synovia.records.examination.facts import findings_of, motions_of, read_draft
from synovia.records.examination.models import Evaluation, Observation
from synovia.records.examination.motion_entries import MotionEntry, read_motions, typed_motions
from synovia.records.examination.queries import last_time
from synovia.records.examination.reasoning import compared, proposal_for
from tests.records.examination.conftest import Case

LEFT = "cervical_rotation_left"


def enter(case: Case, motions: dict[str, dict[str, str]]) -> Evaluation:
    """Save details of motions as a therapist types them."""
    of = case.evaluation
    return save_draft(
        evaluation=of, expected_version=of.version, entered=Draft(motions=motions), by=case.therapist
    )


def sign(case: Case, evaluation: Evaluation | None = None) -> None:
    of = evaluation or case.evaluation
    actions.sign_evaluation(
        evaluation=of,
        expected_version=of.version,
        shown_rules=proposal_for(of).rule_set_hash,
        printed_name=case.therapist.name,
        meaning="I examined this patient and this is my evaluation.",
        by=case.therapist,
    )


def test_a_form_holds_the_fields_of_the_catalogue_and_no_others() -> None:
    held = typed_motions(
        [
            ("m.cervical_rotation_left.pain", ["", "at_end"]),
            ("m.cervical_rotation.position", ["sitting"]),
            ("m.cervical_rotation.pain", ["at_end"]),  # of a side, not of the motion
            ("m.third_knee_left.pain", ["at_end"]),
            ("m.cervical_rotation_left.by", ["Somebody Else"]),
            ("cervical_rotation_left", ["48"]),
            ("m.", ["?"]),
        ]
    )
    assert held == {LEFT: {"pain": "at_end"}, "cervical_rotation": {"position": "sitting"}}


def test_details_are_read_beside_the_number_of_the_finding() -> None:
    details = {
        "cervical_rotation": {"position": "sitting", "method": "inclinometer"},
        LEFT: {"pain": "at_end", "end_feel": "firm", "passive": "55", "start": "-5", "limit": "stiffness"},
    }
    found, problems = read_motions(details, {LEFT: 48, "rom_method": "CROM"})
    assert problems == {
        "m.cervical_rotation_left.start": "-5° is less than a neck can move; allowed 0 to 110°."
    }
    assert found == {
        LEFT: MotionEntry(
            active=48, passive=55, pain="at_end", end_feel="firm", limit="stiffness",
            method="inclinometer", position="sitting",
        )
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "part", "typed", "says"),
    [
        ("jaw_opening", "active", "95", "95 is more than is possible; allowed 0 to 80 millimeters."),
        ("jaw_opening", "active", "wide", "“wide” is not a number; allowed 0 to 80 millimeters."),
        ("index_pip_flexion_left", "active", "200", "200° is more than a finger can move; allowed 0 to 140°."),
        (LEFT, "passive", "180", "180° is more than a neck can move; allowed 0 to 110°."),
        (LEFT, "end_feel", "squishy", "“squishy” is not one of the choices."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_and_kept(key: str, part: str, typed: str, says: str) -> None:
    found, problems = read_motions({key: {part: typed}}, {})
    assert found == {}
    assert problems == {f"m.{key}.{part}": says}


def test_position_alone_is_no_measurement() -> None:
    assert read_motions({"cervical_rotation": {"position": "sitting", "open": "1"}}, {}) == ({}, {})


def test_a_length_may_carry_its_unit() -> None:
    found, _problems = read_motions(
        {"jaw_opening": {"active": "42 mm"}, "chest_expansion": {"active": "3.5 cm"}}, {}
    )
    assert (found["jaw_opening"].active, found["chest_expansion"].active) == (42, 3.5)
    assert (found["jaw_opening"].method, found["chest_expansion"].method) == ("ruler", "tape")


@pytest.mark.django_db
def test_angles_beyond_human_range_stay_as_typed_and_hold_back_the_signature(case: Case) -> None:
    enter(case, {"jaw_opening": {"active": "400"}})
    assert Draft.of(case.evaluation.draft).motions["jaw_opening"]["active"] == "400"
    assert "m.jaw_opening.active" in read_draft(case.evaluation).problems
    with pytest.raises(NotReady) as refused:
        sign(case)
    assert "m.jaw_opening.active" in refused.value.problems


@pytest.mark.django_db
def test_a_field_that_is_emptied_goes_and_one_the_form_did_not_hold_stays(case: Case) -> None:
    enter(case, {LEFT: {"pain": "at_end", "end_feel": "firm"}})
    enter(case, {LEFT: {"pain": ""}})
    assert Draft.of(case.evaluation.draft).motions[LEFT] == {"end_feel": "firm", "by": case.therapist.name}


@pytest.mark.django_db
def test_the_examiner_is_who_saved_unless_somebody_else_is_named(case: Case) -> None:
    ruth = case.clinic.actor("ruth")
    save_draft(
        evaluation=case.evaluation,
        expected_version=1,
        entered=Draft(
            findings={LEFT: "48"}, motions={"jaw_opening": {"active": "40", "examiner": "Student"}}
        ),
        by=replace(case.therapist, name=ruth.name),
    )
    enter(case, {"cervical_extension": {"pain": "during"}})
    found = motions_of(case.evaluation)
    assert found[LEFT].examiner == ruth.name
    assert found["jaw_opening"].examiner == "Student"
    assert found["cervical_extension"].examiner == case.therapist.name


@pytest.mark.django_db
def test_on_signing_details_stay_with_their_observation_and_rules_see_what_they_saw(case: Case) -> None:
    case.type(
        **{LEFT: "48", "hip_flexion_passive_left": "100", "rom_method": "CROM", "fingertip_to_floor": "12"}
    )
    enter(
        case,
        {
            "jaw_opening": {"active": "40", "pain": "none"},
            "cervical_extension": {"end_feel": "empty"},
            "cervical_rotation": {"position": "sitting"},
            LEFT: {"pain": "at_end"},
        },
    )
    before = dict(findings_of(case.evaluation).facts)
    sign(case)
    rows: dict[str, Any] = {
        row.finding: row for row in Observation.objects.filter(evaluation=case.evaluation)
    }
    assert (rows[LEFT].value, rows[LEFT].method) == (48, "CROM")
    assert rows[LEFT].detail == {
        "active": 48, "pain": "at_end", "method": "CROM", "position": "sitting", "examiner": case.therapist.name,
    }  # fmt: skip
    assert rows["fingertip_to_floor"].method == "tape"
    assert (rows["jaw_opening"].value, rows["jaw_opening"].method) == (40, "ruler")
    assert (rows["cervical_extension"].value, rows["cervical_extension"].detail["end_feel"]) == (
        None,
        "empty",
    )
    assert rows["hip_flexion_passive_left"].method == "CROM"
    assert dict(findings_of(case.evaluation).facts) == before
    assert motions_of(case.evaluation)["hip_flexion_left"].passive == 100


@pytest.mark.django_db
def test_the_signature_is_bound_to_the_details(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    signed: list[dict[str, Any]] = []

    def content_hash(content: dict[str, Any]) -> str:
        signed.append(content)
        return "0" * 64

    monkeypatch.setattr(actions, "content_hash", content_hash)
    case.type(**{LEFT: "48"})
    enter(case, {LEFT: {"pain": "at_end"}})
    sign(case)
    assert signed[0]["motions"][LEFT] == {"active": 48, "pain": "at_end", "examiner": case.therapist.name}


@pytest.mark.django_db
def test_the_structure_of_last_time_comes_along_and_never_a_value(case: Case) -> None:
    case.type(**{LEFT: "48", "rom_method": "CROM"})
    enter(
        case,
        {
            "jaw_opening": {"active": "40"},
            "cervical_rotation": {"position": "supine"},
            "cervical_extension": {"pain": "during"},
        },
    )
    sign(case)
    later = start_evaluation(episode=case.evaluation.episode, by=case.therapist)
    copy_motion_structure(
        evaluation=later,
        expected_version=1,
        entered=Draft(motions={"cervical_rotation": {"position": "sitting"}}),
        by=case.therapist,
    )
    draft = Draft.of(later.draft)
    assert draft.findings == {"rom_method": "CROM"}
    assert draft.motions == {
        "cervical_rotation": {"open": "1", "position": "sitting"},  # what was typed today wins
        "cervical_extension": {"open": "1"},
        "jaw_opening": {"open": "1"},
    }
    assert motions_of(later) == {}
    noted = [event["action"] for event in current_passage().events]
    assert "evaluation.motion_structure_copied" in noted


@pytest.mark.django_db
def test_last_time_tells_numbers_methods_and_details(case: Case) -> None:
    case.type(**{LEFT: "48", "rom_method": "CROM"})
    enter(case, {LEFT: {"end_feel": "firm"}})
    sign(case)
    later = start_evaluation(episode=case.evaluation.episode, by=case.therapist)
    last = last_time(later)
    assert (last.values[LEFT], last.motions[LEFT].method, last.motions[LEFT].end_feel) == (48, "CROM", "firm")


@pytest.mark.django_db
def test_what_changed_does_not_compare_what_was_measured_differently(case: Case) -> None:
    case.type(**{LEFT: "48", "cervical_extension": "40", "rom_method": "CROM"})
    sign(case)
    later = start_evaluation(episode=case.evaluation.episode, by=case.therapist)
    save_draft(
        evaluation=later,
        expected_version=1,
        entered=Draft(
            findings={LEFT: "66", "cervical_extension": "60", "rom_method": "CROM"},
            motions={"cervical_rotation": {"method": "inclinometer"}},
        ),
        by=case.therapist,
    )
    verdicts = {one.name: str(one.change.verdict) for one in compared(case.evaluation, later).measures}
    assert verdicts[LEFT] == "not comparable"
    assert verdicts["cervical_extension"] == "better"


def test_two_versions_differ_in_their_details_too() -> None:
    mine = Draft(motions={LEFT: {"pain": "at_end", "by": "A"}})
    theirs = Draft(motions={LEFT: {"pain": "during", "by": "B"}})
    assert mine.differences(theirs) == ("m.cervical_rotation_left.pain",)
