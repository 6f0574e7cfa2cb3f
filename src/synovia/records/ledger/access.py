"""Gates to the ledger. A patient's account is open to those who handle money and to the patient; the books to two roles."""

from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import PORTAL
from synovia.records.audit import log
from synovia.records.documents.models import Document
from synovia.records.ledger.actions import KEEPS_BOOKS, TAKES_MONEY
from synovia.records.ledger.models import CardPayment, Entry, LetterOfProtection, PaymentPlan
from synovia.records.ledger.queries import STATEMENT
from synovia.records.people.access import chart_for, patient_for
from synovia.records.people.models import Patient
from synovia.records.refusals import NotYours


def account_for(actor: Actor, patient_id: UUID, *, action: str = "account.read") -> Patient:
    """The patient whose account is opened."""
    if actor.role not in TAKES_MONEY | PORTAL:
        raise NotYours("account", patient_id, why="role handles no money")
    return patient_for(actor, patient_id, action=action)


def entry_for(actor: Actor, pk: UUID, *, action: str = "account.read") -> Entry:
    """An entry of a patient's account with its legs; one of no patient is for those who keep the books."""
    rows = Entry.objects.select_related("patient", "reverses", "reversed_by").prefetch_related("legs")
    found = rows.filter(pk=pk).first()
    if found is None or actor.is_portal:
        raise NotYours("entry", pk)
    if found.patient_id is None:
        books_for(actor, action=action)
    else:
        account_for(actor, found.patient_id, action=action)
    return found


def letter_for(actor: Actor, pk: UUID, *, action: str = "letter.read") -> LetterOfProtection:
    """A letter of protection."""
    found = LetterOfProtection.objects.filter(pk=pk).select_related("patient").first()
    if found is None or actor.role not in TAKES_MONEY:
        raise NotYours("letter", pk)
    account_for(actor, found.patient_id, action=action)
    return found


def packet_for(actor: Actor, pk: UUID) -> LetterOfProtection:
    """A letter of protection whose notes are to be handed out: for those who treat, through the chart's own gate."""
    found = LetterOfProtection.objects.filter(pk=pk).select_related("patient").first()
    if found is None or not actor.may_treat:
        raise NotYours("packet", pk)
    chart_for(actor, found.patient_id, action="packet.made")
    return found


def payment_plan_for(actor: Actor, pk: UUID) -> PaymentPlan:
    """A payment plan."""
    found = PaymentPlan.objects.filter(pk=pk).select_related("patient").first()
    if found is None or actor.role not in TAKES_MONEY:
        raise NotYours("payment plan", pk)
    account_for(actor, found.patient_id)
    return found


def card_payment_for(actor: Actor, pk: UUID) -> CardPayment:
    """A card payment: of those who handle money, and of the patient's portal."""
    found = CardPayment.objects.filter(pk=pk).select_related("patient").first()
    if found is None:
        raise NotYours("card payment", pk)
    account_for(actor, found.patient_id, action="card.read")
    return found


def statement_for(actor: Actor, pk: UUID) -> Document:
    """A statement as it was made."""
    found = Document.objects.filter(pk=pk, kind=STATEMENT).select_related("patient").first()
    if found is None:
        raise NotYours("statement", pk)
    account_for(actor, found.patient_id, action="statement.read")
    return found


def books_for(actor: Actor, *, action: str) -> None:
    """Note that the clinic's books were opened; refuse all but the owner and the biller."""
    if actor.role not in KEEPS_BOOKS:
        raise NotYours("books", "ledger", why="role keeps no books")
    log.record(action)
