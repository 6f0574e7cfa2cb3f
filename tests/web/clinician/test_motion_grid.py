"""The motion grid: rows of the region, details under them, gauges, patterns as support, and the table of the note."""

import re
from typing import Any

import pytest
from django.urls import reverse

from synovia.domain.examination.motions import JOINTS, MOTIONS
from synovia.domain.terms.finding import Value
from synovia.records.examination import actions
from synovia.records.examination.actions import save_draft, start_evaluation
from synovia.records.examination.draft import Draft
from synovia.records.examination.models import Evaluation
from synovia.records.examination.motion_entries import Entries, MotionEntry
from synovia.records.examination.reasoning import proposal_for
from synovia.web.clinician.motion_gauge import gauge
from synovia.web.clinician.motion_standing import Person, Standing, change_words, standing_of
from synovia.web.clinician.motion_support import supports_of
from synovia.web.clinician.motion_table import motion_lines
from tests.people import passage
from tests.web.clinician.conftest import Stage

BEN = Person(50, "male")
LEFT, RIGHT = "cervical_rotation_left", "cervical_rotation_right"
AS_SCRIPT = {"HX-Request": "true", "X-Autosave": "1"}


def standing(
    motion: str, now: Entries | None = None, last: Entries | None = None, **camera: float
) -> Standing:
    """A motion as it stands with what was measured now and last time, and by the camera."""
    return standing_of(MOTIONS[motion], now or {}, last or {}, BEN, camera)


def crom(value: float, **more: Any) -> MotionEntry:
    return MotionEntry(active=value, method="CROM", **more)


@pytest.mark.parametrize(
    ("last", "now", "words"),
    [
        (crom(48), crom(60), "▲ +12°, better, beyond the error of 6.7°"),
        (crom(60), crom(48), "▼ −12°, worse, beyond the error of 6.7°"),
        (crom(48), crom(52), "≈ +4°, within the error of 6.7°"),
        (crom(48), MotionEntry(active=60, method="inclinometer"), "≠ measured differently: not comparable"),
        (crom(48, position="sitting"), crom(60, position="supine"), "≠ measured differently: not comparable"),
        (crom(48), crom(60, position="supine"), "▲ +12°, better, beyond the error of 6.7°"),
    ],
)
def test_a_change_counts_from_the_error_of_its_method_on(
    last: MotionEntry, now: MotionEntry, words: str
) -> None:
    known = standing("cervical_rotation", {LEFT: now}, {LEFT: last})
    change = known.hands[0].change
    assert change is not None
    assert change_words(known.motion, change) == words


def test_less_is_better_where_it_is() -> None:
    now, last = MotionEntry(active=8, method="tape"), MotionEntry(active=20, method="tape")
    known = standing("fingertip_to_floor", {"fingertip_to_floor": now}, {"fingertip_to_floor": last})
    change = known.hands[0].change
    assert change is not None
    assert change_words(known.motion, change) == "▲ −12 cm, better, beyond the error of 9.8 cm"


def test_two_examiners_are_off_by_more_than_one() -> None:
    before = MotionEntry(active=100, method="goniometer", examiner="David")
    after = MotionEntry(active=125, method="goniometer", examiner="Ruth")
    known = standing("shoulder_flexion", {"shoulder_flexion_left": after}, {"shoulder_flexion_left": before})
    change = known.hands[0].change
    assert change is not None
    assert (change.needed, str(change.verdict)) == (30, "no real change")


def test_the_gauge_draws_an_arc_for_angles_and_says_what_it_shows() -> None:
    drawn = gauge(standing("cervical_rotation", {LEFT: crom(48), RIGHT: crom(66)}, {LEFT: crom(40)}))
    assert drawn.count('class="gauge-left"') == drawn.count('class="gauge-right"') == 1
    assert 'class="gauge-band"' in drawn
    assert 'class="gauge-was"' in drawn
    assert 'aria-label="Neck rotation: left 48°, was 40°, right 66°, norm 60 ± 8°"' in drawn
    assert "style=" not in drawn


def test_the_gauge_draws_a_strip_for_lengths() -> None:
    drawn = gauge(
        standing("fingertip_to_floor", {"fingertip_to_floor": MotionEntry(active=12, method="tape")})
    )
    assert "<path" not in drawn
    assert 'aria-label="Fingertip to floor: 12 cm, taught 0 cm"' in drawn


def test_the_camera_has_an_arc_of_its_own_and_is_compared_with_nothing() -> None:
    last = {"shoulder_flexion_left": MotionEntry(active=120, method="goniometer")}
    known = standing("shoulder_flexion", {}, last, shoulder_flexion_left=151)
    drawn = gauge(known)
    assert known.hands[0].change is None
    assert 'class="gauge-camera-track"' in drawn
    assert ">camera</text>" in drawn
    assert 'class="gauge-needle"' not in drawn


