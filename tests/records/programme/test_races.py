"""Two people at the same moment: one visit is begun, one signature is set, nothing is lost."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections

from synovia.records.clinical import EditedElsewhere
from synovia.records.programme import actions
from synovia.records.programme.models import PlanOfCare, Visit
from tests.people import DemoClinic, passage, settle
from tests.records.programme.stage import drafted, planned, session, terms_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each deed answered or raised, all begun together."""
    together, answers = Barrier(len(deeds)), list[object]()

    def run(deed: Callable[[], object]) -> None:
        together.wait()
        try:
            answers.append(deed())
        except Exception as refusal:
            answers.append(refusal)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers


@pytest.fixture
def people() -> DemoClinic:
    return settle()


def test_two_presses_begin_one_visit(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = planned(people.patients["maria"], david)

    def start() -> object:
        with passage(david):
            return actions.start_visit(plan=plan, by=david).pk

    first, second = at_once(start, start)
    assert first == second


def test_two_therapists_sign_one_visit_once(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        visit = actions.start_visit(plan=planned(people.patients["maria"], david), by=david)

    def sign(key: str) -> Callable[[], object]:
        actor = people.actor(key)

        def deed() -> object:
            with passage(actor):
                mine = Visit.objects.select_related("plan__evaluation__patient").get(pk=visit.pk)
                return actions.sign_visit(
                    visit=mine,
                    expected_version=visit.version,
                    session=session(visit),
                    printed_name=actor.name,
                    meaning="m",
                    by=actor,
                ).signed_name

        return deed

    answers = at_once(sign("david"), sign("ruth"))
    names = [answer for answer in answers if isinstance(answer, str)]
    assert sorted(type(answer).__name__ for answer in answers) == [EditedElsewhere.__name__, "str"]
    with passage(david):
        stored = Visit.objects.get(pk=visit.pk)
        assert stored.signed_name == names[0]
        assert stored.treatments.count() == len(session(visit).treatments)


def test_two_plans_from_one_proposal_are_one(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
        proposal = plan.proposal
    assert proposal is not None

    def make() -> object:
        with passage(david):
            return actions.draft_plan(proposal=proposal, by=david).pk

    assert set(at_once(make, make)) == {plan.pk}


def test_of_two_saves_of_one_plan_the_second_is_told(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = drafted(people.patients["maria"], david)
        terms = terms_of(plan)

    def save(words: str) -> Callable[[], object]:
        def deed() -> object:
            with passage(david):
                mine = PlanOfCare.objects.get(pk=plan.pk)
                typed = {"summary_for_patient": words}
                return actions.save_plan(
                    plan=mine, expected_version=plan.version, typed=typed, terms=terms, by=david
                ).version

        return deed

    answers = at_once(save("one"), save("two"))
    assert sorted(type(answer).__name__ for answer in answers) == [EditedElsewhere.__name__, "int"]
