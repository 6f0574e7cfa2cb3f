"""A pain drawing from the first stroke to the signed note, and from home through the therapist's confirmation."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from synovia.demo.settle import DemoClinic
from synovia.domain.examination.pain_drawing import Area, Complaint, Drawing
from synovia.records.accounts.actor import Actor
from synovia.records.audit.log import current_passage
from synovia.records.clinical import EditedElsewhere
from synovia.records.episodes.actions import close_episode, open_episode
from synovia.records.episodes.models import Episode
from synovia.records.examination.actions import start_evaluation
from synovia.records.examination.models import Evaluation
from synovia.records.pain import actions
from synovia.records.pain.access import waiting_drawing_for
from synovia.records.pain.choices import DrawingStatus, DrawnBy, FigureKind
from synovia.records.pain.facts import drawing_of, figure_for, proposed_by_drawing
from synovia.records.pain.models import PainDrawing
from synovia.records.pain.queries import drawing_at_home, drawing_before, drawing_in, open_complaint
from synovia.records.refusals import NotYours, Refused
from tests.people import other_clinic, passage, settle

pytestmark = pytest.mark.django_db
NECK = Drawing(
    (
        Complaint(
            "Neck",
            (
                Area(
                    regions=frozenset({"neck_lower_right", "trapezius_right"}),
                    quality=frozenset({"dull_ache"}),
                    now=4,
                    worst=7,
                    constancy="intermittent",
                ),
            ),
        ),
        Complaint("Foot", (Area(regions=frozenset({"heel_right"}), now=9),)),
    )
)


@dataclass
class Stage:
    """Ben's open neck evaluation by David, and Maria's portal beside her own complaint."""

    clinic: DemoClinic
    david: Actor
    evaluation: Evaluation

    def draw(self, drawing: Drawing = NECK, version: int = actions.NOT_YET) -> PainDrawing:
        return actions.save_drawing(
            evaluation=self.evaluation,
            expected_version=version,
            figure=FigureKind.MAN,
            drawing=drawing,
            by=self.david,
        )

    def sign(self) -> None:
        david = self.clinic.members["david"].user
        self.evaluation.signed_at, self.evaluation.signed_by = timezone.now(), david
        self.evaluation.signed_name, self.evaluation.signed_meaning = david.name, "Author"
        self.evaluation.content_hash = "hash"
        self.evaluation.save()


@pytest.fixture
def stage(db: None) -> Iterator[Stage]:
    clinic = settle()
    david = clinic.actor("david")
    with passage(david):
        episode = open_episode(patient=clinic.patients["maria"], title="Neck pain", region="neck", by=david)
        yield Stage(clinic, david, start_evaluation(episode=episode, by=david))


def draw_at_home(stage: Stage, drawing: Drawing = NECK, version: int = actions.NOT_YET) -> PainDrawing:
    maria = stage.clinic.actor("maria")
    with passage(maria):
        return actions.save_home_drawing(
            episode=stage.evaluation.episode,
            expected_version=version,
            figure=FigureKind.WOMAN,
            drawing=drawing,
            by=maria,
        )


def test_a_drawing_is_kept_as_drawn_and_every_save_is_in_the_log(stage: Stage) -> None:
    kept = stage.draw()
    assert drawing_of(kept) == NECK
    assert (kept.status, kept.drawn_by) == (DrawingStatus.CONFIRMED, DrawnBy.THERAPIST)
    assert current_passage().events[-1]["action"] == "pain.drawn"


def test_somebody_who_saved_in_between_is_not_overwritten(stage: Stage) -> None:
    first = stage.draw()
    stage.draw(Drawing(), version=first.version)
    with pytest.raises(EditedElsewhere) as conflict:
        stage.draw(NECK, version=1)
    assert drawing_of(PainDrawing.objects.get(pk=conflict.value.current.pk)) == Drawing()


def test_two_who_begin_at_once_get_one_drawing_and_one_conflict(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.draw()
    answers = iter([None, drawing_in(stage.evaluation)])
    monkeypatch.setattr(actions, "drawing_in", lambda evaluation: next(answers))
    with pytest.raises(EditedElsewhere):
        stage.draw(Drawing())
    assert PainDrawing.objects.count() == 1


def test_the_drawing_of_a_signed_evaluation_is_final_in_words_and_in_the_database(stage: Stage) -> None:
    kept = stage.draw()
    stage.sign()
    with pytest.raises(Refused, match="signed"):
        stage.draw(Drawing(), version=kept.version)
    with pytest.raises(DatabaseError, match="signed note"), transaction.atomic():
        kept.save_if_unchanged(expected_version=kept.version, content={})
    with pytest.raises(DatabaseError, match="signed note"), transaction.atomic():
        kept.delete()


def test_only_therapists_draw_in_an_evaluation(stage: Stage) -> None:
    sam = stage.clinic.actor("sam")
    with pytest.raises(Refused):
        actions.save_drawing(
            evaluation=stage.evaluation, expected_version=0, figure=FigureKind.MAN, drawing=NECK, by=sam
        )


def test_a_drawing_from_home_waits_and_proposes_nothing_until_it_is_confirmed(stage: Stage) -> None:
    waiting = draw_at_home(stage)
    assert waiting.status == DrawingStatus.WAITING
    assert drawing_in(stage.evaluation) is None
    assert proposed_by_drawing(drawing_in(stage.evaluation)) == {}
    evaluation, found = waiting_drawing_for(stage.david, stage.evaluation.pk)
    taken = actions.confirm_drawing(
        drawing=found, evaluation=evaluation, expected_version=found.version, by=stage.david
    )
    waiting.refresh_from_db()
    assert (waiting.status, waiting.confirmed_by_id) == (DrawingStatus.CONFIRMED, stage.david.user_id)
    assert drawing_in(stage.evaluation) == taken
    assert (taken.taken_from, drawing_of(taken)) == (waiting, NECK)
    assert drawing_at_home(stage.evaluation.episode_id) is None


def test_what_the_therapist_changes_afterwards_leaves_the_patients_own_as_it_was(stage: Stage) -> None:
    waiting = draw_at_home(stage)
    taken = actions.confirm_drawing(
        drawing=waiting, evaluation=stage.evaluation, expected_version=waiting.version, by=stage.david
    )
    stage.draw(Drawing(), version=taken.version)
    waiting.refresh_from_db()
    assert drawing_of(waiting) == NECK
    stage.sign()
    with pytest.raises(DatabaseError, match="signed note"), transaction.atomic():
        waiting.save_if_unchanged(expected_version=waiting.version, content={})


def test_confirming_keeps_what_was_drawn_before_as_replaced(stage: Stage) -> None:
    mine = stage.draw(Drawing())
    waiting = draw_at_home(stage)
    actions.confirm_drawing(
        drawing=waiting, evaluation=stage.evaluation, expected_version=waiting.version, by=stage.david
    )
    mine.refresh_from_db()
    assert mine.status == DrawingStatus.REPLACED


def test_a_drawing_the_patient_changed_meanwhile_is_looked_at_again_before_it_is_confirmed(
    stage: Stage,
) -> None:
    waiting = draw_at_home(stage)
    draw_at_home(stage, Drawing(), version=waiting.version)
    with pytest.raises(EditedElsewhere):
        actions.confirm_drawing(
            drawing=waiting, evaluation=stage.evaluation, expected_version=1, by=stage.david
        )


def test_nobody_draws_at_home_for_somebody_else_or_for_a_closed_complaint(stage: Stage) -> None:
    helen = stage.clinic.actor("helen")
    with pytest.raises(Refused):
        actions.save_home_drawing(
            episode=stage.evaluation.episode,
            expected_version=0,
            figure=FigureKind.WOMAN,
            drawing=NECK,
            by=helen,
        )
    episode = Episode.objects.get(pk=stage.evaluation.episode_id)
    close_episode(episode=episode, expected_version=episode.version, reason="Done", by=stage.david)
    stage.evaluation.episode.refresh_from_db()
    assert open_complaint(stage.clinic.patients["maria"]) is None
    with pytest.raises(Refused, match="closed"):
        draw_at_home(stage)


def test_the_gate_is_shut_for_another_clinic_and_when_nothing_waits(stage: Stage) -> None:
    with pytest.raises(NotYours):
        waiting_drawing_for(stage.david, stage.evaluation.pk)
    draw_at_home(stage)
    stranger = other_clinic().actor("david")
    with passage(stranger), pytest.raises(NotYours):
        waiting_drawing_for(stranger, stage.evaluation.pk)
    with passage(stranger):
        assert PainDrawing.objects.count() == 0, "row-level security hides another clinic's drawings"


def test_what_it_proposes_comes_from_all_of_it_where_it_hurts_and_else_from_the_first_complaint(
    stage: Stage,
) -> None:
    stage.draw()
    assert proposed_by_drawing(drawing_in(stage.evaluation)) == {
        "pain_areas": frozenset({"neck_right", "shoulder_girdle_right", "heel_right"}),
        "pain_side": "right",
        "nprs_now": 4,
        "nprs_worst": 7,
        "pain_character": frozenset({"dull_ache"}),
        "pain_pattern": "intermittent",
    }


def test_widespread_counts_are_proposed_only_where_they_reach_the_criterion(stage: Stage) -> None:
    everywhere = {
        f"{region}_{side}"
        for region in ("shoulder_side", "upper_arm_front", "buttock_upper", "thigh_front", "shin")
        for side in ("left", "right")
    }
    stage.draw(Drawing((Complaint("", (Area(regions=frozenset(everywhere)),)),)))
    said = proposed_by_drawing(drawing_in(stage.evaluation))
    assert (said["wpi"], said["wpi_regions"]) == (10, 4)
    assert "pain_side" not in said


def test_last_time_is_the_latest_signed_evaluation_before(stage: Stage) -> None:
    assert drawing_before(stage.evaluation) is None
    first = stage.draw()
    stage.sign()
    again = start_evaluation(episode=stage.evaluation.episode, by=stage.david)
    assert drawing_before(again) == first
    assert drawing_in(again) is None


def test_the_figure_is_the_nearest_to_the_patient(stage: Stage) -> None:
    maria, ben = stage.clinic.patients["maria"], stage.clinic.patients["ben"]
    assert [figure_for(maria, 40), figure_for(ben, 40), figure_for(ben, 11)] == ["woman", "man", "child"]
