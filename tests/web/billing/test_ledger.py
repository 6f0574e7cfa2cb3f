"""The pages of the ledger: an account from charge to statement, and each refusal beside what was typed."""

import csv
import io
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.records.documents.models import Document
from synovia.records.ledger import actions, letters
from synovia.records.ledger.models import Entry, LetterOfProtection
from synovia.records.ledger.packet import packet_texts
from synovia.records.ledger.queries import balance_of
from tests.notes import plan_for
from tests.people import DemoClinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@dataclass
class Desk:
    clinic: DemoClinic
    walt: Client

    @property
    def maria(self) -> Any:
        return self.clinic.patients["maria"]

    def charge(self, amount: str = "90.00", payer: str = "", days_ago: int = 3) -> Entry:
        by = self.clinic.actor("walt")
        with passage(by):
            return actions.post_charge(
                patient_id=self.maria.pk,
                payer=payer,
                on=timezone.localdate() - timedelta(days=days_ago),
                amount=Decimal(amount),
                key=f"{payer}{amount}{days_ago}",
                memo="97110 × 2",
                by=by,
            )

    def owed(self) -> Decimal:
        with passage(self.clinic.actor("walt")):
            return balance_of(self.maria.pk).patient

    def page(self, name: str, pk: object = None, **more: object) -> str:
        return reverse(f"billing:{name}", kwargs={"pk": pk or self.maria.pk, **more})


@pytest.fixture
def desk() -> Desk:
    clinic = settle()
    return Desk(clinic, signed_in(Client(), clinic.members["walt"]))


def filled(answer: Any, **typed: str) -> dict[str, str]:
    """The form as the page gave it, with what is typed."""
    return {name: str(value) for name, value in answer.context["form"].initial.items()} | typed


def test_a_payment_sent_twice_is_posted_once(desk: Desk) -> None:
    desk.charge()
    form = filled(desk.walt.get(desk.page("take_payment")), amount="40.00", how="check")
    for _ in range(2):
        answer = desk.walt.post(desk.page("take_payment"), form)
        assert answer.status_code == 302
    assert desk.owed() == Decimal("50.00")


@pytest.mark.parametrize(
    ("typed", "says"),
    [({"amount": "1.005"}, b"fraction of a cent"), ({"on": "2999-01-01"}, b"still to come")],
)
def test_a_refused_payment_says_why_and_keeps_what_was_typed(
    desk: Desk, typed: dict[str, str], says: bytes
) -> None:
    form = filled(desk.walt.get(desk.page("take_payment")), amount="40.00", how="cash", memo="Kept") | typed
    answer = desk.walt.post(desk.page("take_payment"), form)
    assert answer.status_code == 422
    assert says in answer.content
    assert b"Kept" in answer.content


def test_every_amount_of_an_account_leads_to_its_entry_and_a_reversal_stays_visible(desk: Desk) -> None:
    entry = desk.charge()
    account = desk.walt.get(desk.page("account"))
    assert account.content.decode().count(desk.page("entry", entry.pk)) == 2  # what, and how much
    undone = desk.walt.post(desk.page("reverse_entry", entry.pk), {"why": "Wrong day"}, follow=True)
    assert b"Wrong day" in undone.content
    again = desk.walt.get(desk.page("account"))
    assert b"Taken back" in again.content
    assert len(again.context["lines"]) == 2
    assert desk.owed() == 0


def test_write_off_transfer_and_refund_have_their_limits(desk: Desk) -> None:
    desk.charge("90.00")
    for what, typed in (
        ("write-off", {"payer": "", "reason": "Hardship", "amount": "91.00"}),
        ("refund", {"payer": "", "how": "cash", "memo": "Ahead", "amount": "1.00"}),
    ):
        page = desk.page("move", what=what)
        answer = desk.walt.post(page, filled(desk.walt.get(page), **typed))
        assert answer.status_code == 422
        assert b"Only $" in answer.content
    page = desk.page("move", what="write-off")
    typed = {"payer": "", "reason": "Hardship", "amount": "90.00"}
    assert desk.walt.post(page, filled(desk.walt.get(page), **typed)).status_code == 302
    assert desk.owed() == 0
    assert desk.walt.get(desk.page("move", what="gift")).status_code == 404


def test_a_payment_plan_is_agreed_on_and_shown(desk: Desk) -> None:
    desk.charge("90.00")
    today = timezone.localdate().isoformat()
    typed = {"amount": "90.00", "count": "4", "first_due_on": today, "every": "month"}
    assert desk.walt.post(desk.page("payment_plan"), typed).status_code == 302
    assert b"$22.50" in desk.walt.get(desk.page("account")).content


