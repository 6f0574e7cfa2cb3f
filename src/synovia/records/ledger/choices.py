"""The words the ledger room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges.installments import Every
from synovia.domain.charges.ledger import Account, Kind


class EntryKind(models.TextChoices):
    """What an entry records, in words."""

    CHARGE = Kind.CHARGE.value, _("Charge")
    INSURANCE_PAYMENT = Kind.INSURANCE_PAYMENT.value, _("Insurance decided")
    TAKEBACK = Kind.TAKEBACK.value, _("Taken back by insurance")
    TRANSFER = Kind.TRANSFER.value, _("Moved to another payer")
    PATIENT_PAYMENT = Kind.PATIENT_PAYMENT.value, _("Patient paid")
    REFUND = Kind.REFUND.value, _("Refund")
    WRITE_OFF = Kind.WRITE_OFF.value, _("Written off")
    HOLD = Kind.HOLD.value, _("Held for settlement")
    SETTLEMENT = Kind.SETTLEMENT.value, _("Settlement received")
    REDUCTION = Kind.REDUCTION.value, _("Lien reduced")
    RELEASE = Kind.RELEASE.value, _("Back to the patient")
    PROVIDER_LEVEL = Kind.PROVIDER_LEVEL.value, _("Between payer and clinic")
    REVERSAL = Kind.REVERSAL.value, _("Reversal")


class AccountName(models.TextChoices):
    """The accounts, in words."""

    RECEIVABLE = Account.RECEIVABLE.value, _("Owed")
    HELD = Account.HELD.value, _("Held for settlement")
    CASH = Account.CASH.value, _("Money received")
    REVENUE = Account.REVENUE.value, _("Charges")
    ADJUSTED = Account.ADJUSTED.value, _("Adjustments of payers")
    WRITTEN_OFF = Account.WRITTEN_OFF.value, _("Written off")
    REDUCED = Account.REDUCED.value, _("Lien reductions")
    OTHER = Account.OTHER.value, _("Payer and clinic, no patient")


class How(models.TextChoices):
    """How money changed hands."""

    CASH = "cash", _("Cash")
    CHECK = "check", _("Check")
    CARD = "card", _("Card")


class Often(models.TextChoices):
    """How often an installment is due."""

    WEEK = Every.WEEK.value, _("Every week")
    TWO_WEEKS = Every.TWO_WEEKS.value, _("Every two weeks")
    MONTH = Every.MONTH.value, _("Every month")


class CardStatus(models.TextChoices):
    """How far a card payment has come."""

    ASKING = "asking", _("The processor is being asked")
    STARTED = "started", _("Waiting for the card page")
    PAID = "paid", _("Paid")
    FAILED = "failed", _("Not paid")


class RefundStatus(models.TextChoices):
    """How far a refund to a card has come."""

    ASKING = "asking", _("The processor is being asked")
    DONE = "done", _("Given back")
    REFUSED = "refused", _("Not given back")
