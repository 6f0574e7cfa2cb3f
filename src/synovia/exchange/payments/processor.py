"""What the clinic asks of a card processor, whichever it is."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


class PaymentTrouble(RuntimeError):
    """The processor did not do what it was asked, or could not be reached; the message is for a person."""


class NoAnswer(PaymentTrouble):
    """Nobody knows whether it was done: asking again with the same key finds out."""


class UnknownSender(ValueError):
    """A message that the processor did not sign, or not lately."""


class Outcome(StrEnum):
    """What the processor tells."""

    PAID = "paid"
    FAILED = "failed"
    OTHER = "other"  # signed, and none of our business


@dataclass(frozen=True, slots=True)
class HostedPage:
    """The processor's page on which a card is entered."""

    id: str
    address: str


@dataclass(frozen=True, slots=True)
class CardEvent:
    """A signed message: about which of our payments (`clinic` and `reference` are the ids we gave), and what happened."""

    id: str
    outcome: Outcome
    clinic: str = ""
    reference: str = ""
    amount: Decimal = Decimal("0.00")
    payment_id: str = ""


class CardProcessor(Protocol):
    """Asks for money, gives it back, and reads the processor's messages.

    `key` makes a request happen once. The clinic's name is all that the payer's bank reads: nothing about care.
    """

    def charge(
        self, *, amount: Decimal, clinic: str, clinic_name: str, reference: str, key: str, back_to: str
    ) -> HostedPage:
        """A page that asks for this amount. Raises PaymentTrouble."""

    def look(self, *, page_id: str) -> CardEvent:
        """How the payment on a page stands now. Raises PaymentTrouble."""

    def refund(self, *, payment_id: str, amount: Decimal, key: str) -> str:
        """Give money of a payment back; the refund's id. Raises PaymentTrouble."""

    def refund_made(self, *, payment_id: str, key: str) -> str | None:
        """The refund that was asked for with this key, however long ago; None when there is none. Raises PaymentTrouble."""

    def event(self, *, body: bytes, signature: str, now: int) -> CardEvent:
        """The message in a webhook's body, after its signature was checked. Raises UnknownSender."""
