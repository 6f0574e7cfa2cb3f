"""The biller's pages: what waits, one claim with its thread, the remittance, reports; what the therapist sees before signing."""

import io
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from synovia.records.claims import actions
from synovia.records.claims.choices import RouteKind
from synovia.records.claims.models import Claim, InboxFile, Remittance
from synovia.records.refusals import Refused
from synovia.web.billing import receiving, sending
from synovia.web.billing.reports import plain
from synovia.web.billing.worklists import LISTS
from tests.billed import Billing
from tests.people import passage
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def billing(settings: Any, tmp_path: object) -> Billing:
    settings.DEMO, settings.DATA_FOLDER = True, tmp_path
    billing = Billing()
    with passage(billing.walt):
        values = {"kind": RouteKind.PRACTICE}
        billing.route = actions.save_route(route=billing.route, values=values, by=billing.walt)
    return billing


def biller(billing: Billing) -> Client:
    return signed_in(Client(), billing.people.members["walt"])


def answered(billing: Billing) -> Claim:
    """A claim of today, sent, with its remittance waiting."""
    billing.coverage("maria", billing.payer())
    claim = billing.claim(billing.visit(billing.plan("maria")))
    with passage(billing.walt):
        batch = actions.open_batch(route=billing.route, claims=[claim], by=billing.walt)
    sending.send(batch.pk, billing.walt)
    with passage(billing.walt):
        receiving.fetch([billing.route], billing.walt)
        return Claim.objects.get(pk=claim.pk)


def test_every_page_opens_for_the_biller(billing: Billing) -> None:
    claim, walt = answered(billing), biller(billing)
    with passage(billing.walt):
        remittance, file = Remittance.objects.get(), Remittance.objects.get().file
    named = {
        "claim": claim.pk,
        "batch": claim.batch_id,
        "batch_file": claim.batch_id,
        "inbox_file": file.pk,
        "remittance": remittance.pk,
        "patient": claim.patient_id,
        "payer": claim.payer_id,
        "route": billing.route.pk,
        "card": claim.coverage_id,
        "injury": claim.coverage_id,
        "new_authorization": claim.coverage_id,
        "treating_number": billing.people.members["david"].pk,
    }
    for name, pk in named.items():
        assert walt.get(reverse(f"billing:{name}", kwargs={"pk": pk})).status_code == 200, name
    for name in ("batches", "inbox", "directory", "identity", "new_payer", "new_route", "reports"):
        assert walt.get(reverse(f"billing:{name}")).status_code == 200, name
    for key in LISTS:
        assert walt.get(reverse("billing:worklist"), {"list": key}).status_code == 200, key


def test_a_file_that_nobody_can_read_is_kept_as_it_came(
    billing: Billing, monkeypatch: pytest.MonkeyPatch
) -> None:
    walt = biller(billing)
    sent = SimpleUploadedFile("odd.x12", b"ISA*00*\x00\xff nonsense")
    answer = walt.post(reverse("billing:inbox"), {"file": sent}, follow=True)
    assert answer.status_code == 200
    with passage(billing.walt):
        file = InboxFile.objects.get()
        assert bytes(file.content) == b"ISA*00*\x00\xff nonsense"
        assert file.findings
        assert Remittance.objects.count() == 0
        monkeypatch.setattr(receiving, "LARGEST_FILE", 8)
        large, _new = receiving.take(name="large.x12", content=b"~" * 9, route=None, by=billing.walt)
        assert "larger than 20 MB" in large.findings[0]


def test_a_file_cut_in_half_posts_nothing_and_its_whole_is_taken_later(billing: Billing) -> None:
    claim, walt = answered(billing), biller(billing)
    with passage(billing.walt):
        whole = bytes(Remittance.objects.get().file.content)
    half = SimpleUploadedFile("half.x12", whole[: len(whole) // 2])
    walt.post(reverse("billing:inbox"), {"file": half})
    with passage(billing.walt):
        torn = InboxFile.objects.get(name="half.x12")
        assert torn.findings
        for row in torn.remittances.all():
            with pytest.raises(Refused):
                actions.post_remittance(remittance=row, by=billing.walt)
        claim.refresh_from_db()
        assert claim.paid == 0
        actions.post_remittance(remittance=Remittance.objects.exclude(file=torn).get(), by=billing.walt)
        claim.refresh_from_db()
        assert claim.paid > 0


def test_the_letters_of_a_claim_are_accessible_documents(billing: Billing) -> None:
    claim, walt = answered(billing), biller(billing)
    with passage(billing.walt):
        claim.save_if_unchanged(expected_version=claim.version, denial_reasons=["CO-197"])
    for name in ("claim_form", "appeal"):
        answer = walt.get(reverse(f"billing:{name}", kwargs={"pk": claim.pk}))
        assert answer["Content-Type"] == "application/pdf"
        assert pikepdf.open(io.BytesIO(answer.content)).Root.MarkInfo.Marked


def test_a_report_as_csv_has_the_sums_of_the_page(billing: Billing) -> None:
    claim, walt = answered(billing), biller(billing)
    answer = walt.get(
        reverse("billing:reports"), {"start": "2020-01-01", "end": "2030-01-01", "by": "payer", "as": "csv"}
    )
    rows = answer.content.decode().splitlines()
    assert rows[1].startswith(f"Lone Star Health,1,1,{claim.amount},0.00")


def test_a_spreadsheet_takes_no_payer_for_a_formula() -> None:
    assert plain("=HYPERLINK(1)") == "'=HYPERLINK(1)"
