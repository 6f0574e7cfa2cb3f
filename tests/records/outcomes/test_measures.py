"""A questionnaire from asking to the trend, the task and the evaluation; and everything that must not happen to it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from synovia.domain.examination.change import Verdict
from synovia.domain.outcomes.schedule import Occasion as DueOccasion
from synovia.records.audit.log import current_passage
from synovia.records.episodes.actions import close_episode
from synovia.records.examination.actions import confirm_answers, sign_evaluation, start_evaluation
from synovia.records.examination.draft import Draft
from synovia.records.examination.facts import findings_of, told_at_home, waiting_for
from synovia.records.examination.reasoning import proposal_for
from synovia.records.outcomes import actions, queries
from synovia.records.outcomes.actions import NotComplete
from synovia.records.outcomes.choices import AnsweredBy, Occasion
from synovia.records.outcomes.models import Measure, Result
from synovia.records.outcomes.proposed import proposed_scores
from synovia.records.refusals import Refused
from tests.measures import answered, asked, link_to
from tests.records.outcomes.conftest import Room

START = "2026-03-02 15:00"


def rmdq(room: Room, fits: int) -> Result:
    return answered(asked(room.episode, "rmdq-24", by=room.david), 1, count=fits)


def test_completed_it_is_scored_at_once_with_items_and_version(room: Room) -> None:
    result = rmdq(room, 14)
    assert result.scores["count"] == {"value": 14, "answered": 24, "of": 24}
    assert (result.instrument_version, len(result.answers), result.answered_by) == ("1983", 24, "link")
    assert len(result.checksum) == 64
    assert current_passage().events[-1]["action"] == "measure.completed"


def test_too_little_answered_is_kept_and_not_scored(room: Room) -> None:
    measure = actions.answer(measure=asked(room.episode, "phq-2", by=room.david), given={"q1": "3"}, by=None)
    with pytest.raises(NotComplete) as lack:
        actions.complete(measure=measure, answered_by=AnsweredBy.LINK, by=None)
    assert lack.value.missing == ("q2",)
    assert Measure.objects.get(pk=measure.pk).answers == {"q1": 3}


def test_scores_make_a_trend_against_the_first(room: Room) -> None:
    for fits in (14, 12, 5):
        rmdq(room, fits)
    (trend,) = queries.trends_of(room.episode)
    assert [point.value for point in trend.points] == [14, 12, 5]
    told = [point.against_first.verdict for point in trend.points if point.against_first]
    assert told == [Verdict.NO_REAL_CHANGE, Verdict.BETTER]


def test_a_rating_of_change_needs_no_score_before_it(room: Room) -> None:
    answered(asked(room.episode, "groc", by=room.david), 6)
    (trend,) = queries.trends_of(room.episode)
    assert trend.latest.against_first is not None
    assert trend.latest.against_first.verdict is Verdict.BETTER


def test_a_worse_score_is_a_task_until_the_therapist_has_seen_it(room: Room) -> None:
    rmdq(room, 8)
    worse = rmdq(room, 15)
    tasks = queries.tasks_for(room.david)
    assert [task.name for task in tasks] == ["Roland-Morris Disability Questionnaire"] * 2
    point = tasks[-1].point
    assert point is not None
    assert point.against_first is not None
    assert point.against_first.is_worse_than_error
    for task in tasks:
        actions.mark_seen(result=task.result, by=room.david)
    assert queries.tasks_for(room.david) == []
    assert Result.objects.get(pk=worse.pk).seen_by_id == room.david.membership_id


def test_a_task_is_for_who_treats_or_asked_and_nobody_else(room: Room) -> None:
    rmdq(room, 8)
    assert queries.tasks_for(room.clinic.actor("amina")) == []


def test_what_the_therapist_records_makes_no_task(room: Room) -> None:
    measure = asked(room.episode, "timed-up-and-go", by=room.david)
    answered(measure, 12.5, by=room.david, how=AnsweredBy.CLINIC)
    assert queries.tasks_for(room.david) == []


def test_an_assistant_sends_and_a_biller_does_not(room: Room) -> None:
    sam = room.clinic.actor("sam")
    assert asked(room.episode, "nprs", by=sam).asked_by_id == sam.membership_id
    with pytest.raises(Refused):
        asked(room.episode, "nprs", by=room.clinic.actor("walt"))


def test_asked_again_it_goes_along_with_the_new_link_and_keeps_its_answers(room: Room) -> None:
    measure = asked(room.episode, "nprs", by=room.david)
    actions.answer(measure=measure, given={"now": "4"}, by=None)
    link_to(room.episode, "nprs", by=room.david)
    (waiting,) = queries.waiting_of_episode(room.episode)
    assert (waiting.pk, waiting.answers, waiting.invitation is not None) == (measure.pk, {"now": 4}, True)


def test_tests_are_not_sent_and_unknown_ones_not_asked(room: Room) -> None:
    with pytest.raises(Refused):
        link_to(room.episode, "timed-up-and-go", by=room.david)
    with pytest.raises(Refused):
        link_to(
            room.episode, "odi", by=room.david
        )  # its words are not ours: not without the clinic's licence


def test_after_the_end_of_care_only_the_last_measures_are_asked(room: Room) -> None:
    close_episode(episode=room.episode, expected_version=room.episode.version, reason="done", by=room.david)
    with pytest.raises(Refused):
        asked(room.episode, "nprs", by=room.david)
    last = asked(room.episode, "nprs", by=room.david, occasion=Occasion.DISCHARGE)
    assert last.occasion == Occasion.DISCHARGE


def test_activities_are_named_once_and_rated_again(room: Room) -> None:
    first = answered(asked(room.episode, "psfs", by=room.david), 3)
    again = asked(room.episode, "psfs", by=room.david)
    assert again.names == first.names
    kept = actions.answer(
        measure=again, given={"activity_1": "7"}, names={"activity_1": "Something else"}, by=None
    )
    assert kept.names["activity_1"] == "activity 0"


# --- The evaluation ---------------------------------------------------------------------------------------------------


def test_scores_propose_findings_and_are_never_filled_in_by_themselves(room: Room) -> None:
    evaluation = start_evaluation(episode=room.episode, by=room.david)
    rmdq(room, 14)
    answered(asked(room.episode, "nprs", by=room.david), 6)
    assert waiting_for(room.episode) == {"roland_morris": 14, "nprs_now": 6, "nprs_worst": 6, "nprs_best": 6}
    assert "roland_morris" not in findings_of(evaluation).facts
    confirm_answers(evaluation=evaluation, expected_version=1, names=["roland_morris"], by=room.david)
    found = findings_of(evaluation).facts
    assert found["roland_morris"] == 14
    assert "nprs_now" not in found


def test_activities_rated_at_home_are_confirmed_as_activities(room: Room) -> None:
    evaluation = start_evaluation(episode=room.episode, by=room.david)
    answered(asked(room.episode, "psfs", by=room.david), 4)
    confirm_answers(evaluation=evaluation, expected_version=1, names=["psfs_activities"], by=room.david)
    draft = Draft.of(evaluation.draft)
    assert next((row.name, row.score) for row in draft.activities or ()) == ("activity 0", "4")
    assert findings_of(evaluation).facts["psfs_mean"] == 4


def test_what_the_therapist_wrote_stands(room: Room) -> None:
    evaluation = start_evaluation(episode=room.episode, by=room.david)
    rmdq(room, 14)
    evaluation.draft = {"findings": {"roland_morris": "9"}}
    evaluation.save_if_unchanged(expected_version=1, draft=evaluation.draft)
    confirm_answers(
        evaluation=evaluation, expected_version=evaluation.version, names=["roland_morris"], by=room.david
    )
    assert findings_of(evaluation).facts["roland_morris"] == 9


def test_answers_after_the_signature_change_nothing_that_was_signed(room: Room) -> None:
    rmdq(room, 14)
    evaluation = start_evaluation(episode=room.episode, by=room.david)
    confirm_answers(evaluation=evaluation, expected_version=1, names=["roland_morris"], by=room.david)
    sign_evaluation(
        evaluation=evaluation,
        expected_version=evaluation.version,
        shown_rules=proposal_for(evaluation).rule_set_hash,
        printed_name="David",
        meaning="mine",
        by=room.david,
    )
    sealed = evaluation.content_hash
    assert told_at_home(room.episode) == {}, "what was answered before the signature is not proposed again"
    rmdq(room, 3)
    evaluation.refresh_from_db()
    assert evaluation.content_hash == sealed
    assert findings_of(evaluation).facts["roland_morris"] == 14
    assert proposed_scores(room.episode).findings == {"roland_morris": 3}


def test_old_answers_are_not_proposed(room: Room) -> None:
    rmdq(room, 14)
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        assert proposed_scores(room.episode).findings == {}


# --- Final --------------------------------------------------------------------------------------------------------------


def test_answers_cannot_be_sent_twice_or_changed_after(room: Room) -> None:
    measure = asked(room.episode, "groc", by=room.david)
    answered(measure, 2)
    with pytest.raises(Refused):
        actions.complete(measure=measure, answered_by=AnsweredBy.LINK, by=None)
    with pytest.raises(Refused):
        actions.answer(measure=measure, given={"change": "7"}, by=None)
    assert Result.objects.filter(measure=measure).count() == 1


def test_the_database_itself_keeps_a_result_as_it_is(room: Room) -> None:
    result = rmdq(room, 14)
    changes: list[dict[str, Any]] = [
        {"scores": {}},
        {"answers": {}},
        {"patient": room.clinic.patients["ben"]},
    ]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            Result.objects.filter(pk=result.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.filter(pk=result.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Measure.objects.filter(pk=result.measure_id).update(answers={})


def test_a_measure_taken_back_is_answered_no_more(room: Room) -> None:
    measure = actions.withdraw(measure=asked(room.episode, "groc", by=room.david), by=room.david)
    with pytest.raises(Refused):
        actions.answer(measure=measure, given={"change": "1"}, by=None)


# --- Due ----------------------------------------------------------------------------------------------------------------


def test_an_episode_says_what_is_due(room: Room) -> None:
    assert queries.due_of([room.episode])[room.episode.pk].occasion is DueOccasion.BASELINE
    rmdq(room, 14)
    assert queries.due_of([room.episode]) == {}
    with time_machine.travel(timezone.now() + timedelta(days=14), tick=False):
        assert queries.due_of([room.episode])[room.episode.pk].occasion is DueOccasion.FOLLOW_UP
