"""Card payments on a processor's own page: no card number ever reaches this program, no health information leaves it."""

from synovia.exchange.payments.processor import (
    CardEvent,
    CardProcessor,
    HostedPage,
    NoAnswer,
    Outcome,
    PaymentTrouble,
    UnknownSender,
)
from synovia.exchange.payments.stripe import StripeProcessor

__all__ = [
    "CardEvent",
    "CardProcessor",
    "HostedPage",
    "NoAnswer",
    "Outcome",
    "PaymentTrouble",
    "StripeProcessor",
    "UnknownSender",
]
