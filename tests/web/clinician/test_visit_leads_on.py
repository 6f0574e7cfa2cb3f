"""What a visit leads to beside treatment: a letter when the re-check refers, a new look when care does not help."""

import pytest
from django.test import Client
from django.urls import reverse

from synovia.domain.programme import recheck
from synovia.records.audit.models import AuditEvent
from synovia.records.documents.models import Document
from synovia.records.documents.referral_letter import SeenAgain, referral_letter_texts
from synovia.records.examination.facts import findings_of
from synovia.records.examination.models import Evaluation
from synovia.records.programme import actions, facts
from synovia.records.programme.models import PlanOfCare, Visit
from tests.people import DemoClinic, passage, settle
from tests.records.programme.stage import planned, treated
from tests.sign_in import signed_in
from tests.web.clinician.queries import questions
from tests.web.clinician.test_visit import AUTOSAVE, address, sign, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def plan(people: DemoClinic) -> PlanOfCare:
    with passage(people.actor("david")):
        return planned(people.patients["maria"], people.actor("david"))


@pytest.fixture
def david(client: Client, people: DemoClinic) -> Client:
    return signed_in(client, people.members["david"])


@pytest.fixture
def visit(people: DemoClinic, plan: PlanOfCare) -> Visit:
    with passage(people.actor("david")):
        return actions.start_visit(plan=plan, by=people.actor("david"))


def test_a_yes_that_refers_offers_the_letter_and_a_harmless_one_does_not(
    david: Client, people: DemoClinic, visit: Visit
) -> None:
    letter = address("visit_letter", visit)
    assert david.get(letter).status_code == 409  # nothing was answered yes
    sent = typed(people, visit, **{"recheck-pregnancy": "yes"})
    assert letter not in david.post(address("visit_autosave", visit), sent, headers=AUTOSAVE).content.decode()
    assert david.get(letter).status_code == 409
    sent = typed(people, visit, **{"recheck-bladder_bowel_saddle": "yes"})
    live = david.post(address("visit_autosave", visit), sent, headers=AUTOSAVE).content.decode()
    assert letter in live
    assert "Hand-over letter (PDF)" in live
    answer = david.get(letter)
    assert answer["Content-Type"] == "application/pdf"
    with passage(people.owner):
        assert Document.objects.get(kind="referral_letter").shared_with_patient is False
        assert AuditEvent.objects.filter(action="visit.letter_handed_out").exists()


def test_the_letter_says_what_was_answered_in_the_visit(people: DemoClinic, visit: Visit) -> None:
    actor, evaluation = people.actor("david"), visit.plan.evaluation
    answers = {"bladder_bowel_saddle": True}
    with passage(actor):
        told = referral_letter_texts(
            evaluation,
            facts.rescreened(evaluation, answers),
            recheck.findings_today(findings_of(evaluation).facts, answers),
            by=actor,
            visit=SeenAgain(visit, ("Bladder, bowel or saddle-area change",)),
        )
    assert ["Answered yes that day", "Bladder, bowel or saddle-area change"] in told["facts"]
    assert told["title"] == "Hand-over letter"
    assert told["signed"] is None, "the signature under the evaluation is not one under this letter"
    assert told["handed_over"].startswith("Handed over before the note of the visit was signed")


def visited(people: DemoClinic, plan: PlanOfCare, *pains: int) -> Visit:
    """Signed visits with this pain before, and the open one after them."""
    actor = people.actor("david")
    with passage(actor):
        for pain in pains:
            treated(plan, actor, pain_before=pain, pain_after=pain)
        return actions.start_visit(plan=plan, by=actor)


def test_after_four_visits_without_change_the_diagnosis_is_questioned(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    visit = visited(people, plan, 5, 5, 5)
    pages = [address("visit", visit), address("plan", plan)]
    assert all('id="course"' not in david.get(page).content.decode() for page in pages), "too early to tell"
    sent = typed(people, visit, do="sign")
    david.post(address("visit_save", visit), sent)
    assert sign(david, people, visit) == 302
    fifth = visited(people, plan)
    for page in (address("visit", fifth), address("plan", plan)):
        html = david.get(page).content.decode()
        assert "No clear change so far" in html
        assert "question the diagnosis" in html
        assert reverse("clinician:start_evaluation", args=[plan.episode_id]) in html
    chart = david.get(reverse("clinician:chart", args=[plan.patient_id])).content.decode()
    assert "No clear change so far" in chart
    assert questions(david, address("visit", fifth)) <= 15


def test_worse_is_told_at_once_and_todays_pain_counts(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    visit = visited(people, plan, 5)
    assert 'id="course"' not in david.get(address("visit", visit)).content.decode()
    david.post(address("visit_autosave", visit), typed(people, visit, pain_before="9"), headers=AUTOSAVE)
    assert "Worse than at the start" in david.get(address("visit", visit)).content.decode()


def test_care_that_helps_is_said_in_one_calm_line(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    visited(people, plan, 5, 2)
    html = david.get(address("plan", plan)).content.decode()
    assert "Care helps so far" in html
    assert "question the diagnosis" not in html


def test_the_reevaluation_is_asked_to_confirm_and_nothing_is_filled_in(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    visited(people, plan, 5, 5, 5, 5)
    started = david.post(reverse("clinician:start_evaluation", args=[plan.episode_id]))
    html = david.get(started.url).content.decode()  # type: ignore[attr-defined]  # a redirect
    field = html[html.index('data-finding="no_improvement_after_month_of_care"') :][:2500]
    assert "From the measures: <b>yes</b>" in field
    assert 'data-confirm-answer="yes"' in field
    with passage(people.actor("david")):
        evaluation = Evaluation.objects.get(episode=plan.episode, signed_at=None)
        assert "no_improvement_after_month_of_care" not in findings_of(evaluation).facts


def test_the_assistant_reads_the_notice_and_starts_no_evaluation(
    client: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    visit = visited(people, plan, 5, 5, 5, 5)
    html = signed_in(client, people.members["sam"]).get(address("visit", visit)).content.decode()
    assert "No clear change so far" in html
    assert reverse("clinician:start_evaluation", args=[plan.episode_id]) not in html
