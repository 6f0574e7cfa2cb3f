"""The note goes along with the claim: as a file before its batch, or as a packet to fax or mail; never without it."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.domain.charges.claims.content import Way
from synovia.exchange import x12
from synovia.exchange.clearinghouse import FakeClearinghouse, NotDelivered, PerhapsDelivered
from synovia.exchange.pdf import UntaggedDocument
from synovia.records.audit.models import AuditEvent
from synovia.records.claims import actions, attaching
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.choices import BatchStatus, ClaimStatus, RouteKind
from synovia.records.claims.models import Batch, Claim
from synovia.records.documents.models import Document
from synovia.records.people.choices import Privacy
from synovia.records.programme.models import Addendum
from synovia.records.refusals import Refused
from synovia.web import handing_out
from synovia.web.billing import receiving, sending
from synovia.web.billing.ways import PracticeClearinghouse
from tests.billed import Billing
from tests.exchange.x12 import examples
from tests.people import passage
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def billing(settings: Any, tmp_path: Path) -> Billing:
    settings.DEMO, settings.DATA_FOLDER = True, tmp_path
    return Billing()


def claimed(billing: Billing, way: str = "EL", who: str = "maria") -> Claim:
    """A claim whose payer wants the note this way."""
    billing.coverage(who, billing.payer(f"Payer of {who} {way}", notes_needed=True, notes_way=way))
    return billing.claim(billing.visit(billing.plan(who)))


def opened(billing: Billing, *claims: Claim) -> Batch:
    with passage(billing.walt):
        return actions.open_batch(route=billing.route, claims=claims, by=billing.walt)


def now(billing: Billing, row: Any) -> Any:
    with passage(billing.walt):
        return type(row).objects.get(pk=row.pk)


def told(billing: Billing, claim: Claim) -> list[str]:
    with passage(billing.walt):
        return [event.says for event in claim.events.all()]


def text_of(content: bytes) -> list[int]:
    """Pages of the document, as their number of drawing instructions: nobody writes an empty page."""
    return [len(pikepdf.parse_content_stream(page)) for page in pikepdf.open(io.BytesIO(content)).pages]


def test_the_note_lies_in_the_outbox_before_its_batch_under_its_number_alone(billing: Billing) -> None:
    claim = claimed(billing)
    batch = opened(billing, claim)
    house = FakeClearinghouse()
    sending.send(batch.pk, billing.walt, house)
    assert list(house.sent) == [f"{claim.number}N.pdf", f"{batch.number:09d}-837p.x12"]
    note = house.sent[f"{claim.number}N.pdf"]
    assert pikepdf.open(io.BytesIO(note)).Root.MarkInfo.Marked
    assert len(text_of(note)) == 1  # no cover sheet: the file is the note
    assert f"PWK*PN*EL***AC*{claim.number}N~" in now(billing, batch).content
    assert f"Its note went along as attachment {claim.number}N." in told(billing, claim)
    with passage(billing.walt):
        assert AuditEvent.objects.filter(action="document.made", patient_id=claim.patient_id).exists()


def test_the_clearing_house_says_that_it_came_and_rejects_what_never_came(billing: Billing) -> None:
    house = FakeClearinghouse()
    with_note = opened(billing, claimed(billing))
    sending.send(with_note.pk, billing.walt, house)
    without = claimed(billing, who="ben")
    batch = opened(billing, without)

    class Losing:
        """A way on which documents get lost."""

        def send(self, name: str, content: bytes) -> None:
            if not name.endswith(".pdf"):
                house.send(name, content)

        fetch, done = house.fetch, house.done

    sending.send(batch.pk, billing.walt, Losing())
    with passage(billing.walt):
        receiving.fetch_from(billing.route, billing.walt, house)
        taken, lost = Claim.objects.get(batch=with_note), Claim.objects.get(pk=without.pk)
    assert taken.status == ClaimStatus.ACCEPTED
    assert any("ATTACHMENT RECEIVED" in says for says in told(billing, taken))
    assert lost.status == ClaimStatus.REJECTED
    assert any("the note or report" in says for says in told(billing, lost))


def test_a_claim_whose_note_cannot_be_made_stays_and_says_why_and_the_others_go(
    billing: Billing, monkeypatch: pytest.MonkeyPatch
) -> None:
    lame, sound = claimed(billing), claimed(billing, who="ben")
    with passage(billing.walt):
        lame.capture.save_if_unchanged(expected_version=lame.capture.version, note_hash="another")
    batch, house = opened(billing, lame, sound), FakeClearinghouse()
    sending.send(batch.pk, billing.walt, house)
    assert list(house.sent) == [f"{sound.number}N.pdf", f"{batch.number:09d}-837p.x12"]
    assert (now(billing, lame).status, now(billing, sound).status) == (ClaimStatus.BUILT, ClaimStatus.SENT)
    assert any("not the one that was billed" in says for says in told(billing, lame))
    assert now(billing, batch).problems[0].startswith(f"Claim {lame.number} was left out")

    def torn(*_: object) -> bytes:
        raise UntaggedDocument("torn")

    monkeypatch.setattr(handing_out, "typeset", torn)
    alone = opened(billing, claimed(billing, who="helen"))
    sending.send(alone.pk, billing.walt, house)
    failed = now(billing, alone)
    assert failed.status == BatchStatus.FAILED
    assert "could not be set as a document" in failed.problems[0]


def test_a_batch_cut_off_after_its_file_was_written_is_sent_on_with_the_same_files(billing: Billing) -> None:
    """The process is killed when the clearing house has everything and the row does not know it yet."""
    claim = claimed(billing)
    batch, house = opened(billing, claim), FakeClearinghouse()
    sending._prepared(batch.pk, billing.walt)
    sending._delivered(batch.pk, billing.walt, house)
    before, answers = dict(house.sent), house.fetch()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        sending.send(batch.pk, billing.walt, house)
    assert (house.sent, house.fetch()) == (before, answers)  # nothing new arrived, nothing is answered twice
    assert (now(billing, batch).status, now(billing, claim).status) == (BatchStatus.SENT, ClaimStatus.SENT)


def test_a_mishap_after_the_delivery_gives_no_claim_back(
    billing: Billing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be sent again under another number, and be billed twice."""
    claim = claimed(billing)
    batch = opened(billing, claim)

    def torn(**_: object) -> None:
        raise RuntimeError("the database went away")

    with monkeypatch.context() as patched:
        patched.setattr(actions, "mark_sent", torn)
        with pytest.raises(RuntimeError):
            sending.send(batch.pk, billing.walt, FakeClearinghouse())
    assert (now(billing, batch).status, now(billing, claim).status) == (
        BatchStatus.SENDING,
        ClaimStatus.QUEUED,
    )