def test_a_motion_without_a_norm_shows_the_figures_of_authorities_or_says_so() -> None:
    assert standing("wrist_flexion").usual.singles == (("AAOS", 80), ("AMA", 60))
    assert standing("index_mcp_flexion").usual.singles == (("AAOS", 90), ("AMA", 90))
    assert standing("jaw_opening").usual.standing is None
    assert standing("knee_flexion").usual.is_passive, "the norm of healthy people is passive, and labelled so"


def test_patterns_are_support_with_their_limits_said() -> None:
    entries = {
        f"{motion}_{side}": MotionEntry(active=value, method="goniometer")
        for side, values in (("left", (80, 170, 80)), ("right", (5, 70, 50)))
        for motion, value in zip(
            ("shoulder_external_rotation", "shoulder_abduction", "shoulder_internal_rotation"), values, strict=True
        )
    }  # fmt: skip
    (found,) = supports_of(entries, {"region": "shoulder"}, BEN).patterns
    assert found.title == "Fits the capsular pattern of the right shoulder (glenohumeral)"
    assert "Shoulder external rotation, at side −94 %" in found.because
    assert found.standing == "R"
    assert "Rundquist" in found.caveat


def test_motions_judged_by_eye_read_as_closing_on_the_painful_side() -> None:
    facts: dict[str, Value] = {
        "region": "neck",
        "pain_side": "left",
        "limited_neck_motions": frozenset({"extension", "rotation_left"}),
    }
    (found,) = supports_of({}, facts, BEN).patterns
    assert found.title == "Reads as a closing pattern of the neck, left side"
    assert supports_of({}, {"region": "neck", "pain_side": "left"}, BEN).patterns == ()


def test_an_empty_end_feel_asks_for_red_flags() -> None:
    found = supports_of({LEFT: MotionEntry(end_feel="empty")}, {"region": "neck"}, BEN)
    assert found.empty == ("Neck rotation, left",)
    assert {"end_feel", "cancer_history", "fever_unwell"} <= set(found.prompts)
    assert supports_of({LEFT: MotionEntry(end_feel="firm")}, {"region": "neck"}, BEN).prompts == ()


def test_a_line_of_the_note_tells_numbers_method_pain_norm_and_change() -> None:
    now = {
        LEFT: crom(48, passive=55, pain="at_end", end_feel="firm", position="sitting", examiner="David"),
        RIGHT: crom(66, examiner="David"),
    }
    (line,) = motion_lines(now, {LEFT: crom(30)}, BEN)
    assert line.active.lines == (("L", "48°"), ("R", "66°"))
    assert line.passive.lines == (("L", "55°"),)
    assert (line.method, line.position, line.examiner) == ("CROM", "sitting", "David")
    assert line.detail.lines == (("L", "pain at end, end-feel firm"),)
    assert (line.norm, line.norm_note) == ("60 ± 8°", "")
    assert line.change.lines == (("L", "▲ +18°, better (6.7°)"),)


# The page


def page_of(stage: Stage, evaluation: Evaluation | None = None) -> str:
    return reverse("clinician:evaluation", args=[(evaluation or stage.evaluation).pk])


def enter(stage: Stage, typed: dict[str, str], evaluation: Evaluation | None = None) -> Any:
    of = evaluation or stage.evaluation
    address = reverse("clinician:evaluation_save", args=[of.pk])
    with passage(stage.clinic.owner):
        version = Evaluation.objects.get(pk=of.pk).version
    return stage.client("david").post(address, {"version": version, **typed}, headers=AS_SCRIPT)


@pytest.mark.django_db
def test_the_page_opens_what_the_region_needs_and_offers_the_rest(stage: Stage) -> None:
    html = stage.client("david").get(page_of(stage)).content.decode()
    drawn = set(re.findall(r'data-motion="(\w+)"', html))
    assert {"cervical_flexion", "cervical_rotation", "flexion_rotation_test"} <= drawn
    assert not drawn & {"knee_flexion", "jaw_opening", "index_pip_flexion"}
    assert set(re.findall(r'<option value="(\w+)">', html[html.index('id="add-joint"') :])) >= JOINTS.keys()
    assert all(f'id="joint-{joint}"' in html for joint in JOINTS)


@pytest.mark.django_db
def test_a_joint_that_is_asked_for_comes_with_every_motion_and_stays(stage: Stage) -> None:
    client = stage.client("david")
    rows = client.get(reverse("clinician:evaluation_fields", args=[stage.evaluation.pk]), {"joint": "jaw"})
    html = rows.content.decode()
    assert re.findall(r'data-motion="(\w+)"', html) == ["jaw_opening", "jaw_lateral", "jaw_protrusion"]
    assert 'name="m.jaw_opening.open" value="1"' in html
    enter(stage, {"m.jaw_opening.open": "1", "m.jaw_opening.active": "38"})
    again = client.get(page_of(stage)).content.decode()
    assert re.search(r'name="m.jaw_opening.active" id="\S+" value="38"', again)


