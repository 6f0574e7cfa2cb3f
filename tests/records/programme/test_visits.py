"""A visit: safety first, what was given ticked by hand, signed by the therapist, final ever after."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from synovia.domain.programme import recheck
from synovia.records.clinical import EditedElsewhere
from synovia.records.keys import new_id
from synovia.records.programme import actions, queries
from synovia.records.programme.actions import NotReady
from synovia.records.programme.models import Addendum, PlanOfCare, TreatmentGiven, Visit
from synovia.records.refusals import Refused
from tests.people import DemoClinic, passage, settle
from tests.records.programme.stage import ALL_NO, drafted, planned, session, treated

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def plan(people: DemoClinic) -> PlanOfCare:
    with passage(people.actor("david")):
        return planned(people.patients["maria"], people.actor("david"))


def problems_of(people: DemoClinic, visit: Visit, **changes: object) -> dict[str, str]:
    """What stands in the way of signing this."""
    with pytest.raises(NotReady) as refusal:
        actions.sign_visit(
            visit=visit,
            expected_version=visit.version,
            session=session(visit, **changes),
            printed_name="David Lindqvist",
            meaning="m",
            by=people.actor("david"),
        )
    return refusal.value.problems


def test_treatment_waits_for_the_signed_plan(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        draft = drafted(people.patients["maria"], david)
        with pytest.raises(Refused, match="signed"):
            actions.start_visit(plan=draft, by=david)


def test_the_first_visit_is_pre_filled_from_the_plan(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david):
        visit = actions.start_visit(plan=plan, by=david)
        assert visit.number == 1
        assert {row["from"] for row in visit.draft["rows"]} == {"plan"}
        assert not any(row["typed"].get("given") for row in visit.draft["rows"])


def test_starting_twice_opens_one_visit(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david):
        first, second = (actions.start_visit(plan=plan, by=david) for _ in range(2))
        assert first.pk == second.pk


def test_the_next_visit_takes_over_the_last_one_with_marks(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david):
        treated(plan, david, sign_measured="Flexion", subjective="Slept badly", response="Easier")
        visit = actions.start_visit(plan=plan, by=david)
        assert visit.number == 2
        assert {row["from"] for row in visit.draft["rows"]} == {"last 1"}
        assert visit.draft["fields"] == {"sign_measured": "Flexion"}  # no words of the last note


def test_an_unasked_safety_question_keeps_treatment_from_being_signed(
    people: DemoClinic, plan: PlanOfCare
) -> None:
    with passage(people.actor("david")):
        visit = actions.start_visit(plan=plan, by=people.actor("david"))
        for key in recheck.KEYS:
            problems = problems_of(people, visit, answers={**ALL_NO, key: None})
            assert list(problems) == [f"recheck-{key}"]


def test_a_visit_without_treatment_says_why(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david):
        visit = actions.start_visit(plan=plan, by=david)
        assert list(problems_of(people, visit, treatments=(), answers={})) == ["subjective"]
        signed = treated(plan, david, treatments=(), answers={}, subjective="Came feverish, sent home")
        assert signed.is_signed


def test_a_yes_is_judged_again_and_withholds_treatment(people: DemoClinic, plan: PlanOfCare) -> None:
    with passage(people.actor("david")):
        visit = actions.start_visit(plan=plan, by=people.actor("david"))
        yes = {**ALL_NO, "bladder_bowel_saddle": True}
        assert "given_though_withheld" in problems_of(people, visit, answers=yes)


def test_what_was_given_although_withheld_is_told_and_kept(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david) as passing:
        visit = treated(
            plan,
            david,
            answers={**ALL_NO, "fever": True},
            given_though_withheld="Told me at the end that she had a fever; stopped, sent to her doctor.",
        )
        assert visit.rescreen["screening"]["candidacy"] != "yes"
        assert passing.events[-1]["fields"]["withheld"] is True


@pytest.mark.parametrize("minutes", [-1, 241])
def test_minutes_nobody_can_mean(people: DemoClinic, plan: PlanOfCare, minutes: int) -> None:
    from dataclasses import replace

    with passage(people.actor("david")):
        visit = actions.start_visit(plan=plan, by=people.actor("david"))
        one = replace(session(visit).treatments[0], minutes=minutes)
        assert "treatment-0-minutes" in problems_of(people, visit, treatments=(one,))


def test_pain_is_told_from_zero_to_ten(people: DemoClinic, plan: PlanOfCare) -> None:
    with passage(people.actor("david")):
        visit = actions.start_visit(plan=plan, by=people.actor("david"))
        assert "pain_before" in problems_of(people, visit, pain_before=11)


def test_an_assistants_visit_waits_for_the_therapist(people: DemoClinic, plan: PlanOfCare) -> None:
    sam, david = people.actor("sam"), people.actor("david")
    with passage(sam):
        visit = actions.start_visit(plan=plan, by=sam)
        with pytest.raises(Refused, match="therapist"):
            actions.sign_visit(
                visit=visit,
                expected_version=visit.version,
                session=session(visit),
                printed_name="Sam",
                meaning="m",
                by=sam,
            )
        actions.hand_over_visit(visit=visit, expected_version=visit.version, session=session(visit), by=sam)
        assert list(queries.waiting_for_signature()) == [visit]
    with passage(david):
        assert visit.therapist_id == david.membership_id  # who signed the plan answers for the visit
        actions.sign_visit(
            visit=visit,
            expected_version=visit.version,
            session=session(visit),
            printed_name=david.name,
            meaning="I reviewed and co-sign.",
            by=david,
        )
        assert not queries.waiting_for_signature()


def test_an_assistant_who_goes_on_writing_takes_the_note_back(people: DemoClinic, plan: PlanOfCare) -> None:
    sam = people.actor("sam")
    with passage(sam):
        visit = actions.start_visit(plan=plan, by=sam)
        actions.hand_over_visit(visit=visit, expected_version=visit.version, session=session(visit), by=sam)
        actions.save_visit_draft(
            visit=visit, expected_version=visit.version, posted={"subjective": "One more word"}, by=sam
        )
        assert visit.ready_at is None


def test_signed_is_final_for_the_note_and_its_treatments(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david):
        visit = treated(plan, david)
        for change in (
            lambda: Visit.objects.filter(pk=visit.pk).update(pain_after=0),
            lambda: TreatmentGiven.objects.filter(visit=visit).update(minutes=60),
            lambda: TreatmentGiven.objects.filter(visit=visit).delete(),
            lambda: Visit.objects.filter(pk=visit.pk).update(signed_at=None),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
        with pytest.raises(Refused, match="signed"):
            actions.save_visit_draft(visit=visit, expected_version=visit.version, posted={}, by=david)


def test_two_people_on_one_visit_nothing_is_lost(people: DemoClinic, plan: PlanOfCare) -> None:
    david, sam = people.actor("david"), people.actor("sam")
    with passage(david):
        visit = actions.start_visit(plan=plan, by=david)
        mine, opened = Visit.objects.get(pk=visit.pk), visit.version
        actions.save_visit_draft(visit=visit, expected_version=opened, posted={"subjective": "Sam's"}, by=sam)
        with pytest.raises(EditedElsewhere) as conflict:
            actions.save_visit_draft(
                visit=mine, expected_version=opened, posted={"subjective": "David's"}, by=david
            )
        current = conflict.value.current
        assert isinstance(current, Visit)
        assert current.draft["fields"]["subjective"] == "Sam's"


def test_an_addendum_keeps_the_original_and_is_final_at_once(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david):
        visit = treated(plan, david)
        token = new_id()
        for _ in range(2):  # the form sent twice
            actions.add_addendum(note=visit, kind="correction", text="Left, not right", token=token, by=david)
        added = queries.addenda_of(visit.pk)
        assert [(one.kind, one.text, one.author_name) for one in added] == [
            ("correction", "Left, not right", "David Lindqvist")
        ]
        assert added[0].written_at <= timezone.now()
        with pytest.raises(DatabaseError), transaction.atomic():
            Addendum.objects.filter(pk=token).update(text="other")


def test_an_open_note_takes_no_addendum(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david):
        visit = actions.start_visit(plan=plan, by=david)
        with pytest.raises(Refused, match="not signed"):
            actions.add_addendum(note=visit, kind="addendum", text="x", token=new_id(), by=david)


def test_billing_reads_codes_and_minutes_of_signed_visits_alone(people: DemoClinic, plan: PlanOfCare) -> None:
    david = people.actor("david")
    with passage(david):
        treated(plan, david, subjective="private words")
        actions.start_visit(plan=plan, by=david)
        given = queries.given_services(plan.pk)
        assert given
        assert {row.visit_id for row in given} == {Visit.objects.get(number=1).pk}
        assert "private words" not in repr(given)


def test_numbers_and_answer_may_not_disagree_on_worse_pain(people: DemoClinic, plan: PlanOfCare) -> None:
    with passage(people.actor("david")):
        visit = actions.start_visit(plan=plan, by=people.actor("david"))
        problems = problems_of(people, visit, pain_after_last=2, pain_before=7)
        assert list(problems) == ["recheck-worse_after_last"]
