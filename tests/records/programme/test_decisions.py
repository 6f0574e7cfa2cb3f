"""The therapist decides on every part of a proposal, and nothing of it becomes a plan by itself."""

import pytest
from django.db import DatabaseError, transaction

from synovia.domain.terms.places import places_of
from synovia.records.programme import actions, facts
from synovia.records.programme.actions import NotReady
from synovia.records.programme.choices import Decision
from synovia.records.programme.models import PlanOfCare, Proposal, ProposalDecision
from synovia.records.refusals import Refused
from tests.people import DemoClinic, passage, settle
from tests.records.programme.stage import BLOOD_THINNER, EMERGENCY, NECK, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


def a_technique(proposal: Proposal) -> facts.Part:
    return next(part for part in facts.parts_of(proposal.content) if part.kind == facts.TECHNIQUE)


def test_signing_an_evaluation_leaves_a_proposal_and_no_plan(people: DemoClinic) -> None:
    with passage(people.actor("david")):
        proposal = proposed(people.patients["maria"], people.actor("david"))
        assert facts.parts_of(proposal.content)
        assert not PlanOfCare.objects.exists()


def test_each_part_is_accepted_changed_or_declined_with_who_and_why(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david) as passing:
        proposal = proposed(people.patients["maria"], david)
        part = a_technique(proposal)
        kept = actions.decide(
            proposal=proposal,
            kind=part.kind,
            part_id=part.id,
            decision=Decision.CHANGED,
            changes={"minutes": 6.0},
            reason="Sore skin, shorter",
            by=david,
        )
        assert (kept.decision, kept.changes, kept.decided_by_id) == (
            "changed",
            {"minutes": 6.0},
            david.user_id,
        )
        event = passing.events[-1]
        assert event["action"] == "proposal.decided"
        assert event["fields"]["changes"] == {"minutes": 6.0}


@pytest.mark.parametrize("decision", [Decision.CHANGED, Decision.DECLINED])
def test_a_reason_is_needed_for_anything_but_accepting(people: DemoClinic, decision: str) -> None:
    david = people.actor("david")
    with passage(david):
        proposal = proposed(people.patients["maria"], david)
        part = a_technique(proposal)
        with pytest.raises(NotReady) as refusal:
            actions.decide(proposal=proposal, kind=part.kind, part_id=part.id, decision=decision, by=david)
        assert "reason" in refusal.value.problems


def test_saying_the_same_twice_is_one_decision(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david) as passing:
        proposal = proposed(people.patients["maria"], david)
        part = a_technique(proposal)
        for _ in range(2):
            actions.decide(
                proposal=proposal, kind=part.kind, part_id=part.id, decision=Decision.ACCEPTED, by=david
            )
        assert ProposalDecision.objects.filter(proposal=proposal).count() == 1
        assert [event["action"] for event in passing.events].count("proposal.decided") == 1


def test_in_an_emergency_nothing_can_be_accepted(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        proposal = proposed(people.patients["noah"], david, EMERGENCY)
        assert proposal.candidacy == "emergency"
        with pytest.raises(Refused, match="emergency"):
            actions.add_own_technique(
                proposal=proposal,
                technique_id="M-LX-PA",
                place="lumbar",
                terms={"grade": "I"},
                reason="gentle only",
                by=david,
            )
        with pytest.raises(Refused, match="emergency"):
            actions.accept_remaining(proposal=proposal, by=david)
        assert not ProposalDecision.objects.filter(proposal=proposal).exists()
        with pytest.raises(Refused):
            actions.draft_plan(proposal=proposal, by=david)


def test_a_withheld_technique_cannot_be_added_from_the_catalogue(people: DemoClinic) -> None:
    """Grace takes a blood thinner: deep tissue and friction work stay withheld whatever the reason."""
    david = people.actor("david")
    with passage(david):
        proposal = proposed(people.patients["grace"], david, BLOOD_THINNER)
        withheld = {entry["class"] for entry in proposal.content["blocked"]}
        technique = next(
            one for one in facts.catalogue().techniques.values() if set(map(str, one.classes)) <= withheld
        )
        with pytest.raises(NotReady, match="Withheld"):
            actions.add_own_technique(
                proposal=proposal,
                technique_id=technique.id,
                place=technique.places[0],
                terms={},
                reason="she asks for it",
                by=david,
            )


def test_grade_five_cannot_slip_in_by_changing_a_mobilization(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        proposal = proposed(people.patients["priya"], david, NECK)
        part = next(
            one
            for one in facts.parts_of(proposal.content)
            if one.kind == facts.TECHNIQUE and one.technique_class in ("M12", "M34")
        )
        with pytest.raises(NotReady) as refusal:
            actions.decide(
                proposal=proposal,
                kind=part.kind,
                part_id=part.id,
                decision=Decision.CHANGED,
                changes={"grade": "V"},
                reason="she can take it",
                by=david,
            )
        assert "grade" in refusal.value.problems


def test_an_own_technique_enters_with_its_reason(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        proposal = proposed(people.patients["maria"], david)
        offered = {part.key for part in facts.parts_of(proposal.content)}
        region = facts.region_of(proposal.content)
        technique = next(
            one for one in facts.candidates(places_of(region), proposal.content) if one.id not in offered
        )
        place = facts.open_places(technique, "", facts.blocks_of(proposal.content), region)[0]
        row = actions.add_own_technique(
            proposal=proposal,
            technique_id=technique.id,
            place=place,
            terms={"minutes": 5},
            reason="helped before",
            by=david,
        )
        plan = actions.draft_plan(proposal=proposal, by=david)
        assert [(one.key, one.minutes, one.decision_id) for one in plan.interventions.all()] == [
            (technique.id, 5, row.pk)
        ]


def test_an_assistant_decides_nothing(people: DemoClinic) -> None:
    with passage(people.actor("david")):
        proposal = proposed(people.patients["maria"], people.actor("david"))
        with pytest.raises(Refused, match="therapist"):
            actions.accept_remaining(proposal=proposal, by=people.actor("sam"))


def test_the_database_keeps_a_proposal_as_it_was_shown(people: DemoClinic) -> None:
    with passage(people.actor("david")):
        proposal = proposed(people.patients["maria"], people.actor("david"))
        with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
            Proposal.objects.filter(pk=proposal.pk).update(candidacy="yes")