@pytest.mark.django_db
def test_without_a_script_the_picker_leads_to_the_page_with_the_joint(stage: Stage) -> None:
    client = stage.client("david")
    typed = {"version": 1, "cervical_flexion": "40", "add": "joint", "add_joint": "hip"}
    answer = client.post(reverse("clinician:evaluation_save", args=[stage.evaluation.pk]), typed)
    assert answer.headers["Location"].endswith("?joint=hip#joint-hip")
    html = client.get(answer.headers["Location"]).content.decode()
    assert 'data-motion="hip_flexion"' in html
    assert 'value="40"' in html
    assert 'id="d-hip_flexion" role="group" aria-label="Details of Hip flexion" hidden' in html
    shown = client.get(page_of(stage) + "?row=hip_flexion").content.decode()
    assert 'id="d-hip_flexion" role="group" aria-label="Details of Hip flexion">' in shown


@pytest.mark.django_db
def test_what_the_details_hold_is_saved_and_answered(stage: Stage) -> None:
    answer = enter(
        stage,
        {
            LEFT: "48", "rom_method": "CROM", "m.cervical_rotation.position": "supine",
            "m.cervical_rotation_left.end_feel": "empty", "m.cervical_rotation_left.passive": "400",
        },
    ).content.decode()  # fmt: skip
    assert "supine · left: end-feel empty" in answer
    assert "Empty end-feel: ask about red flags again" in answer
    noted = 'data-for="m.cervical_rotation_left.passive" data-problem="400° is more than a neck can move'
    assert noted in " ".join(answer.split())
    html = stage.client("david").get(page_of(stage)).content.decode()
    assert 'name="m.cervical_rotation_left.end_feel" value="empty" checked' in html
    assert 'value="400"' in html, "kept as typed"


@pytest.mark.django_db
def test_a_detail_that_cannot_be_read_is_named_before_signing(stage: Stage) -> None:
    enter(stage, {"m.cervical_rotation_left.passive": "400"})
    address = reverse("clinician:evaluation_sign", args=[stage.evaluation.pk])
    html = stage.client("david").get(address).content.decode()
    assert "Neck rotation, left: passive" in html
    assert "#f-m.cervical_rotation_left.passive" in html


@pytest.mark.django_db
def test_another_visit_copies_the_structure_shows_the_change_and_signs_a_table(stage: Stage) -> None:
    david = stage.clinic.actor("david")
    enter(
        stage,
        {LEFT: "48", "rom_method": "CROM", "m.jaw_opening.active": "38", "m.cervical_rotation.position": "supine"},
    )  # fmt: skip
    with passage(david):
        first = Evaluation.objects.select_related("episode").get(pk=stage.evaluation.pk)
        signed(first, david)
        later = start_evaluation(episode=first.episode, by=david)
    client = stage.client("david")
    html = client.get(page_of(stage, later)).content.decode()
    assert "Same structure as last visit" in html
    save = reverse("clinician:evaluation_save", args=[later.pk])
    client.post(save, {"version": 1, "same_structure": "1"})
    with passage(david):
        draft = Draft.of(Evaluation.objects.get(pk=later.pk).draft)
    assert draft.findings == {"rom_method": "CROM"}
    assert draft.motions["cervical_rotation"]["position"] == "supine"
    answer = enter(stage, {LEFT: "60"}, later).content.decode()
    assert "left: ▲ +12°, better, beyond the error of 6.7°" in answer
    with passage(david):
        signed(Evaluation.objects.select_related("episode").get(pk=later.pk), david)
    note = client.get(page_of(stage, later)).content.decode()
    row = note[note.index('id="motion-cervical_rotation"') :]
    row = row[: row.index("</tr>")]
    assert f"Measured by {david.name}." in note
    for told in ("Neck rotation", "60°", "CROM, supine", "▲ +12°, better (6.7°)"):
        assert told in row, told


def signed(evaluation: Evaluation, by: Any) -> None:
    actions.sign_evaluation(
        evaluation=evaluation,
        expected_version=evaluation.version,
        shown_rules=proposal_for(evaluation).rule_set_hash,
        printed_name=by.name,
        meaning="I examined this patient and this is my evaluation.",
        by=by,
    )


@pytest.mark.django_db
def test_when_two_save_the_details_of_both_are_shown(stage: Stage) -> None:
    david = stage.clinic.actor("david")
    with passage(david):
        entered = Draft(motions={LEFT: {"pain": "at_end"}})
        save_draft(evaluation=stage.evaluation, expected_version=1, entered=entered, by=david)
    address = reverse("clinician:evaluation_save", args=[stage.evaluation.pk])
    mine = {"version": 1, "m.cervical_rotation_left.pain": "during"}
    answer = stage.client("david").post(address, mine, headers=AS_SCRIPT)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Neck rotation, left: pain" in html
    assert "at end" in html
    assert "during" in html
