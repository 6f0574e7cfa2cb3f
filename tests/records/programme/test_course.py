"""How care goes, gathered from evaluations and visits: first against latest, and the clock since the last evaluation."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from synovia.demo.settle import DemoClinic
from synovia.domain.programme.progress import FLAG, Progress
from synovia.domain.strategy.compare import SCORES
from synovia.knowledge.library import rulebook
from synovia.records.episodes.actions import close_episode
from synovia.records.examination import actions as examination
from synovia.records.examination.draft import Draft
from synovia.records.examination.models import Evaluation
from synovia.records.examination.reasoning import proposal_for
from synovia.records.programme.course import MEASURES, CourseOfCare, course_of, courses_of
from synovia.records.programme.models import PlanOfCare
from tests.people import passage, settle
from tests.records.programme.stage import planned, treated

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def plan(people: DemoClinic) -> PlanOfCare:
    with passage(people.actor("david")):
        return planned(people.patients["maria"], people.actor("david"))


def told(plan: PlanOfCare, *, pain_today: int | None = None) -> CourseOfCare:
    found = course_of(plan.episode_id, pain_today=pain_today)
    assert found is not None
    return found


def looked_again(plan: PlanOfCare, people: DemoClinic, **findings: str) -> Evaluation:
    """A signed re-evaluation with these findings."""
    by = people.actor("david")
    evaluation = examination.start_evaluation(episode=plan.episode, by=by)
    examination.save_draft(
        evaluation=evaluation, expected_version=evaluation.version, entered=Draft(findings=findings), by=by
    )
    examination.sign_evaluation(
        evaluation=evaluation,
        expected_version=evaluation.version,
        shown_rules=proposal_for(evaluation).rule_set_hash,
        printed_name=by.name,
        meaning="I examined this patient.",
        by=by,
    )
    return evaluation


@pytest.mark.parametrize("name", MEASURES)
def test_every_main_measure_has_a_known_direction_and_least_change(name: str) -> None:
    known = rulebook().references.change_of(SCORES.get(name, name))

    assert known is not None
    assert known.mdc or known.mcid or known.percent


def test_an_evaluation_alone_tells_nothing(people: DemoClinic, plan: PlanOfCare) -> None:
    with passage(people.actor("david")):
        assert told(plan).reached is Progress.UNKNOWN
        assert told(plan).proposes == {}


def test_four_visits_without_change_then_a_closed_episode(people: DemoClinic, plan: PlanOfCare) -> None:
    by = people.actor("david")
    with passage(by):
        first = told(plan, pain_today=5).measures[0].first.value
        for _ in range(4):
            assert told(plan).reached is not Progress.NOT_IMPROVING
            treated(plan, by, pain_before=int(first), pain_after=1)
        course = told(plan)
        assert (course.reached, course.sessions, course.proposes) == (Progress.NOT_IMPROVING, 4, {FLAG: True})
        assert told(plan, pain_today=1).reached is Progress.IMPROVING
        assert courses_of([plan.patient_id], of_patients=True).keys() == {plan.episode_id}
        episode = plan.episode
        close_episode(episode=episode, expected_version=episode.version, reason="Moved away.", by=by)
        assert course_of(plan.episode_id) is None


def test_four_weeks_are_due_however_few_the_visits(people: DemoClinic, plan: PlanOfCare) -> None:
    by = people.actor("david")
    with passage(by):
        pain = int(told(plan, pain_today=5).measures[0].first.value)
        treated(plan, by, pain_before=pain, pain_after=pain)
        now = timezone.now()
        for days, reached in ((27, Progress.TOO_EARLY), (28, Progress.NOT_IMPROVING)):
            with time_machine.travel(now + timedelta(days=days), tick=False):
                assert told(plan).reached is reached


def test_a_new_evaluation_starts_the_clock_and_keeps_the_first_score(
    people: DemoClinic, plan: PlanOfCare
) -> None:
    by = people.actor("david")
    with passage(by):
        treated(plan, by, pain_before=5, pain_after=5)
        with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
            looked_again(plan, people, nprs_now="6", odi_percent="40")
            course = told(plan)
            assert (course.days, course.sessions) == (0, 0)
            pain = next(one for one in course.measures if one.name == "nprs_now")
            assert pain.latest.value == 6
            assert pain.first.on < date.fromordinal(timezone.localdate().toordinal())
            assert course.reached is not Progress.NOT_IMPROVING
