"""Nothing is posted twice, whatever comes again, in whatever order, from however many hands; nothing is posted on a guess."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.utils import timezone

from synovia.domain.charges.claims.answers import Envelope, Finding, RemittedClaim
from synovia.domain.charges.claims.content import Adjustment
from synovia.records.claims import actions
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.actions.payments import whole_problems
from synovia.records.claims.actions.posting import proposal
from synovia.records.claims.choices import ClaimStatus
from synovia.records.claims.models import Claim, ClaimEvent, Remittance
from synovia.records.claims.models import RemittedClaim as Kept
from synovia.records.ledger import actions as ledger
from synovia.records.ledger.choices import How
from synovia.records.ledger.models import Entry
from synovia.records.refusals import Refused
from tests.billed import Billing, balances
from tests.people import passage
from tests.remitted import PLAN, D, paid, posted, received, remittance, reversed_


def a_sent_claim(billing: Billing) -> Claim:
    """97110 alone: three units, 186.00."""
    billing.coverage("maria", billing.payer())
    return billing.sent(billing.visit(billing.plan("maria"), [("97110", 45)]))


def decided(claim: Claim, *adjustments: Adjustment) -> RemittedClaim:
    """The one line with these adjustments; the rest of its charge is paid."""
    answer = paid(claim)
    rest = claim.amount - sum((each.amount for each in adjustments), D("0.00"))
    (line,) = answer.lines
    return replace(answer, paid=rest, lines=(replace(line, paid=rest, adjustments=adjustments),))


def problem() -> str:
    """Why the claim that was read last was not posted."""
    return Kept.objects.latest("created_at").problem


@pytest.mark.django_db
def test_a_decision_stands_until_it_is_taken_back_once() -> None:
    billing = Billing()
    claim = a_sent_claim(billing)
    in_part = decided(claim, Adjustment("CO", "45", D("20.00")), Adjustment("CO", "50", D("130.00")))
    to_the_deductible = decided(claim, Adjustment("CO", "45", D("86.00")), Adjustment("PR", "1", D("100.00")))
    with passage(billing.walt):
        posted(billing, in_part)
        assert balances(claim.patient_id) == {PLAN: D("130.00")}
        posted(billing, in_part, content=b"2", trace="T2")  # what is left open would hold it once more
        assert "may have been posted before" in problem()
        posted(billing, reversed_(in_part), content=b"3", trace="T3")
        posted(billing, to_the_deductible, content=b"4", trace="T4")
        assert balances(claim.patient_id) == {"": D("100.00")}
        day = timezone.localdate()
        ledger.post_patient_payment(
            patient_id=claim.patient_id, on=day, amount=D("100.00"), how=How.CHECK, key="p", by=billing.walt
        )
        posted(billing, reversed_(to_the_deductible), content=b"5", trace="T5")  # it paid nothing, and yet
        posted(billing, reversed_(to_the_deductible), content=b"6", trace="T6")
        assert "taken back before" in problem()
        assert balances(claim.patient_id) == {"": D("-100.00"), PLAN: claim.amount}
        posted(billing, paid(claim), content=b"7", trace="T7")
        better = paid(claim, allowed="120.00")
        posted(billing, better, reversed_(paid(claim)), content=b"8", trace="T8")  # the new one first
        posted(billing, decided(claim, Adjustment("OA", "18", claim.amount)), content=b"9", trace="T9")
        claim.refresh_from_db()
        assert (claim.paid, claim.open_amount, claim.denial_reasons) == (D("100.00"), D("0.00"), [])
        assert [each["reason"] for each in claim.lines.get().adjustments] == ["45", "2"]
        assert balances(claim.patient_id) == {"": D("-80.00")}


@pytest.mark.django_db
def test_what_nobody_can_vouch_for_is_named_and_not_posted() -> None:
    billing = Billing()
    claim = a_sent_claim(billing)
    torn = Finding("missing-se", "SE is missing.", serious=True)
    stranger = replace(paid(claim), control_number="S999")
    with passage(billing.walt):
        billing.route.save_if_unchanged(expected_version=billing.route.version, is_production=True)
        entries = Entry.objects.count()
        for number, (document, says) in enumerate(
            [
                (replace(remittance(paid(claim)), findings=(torn,)), "SE is missing"),
                (replace(remittance(paid(claim)), envelope=Envelope(production=False)), "a test"),
                (remittance(stranger, taken="5.00"), "one of ours"),
                (replace(remittance(paid(claim)), paid_on=None), "on which day"),
            ]
        ):
            received(billing, document, content=b"%d" % number)
            row = Remittance.objects.latest("created_at")
            assert says in " ".join(whole_problems(row, proposal(row)))
            with pytest.raises(Refused):
                actions.post_remittance(remittance=row, by=billing.walt)
        posted(billing, replace(paid(claim), status="2"), content=b"second", trace="T2")
        assert "pays after others" in problem()
        assert Entry.objects.count() == entries
        with pytest.raises(Refused, match="Enter the day"):
            actions.say_paid_on(remittance=row, on=timezone.localdate() + timedelta(days=1), by=billing.walt)
        row = actions.say_paid_on(remittance=row, on=timezone.localdate(), by=billing.walt)
        actions.post_remittance(remittance=row, by=billing.walt)
        assert balances(claim.patient_id) == {"": D("20.00")}
        nothing = decided(claim, Adjustment("CO", "50", claim.amount))
        notice, again = (replace(nothing, payer_claim_number=number) for number in ("A", "B"))
        posted(billing, notice, content=b"zero", trace="0")
        with pytest.raises(Refused, match="posted before"):
            posted(billing, again, content=b"zero again", trace="0")


@pytest.mark.django_db
def test_an_adjustment_of_the_claim_as_a_whole_reaches_the_second_payer() -> None:
    billing = Billing()
    claim = a_sent_claim(billing)
    billing.coverage("maria", billing.payer("Second Mutual"))
    line = replace(paid(claim).lines[0], paid=claim.amount, adjustments=())
    whole = (Adjustment("CO", "45", D("86.00")), Adjustment("PR", "2", D("20.00")))
    answer = replace(paid(claim), lines=(line,), adjustments=whole)
    with passage(billing.walt):
        posted(billing, replace(answer, lines=()))
        assert balances(claim.patient_id) == {"": D("20.00")}
        posted(billing, reversed_(replace(answer, lines=(), adjustments=())), content=b"odd", trace="T2")
        assert "differ" in problem()
        made = actions.secondary_claim(claim=Claim.objects.get(pk=claim.pk), by=billing.walt)
        assert made is not None
        (first,) = content_of(made).others
        assert (first.adjustments, first.line_decisions) == (whole, ())
        assert first.decided_on == timezone.localdate()
        back = replace(answer, lines=(), status="22", charge=-claim.amount, paid=-answer.paid)
        back = replace(back, adjustments=tuple(replace(each, amount=-each.amount) for each in whole))
        posted(billing, back, content=b"back", trace="T3")
        assert balances(claim.patient_id) == {
            "": D("-20.00"),
            PLAN: claim.amount,
            "Second Mutual": D("20.00"),
        }
        assert made.events.latest("created_at").what == "reversed"


@pytest.mark.django_db(transaction=True)
def test_two_copies_posted_by_two_people_at_once_are_posted_once() -> None:
    billing = Billing()
    claim = a_sent_claim(billing)
    with passage(billing.walt):
        for content in (b"one", b"two"):
            received(billing, remittance(paid(claim), taken="5.00"), content=content)
        rows = list(Remittance.objects.all())
    together, answers = Barrier(2), list[str]()

    def post(row: Remittance) -> None:
        with passage(billing.walt):
            together.wait()
            try:
                actions.post_remittance(remittance=row, by=billing.walt)
                answers.append("posted")
            except Refused as refusal:
                answers.append(str(refusal))

    hands = [Thread(target=post, args=(row,)) for row in rows]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(answer[:6] for answer in answers) == ["This p", "posted"]
    with passage(billing.walt):
        assert Entry.objects.filter(patient__isnull=True).count() == 1
        assert balances(claim.patient_id) == {"": D("20.00")}
        assert ClaimEvent.objects.filter(claim=claim, what="posted").count() == 1
        assert Claim.objects.get(pk=claim.pk).status == ClaimStatus.PAID
