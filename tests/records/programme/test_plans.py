"""A plan of care holds what was accepted, is complete when it is signed, and stays as it was signed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from synovia.records.clinical import EditedElsewhere
from synovia.records.programme import actions, facts, queries
from synovia.records.programme.access import plan_for, plan_for_billing
from synovia.records.programme.actions import NotReady
from synovia.records.programme.choices import Decision
from synovia.records.programme.models import Goal, PlannedIntervention, PlanOfCare
from synovia.records.refusals import NotYours, Refused
from tests.people import DemoClinic, other_clinic, passage, settle
from tests.records.programme.stage import drafted, planned, proposed, signed_plan, terms_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


def test_only_accepted_parts_enter_the_draft(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        proposal = proposed(people.patients["maria"], david)
        wanted, refused = [part for part in facts.parts_of(proposal.content) if part.kind == facts.EXERCISE][
            :2
        ]
        actions.decide(
            proposal=proposal, kind=wanted.kind, part_id=wanted.id, decision=Decision.ACCEPTED, by=david
        )
        actions.decide(
            proposal=proposal,
            kind=refused.kind,
            part_id=refused.id,
            decision=Decision.DECLINED,
            reason="does it already",
            by=david,
        )
        plan = actions.draft_plan(proposal=proposal, by=david)
        assert [row.key for row in plan.interventions.all()] == [wanted.key]
        assert not plan.is_signed


def test_making_the_plan_twice_makes_one(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
        assert plan.proposal is not None
        assert actions.draft_plan(proposal=plan.proposal, by=david).pk == plan.pk
        assert PlanOfCare.objects.count() == 1


def test_a_later_decision_changes_the_draft(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
        assert plan.proposal is not None
        part = next(one for one in facts.parts_of(plan.proposal.content) if one.kind == facts.TECHNIQUE)
        actions.decide(
            proposal=plan.proposal,
            kind=part.kind,
            part_id=part.id,
            decision=Decision.CHANGED,
            changes={"minutes": 4.0},
            reason="short",
            by=david,
        )
        assert plan.interventions.get(key=part.key).minutes == 4
        actions.decide(
            proposal=plan.proposal,
            kind=part.kind,
            part_id=part.id,
            decision=Decision.DECLINED,
            reason="patient declines",
            by=david,
        )
        assert not plan.interventions.filter(key=part.key).exists()


def test_every_intervention_serves_a_goal_and_remembers_its_decision(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
        for row in queries.interventions_of(plan):
            assert row.decision is not None
            assert row.kind == "education" or row.goal is not None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"diagnoses": ()}, "diagnoses"),
        ({"diagnoses": ("back pain",)}, "diagnoses"),
        ({"visits_low": 9, "visits_expected": 8}, "visits_expected"),
        ({"weeks": 0}, "weeks"),
        ({"visits_per_week": Decimal(9)}, "visits_per_week"),
        ({"certification_ends_on": None}, "certification_ends_on"),
        ({"re_evaluate_on": None}, "re_evaluate_on"),
        ({"summary_for_patient": " "}, "summary_for_patient"),
        ({"goals": {}}, ""),
    ],
)
def test_what_keeps_a_plan_from_being_signed(
    people: DemoClinic, change: dict[str, object], field: str
) -> None:
    david = people.actor("david")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
        terms = replace(terms_of(plan), **change)  # type: ignore[arg-type]  # whatever the row tells
        with pytest.raises(NotReady) as refusal:
            actions.sign_plan(
                plan=plan, expected_version=plan.version, terms=terms, printed_name="D", meaning="m", by=david
            )
        assert field in refusal.value.problems
        plan.refresh_from_db()
        assert not plan.is_signed


def test_a_plan_is_certified_for_ninety_days_at_most(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        terms = terms_of(drafted(people.patients["maria"], david))
        last_day = terms.starts_on + timedelta(days=90)
        assert not replace(terms, certification_ends_on=last_day).problems()
        day_after = replace(terms, certification_ends_on=last_day + timedelta(days=1))
        assert "certification_ends_on" in day_after.problems()


def test_undecided_parts_keep_the_plan_from_being_signed(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        proposal = proposed(people.patients["maria"], david)
        for part in facts.parts_of(proposal.content)[:-1]:
            actions.decide(
                proposal=proposal, kind=part.kind, part_id=part.id, decision=Decision.ACCEPTED, by=david
            )
        plan = actions.draft_plan(proposal=proposal, by=david)
        with pytest.raises(NotReady) as refusal:
            signed_plan(plan, david)
        assert set(refusal.value.problems) == {"undecided"}


def test_signing_binds_name_meaning_and_content(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david) as passing:
        plan = planned(people.patients["maria"], david)
        assert (plan.signed_name, plan.signed_meaning) == ("David Lindqvist", "I made this plan of care.")
        assert len(plan.content_hash) == 64
        assert passing.events[-1]["action"] == "plan.signed"
        assert signed_plan_again(plan, people) == plan.pk  # the second press of the same button


def signed_plan_again(plan: PlanOfCare, people: DemoClinic) -> object:
    david = people.actor("david")
    return actions.sign_plan(
        plan=plan, expected_version=1, terms=terms_of(plan), printed_name="D", meaning="m", by=david
    ).pk


def test_nothing_of_a_signed_plan_can_be_changed_by_any_path(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = planned(people.patients["maria"], david)
        with pytest.raises(Refused, match="signed"):
            actions.save_plan(plan=plan, expected_version=plan.version, typed={}, terms=None, by=david)
        with pytest.raises(Refused, match="signed"):
            actions.add_goal(plan=plan, by=david)
        for change in (
            lambda: PlanOfCare.objects.filter(pk=plan.pk).update(weeks=1),
            lambda: Goal.objects.filter(plan=plan).update(target=0),
            lambda: PlannedIntervention.objects.filter(plan=plan).delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_two_people_on_one_draft_the_second_is_told(people: DemoClinic) -> None:
    david, ruth = people.actor("david"), people.actor("ruth")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
        opened = plan.version
        mine = PlanOfCare.objects.get(pk=plan.pk)
        actions.save_plan(plan=plan, expected_version=opened, typed={"weeks": "3"}, terms=None, by=ruth)
        with pytest.raises(EditedElsewhere) as conflict:
            actions.save_plan(plan=mine, expected_version=opened, typed={"weeks": "5"}, terms=None, by=david)
        current = conflict.value.current
        assert isinstance(current, PlanOfCare)
        assert (current.draft["fields"], current.draft["saved_by"]) == ({"weeks": "3"}, "Ruth Okafor")


def test_the_same_page_sent_twice_is_saved_once(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
        opened = plan.version
        for _ in range(2):
            copy = PlanOfCare.objects.get(pk=plan.pk)
            actions.save_plan(plan=copy, expected_version=opened, typed={"weeks": "3"}, terms=None, by=david)
        plan.refresh_from_db()
        assert plan.version == opened + 1


def test_desk_and_billing_get_codes_and_minutes_but_no_plan(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = planned(people.patients["maria"], david)
    for key in ("joan", "walt"):
        actor = people.actor(key)
        with passage(actor):
            with pytest.raises(NotYours):
                plan_for(actor, plan.pk)
            billed = plan_for_billing(actor, plan.pk)
            services = queries.planned_services(billed.plan_id)
            assert all(service.code and service.minutes for service in services)
            assert queries.planned_course(plan.pk).visits_expected == plan.visits_expected


def test_the_portal_sees_a_plan_once_it_is_signed(people: DemoClinic) -> None:
    david, maria = people.actor("david"), people.actor("maria")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
    with passage(maria), pytest.raises(NotYours):
        plan_for(maria, plan.pk)
    with passage(david):
        signed_plan(plan, david)
    with passage(maria):
        assert plan_for(maria, plan.pk).is_signed


def test_another_clinic_never_finds_the_plan(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = planned(people.patients["maria"], david)
    stranger = other_clinic().actor("ruth")
    with passage(stranger), pytest.raises(NotYours):
        plan_for(stranger, plan.pk)
