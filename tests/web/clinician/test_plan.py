"""The plan page: a draft that saves itself, errors beside the field, a signature, and then it stays."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from synovia.records.programme import actions, queries
from synovia.records.programme.models import Goal, PlanOfCare
from tests.people import PASSWORD, DemoClinic, other_clinic, passage, settle
from tests.records.programme.stage import drafted, signed_plan, treated
from tests.sign_in import signed_in
from tests.web.clinician.queries import questions

pytestmark = pytest.mark.django_db
AUTOSAVE = {"X-Autosave": "1", "HX-Request": "true"}


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def plan(people: DemoClinic) -> PlanOfCare:
    with passage(people.actor("david")):
        return drafted(people.patients["maria"], people.actor("david"))


@pytest.fixture
def david(client: Client, people: DemoClinic) -> Client:
    return signed_in(client, people.members["david"])


def address(name: str, plan: PlanOfCare) -> str:
    return reverse(f"clinician:{name}", args=[plan.pk])


def as_stored(people: DemoClinic, plan: PlanOfCare) -> PlanOfCare:
    with passage(people.actor("david")):
        return PlanOfCare.objects.get(pk=plan.pk)


def typed(people: DemoClinic, plan: PlanOfCare, **changes: str) -> dict[str, str]:
    """What a browser sends: every field of the page."""
    with passage(people.actor("david")):
        row = PlanOfCare.objects.get(pk=plan.pk)
        fields = {
            "version": str(row.version),
            "diagnoses": "M54.50",
            "starts_on": row.starts_on.isoformat(),
            "visits_per_week": f"{row.visits_per_week:g}",
            "weeks": str(row.weeks),
            "visits_low": str(row.visits_low),
            "visits_expected": str(row.visits_expected),
            "visits_high": str(row.visits_high),
            "re_evaluate_on": str(row.re_evaluate_on),
            "certification_ends_on": str(row.certification_ends_on),
            "summary_for_patient": "We loosen your back.",
        }
        for goal in queries.goals_of(row):
            start = f"goal-{goal.pk}"
            fields |= {
                f"{start}-description": goal.description,
                f"{start}-baseline": f"{goal.baseline or 0:g}",
                f"{start}-target": f"{goal.target or 1:g}",
                f"{start}-unit": goal.unit,
                f"{start}-due_on": str(goal.due_on),
            }
        for one in queries.interventions_of(row):
            start = f"intervention-{one.pk}"
            fields |= {f"{start}-goal": str(one.goal_id or ""), f"{start}-minutes": str(one.minutes)}
    return fields | changes


def sign(client: Client, people: DemoClinic, plan: PlanOfCare, **changes: str) -> int:
    said = {
        "version": str(as_stored(people, plan).version),
        "printed_name": "David Lindqvist",
        "password": PASSWORD,
    }
    return client.post(address("plan_sign", plan), said | changes).status_code


def test_typing_is_kept_within_seconds_even_when_it_cannot_be_read(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    answered = david.post(address("plan_autosave", plan), typed(people, plan, weeks="six"), headers=AUTOSAVE)
    assert answered.status_code == 200
    assert answered["X-Record-Version"] == str(plan.version + 1)
    assert "What you typed is kept." in answered.content.decode()
    assert as_stored(people, plan).weeks == plan.weeks
    assert 'value="six"' in david.get(address("plan", plan)).content.decode()


def test_what_can_be_read_is_the_plan_at_once(david: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    david.post(
        address("plan_autosave", plan), typed(people, plan, weeks="7", visits_high="60"), headers=AUTOSAVE
    )
    stored = as_stored(people, plan)
    assert (stored.weeks, stored.visits_high, stored.diagnoses) == (7, 60, ["M54.50"])


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("diagnoses", "lumbago", "is not written like an ICD-10-CM code"),
        ("weeks", "0", "greater than or equal to 1"),
        ("visits_per_week", "12", "less than or equal to 7"),
        ("visits_low", "99", "must rise"),
        ("starts_on", "yesterday", "Enter a valid date"),
    ],
)
def test_errors_stand_beside_their_field_and_nothing_is_lost(
    david: Client, people: DemoClinic, plan: PlanOfCare, field: str, text: str, says: str
) -> None:
    answered = david.post(address("plan_save", plan), typed(people, plan, **{field: text}))
    html = answered.content.decode()
    assert answered.status_code == 422
    assert says in html
    assert f'value="{text}"' in html
    assert "We loosen your back." in html


def test_ninety_days_of_certification_at_most(david: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    too_long = (plan.starts_on + timedelta(days=91)).isoformat()
    answered = david.post(address("plan_save", plan), typed(people, plan, certification_ends_on=too_long))
    assert "certified for 90 days at most" in answered.content.decode()


def test_codes_are_written_as_claims_want_them(david: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    david.post(address("plan_save", plan), typed(people, plan, diagnoses="m5450, M48.062"))
    assert as_stored(people, plan).diagnoses == ["M54.50", "M48.062"]


def test_two_people_on_one_plan_both_versions_are_shown(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    mine = typed(people, plan, summary_for_patient="My words")
    theirs = typed(people, plan, summary_for_patient="Ruth's words")
    with passage(people.actor("ruth")):
        row = PlanOfCare.objects.get(pk=plan.pk)
        actions.save_plan(
            plan=row, expected_version=row.version, typed=theirs, terms=None, by=people.actor("ruth")
        )
    background = david.post(address("plan_autosave", plan), mine, headers=AUTOSAVE)
    assert background.status_code == 409
    assert background["X-Record-Version"] == str(plan.version + 1)
    html = background.content.decode()
    assert "Ruth Okafor saved it meanwhile." in html
    assert "My words" in html
    assert "Ruth&#x27;s words" in html
    page = david.post(address("plan_save", plan), mine)
    assert page.status_code == 409
    assert "My words" in page.content.decode()  # still in the field
    kept = as_stored(people, plan)
    assert kept.draft["fields"]["summary_for_patient"] == "Ruth's words"


def test_the_same_save_pressed_twice_is_no_conflict(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    sent = typed(people, plan)
    assert [david.post(address("plan_save", plan), sent).status_code for _ in range(2)] == [302, 302]
    assert as_stored(people, plan).version == plan.version + 1


def test_goals_are_added_and_removed_without_losing_what_is_typed(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    david.post(address("plan_add_goal", plan), typed(people, plan, summary_for_patient="Kept words"))
    with passage(people.actor("david")):
        added = Goal.objects.filter(plan=plan).latest("created_at")
    html = david.get(address("plan", plan)).content.decode()
    assert f"goal-{added.pk}-description" in html
    assert "Kept words" in html
    remove = reverse("clinician:plan_remove_goal", args=[plan.pk, added.pk])
    assert david.post(remove, typed(people, plan)).status_code == 302
    with passage(people.actor("david")):
        assert not Goal.objects.filter(pk=added.pk).exists()


def test_read_once_more_then_sign(david: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    saved = david.post(address("plan_save", plan), typed(people, plan, next="sign"))
    assert saved.url == address("plan_sign", plan)  # type: ignore[attr-defined]  # a redirect
    html = david.get(saved.url).content.decode()  # type: ignore[attr-defined]  # a redirect
    assert "We loosen your back." in html
    assert sign(david, people, plan) == 302
    stored = as_stored(people, plan)
    assert (stored.is_signed, stored.signed_name) == (True, "David Lindqvist")
    page = david.get(address("plan", plan)).content.decode()
    assert "Signed and locked" in page
    assert "<textarea" not in page.split("Added later")[0]


def test_a_signature_needs_the_right_name_and_password(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    david.post(address("plan_save", plan), typed(people, plan))
    assert sign(david, people, plan, password="wrong") == 422
    assert sign(david, people, plan, printed_name="Ruth Okafor") == 422
    assert not as_stored(people, plan).is_signed


def test_the_back_button_and_a_second_press_after_signing(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    sent = typed(people, plan)
    david.post(address("plan_save", plan), sent)
    assert sign(david, people, plan) == 302
    first = as_stored(people, plan)
    assert sign(david, people, plan) == 302  # pressed again: the page simply shows it signed
    assert david.post(address("plan_save", plan), sent).status_code == 409
    assert david.post(address("plan_autosave", plan), sent, headers=AUTOSAVE).status_code == 409
    again = as_stored(people, plan)
    assert (again.signed_at, again.content_hash) == (first.signed_at, first.content_hash)


def test_what_is_missing_is_told_before_the_signature(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    david.post(address("plan_save", plan), typed(people, plan, diagnoses=""))
    answered = david.get(address("plan_sign", plan))
    assert answered.status_code == 422
    assert "At least one diagnosis code is needed." in answered.content.decode()


def test_an_addendum_sent_twice_is_added_once_and_both_are_shown(
    david: Client, people: DemoClinic, plan: PlanOfCare
) -> None:
    with passage(people.actor("david")):
        signed_plan(plan, people.actor("david"))
    page = david.get(address("plan", plan)).content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    said = {"token": token, "kind": "late_entry", "text": "Patient moved house."}
    for _ in range(2):
        assert david.post(address("add_to_plan", plan), said).status_code == 302
    html = david.get(address("plan", plan)).content.decode()
    assert html.count("Patient moved house.") == 1
    assert "Late entry" in html
    empty = david.post(address("add_to_plan", plan), said | {"text": " "})
    assert empty.status_code == 422


def test_the_thread_runs_both_ways(david: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    actor = people.actor("david")
    with passage(actor):
        signed = signed_plan(plan, actor)
        visit = treated(signed, actor)
        row = queries.interventions_of(signed)[0]
    html = david.get(address("plan", plan)).content.decode()
    for href in (
        reverse("clinician:evaluation", args=[plan.evaluation_id]),
        reverse("clinician:strategy", args=[plan.evaluation_id]),
        reverse("clinician:visit", args=[visit.pk]),
        f"#goal-{row.goal_id}",
        f"#intervention-{row.pk}",
    ):
        assert f'href="{href}' in html
    visited = david.get(reverse("clinician:visit", args=[visit.pk])).content.decode()
    assert f"{address('plan', plan)}#intervention-{row.pk}" in visited


@pytest.mark.parametrize(("who", "status"), [("sam", 200), ("joan", 403), ("walt", 403), ("elena", 404)])
def test_who_may_read(client: Client, people: DemoClinic, plan: PlanOfCare, who: str, status: int) -> None:
    assert signed_in(client, people.members[who]).get(address("plan", plan)).status_code == status


@pytest.mark.parametrize("name", ["plan_save", "plan_autosave", "plan_sign", "plan_add_goal"])
def test_an_assistant_changes_nothing(
    client: Client, people: DemoClinic, plan: PlanOfCare, name: str
) -> None:
    answered = signed_in(client, people.members["sam"]).post(address(name, plan), typed(people, plan))
    assert answered.status_code == 403
    assert as_stored(people, plan).version == plan.version


def test_another_clinics_plan_is_not_found(client: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    stranger = signed_in(client, other_clinic().members["david"])
    assert stranger.get(address("plan", plan)).status_code == 404
    assert stranger.post(address("plan_save", plan), {"version": "1"}).status_code == 404


def test_at_most_fifteen_queries(david: Client, people: DemoClinic, plan: PlanOfCare) -> None:
    assert questions(david, address("plan", plan)) <= 15
    actor = people.actor("david")
    with passage(actor):
        treated(signed_plan(plan, actor), actor)
    assert questions(david, address("plan", plan)) <= 15
