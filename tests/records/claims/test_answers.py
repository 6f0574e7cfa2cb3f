"""What a payer decides is posted to the cent, once; what does not add up is named, and nothing of it is posted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from synovia.domain.charges.claims.answers import (
    RemittedClaim,
    RemittedLine,
)
from synovia.domain.charges.claims.content import Adjustment, Turn
from synovia.records.claims import actions, choices, queries
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.actions.payments import whole_problems
from synovia.records.claims.actions.posting import proposal
from synovia.records.claims.models import Claim, InboxFile
from synovia.records.claims.models import Remittance as Waiting
from synovia.records.claims.models import RemittedClaim as Kept
from synovia.records.ledger.models import Entry
from synovia.records.refusals import Refused
from tests.billed import Billing, balances
from tests.people import passage
from tests.remitted import PLAN, D, paid, posted, received, remittance, reversed_

pytestmark = pytest.mark.django_db


@pytest.fixture
def billing() -> Billing:
    return Billing()


@pytest.fixture
def claim(billing: Billing) -> Claim:
    """A sent claim of 97110 alone: three units, 186.00."""
    billing.coverage("maria", billing.payer())
    return billing.sent(billing.visit(billing.plan("maria"), [("97110", 45)]))


def test_a_decision_is_posted_to_the_cent(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        posted(billing, paid(claim))
        claim.refresh_from_db()
        assert (claim.status, claim.paid, claim.patient_share, claim.open_amount) == (
            choices.ClaimStatus.PAID,
            D("80.00"),
            D("20.00"),
            D("0.00"),
        )
        assert balances(claim.patient_id) == {"": D("20.00")}


def test_a_replayed_file_is_recognized_and_posts_nothing(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        row = posted(billing, paid(claim))
        entries = Entry.objects.count()
        file, is_new = actions.keep_file(name="again.x12", content=b"file", route=None, by=billing.walt)
        assert (is_new, file.times_seen, InboxFile.objects.count()) == (False, 2, 1)
        actions.take_in(file=file, documents=(remittance(paid(claim)),), findings=(), by=billing.walt)
        actions.post_remittance(remittance=row, by=billing.walt)
        assert (Waiting.objects.count(), Entry.objects.count()) == (1, entries)


def test_the_same_payment_in_other_bytes_is_a_copy(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        posted(billing, paid(claim))
        entries = Entry.objects.count()
        received(billing, remittance(paid(claim)), content=b"file with another control number")
        copy = Waiting.objects.latest("created_at")
        with pytest.raises(Refused, match="posted before"):
            actions.post_remittance(remittance=copy, by=billing.walt)
        assert Entry.objects.count() == entries


def test_the_same_decision_under_another_trace_settles_nothing_twice(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        posted(billing, paid(claim))
        posted(billing, paid(claim), content=b"other", trace="T2")
        claim.refresh_from_db()
        assert claim.paid == D("80.00")
        assert "may have been posted before" in Kept.objects.latest("created_at").problem
        assert balances(claim.patient_id) == {"": D("20.00")}


def test_what_does_not_balance_is_named_and_nothing_of_it_is_posted(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        entries = Entry.objects.count()
        received(billing, remittance(paid(claim), amount=D("81.00")))
        row = Waiting.objects.get()
        assert "it pays $81.00" in whole_problems(row, proposal(row))[0]
        with pytest.raises(Refused):
            actions.post_remittance(remittance=row, by=billing.walt)
        torn = replace(paid(claim), lines=())
        posted(billing, replace(torn, patient_share=None), content=b"torn", trace="T3")
        assert Kept.objects.latest("created_at").posted_at is None
        assert Entry.objects.count() == entries
        actions.set_aside(remittance=row, reason="Sums do not meet", by=billing.walt)
        with pytest.raises(Refused, match="set aside"):
            actions.post_remittance(remittance=row, by=billing.walt)


def test_an_answer_to_a_claim_never_sent_waits_in_the_list(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        stranger = replace(paid(claim), control_number="S999")
        posted(billing, stranger, paid(claim))
        assert [(one.claim, bool(one.problem)) for one in queries.unposted()] == [(None, True)]
        assert balances(claim.patient_id) == {"": D("20.00")}


def test_a_denial_stays_open_for_the_biller(billing: Billing, claim: Claim) -> None:
    line = content_of(claim).lines[0]
    denied = RemittedLine(
        line.code, line.charge, D("0.00"), line.modifiers, control_number=line.control_number,
        adjustments=(Adjustment("CO", "197", line.charge),),
    )  # fmt: skip
    answer = RemittedClaim(
        claim.number, "4", claim.amount, D("0.00"), lines=(denied,), payer_claim_number="ICN1"
    )
    with passage(billing.walt):
        posted(billing, answer)
        claim.refresh_from_db()
        assert (claim.status, claim.denial_reasons) == (choices.ClaimStatus.DENIED, ["CO-197"])
        assert queries.denial_reasons() == [("CO-197", 1)]
        assert balances(claim.patient_id) == {PLAN: claim.amount}
        closed = actions.close_claim(
            claim=claim, reason="Not worth an appeal", write_off=True, by=billing.walt
        )
        assert (closed.status, balances(claim.patient_id)) == (choices.ClaimStatus.CLOSED, {})


def test_a_takeback_opens_the_claim_again(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        posted(billing, paid(claim))
        posted(billing, reversed_(paid(claim)), content=b"back", trace="T2")
        claim.refresh_from_db()
        assert (claim.status, claim.paid, claim.open_amount) == (
            choices.ClaimStatus.ACCEPTED,
            D("0.00"),
            claim.amount,
        )
        assert balances(claim.patient_id) == {PLAN: claim.amount}
        posted(billing, reversed_(paid(claim)), content=b"back twice", trace="T4")
        assert "was taken back before" in Kept.objects.latest("created_at").problem


def test_a_reversal_and_its_new_decision_in_one_remittance(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        posted(billing, paid(claim))
        posted(billing, reversed_(paid(claim)), paid(claim, allowed="120.00"), content=b"new", trace="T2")
        claim.refresh_from_db()
        assert (claim.paid, claim.open_amount) == (D("100.00"), D("0.00"))
        assert balances(claim.patient_id) == {"": D("20.00")}


def test_a_corrected_claim_takes_the_place_of_the_first(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        with pytest.raises(Refused, match="own number"):
            actions.correct_claim(claim=claim, by=billing.walt)
        posted(billing, paid(claim))
        claim.refresh_from_db()
        corrected = actions.correct_claim(claim=claim, by=billing.walt)
        content = content_of(corrected)
        assert (content.frequency, content.original_reference) == ("7", "ICN1")
        corrected.save_if_unchanged(expected_version=corrected.version, status=choices.ClaimStatus.SENT)
        posted(
            billing,
            reversed_(paid(claim)),
            paid(corrected, allowed="150.00"),
            content=b"corrected",
            trace="T2",
        )
        corrected.refresh_from_db()
        assert (corrected.status, corrected.paid, corrected.open_amount) == (
            choices.ClaimStatus.PAID,
            D("130.00"),
            D("0.00"),
        )
        assert balances(claim.patient_id) == {"": D("20.00")}


def second(billing: Billing) -> None:
    """A second coverage of the patient."""
    billing.coverage("maria", billing.payer("Second Mutual"))


def test_the_second_payer_is_asked_for_what_the_first_left(billing: Billing, claim: Claim) -> None:
    second(billing)
    with passage(billing.walt):
        with pytest.raises(Refused, match="once the first"):
            actions.secondary_claim(claim=claim, by=billing.walt)
        posted(billing, paid(claim))
        assert [one.pk for one in queries.second_due()] == [claim.pk]
        made = actions.secondary_claim(claim=Claim.objects.get(pk=claim.pk), by=billing.walt)
        assert made is not None
        (first,) = content_of(made).others
        assert (made.turn, first.turn, first.paid) == (Turn.SECONDARY, Turn.PRIMARY, D("80.00"))
        assert [each.paid for each in first.line_decisions] == [D("80.00")]
        assert balances(claim.patient_id) == {"Second Mutual": D("20.00")}
        assert list(queries.second_due()) == []


def test_a_forwarded_claim_is_not_sent_to_the_second_payer_again(billing: Billing, claim: Claim) -> None:
    second(billing)
    with passage(billing.walt):
        posted(billing, replace(paid(claim, status="19"), crossed_over_to="SECOND MUTUAL"))
        later = Claim.objects.get(before=claim)
        assert (later.status, later.crossed_over) == (choices.ClaimStatus.SENT, True)
        assert list(queries.to_send()) == []
        line = content_of(claim).lines[0]
        answer = RemittedClaim(
            claim.number, "2", claim.amount, D("20.00"),
            lines=(
                RemittedLine(
                    line.code, line.charge, D("20.00"), line.modifiers, control_number=line.control_number,
                    adjustments=(Adjustment("OA", "23", line.charge - D("20.00")),),
                ),
            ),
        )  # fmt: skip
        posted(billing, answer, content=b"second", trace="S1")
        later.refresh_from_db()
        assert (later.status, later.open_amount) == (choices.ClaimStatus.PAID, D("0.00"))
        assert balances(claim.patient_id) == {}


def test_money_of_no_claim_is_no_patients(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        received(billing, remittance(paid(claim), taken="5.00"))
        actions.post_remittance(remittance=Waiting.objects.get(), by=billing.walt)
        assert Entry.objects.filter(patient__isnull=True).count() == 1
        assert balances(claim.patient_id) == {"": D("20.00")}


def test_what_was_mended_stays_mended_for_the_second_payer(billing: Billing) -> None:
    """The first claim went out without 97124; the second payer is asked for the same lines."""
    billing.coverage("helen", billing.payer("Medicare Part B", "MB"))
    billing.coverage("helen", billing.payer("Second Mutual"))
    first = billing.claim(billing.visit(billing.plan("helen"), [("97140", 15), ("97124", 15)]))
    with passage(billing.walt):
        index = next(n for n, one in enumerate(first.objections) if one["key"] == "pair_never")
        mended = actions.mend(claim=first, expected_version=first.version, index=index, by=billing.walt)
        mended.save_if_unchanged(expected_version=mended.version, status=choices.ClaimStatus.SENT)
        posted(billing, paid(mended, allowed="50.00"))
        made = actions.secondary_claim(claim=Claim.objects.get(pk=mended.pk), by=billing.walt)
        assert made is not None
        assert [line.code for line in made.lines.all()] == ["97140"]
        assert (made.amount, made.open_amount) == (mended.amount, D("20.00"))


def test_money_in_three_decimals_is_named(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        entries = Entry.objects.count()
        received(billing, remittance(paid(claim), amount=D("80.001")))
        row = Waiting.objects.get()
        assert any("fraction of a cent" in says for says in whole_problems(row, proposal(row)))
        with pytest.raises(Refused):
            actions.post_remittance(remittance=row, by=billing.walt)
        assert Entry.objects.count() == entries


def test_a_payment_of_a_day_to_come_is_refused_and_nothing_of_it_kept(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        entries = Entry.objects.count()
        later = replace(remittance(paid(claim)), paid_on=timezone.localdate() + timedelta(days=400))
        received(billing, later)
        with pytest.raises(Refused, match="still to come"):
            actions.post_remittance(remittance=Waiting.objects.get(), by=billing.walt)
        assert Entry.objects.count() == entries


def test_restated_minutes_make_a_corrected_claim_and_the_ledger_follows(
    billing: Billing, claim: Claim
) -> None:
    """45 minutes were 30: of three units, two stay; the payer takes the old decision back and decides anew."""
    with passage(billing.walt):
        posted(billing, paid(claim))
        claim.refresh_from_db()
        corrected = actions.restate_claim(claim=claim, minutes={"97110": 30}, by=billing.walt)
        assert [(line.code, line.units) for line in corrected.lines.all()] == [("97110", D(2))]
        assert (content_of(corrected).frequency, corrected.amount) == ("7", D("124.00"))
        corrected.save_if_unchanged(expected_version=corrected.version, status=choices.ClaimStatus.SENT)
        new = paid(corrected, allowed="90.00")
        posted(billing, reversed_(paid(claim)), new, content=b"corrected", trace="T2")
        corrected.refresh_from_db()
        assert (corrected.paid, corrected.open_amount) == (D("70.00"), D("0.00"))
        assert balances(claim.patient_id) == {"": D("20.00")}


def test_restated_minutes_change_a_claim_that_is_still_here(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    here = billing.claim(billing.visit(billing.plan("maria"), [("97110", 45)]))
    with passage(billing.walt):
        changed = actions.restate_claim(claim=here, minutes={"97110": 15}, by=billing.walt)
        assert (changed.pk, changed.amount) == (here.pk, D("62.00"))
        assert balances(here.patient_id) == {PLAN: D("62.00")}