def test_a_statement_is_a_tagged_pdf_that_the_patient_reads_in_the_portal(desk: Desk) -> None:
    desk.charge("90.00")
    desk.charge("200.00", payer="Blue Plan")
    today = timezone.localdate()
    period = {"since": str(today - timedelta(days=30)), "until": str(today)}
    made = desk.walt.post(desk.page("make_statement"), period)
    with pikepdf.open(io.BytesIO(desk.walt.get(made["Location"]).content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).lower().startswith("en")
    portal = signed_in(Client(), desk.clinic.portals["maria"])
    account = portal.get(reverse("patient:account"))
    assert b"$90.00" in account.content
    assert b"still decides on $200.00" in account.content
    with passage(desk.clinic.owner):
        document = Document.objects.get(kind="statement")
    assert portal.get(reverse("patient:statement", kwargs={"pk": document.pk})).status_code == 200


def letter_of(desk: Desk) -> LetterOfProtection:
    by = desk.clinic.actor("walt")
    with passage(by):
        return letters.record_letter(
            patient_id=desk.maria.pk,
            attorney="Pat Quill",
            firm="",
            reference="",
            accident_on=None,
            signed_on=timezone.localdate(),
            patient_stays_liable=True,
            by=by,
        )


def test_what_is_owed_is_held_under_a_letter_on_its_page(desk: Desk) -> None:
    desk.charge("90.00")
    page = desk.page("letter", letter_of(desk).pk)
    form = filled(desk.walt.get(page), what="hold", amount="90.00")
    assert desk.walt.post(page, form).status_code == 302
    assert desk.owed() == 0
    form = filled(desk.walt.get(page), what="settlement", amount="90.01")
    assert b"is held under this letter" in desk.walt.post(page, form).content


def test_the_packet_is_one_tagged_pdf_of_signed_notes_and_bills(desk: Desk) -> None:
    plan = plan_for(desk.clinic, "maria")
    desk.charge("90.00")
    letter = letter_of(desk)
    with passage(desk.clinic.owner):
        texts = packet_texts(letter)
    assert [row["charge"] for row in texts["bills"]] == ["$90.00"]
    assert len(texts["plans"]) == 1
    assert texts["evaluations"] == []  # the evaluation is not signed …
    assert len(texts["unsigned"]) == 1  # … and said to be left out
    david = signed_in(Client(), desk.clinic.members["david"])
    answer = david.get(desk.page("injury_packet", letter.pk))
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) >= 2
    assert plan.is_signed
    assert desk.walt.get(desk.page("injury_packet", letter.pk)).status_code == 403  # billing reads no notes


def test_a_month_is_closed_and_opened_again_on_its_page(desk: Desk) -> None:
    desk.charge(days_ago=70)
    page = desk.walt.get(reverse("billing:months"))
    month = page.context["rows"][-1][0].month
    closed = desk.walt.post(reverse("billing:close_month"), {"month": str(month)}, follow=True)
    assert b"Walt Jensen" in closed.content
    assert (
        desk.walt.post(reverse("billing:reopen_month"), {"month": str(month), "why": ""}).status_code != 302
    )
    opened = desk.walt.post(reverse("billing:reopen_month"), {"month": str(month), "why": "Late"})
    assert opened.status_code == 302


def test_the_export_balances_entry_by_entry_and_names_no_patient(desk: Desk) -> None:
    desk.charge("90.00", payer="=1+1")
    today = timezone.localdate()
    page = desk.walt.get(
        reverse("billing:ledger_export"), {"since": str(today - timedelta(days=9)), "until": str(today)}
    )
    text = page.content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert sum(Decimal(row["debit"]) for row in rows) == sum(Decimal(row["credit"]) for row in rows) == 90
    assert {row["payer"] for row in rows} == {"'=1+1"}  # no formula for a spreadsheet
    assert "Alvarez" not in text


def test_what_is_open_stands_by_age(desk: Desk) -> None:
    desk.charge("90.00", payer="Blue Plan", days_ago=70)
    page = desk.walt.get(reverse("billing:aging"))
    assert page.context["aging"].all.columns[2] == Decimal("90.00")
    assert b"Maria Alvarez" in page.content


def test_the_days_receipts_and_their_deposit_slip_agree_with_the_ledger(desk: Desk) -> None:
    desk.charge()
    form = filled(desk.walt.get(desk.page("take_payment")), amount="40.00", how="check", memo="No. 1041")
    desk.walt.post(desk.page("take_payment"), form)
    page = desk.walt.get(reverse("billing:receipts"))
    assert page.context["sums"].ways["check"] == page.context["books"] == Decimal("40.00")
    assert b"does not agree" not in page.content
    rows = desk.walt.get(reverse("billing:receipts"), {"as": "csv"}).content.decode().splitlines()
    assert rows[1].split(",")[2] == "40.00"
    slip = desk.walt.get(reverse("billing:deposit"), {"on": str(timezone.localdate())})
    assert b"Check of Maria" in slip.content
    assert (slip.context["deposit"].all, slip.context["agrees"]) == (Decimal("40.00"), True)
