"""Another payer than the one billed first: who owes moves along in the ledger, and no payer is asked twice."""

from decimal import Decimal

import pytest

from synovia.domain.charges.claims.answers import RemittedClaim, RemittedLine
from synovia.domain.charges.claims.content import Adjustment
from synovia.records.charges import actions as charges
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.models import Coverage
from synovia.records.claims import actions, queries
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.choices import ClaimStatus
from synovia.records.claims.models import Claim, Payer
from synovia.records.ledger.models import Leg
from synovia.records.refusals import Refused
from tests.billed import Billing, balances
from tests.people import passage
from tests.remitted import paid, posted

pytestmark = pytest.mark.django_db
D = Decimal
WHY = "The card was of last year."


@pytest.fixture
def billing() -> Billing:
    return Billing()


def test_a_card_put_right_before_the_claim_moves_what_is_owed(billing: Billing) -> None:
    coverage = billing.coverage("maria", billing.payer("Wrong Health"))
    visit = billing.visit(billing.plan("maria"), [("97110", 45)])
    billing.captured(visit)
    card_names(billing, coverage, billing.payer("Right Health"))
    claim = billing.claim(visit)
    assert claim.payer.name == "Right Health"
    assert balances_of(billing) == {"Right Health": D("186.00")}


def test_a_claim_to_the_payer_of_an_old_card_is_not_sent(billing: Billing) -> None:
    """Nor taken anew or corrected: the other payer is billed instead, and the first claim gives way."""
    coverage = billing.coverage("maria", billing.payer("Wrong Health"))
    claim = billing.claim(billing.visit(billing.plan("maria"), [("97110", 45)]))
    card_names(billing, coverage, billing.payer("Right Health"))
    with passage(billing.walt):
        claim.save_if_unchanged(expected_version=claim.version, blocks=0)
        with pytest.raises(Refused, match="None of these claims can be sent"):
            actions.open_batch(route=billing.route, claims=[claim], by=billing.walt)
        with pytest.raises(Refused, match="no longer names this payer"):
            actions.rebuild(claim=Claim.objects.get(pk=claim.pk), by=billing.walt)
        assert queries.payers_instead(claim.capture) == [coverage]
    made = billed_another(billing, claim, coverage)
    assert made.payer.name == "Right Health"
    assert content_of(made).insured.payer.name == "Right Health"
    assert Claim.objects.get(pk=claim.pk).status == ClaimStatus.REPLACED
    assert balances_of(billing) == {"Right Health": D("186.00")}


def test_a_denial_left_to_the_patient_goes_to_the_right_payer(billing: Billing) -> None:
    """PR-27, coverage ended: the patient would owe it all. The other payer does, and the old authorization is free again."""
    ended = billing.coverage("maria", billing.payer("Wrong Health"))
    with passage(billing.walt):
        values = {"number": "A1", "starts_on": billing.people.patients["maria"].birth_date, "visits": 5}
        actions.save_authorization(coverage=ended, authorization=None, values=values, by=billing.walt)
    claim = billing.sent(billing.visit(billing.plan("maria"), [("97110", 45)]))
    with passage(billing.walt):
        posted(billing, denied(claim))
    assert balances_of(billing) == {"": D("186.00")}
    right = second(billing, billing.payer("Right Health"))
    made = billed_another(billing, claim, right)
    assert balances_of(billing) == {"Right Health": D("186.00")}
    assert made.open_amount == D("186.00")
    with passage(billing.walt):
        assert queries.coverages_of(made.patient_id).count() == 2
        assert [one.authorization for one in made.capture.charges.all()] == [None]
        assert Claim.objects.get(pk=claim.pk).patient_share == 0


def test_what_was_written_off_with_the_first_claim_is_owed_again(billing: Billing) -> None:
    billing.coverage("maria", billing.payer("Wrong Health"))
    claim = billing.sent(billing.visit(billing.plan("maria"), [("97110", 45)]))
    with passage(billing.walt):
        actions.close_claim(claim=claim, reason="Not their member.", write_off=True, by=billing.walt)
    assert balances_of(billing) == {}
    billed_another(billing, claim, second(billing, billing.payer("Right Health")))
    assert balances_of(billing) == {"Right Health": D("186.00")}
    with passage(billing.walt):
        given_up = Leg.objects.filter(account="written_off").values_list("amount", flat=True)
        assert sum(given_up) == 0


