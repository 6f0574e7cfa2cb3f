"""A claim's way until it is answered: built, mended, sent, acknowledged; what was sent stays as it was."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from synovia.domain.charges.claims.answers import (
    AcknowledgedTransaction,
    Acknowledgment,
    ClaimStatus,
    Envelope,
    StatedClaim,
    Status,
)
from synovia.records.charges.choices import CoverageKind
from synovia.records.claims import actions, choices, queries
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.models import Claim, ClaimEvent
from synovia.records.refusals import Refused
from tests.billed import IDENTITY, Billing, balances
from tests.people import passage
from tests.remitted import received

pytestmark = pytest.mark.django_db


@pytest.fixture
def billing() -> Billing:
    return Billing()


@pytest.fixture
def claim(billing: Billing) -> Claim:
    """A sent claim of 97110 alone: three units, 186.00."""
    billing.coverage("maria", billing.payer())
    return billing.sent(billing.visit(billing.plan("maria"), [("97110", 45)]))


def test_a_visit_is_claimed_once(billing: Billing) -> None:
    billing.coverage("maria", billing.payer())
    visit = billing.visit(billing.plan("maria"))
    assert billing.claim(visit).pk == billing.claim(visit).pk
    with passage(billing.walt):
        assert Claim.objects.count() == 1


def test_one_press_mends_and_the_ledger_follows(billing: Billing) -> None:
    """97124 never goes with 97140 at Medicare: the press takes it off, and its charge is no longer owed."""
    medicare = billing.payer("Medicare Part B", "MB")
    billing.coverage("helen", medicare)
    claim = billing.claim(billing.visit(billing.plan("helen"), [("97140", 15), ("97124", 15)]))
    with passage(billing.walt):
        index, offered = next(
            (n, one) for n, one in enumerate(claim.objections) if one["key"] == "pair_never"
        )
        before = claim.amount
        mended = actions.mend(claim=claim, expected_version=claim.version, index=index, by=billing.walt)
        assert [line.code for line in mended.lines.all()] == ["97140"]
        assert "pair_never" not in {one["key"] for one in mended.objections}
        assert mended.amount < before
        assert balances(claim.patient_id) == {"Medicare Part B": mended.amount}
        assert offered["says"] in {event.says for event in mended.events.all()}
        with pytest.raises(Refused, match="no longer there"):
            actions.mend(claim=mended, expected_version=1, index=index, by=billing.walt)


def test_a_sent_claim_is_not_changed(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt), pytest.raises(Refused, match="was sent and stays"):
        actions.rebuild(claim=claim, by=billing.walt)


def test_a_blocked_claim_is_not_sent(billing: Billing) -> None:
    billing.coverage("helen", billing.payer("Medicare Part B", "MB"))
    claim = billing.claim(billing.visit(billing.plan("helen"), [("97140", 15), ("97124", 15)]))
    assert claim.blocks
    with passage(billing.walt), pytest.raises(Refused, match="None of these"):
        actions.open_batch(route=billing.route, claims=[claim], by=billing.walt)


def test_acknowledgments_move_a_claim_and_name_strangers(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        assert claim.batch is not None
        syntax = Acknowledgment(
            Envelope(), str(claim.batch.number), "A", (AcknowledgedTransaction("1", "A"),)
        )
        taken = Status("A2", "20", "PR", "Accepted for processing.")
        lost = Status("A3", "33", "IL", "Subscriber not found.")
        said = ClaimStatus(
            Envelope(),
            "House",
            "H",
            "",
            (),
            (StatedClaim(claim.number, (taken,), "ICN9"), StatedClaim("S77", (lost,))),
        )
        file = received(billing, syntax, said)
        claim.refresh_from_db()
        assert (claim.status, claim.payer_number) == (choices.ClaimStatus.ACCEPTED, "ICN9")
        assert file.kinds == ["277CA", "999"]
        assert ["S77" in each for each in file.unmatched] == [True]


def test_an_answer_moves_only_the_claims_it_speaks_of(billing: Billing, claim: Claim) -> None:
    """A question's refusal, another file's number, a provider's refusal, and answers that come in the wrong order."""
    status = choices.ClaimStatus
    with passage(billing.walt):
        batch = claim.batch
        assert batch is not None
        batch.save_if_unchanged(
            expected_version=batch.version, content="ISA*00*...*260303*1405*^*00501*000000001*0*P*:~"
        )
        number = str(batch.number)
        refused = Acknowledgment(Envelope(), number, "R", (), of="HS")
        torn = Acknowledgment(Envelope(), number, "R", (), of="ISA", sent="2603021405")
        seen = Status("A3", "24", "85", "The billing provider is not approved.")
        foreign = ClaimStatus(Envelope(), "House", "H", number, (seen,), ())
        file = received(billing, refused, torn, foreign)
        claim.refresh_from_db()
        assert (claim.status, len(file.unmatched)) == (status.SENT, 2)
        of_provider = ClaimStatus(
            Envelope(), "House", "H", f"B{number}", (), (), provider_statuses=((IDENTITY["npi"], seen),)
        )
        received(billing, of_provider, content=b"provider")
        claim.refresh_from_db()
        assert claim.status == status.REJECTED
        late = StatedClaim(claim.number, (Status("A1", "19", "PR", "Received."),), "9" * 60)
        received(billing, ClaimStatus(Envelope(), "House", "H", "", (), (late,)), content=b"late")
        claim.refresh_from_db()
        assert (claim.status, claim.payer_number) == (status.REJECTED, "")
        claim.save_if_unchanged(expected_version=claim.version, status=status.SENT)
        whole = Acknowledgment(Envelope(), f"{batch.number:09}", "R", (), of="ISA", sent="2603031405")
        received(billing, whole, content=b"ta1")
        claim.refresh_from_db()
        assert claim.status == status.REJECTED


def test_a_rejection_is_mended_and_sent_again(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        lost = Status("A3", "33", "IL", "Subscriber not found.")
        received(
            billing, ClaimStatus(Envelope(), "House", "H", "", (), (StatedClaim(claim.number, (lost,)),))
        )
        claim.refresh_from_db()
        assert claim.status == choices.ClaimStatus.REJECTED
        assert [one.pk for one in queries.rejected()] == [claim.pk]
        again = actions.rebuild(claim=claim, by=billing.walt)
        assert again.status == choices.ClaimStatus.BUILT


def test_workers_compensation_names_the_employer_and_the_injury(billing: Billing) -> None:
    payer = billing.payer("Gulf Mutual", "WC")
    row = billing.coverage("ben", payer, CoverageKind.WORKERS_COMPENSATION, details={"state": "TX"})
    injured = timezone.localdate() - timedelta(days=40)
    values = {
        "employer": "Hill Country Roofing",
        "claim_number": "GM-1",
        "happened_on": injured,
        "state": "TX",
    }
    with passage(billing.walt):
        actions.save_injury(coverage=row, values=values, by=billing.walt)
    content = content_of(billing.claim(billing.visit(billing.plan("ben"))))
    assert content.insured.subscriber.name.last == "Hill Country Roofing"
    assert (content.insured.member_id, content.insured.property_claim_number) == ("", "GM-1")
    assert content.accident is not None
    assert content.accident.on == injured


def test_a_claims_history_cannot_be_rewritten(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        with pytest.raises(DatabaseError), transaction.atomic():
            ClaimEvent.objects.filter(claim=claim).update(says="Never happened")
        assert [event.what for event in claim.events.all()] == ["built", "sent"]