def test_a_connection_that_breaks_at_the_end_leaves_a_doubt_that_a_person_settles(billing: Billing) -> None:
    claim = claimed(billing)
    batch, house = opened(billing, claim), FakeClearinghouse()

    class Breaking:
        def send(self, name: str, content: bytes) -> None:
            house.send(name, content)
            if name.endswith(".x12"):
                raise PerhapsDelivered("The connection broke.")

        fetch, done = house.fetch, house.done

    sending.send(batch.pk, billing.walt, Breaking())
    assert now(billing, claim).status == ClaimStatus.QUEUED
    walt = signed_in(Client(), billing.people.members["walt"])
    page = reverse("billing:batch", kwargs={"pk": batch.pk})
    assert "Send it on" in walt.get(page).content.decode()
    with passage(billing.walt):
        actions.take_up(batch=Batch.objects.get(pk=batch.pk), by=billing.walt)
    sending.send(batch.pk, billing.walt, house)
    assert now(billing, claim).status == ClaimStatus.SENT


def test_a_batch_that_was_given_back_is_not_sent_by_a_thread_that_still_held_it(billing: Billing) -> None:
    claim = claimed(billing)
    batch, house = opened(billing, claim), FakeClearinghouse()
    sending._prepared(batch.pk, billing.walt)
    with passage(billing.walt):
        actions.mark_failed(batch=Batch.objects.get(pk=batch.pk), problems=["By hand."], by=billing.walt)
    sending.send(batch.pk, billing.walt, house)
    assert house.sent == {}
    assert (now(billing, batch).status, now(billing, claim).status) == (BatchStatus.FAILED, ClaimStatus.BUILT)
    with passage(billing.walt), pytest.raises(Refused):
        actions.mark_sent(batch=Batch.objects.get(pk=batch.pk), by=billing.walt)


