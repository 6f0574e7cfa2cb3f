"""The ledger in double entry: every entry has legs that add up to zero, and is never changed, only reversed.

A leg says by how much an account moves: a debit is above zero, a credit below. What is owed is kept for each payer of
a patient; the payer "" is the patient. Money is exact dollars and cents: anything else is refused, never rounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from synovia.domain.charges.claims.content import Adjustment, Group
from synovia.domain.terms.money import ZERO, dollars, shown, total

PATIENT = ""
"""The payer that is the patient."""


class LedgerProblem(ValueError):
    """An entry that makes no sense; the message says why, for a person."""


class Account(StrEnum):
    """Where money stands."""

    RECEIVABLE = "receivable"  # what a payer or the patient owes
    HELD = "held"  # what waits for a settlement; its payer is the letter of protection
    CASH = "cash"  # what was received, by whom
    REVENUE = "revenue"  # what was charged
    ADJUSTED = "adjusted"  # above the contract or schedule: owed by nobody
    WRITTEN_OFF = "written_off"  # given up by the clinic, with a reason
    REDUCED = "reduced"  # given up when a case settled
    OTHER = "other"  # of no patient: a payer's interest, offsets and corrections between it and the clinic


class Kind(StrEnum):
    """What an entry records."""

    CHARGE = "charge"
    INSURANCE_PAYMENT = "insurance_payment"
    TAKEBACK = "takeback"
    TRANSFER = "transfer"
    PATIENT_PAYMENT = "patient_payment"
    REFUND = "refund"
    WRITE_OFF = "write_off"
    HOLD = "hold"
    SETTLEMENT = "settlement"
    REDUCTION = "reduction"
    RELEASE = "release"
    PROVIDER_LEVEL = "provider_level"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of an entry. `note` says what the amount is in the payer's own terms (CO-45)."""

    account: Account
    amount: Decimal
    payer: str = PATIENT
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", exact(self.amount))


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened `on` a day. The same `key` is the same event; `about` is the visit or claim it belongs to."""

    kind: Kind
    on: date
    key: str
    legs: tuple[Leg, ...]
    memo: str = ""
    about: str = ""
    reverses: str = ""  # the key of the entry that this one takes back

    def __post_init__(self) -> None:
        must_balance(self.legs)

    def reversal(self, *, key: str, on: date, why: str) -> "Entry":
        """The entry that takes this one back, leg by leg."""
        if self.kind is Kind.REVERSAL:
            raise LedgerProblem("A reversal cannot be reversed: enter the original anew.")
        return Entry(Kind.REVERSAL, on, key, negated(self.legs), why, self.about, reverses=self.key)


@dataclass(frozen=True, slots=True)
class Balance:
    """What is open on a patient's account: by payer, and held under letters of protection. Below zero is a credit."""

    by_payer: Mapping[str, Decimal] = field(default_factory=dict)
    held: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def patient(self) -> Decimal:
        """What the patient owes now; below zero when they have paid ahead."""
        return self.by_payer.get(PATIENT, ZERO)

    @property
    def credit(self) -> Decimal:
        """What the patient has paid ahead and could have back."""
        return max(ZERO, -self.patient)

    @property
    def due(self) -> Decimal:
        """What the patient is asked for."""
        return max(ZERO, self.patient)

    @property
    def insurers(self) -> Decimal:
        """What all others owe now."""
        return total(amount for payer, amount in self.by_payer.items() if payer != PATIENT)

    @property
    def all_held(self) -> Decimal:
        """What waits for settlements."""
        return total(self.held.values())

    @property
    def whole(self) -> Decimal:
        """Everything not settled yet."""
        return self.patient + self.insurers + self.all_held


def exact(amount: Decimal) -> Decimal:
    """The signed amount in dollars and cents. MoneyProblem for anything with more than two decimals."""
    size = dollars(abs(amount))
    return -size if amount < 0 else size


def above_zero(amount: Decimal) -> Decimal:
    """An amount that moves: refuses zero and less."""
    amount = exact(amount)
    if amount <= 0:
        raise LedgerProblem(f"{shown(amount)} is not an amount above zero.")
    return amount


def must_balance(legs: Sequence[Leg]) -> None:
    """Refuse legs that do not add up to zero exactly, and entries that move nothing."""
    difference = total(leg.amount for leg in legs)
    if difference:
        raise LedgerProblem(f"The legs of an entry add up to {shown(difference)}, not to zero.")
    if len(legs) < 2 or not all(leg.amount for leg in legs):
        raise LedgerProblem("There is no money in this entry.")


