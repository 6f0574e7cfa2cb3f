"""Payment plans: what is due when, to the cent, and whether the payments keep up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from synovia.domain.charges.days import months_later
from synovia.domain.charges.ledger import LedgerProblem, above_zero
from synovia.domain.terms.money import CENT, ZERO, total

MOST_INSTALLMENTS = 60
"""Five years of months. Design choice: longer is a loan, and needs other papers."""


class Every(StrEnum):
    """How often an installment is due."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Installment:
    """One part of what is owed."""

    number: int
    due_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """Where a plan stands on a day."""

    agreed: Decimal
    paid: Decimal
    due: Decimal  # of installments whose day has come, whether paid or not
    next: Installment | None  # the first that is not paid in full

    @property
    def left(self) -> Decimal:
        """What is still to be paid in all."""
        return max(ZERO, self.agreed - self.paid)

    @property
    def behind(self) -> Decimal:
        """What should have been paid by now and was not."""
        return max(ZERO, self.due - self.paid)

    @property
    def is_done(self) -> bool:
        """Whether everything is paid."""
        return self.paid >= self.agreed


def schedule(amount: Decimal, count: int, first_due: date, every: Every) -> tuple[Installment, ...]:
    """Equal installments in whole cents; the last one takes what rounding leaves.

    A monthly plan keeps its day of the month, or the month's last day where there is no such day.
    """
    amount = above_zero(amount)
    if not 1 <= count <= MOST_INSTALLMENTS:
        raise LedgerProblem(f"A payment plan has 1 to {MOST_INSTALLMENTS} installments, not {count}.")
    part = (amount / count).quantize(CENT, rounding=ROUND_DOWN)
    if not part:
        raise LedgerProblem("Each installment would be less than a cent.")
    parts = [part] * (count - 1) + [amount - part * (count - 1)]
    return tuple(
        Installment(index + 1, due_day(first_due, index, every), each) for index, each in enumerate(parts)
    )


def due_day(first: date, index: int, every: Every) -> date:
    """The day of an installment, counted from 0."""
    if every is Every.MONTH:
        return months_later(first, index)
    return first + timedelta(weeks=index * (2 if every is Every.TWO_WEEKS else 1))


def standing(installments: Sequence[Installment], paid: Decimal, on: date) -> PlanStanding:
    """Where the plan stands when so much was paid since it was agreed."""
    due = total(part.amount for part in installments if part.due_on <= on)
    covered, following = ZERO, None
    for part in installments:
        covered += part.amount
        if covered > paid:
            following = part
            break
    return PlanStanding(total(part.amount for part in installments), paid, due, following)
