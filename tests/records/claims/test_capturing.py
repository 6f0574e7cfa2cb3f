"""Charges come from signed notes alone, once each, by the payer's own rules; what is missing is named."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from synovia.records.charges import actions as charges
from synovia.records.charges.choices import CoverageKind
from synovia.records.claims import actions, coverage, queries
from synovia.records.claims.building import therapy_used
from synovia.records.claims.choices import NoteKind
from synovia.records.claims.models import Capture, Charge, NoteDifference
from synovia.records.keys import new_id
from synovia.records.ledger.models import Entry
from synovia.records.programme.actions import add_addendum
from synovia.records.programme.models import Visit
from synovia.records.refusals import Refused
from tests.billed import Billing, balances
from tests.people import passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def billing() -> Billing:
    return Billing()


def lines(capture: Capture) -> list[tuple[str, list[str], int, Decimal]]:
    return [(one.code, one.modifiers, int(one.units), one.amount) for one in capture.charges.all()]


def test_a_signed_visit_becomes_units_at_the_clinics_prices(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    capture = billing.captured(billing.visit(billing.plan("maria"), [("97140", 15), ("97110", 30)]))
    with passage(billing.walt):
        assert lines(capture) == [
            ("97140", ["GP"], 1, Decimal("64.00")),
            ("97110", ["GP"], 2, Decimal("124.00")),
        ]
        assert balances(capture.patient_id) == {"Lone Star Health": Decimal("188.00")}
        assert [step["rule"] for step in capture.working]


def test_an_open_note_is_not_billed(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    visit = billing.visit(billing.plan("maria"), signed=False)
    with pytest.raises(actions.NotBillable, match="not signed"):
        billing.captured(visit)
    with passage(billing.walt):
        assert Capture.objects.count() == Entry.objects.count() == 0


def test_a_note_is_captured_once_however_often_it_is_asked(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    visit = billing.visit(billing.plan("maria"))
    assert len({billing.captured(visit).pk for _press in range(3)}) == 1
    with passage(billing.walt):
        assert (Capture.objects.count(), Charge.objects.count(), Entry.objects.count()) == (1, 2, 2)


def test_charges_cannot_be_deleted(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    capture = billing.captured(billing.visit(billing.plan("maria")))
    with passage(billing.walt):
        with pytest.raises(DatabaseError), transaction.atomic():
            Charge.objects.filter(capture=capture).delete()
        assert Charge.objects.count() == 2


def test_the_assistants_units_stand_on_a_line_of_their_own_with_cq(billing: Billing) -> None:
    medicare = billing.payer("Medicare Part B", "MB")
    billing.coverage("helen", medicare)
    visit = billing.visit(billing.plan("helen"), [("97110", 30)], assistant=15)
    assert [(code, modifiers, units) for code, modifiers, units, _amount in lines_in(billing, visit)] == [
        ("97110", ["GP"], 1),
        ("97110", ["GP", "CQ"], 1),
    ]


def lines_in(billing: Billing, visit: Visit) -> list[tuple[str, list[str], int, Decimal]]:
    capture = billing.captured(visit)
    with passage(billing.walt):
        return lines(capture)


def test_minutes_that_two_rules_count_differently_wait_for_the_payers_rule(billing: Billing) -> None:
    """8 and 8 minutes: one unit by the 8-minute rule, two by the rule of eights; nobody has entered which holds."""
    payer = billing.payer(unit_rule=None)
    billing.coverage("maria", payer)
    visit = billing.visit(billing.plan("maria"), [("97140", 8), ("97110", 8)])
    with pytest.raises(actions.NotBillable, match="is not known"):
        billing.captured(visit)
    with passage(billing.walt):
        payer.save_if_unchanged(expected_version=payer.version, rules={"unit_rule": "rule_of_eights"})
    assert [units for _code, _mods, units, _amount in lines_in(billing, visit)] == [1, 1]


def test_a_coverage_without_a_card_names_whom_to_ask_for(billing: Billing) -> None:
    row = billing.coverage("maria", billing.payer())
    with passage(billing.walt):
        row.card.delete()
    with pytest.raises(actions.NotBillable, match="card is not entered"):
        billing.captured(billing.visit(billing.plan("maria")))
    with passage(billing.walt):
        assert [one.problems for one in queries.uncaptured(queries.today())] != [()]


def test_who_pays_themselves_owes_the_charge(billing: Billing) -> None:
    capture = billing.captured(billing.visit(billing.plan("priya")))
    with passage(billing.walt):
        assert capture.coverage is None
        assert balances(capture.patient_id) == {"": Decimal("188.00")}
        assert list(queries.unclaimed()) == []


def test_a_first_evaluation_waits_until_the_therapist_states_its_level(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    plan = billing.plan("maria")
    evaluation, david = plan.evaluation, billing.people.actor("david")
    with passage(david):
        billing.sign_note(evaluation)
        with pytest.raises(actions.NotBillable, match="how complex"):
            actions.capture(kind=NoteKind.EVALUATION, note_id=evaluation.pk, by=david)
        actions.state_level(evaluation=evaluation, code="97162", by=david)
        capture = actions.capture(kind=NoteKind.EVALUATION, note_id=evaluation.pk, by=david)
        assert [one.code for one in capture.charges.all()] == ["97162"]
        with pytest.raises(Refused, match="stays"):
            actions.state_level(evaluation=evaluation, code="97163", by=david)


def test_the_biller_states_no_level(billing: Billing) -> None:
    plan = billing.plan("maria")
    with passage(billing.walt), pytest.raises(Refused, match="Only a therapist"):
        actions.state_level(evaluation=plan.evaluation, code="97161", by=billing.walt)


def test_an_addendum_that_restates_minutes_is_named_and_changes_no_charge(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    visit = billing.visit(billing.plan("maria"))
    claim, david = billing.sent(visit), billing.people.actor("david")
    said, charge = claim.content, claim.amount
    with passage(david):
        added = add_addendum(
            note=visit, kind="correction", text="It was 15 minutes.", token=new_id(), by=david
        )
        actions.restate_minutes(addendum=added, minutes={"97110": 15}, by=david)
    with passage(billing.walt):
        waiting = queries.addenda_since()
        assert [row.billing_difference.minutes for row in waiting] == [{"97110": 15}]
        claim.refresh_from_db()
        assert (claim.content, claim.amount) == (said, charge)
        actions.decide_difference(addendum=added, decision="no_change", by=billing.walt)
        assert queries.addenda_since() == []
        assert NoteDifference.objects.get().decision == "no_change"


def test_what_is_left_of_an_authorization_is_counted_from_charges(billing: Billing) -> None:
    row = billing.coverage("maria", billing.payer())
    today = timezone.localdate()
    values = {"number": "A-7", "starts_on": today - timedelta(days=30), "ends_on": today + timedelta(days=30)}
    with passage(billing.walt):
        actions.save_authorization(
            coverage=row, authorization=None, values=values | {"visits": 3, "units": 20}, by=billing.walt
        )
    plan = billing.plan("maria")
    for days_ago in (3, 1):
        billing.captured(billing.visit(plan, days_ago=days_ago))
    with passage(billing.walt):
        (standing,) = coverage.of_patient(row.patient_id)
        assert (standing.visits_used, standing.visits_left) == (2, 1)
        assert standing.units_left == 14
        assert [one.row.number for one in coverage.ending(today)] == ["A-7"]


def test_an_authorization_entered_later_counts_the_visit_when_its_claim_is_taken_anew(
    billing: Billing,
) -> None:
    row = billing.coverage("maria", billing.payer())
    claim = billing.claim(billing.visit(billing.plan("maria")))
    values = {"number": "A-8", "starts_on": timezone.localdate(), "visits": 2}
    with passage(billing.walt):
        actions.save_authorization(coverage=row, authorization=None, values=values, by=billing.walt)
        again = actions.rebuild(claim=claim, by=billing.walt)
        assert again.content["authorization"] == "A-8"
        assert [one.visits_left for one in coverage.of_patient(row.patient_id)] == [1]


@time_machine.travel("2026-06-15 15:00:00+00:00", tick=False)
def test_what_therapy_has_used_counts_from_the_day_it_was_told(billing: Billing) -> None:
    """Told on June 10 as $1,000.00; ours of June 12 comes on top, however often other terms are saved since."""
    medicare = billing.payer("Medicare Part B", "MB")
    terms = {"locality": "04412-31", "therapy_used": "1000.00", "figures_as_of": "2026-06-10"}
    told = billing.coverage("helen", medicare, CoverageKind.MEDICARE, terms)
    plan = billing.plan("helen")
    (line,) = billing.captured(billing.visit(plan, [("97110", 30)], days_ago=3)).charges.all()
    assert line.allowed
    with passage(billing.walt):
        changed = {**terms, "supplement": "all"}
        charges.change_coverage(
            coverage=told, expected_version=told.version, details=changed, by=billing.walt
        )
        today = date(2026, 6, 15)
        assert therapy_used(told, today, None) == Decimal("1000.00") + line.allowed
        assert therapy_used(told, date(2027, 1, 4), None) is None