def negated(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """The same legs the other way round."""
    return tuple(Leg(leg.account, -leg.amount, leg.payer, leg.note) for leg in legs)


def charge(payer: str, amount: Decimal) -> tuple[Leg, ...]:
    """A service was given: the payer owes it."""
    amount = above_zero(amount)
    return Leg(Account.RECEIVABLE, amount, payer), Leg(Account.REVENUE, -amount, payer)


def insurance_payment(
    payer: str, paid: Decimal, adjustments: Sequence[Adjustment], patient_share: Decimal
) -> tuple[Leg, ...]:
    """A payer decided: what it paid, what nobody owes, and what it left to the patient.

    Adjustments of the group PR are not booked by themselves: `patient_share` books them, and must be their sum
    when they are given. Signs are those of a remittance, so that one that takes back is given as it is reported.
    """
    _must_pay(payer)
    stated = [one.amount for one in adjustments if one.group == Group.PATIENT]
    if stated and total(stated) != patient_share:
        raise LedgerProblem(
            f"The patient's part is {shown(patient_share)}, but its adjustments add up to {shown(total(stated))}."
        )
    moved = [
        Leg(Account.CASH, paid, payer),
        *(
            Leg(Account.ADJUSTED, one.amount, payer, f"{one.group}-{one.reason}")
            for one in adjustments
            if one.group != Group.PATIENT
        ),
        Leg(Account.RECEIVABLE, patient_share, PATIENT),
    ]
    return _against(Leg(Account.RECEIVABLE, -total(leg.amount for leg in moved), payer), moved)


def takeback(
    payer: str, amount: Decimal, adjustments: Sequence[Adjustment] = (), patient_share: Decimal = ZERO
) -> tuple[Leg, ...]:
    """A payer took `amount` (above zero) back; adjustments and share with the signs of its remittance."""
    return insurance_payment(payer, -above_zero(amount), adjustments, patient_share)


def transfer(from_payer: str, to_payer: str, amount: Decimal) -> tuple[Leg, ...]:
    """What one owed, another owes now."""
    amount = above_zero(amount)
    if from_payer == to_payer:
        raise LedgerProblem("A transfer needs two different payers.")
    return Leg(Account.RECEIVABLE, amount, to_payer), Leg(Account.RECEIVABLE, -amount, from_payer)


def patient_payment(amount: Decimal) -> tuple[Leg, ...]:
    """The patient paid."""
    amount = above_zero(amount)
    return Leg(Account.CASH, amount), Leg(Account.RECEIVABLE, -amount)


def refund(payer: str, amount: Decimal) -> tuple[Leg, ...]:
    """Money given back."""
    amount = above_zero(amount)
    return Leg(Account.RECEIVABLE, amount, payer), Leg(Account.CASH, -amount, payer)


def write_off(payer: str, amount: Decimal, reason: str) -> tuple[Leg, ...]:
    """Money the clinic gives up, and why."""
    amount = above_zero(amount)
    if not reason.strip():
        raise LedgerProblem("A write-off needs a reason.")
    return Leg(Account.WRITTEN_OFF, amount, payer, reason), Leg(Account.RECEIVABLE, -amount, payer)


def hold(letter: str, amount: Decimal) -> tuple[Leg, ...]:
    """What the patient owed waits for the settlement under a letter of protection."""
    amount = above_zero(amount)
    return Leg(Account.HELD, amount, letter), Leg(Account.RECEIVABLE, -amount)


def settlement(letter: str, amount: Decimal) -> tuple[Leg, ...]:
    """The attorney paid out of the settlement."""
    amount = above_zero(amount)
    return Leg(Account.CASH, amount, letter), Leg(Account.HELD, -amount, letter)


def reduction(letter: str, amount: Decimal) -> tuple[Leg, ...]:
    """What the clinic agreed to give up of what was held."""
    amount = above_zero(amount)
    return Leg(Account.REDUCED, amount, letter), Leg(Account.HELD, -amount, letter)


def release(letter: str, amount: Decimal) -> tuple[Leg, ...]:
    """What is no longer held and stays with the patient."""
    amount = above_zero(amount)
    return Leg(Account.RECEIVABLE, amount), Leg(Account.HELD, -amount, letter)


def provider_level(payer: str, amount: Decimal, reason: str) -> tuple[Leg, ...]:
    """Money between a payer and the clinic that is no patient's (PLB of an 835); below zero was kept back."""
    _must_pay(payer)
    return Leg(Account.CASH, amount, payer), Leg(Account.OTHER, -amount, payer, reason)


def sums(legs: Iterable[Leg]) -> dict[tuple[Account, str], Decimal]:
    """Where all accounts stand, those at zero left out."""
    found: dict[tuple[Account, str], Decimal] = {}
    for leg in legs:
        place = leg.account, leg.payer
        found[place] = found.get(place, ZERO) + leg.amount
    return {place: amount for place, amount in found.items() if amount}


def balance(legs: Iterable[Leg]) -> Balance:
    """What is open after these legs."""
    return balance_from(sums(legs))


def balance_from(found: Mapping[tuple[Account, str], Decimal]) -> Balance:
    """The open part of where all accounts stand."""
    owed = {payer: amount for (account, payer), amount in found.items() if account is Account.RECEIVABLE}
    held = {payer: amount for (account, payer), amount in found.items() if account is Account.HELD}
    return Balance(owed, held)


def month_of(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def counted_on(on: date, today: date, closed: Iterable[date]) -> date:
    """The day an entry counts in the books: its own, or today's when its month is closed."""
    return today if month_of(on) in set(closed) else on


def _must_pay(payer: str) -> None:
    if payer == PATIENT:
        raise LedgerProblem("An insurer's payment needs the insurer's name.")


def _against(other_side: Leg, moved: Sequence[Leg]) -> tuple[Leg, ...]:
    """An entry of several amounts against one account, without those that are zero."""
    return tuple(leg for leg in (*moved, other_side) if leg.amount)