def test_an_addendum_takes_the_next_number_and_the_same_note_keeps_its_own(billing: Billing) -> None:
    claim = claimed(billing)

    class Refusing(FakeClearinghouse):
        def send(self, name: str, content: bytes) -> None:
            raise NotDelivered("Closed.")

    sending.send(opened(billing, claim).pk, billing.walt, Refusing())
    with passage(
        billing.walt
    ):  # whatever the day, the same note goes under the same number with the same bytes
        assert attaching.number_for(Claim.objects.get(pk=claim.pk), Way.ELECTRONIC) == f"{claim.number}N"
        assert attaching.number_for(Claim.objects.get(pk=claim.pk), Way.FAX) == f"{claim.number}N2"
    with passage(billing.walt):
        assert [row.title for row in Document.objects.filter(source_id=claim.pk)] == [f"{claim.number}N"]
        Addendum.objects.create(
            clinic_id=billing.walt.clinic_id, patient_id=claim.patient_id, note_id=claim.capture.note_id,
            note_kind="visit", text="Later.", written_at=timezone.now(), author=billing.people.members["david"].user,
            author_name="David",
        )  # fmt: skip
    sending.send(opened(billing, claim).pk, billing.walt, FakeClearinghouse())
    assert attaching.ours(content_of(now(billing, claim)))[0].control_number == f"{claim.number}N2"


def test_a_faxed_note_is_a_packet_behind_a_cover_sheet(billing: Billing) -> None:
    claim = claimed(billing, "FX")
    house = FakeClearinghouse()
    sending.send(opened(billing, claim).pk, billing.walt, house)
    assert [name for name in house.sent if name.endswith(".pdf")] == []
    assert f"Its note is to be faxed as attachment {claim.number}N." in told(billing, claim)
    walt = signed_in(Client(), billing.people.members["walt"])
    page = reverse("billing:attachment", kwargs={"pk": claim.pk})
    answer = walt.get(page)
    assert answer["Content-Disposition"] == 'inline; filename="claim-packet-fax.pdf"'
    assert len(text_of(answer.content)) == 2
    assert walt.get(page).content == answer.content
    with passage(billing.walt):
        patient = billing.people.patients["maria"]
        patient.save_if_unchanged(expected_version=patient.version, privacy=Privacy.RESTRICTED)
    assert walt.get(page).status_code == 404  # a restricted chart's note is for its care team to print


def test_on_paper_a_note_that_would_travel_as_a_file_is_mailed(billing: Billing) -> None:
    with passage(billing.walt):
        values = {"kind": RouteKind.PAPER}
        billing.route = actions.save_route(route=billing.route, values=values, by=billing.walt)
    claim = claimed(billing)
    sending.send(opened(billing, claim).pk, billing.walt)
    assert now(billing, claim).status == ClaimStatus.SENT
    assert f"Its note is to be mailed as attachment {claim.number}N." in told(billing, claim)


def test_the_practice_clearing_house_answers_a_batch_once_however_often_it_is_sent(tmp_path: Path) -> None:
    """It was killed after it took the file and before it answered, once: then no answer ever came."""
    house = PracticeClearinghouse(tmp_path)
    content = x12.write_837(examples.batch(examples.professional())).encode()
    house.folder.send("1.x12", content)
    for _ in range(2):
        house.send("1.x12", content)
        assert len(house.fetch()) == 3  # 999, 277CA, 835


def test_an_answer_proves_that_a_batch_which_was_cut_off_has_arrived(billing: Billing) -> None:
    """Killed between the delivery and the saved row, and the clearing house answers meanwhile: the claims count as sent."""
    claim = claimed(billing)
    batch, house = opened(billing, claim), FakeClearinghouse()
    sending._prepared(batch.pk, billing.walt)
    sending._delivered(batch.pk, billing.walt, house)
    acknowledged = next(content for name, content in house.fetch() if "-999" in name)
    with passage(billing.walt):
        receiving.take(name="a.999", content=acknowledged, route=billing.route, by=billing.walt)
    assert (now(billing, batch).status, now(billing, claim).status) == (
        BatchStatus.ACCEPTED,
        ClaimStatus.SENT,
    )