def test_the_new_payer_counts_units_its_own_way(billing: Billing) -> None:
    """Two services of 8 minutes: the rule of eights bills both, the 8-minute rule one unit. Owed is what is claimed."""
    billing.coverage("maria", billing.payer("Eights Health", unit_rule="rule_of_eights"))
    claim = billing.claim(billing.visit(billing.plan("maria"), [("97140", 8), ("97110", 8)]))
    assert len(content_of(claim).lines) == 2
    made = billed_another(
        billing, claim, second(billing, billing.payer("Minutes Health", unit_rule="cms_eight_minute"))
    )
    assert len(content_of(made).lines) == 1
    assert balances_of(billing) == {"Minutes Health": made.amount}


def test_a_coverage_learned_of_later_pays_what_the_person_was_to_pay(billing: Billing) -> None:
    visit = billing.visit(billing.plan("maria"), [("97110", 45)])
    capture = billing.captured(visit)
    assert balances_of(billing) == {"": D("186.00")}
    with passage(billing.walt):
        assert list(queries.covered_since()) == []
    coverage = billing.coverage("maria", billing.payer("Right Health"))
    with passage(billing.walt):
        assert list(queries.covered_since()) == [capture]
        actions.bill_another(capture=capture, coverage=coverage, reason=WHY, by=billing.walt)
        assert list(queries.covered_since()) == []
    assert balances_of(billing) == {"Right Health": D("186.00")}


def test_no_payer_is_left_out_while_it_holds_the_claim_or_has_paid(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    claim = billing.sent(billing.visit(billing.plan("maria"), [("97110", 45)]))
    right = second(billing, billing.payer("Right Health"))
    with pytest.raises(Refused, match="is with its payer"):
        billed_another(billing, claim, right)
    with passage(billing.walt):
        posted(billing, paid(claim))
    with pytest.raises(Refused, match="has paid on claim"):
        billed_another(billing, claim, right)
    assert balances_of(billing) == {"": D("20.00")}


def test_a_payer_charged_under_its_name_keeps_it(billing: Billing) -> None:
    payer = billing.payer("Some Health")
    billing.coverage("maria", payer)
    billing.captured(billing.visit(billing.plan("maria"), [("97110", 45)]))
    with passage(billing.walt), pytest.raises(Refused, match="was billed under its name"):
        actions.save_payer(payer=payer, values={"name": "Other"}, rules=None, by=billing.walt)


def card_names(billing: Billing, coverage: Coverage, payer: Payer) -> None:
    with passage(billing.walt):
        actions.save_card(coverage=coverage, values={"payer": payer}, by=billing.walt)


def second(billing: Billing, payer: Payer) -> Coverage:
    """Another coverage of Maria's, with its card."""
    with passage(billing.walt):
        row = charges.record_coverage(
            patient=billing.people.patients["maria"],
            kind=CoverageKind.PRIVATE,
            payer_name=payer.name,
            member_id="X9",
            details={},
            by=billing.walt,
        )
        actions.save_card(coverage=row, values={"payer": payer}, by=billing.walt)
        return row


def billed_another(billing: Billing, claim: Claim, coverage: Coverage) -> Claim:
    with passage(billing.walt):
        return actions.bill_another(capture=claim.capture, coverage=coverage, reason=WHY, by=billing.walt)


def denied(claim: Claim) -> RemittedClaim:
    """All of it is the patient's: the coverage had ended."""
    (line,) = content_of(claim).lines
    said = RemittedLine(
        line.code,
        line.charge,
        D("0.00"),
        line.modifiers,
        units=line.units,
        control_number=line.control_number,
        adjustments=(Adjustment("PR", "27", line.charge),),
    )
    return RemittedClaim(claim.number, "4", claim.amount, D("0.00"), patient_share=line.charge, lines=(said,))


def balances_of(billing: Billing) -> dict[str, Decimal]:
    with passage(billing.walt):
        return balances(billing.people.patients["maria"].pk)
