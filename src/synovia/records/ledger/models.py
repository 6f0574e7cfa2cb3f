"""The ledger: entries and their legs, closed months, letters of protection, payment plans, card payments.

Entries and legs are final from the moment they are committed: the database refuses to change or remove them, checks that
each entry's legs are complete and add up to zero, and takes no entry into a closed month.
"""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from synovia.records.clinical import ClinicalModel
from synovia.records.ledger.choices import AccountName, CardStatus, EntryKind, How, Often, RefundStatus

FINAL = pgtrigger.Protect(name="final", operation=pgtrigger.Update | pgtrigger.Delete)
NEVER_EMPTIED = pgtrigger.Trigger(
    name="no_truncate",
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    level=pgtrigger.Statement,
    func="RAISE EXCEPTION 'pgtrigger: the ledger is append-only';",
)
MONTH_IS_OPEN = pgtrigger.Trigger(
    name="month_is_open",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    # The shared lock waits for a month that is being closed (actions.months takes the same one alone).
    func="""
        PERFORM pg_advisory_xact_lock_shared(hashtext(NEW.clinic_id::text));
        IF EXISTS (SELECT 1 FROM ledger_closedmonth closed WHERE closed.clinic_id = NEW.clinic_id
                   AND closed.month = date_trunc('month', NEW.counted_on)::date) THEN
            RAISE EXCEPTION 'pgtrigger: this month is closed';
        END IF;
        RETURN NEW;
    """,
)


def balanced(entry_id: str) -> pgtrigger.Trigger:
    """The check, at the commit, that an entry has all its legs and that they add up to zero.

    By then another clinic may be set than the row's (a passage inside another one), and row-level security would hide
    the legs: so the trigger looks with the row's own clinic, which the row's insert was allowed for.
    """
    return pgtrigger.Trigger(
        name="balanced",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        declare=[("clinic_before", "text"), ("is_whole", "boolean")],
        func=f"""
            clinic_before := current_setting('app.clinic', true);
            PERFORM set_config('app.clinic', NEW.clinic_id::text, true);
            SELECT (count(*), COALESCE(sum(leg.amount), 0)) IS NOT DISTINCT FROM
                   (SELECT (entry.leg_count::bigint, 0::numeric) FROM ledger_entry entry WHERE entry.id = NEW.{entry_id})
                INTO is_whole FROM ledger_leg leg WHERE leg.entry_id = NEW.{entry_id};
            PERFORM set_config('app.clinic', COALESCE(clinic_before, ''), true);
            IF NOT is_whole THEN
                RAISE EXCEPTION 'pgtrigger: the legs of an entry must be complete and add up to zero';
            END IF;
            RETURN NULL;
        """,  # noqa: S608  the name is one of our own columns
    )


class Entry(ClinicalModel):
    """One event. `on` is the day it belongs to, `counted_on` the day it counts in the books (never in a closed month).

    `key` makes it happen once: the same key in the same clinic is the same event. Without a patient it is between a payer
    and the clinic.
    """

    patient = models.ForeignKey(
        "people.Patient", null=True, blank=True, on_delete=models.PROTECT, related_name="ledger"
    )
    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    on = models.DateField()
    counted_on = models.DateField()
    key = models.CharField(max_length=200)
    memo = models.CharField(max_length=300, blank=True)
    about = models.CharField(max_length=80, blank=True)  # "visit/<id>", "claim/<id>" or "letter/<id>"
    how = models.CharField(max_length=10, choices=How.choices, blank=True)
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    leg_count = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # empty: told by the card processor
    made_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "key"], name="ledger_once_by_key"),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.REVERSAL, reverses__isnull=False)
                | (~Q(kind=EntryKind.REVERSAL) & Q(reverses__isnull=True)),
                name="ledger_reversal_names_its_entry",
            ),
        ]
        indexes = [
            models.Index(fields=["clinic", "patient", "on"], name="ledger_by_patient"),
            models.Index(fields=["clinic", "counted_on"], name="ledger_by_day"),
        ]
        triggers = [
            FINAL,
            NEVER_EMPTIED,
            MONTH_IS_OPEN,
            balanced("id"),
        ]


class Leg(ClinicalModel):
    """One side of an entry: above zero a debit, below a credit. `payer` "" is the patient."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="legs")
    patient = models.ForeignKey(
        "people.Patient", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # the entry's own, so that a balance is one sum
    account = models.CharField(max_length=12, choices=AccountName.choices)
    payer = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "position"], name="ledger_leg_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="ledger_leg_moves_money"),
        ]
        indexes = [
            models.Index(
                fields=["clinic", "patient", "account", "payer"], include=["amount"], name="ledger_balance"
            )
        ]
        triggers = [
            FINAL,
            NEVER_EMPTIED,
            balanced("entry_id"),
        ]


class ClosedMonth(ClinicalModel):
    """A month whose figures are final. Reopening removes the row; closing and reopening stay in the audit log."""

    month = models.DateField()  # its first day
    closed_by_name = models.CharField(max_length=200)
    figures = models.JSONField()  # debits less credits by account, as they stood when it was closed

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "month"], name="ledger_month_closed_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="ledger_month_is_its_first_day"),
        ]


class LetterOfProtection(ClinicalModel):
    """An attorney's promise to pay out of a settlement. What it holds stands in the ledger under its id."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="letters")
    attorney = models.CharField(max_length=200)
    firm = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=80, blank=True)  # the attorney's file, or the claim's number
    accident_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField()
    patient_stays_liable = models.BooleanField(null=True)  # unknown until somebody has read the letter
    settled_on = models.DateField(null=True, blank=True)

    @property
    def payer_key(self) -> str:
        """What stands for this letter on the legs."""
        return str(self.pk)

    @property
    def about(self) -> str:
        """What its entries are about."""
        return f"letter/{self.pk}"


class PaymentPlan(ClinicalModel):
    """What a patient agreed to pay in installments. Whether they keep up follows from the ledger."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="payment_plans")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    count = models.PositiveSmallIntegerField()
    first_due_on = models.DateField()
    every = models.CharField(max_length=10, choices=Often.choices)
    agreed_on = models.DateField(default=timezone.localdate)
    agreed_at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient"], condition=Q(ended_on__isnull=True), name="ledger_one_plan_running"
            )
        ]


class CardPayment(ClinicalModel):
    """A payment begun on the processor's own page. We keep its references and never a card's number."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="card_payments")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    status = models.CharField(max_length=10, choices=CardStatus.choices, default=CardStatus.ASKING)
    clinic_name = models.CharField(max_length=200, blank=True)  # as the processor is told, and told again
    back_to = models.CharField(max_length=500, blank=True)
    page_address = models.CharField(max_length=2000, blank=True)
    trouble = models.CharField(max_length=300, blank=True)  # why it was not made
    page_id = models.CharField(max_length=200, blank=True)  # the processor's name of its page
    payment_id = models.CharField(max_length=200, blank=True)  # and of the payment, for refunds
    refunded = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    started_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["clinic", "patient", "status"], name="ledger_cards")]


class CardRefund(ClinicalModel):
    """Money of a card payment the processor is asked to give back, written down before it is asked."""

    payment = models.ForeignKey(CardPayment, on_delete=models.PROTECT, related_name="refunds")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    key = models.UUIDField()  # of the form: the same key is the same refund, here and at the processor
    why = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=RefundStatus.choices, default=RefundStatus.ASKING)
    refund_id = models.CharField(max_length=200, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "key"], name="ledger_card_refund_once")]
        triggers = [pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)]
