"""The fake clearing house answers as a real one does, and what it answers is sound by two foreign judges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import oxedi
import pytest

from synovia.domain.charges.claims.answers import Acknowledgment, ClaimStatus, Remittance, RemittedClaim
from synovia.domain.charges.claims.content import Claim, Group
from synovia.domain.terms.money import total
from synovia.exchange.clearinghouse import FakeClearinghouse, NotDelivered
from synovia.exchange.x12 import read, validate, write_837
from tests.exchange.x12 import examples


def send(house: FakeClearinghouse, *claims: Claim, interchange: int = 7) -> None:
    text = write_837(examples.batch(*claims, interchange=interchange, group=interchange, production=True))
    house.send(f"{interchange}.837", text.encode())


def answers(house: FakeClearinghouse) -> list[Acknowledgment | ClaimStatus | Remittance]:
    """Everything that waits, read; the answers are taken in."""
    found: list[Acknowledgment | ClaimStatus | Remittance] = []
    for name, content in house.fetch():
        for document in read(content):
            assert isinstance(document, Acknowledgment | ClaimStatus | Remittance)
            assert document.findings == ()
            found.append(document)
        house.done(name)
    return found


def decided(house: FakeClearinghouse) -> dict[str, RemittedClaim]:
    remittances = [each for each in answers(house) if isinstance(each, Remittance)]
    return {claim.control_number: claim for each in remittances for claim in each.claims}


def test_its_answers_are_valid_and_balanced_by_foreign_judges() -> None:
    house = FakeClearinghouse()
    send(house, *(kind() for kind in examples.EVERY))
    waiting = house.fetch()
    assert [name.split("-")[1] for name, _ in waiting] == [
        "999.x12",
        "277ca.x12",
        "835.x12",
        "835.x12",
        "835.x12",
        "835.x12",
    ]
    for name, content in waiting:
        judged = validate(content.decode())
        assert judged.ok, (name, judged.problems)
        if "835" in name:
            (ours,) = read(content)
            theirs = oxedi.parse(content)
            assert isinstance(ours, Remittance)
            assert ours.is_balanced
            assert list(theirs.diagnostics) == []
            assert Decimal(theirs.sum_payments()) == ours.amount


def test_a_claim_goes_its_way_from_999_to_payment() -> None:
    house = FakeClearinghouse()
    send(house, examples.professional())
    acknowledged, taken, remittance = answers(house)
    assert isinstance(acknowledged, Acknowledgment)
    assert acknowledged.accepted
    assert acknowledged.group == "7"
    assert isinstance(taken, ClaimStatus)
    assert taken.batch == "BATCH-12"
    (stated,) = taken.claims
    assert (stated.control_number, stated.accepted) == ("SYN-0000001", True)
    assert isinstance(remittance, Remittance)
    (claim,) = remittance.claims
    assert claim.payer_claim_number == stated.payer_claim_number
    assert [line.control_number for line in claim.lines] == ["L97110", "L97140"]
    assert [line.allowed for line in claim.lines] == [Decimal("84.00"), Decimal("43.75")]  # 70%
    assert claim.adjusted(Group.PATIENT) == Decimal("25.55")  # 20% of that
    assert claim.paid == Decimal("100.16")  # less Medicare's 2%
    assert answers(house) == []
    assert len(house.archive) == 3


@pytest.mark.parametrize(
    ("claim", "category", "code"),
    [
        (replace(examples.professional(), billing=replace(examples.CLINIC, npi="1234567890")), "A7", "562"),
        (
            replace(
                examples.professional(),
                insured=replace(examples.professional().insured, member_id="UNKNOWN1"),
            ),
            "A3",
            "33",
        ),
        (replace(examples.professional(), lines=(examples.line(charge="0.00"),)), "A7", "178"),
        (replace(examples.professional(), lines=(examples.line(on=date(2026, 3, 9)),)), "A7", "187"),
    ],
)
def test_what_breaks_a_rule_is_rejected_with_its_reason(claim: Claim, category: str, code: str) -> None:
    house = FakeClearinghouse()
    send(house, claim, examples.auto())
    _, taken, remittance = answers(house)
    assert isinstance(taken, ClaimStatus)
    rejected = next(each for each in taken.claims if each.accepted is False)
    assert (rejected.statuses[0].category, rejected.statuses[0].code) == (category, code)
    assert (taken.accepted_count, taken.rejected_count) == (1, 1)
    assert isinstance(remittance, Remittance)
    assert [each.control_number for each in remittance.claims] == ["SYN-0000008"]


def test_the_same_claim_is_not_taken_twice() -> None:
    house = FakeClearinghouse()
    send(house, examples.professional())
    answers(house)
    send(house, examples.professional(), interchange=8)
    _, taken = answers(house)
    assert isinstance(taken, ClaimStatus)
    assert taken.claims[0].statuses[0].code == "54"
    with pytest.raises(NotDelivered):
        send(house, examples.auto(), interchange=8)


def test_an_invalid_file_is_rejected_as_a_whole() -> None:
    house = FakeClearinghouse()
    batch = examples.batch(examples.professional(), production=True)
    broken = write_837(batch).replace("SBR*P*", "SBR*9*")
    house.send("broken.837", broken.encode())
    (acknowledged,) = answers(house)
    assert isinstance(acknowledged, Acknowledgment)
    assert not acknowledged.accepted
    assert {each.segment for each in acknowledged.transactions[0].problems} == {"SBR"}


def test_each_payer_pays_by_its_rule() -> None:
    house = FakeClearinghouse()
    packs = replace(examples.auto(), lines=(examples.line("97010", "20.00"), examples.line()))
    unauthorized = replace(examples.workers_compensation(), control_number="SYN-9", authorization="")
    untold = replace(examples.secondary(), control_number="SYN-10", others=())
    send(
        house,
        packs,
        examples.workers_compensation(),
        unauthorized,
        examples.secondary(),
        untold,
        examples.of_a_child(),
    )
    found = decided(house)
    assert [line.adjustments[0].reason for line in found["SYN-0000008"].lines] == ["97", "45"]
    assert found["SYN-0000007"].adjusted(Group.PATIENT) == 0
    assert found["SYN-9"].is_denied
    assert found["SYN-9"].lines[0].adjustments[0].reason == "197"
    assert found["SYN-0000003"].paid == Decimal("23.96")  # all that Medicare left to the patient
    assert found["SYN-0000003"].status == "2"
    assert found["SYN-10"].lines[0].adjustments[0].reason == "22"
    assert found["SYN-0000002"].paid == Decimal("67.20")


def test_a_correction_takes_back_what_it_replaces_and_a_void_leaves_nothing() -> None:
    house = FakeClearinghouse()
    send(house, examples.professional())
    first = decided(house)["SYN-0000001"]
    corrected = replace(
        examples.corrected(),
        original_reference=first.payer_claim_number,
        lines=(examples.line(charge="60.00"),),
    )
    send(house, corrected, interchange=8)
    (remittance,) = [each for each in answers(house) if isinstance(each, Remittance)]
    back, again = remittance.claims
    assert back.is_reversal
    assert (back.control_number, back.paid) == ("SYN-0000001", -first.paid)
    assert remittance.amount == 0  # more was taken back than was paid: the rest is forwarded
    assert [each.reason for each in remittance.provider_adjustments] == ["FB"]
    assert total(each.amount for each in remittance.provider_adjustments) == again.paid - first.paid
    void = replace(examples.void(), original_reference=again.payer_claim_number)
    send(house, void, interchange=9)
    (remittance,) = [each for each in answers(house) if isinstance(each, Remittance)]
    assert [(each.control_number, each.paid) for each in remittance.claims] == [("SYN-0000005", -again.paid)]


def test_the_same_batches_get_the_same_answers() -> None:
    houses = FakeClearinghouse(), FakeClearinghouse()
    for house in houses:
        send(house, *(kind() for kind in examples.EVERY))
    assert houses[0].fetch() == houses[1].fetch()
