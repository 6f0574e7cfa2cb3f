"""Numbers under load: many hands at once get different ones, one note is captured once, one claim travels in one batch."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from synovia.domain.charges.claims.content import Claim as Content
from synovia.domain.charges.claims.fixes import AddModifier, Fix, MergeLines
from synovia.records.claims import actions
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.choices import NoteKind
from synovia.records.claims.models import Batch, Capture, Charge, Claim
from synovia.records.claims.numbers import BATCH, claim_number, next_number
from synovia.records.claims.stored import dump, load
from synovia.records.refusals import Refused
from tests.billed import Billing, balances
from tests.people import passage

HANDS = 8


def at_once(deed: Callable[[], object], hands: int = HANDS) -> list[object]:
    """The same deed by several hands at the same moment; what each got, refusals as their words."""
    found: list[object] = []
    start = Barrier(hands)

    def run() -> None:
        start.wait()
        try:
            found.append(deed())
        except Refused as refusal:
            found.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.django_db(transaction=True)
def test_many_hands_at_once() -> None:
    """One story, because each real commit costs a database: numbers, a capture, a claim, a batch."""
    numbers = at_once(lambda: [claim_number() for _ in range(25)])
    given = [number for each in numbers if isinstance(each, list) for number in each]
    assert len(set(given)) == len(given) == HANDS * 25
    assert len(set(at_once(lambda: next_number(BATCH)))) == HANDS

    billing = Billing()
    billing.coverage("maria", billing.payer())
    visit = billing.visit(billing.plan("maria"))

    def capture() -> object:
        with passage(billing.walt):
            taken = actions.capture(kind=NoteKind.VISIT, note_id=visit.pk, by=billing.walt)
            return actions.build_claim(capture=taken, by=billing.walt).pk

    assert len(set(at_once(capture))) == 1
    with passage(billing.walt):
        assert (Capture.objects.count(), Charge.objects.count(), Claim.objects.count()) == (1, 2, 1)
        claim = Claim.objects.get()
        claim.save_if_unchanged(expected_version=claim.version, blocks=0)
        assert list(balances(claim.patient_id).values()) == [claim.amount]

    def send() -> object:
        with passage(billing.walt):
            mine = list(Claim.objects.all())
            return actions.open_batch(route=billing.route, claims=mine, by=billing.walt).number

    sent = at_once(send, hands=4)
    assert len([each for each in sent if isinstance(each, int)]) == 1
    with passage(billing.walt):
        assert Batch.objects.count() == 1


@pytest.mark.django_db
def test_what_a_claim_says_is_read_back_as_it_was_kept() -> None:
    billing = Billing()
    billing.coverage("maria", billing.payer())
    claim = billing.claim(billing.visit(billing.plan("maria")))
    content = content_of(claim)
    assert load(Content, dump(content)) == content


@pytest.mark.parametrize("fix", [AddModifier(1, "GP"), MergeLines((0, 2))])
def test_a_fix_is_read_back_as_the_fix_it_was(fix: Fix) -> None:
    assert load(Fix, dump(fix)) == fix  # type: ignore[arg-type]  # a union is read by its member's name
