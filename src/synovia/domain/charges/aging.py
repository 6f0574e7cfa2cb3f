"""What is open and since when: payments laid against the oldest charges, and the rest sorted by age.

The age of what an insurer owes counts from the date of service, of what the patient owes from the day it became theirs.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from synovia.domain.terms.money import ZERO, total

AGES = ((0, 30), (31, 60), (61, 90), (91, 120), (121, None))
"""Days, both ends included. The usual columns of an aging report in the USA (R)."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One amount on what a payer owes: above zero it became due on that day, below zero it was settled."""

    on: date
    amount: Decimal
    about: str = ""  # the visit or claim it belongs to, when that is known
    key: str = ""


@dataclass(frozen=True, slots=True)
class Allocation:
    """So much of one posting below zero settles one above zero."""

    credit: str
    debit: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Allocated:
    """What stays open, the oldest first; what was paid without anything to pay; and what settled what."""

    open: tuple[Posting, ...]
    unapplied: Decimal
    parts: tuple[Allocation, ...]


@dataclass(frozen=True, slots=True)
class Aging:
    """Open amounts by the columns of AGES, and what was paid ahead."""

    columns: tuple[Decimal, ...]
    credit: Decimal

    @property
    def open(self) -> Decimal:
        """Everything open, before any credit."""
        return total(self.columns)

    @property
    def net(self) -> Decimal:
        """Everything open less what was paid ahead: the balance."""
        return self.open - self.credit


@dataclass(slots=True)
class _Open:
    posting: Posting
    left: Decimal


def allocate(postings: Iterable[Posting]) -> Allocated:
    """Lay what was paid against what is owed: first to its own visit or claim, then to the oldest."""
    rows = sorted(postings, key=lambda one: one.on)
    owed = [_Open(one, one.amount) for one in rows if one.amount > 0]
    paid = [_Open(one, -one.amount) for one in rows if one.amount < 0]
    own: dict[str, deque[_Open]] = defaultdict(deque)
    for each in owed:
        own[each.posting.about].append(each)
    parts: list[Allocation] = []
    for credit in paid:
        if credit.posting.about:
            _settle(credit, own[credit.posting.about], parts)
    oldest = deque(owed)
    for credit in paid:
        _settle(credit, oldest, parts)
    still = tuple(
        Posting(each.posting.on, each.left, each.posting.about, each.posting.key)
        for each in owed
        if each.left
    )
    return Allocated(still, total(credit.left for credit in paid), tuple(parts))


def _settle(credit: _Open, waiting: deque[_Open], parts: list[Allocation]) -> None:
    """Use the credit up on what waits, from the left; what is settled leaves the queue."""
    while credit.left and waiting:
        part = min(credit.left, waiting[0].left)
        if part:
            parts.append(Allocation(credit.posting.key, waiting[0].posting.key, part))
        credit.left -= part
        waiting[0].left -= part
        if not waiting[0].left:
            waiting.popleft()


def aged(postings: Iterable[Posting], on: date) -> Aging:
    """What is open on a day, by age."""
    found = allocate(one for one in postings if one.on <= on)
    columns = [ZERO] * len(AGES)
    for each in found.open:
        columns[column_of((on - each.on).days)] += each.amount
    return Aging(tuple(columns), found.unapplied)


def column_of(days: int) -> int:
    """The column of AGES for so many days."""
    return next(index for index, (_least, most) in enumerate(AGES) if most is None or days <= most)


def added(agings: Sequence[Aging]) -> Aging:
    """Several agings as one."""
    columns = tuple(total(one.columns[index] for one in agings) for index in range(len(AGES)))
    return Aging(columns, total(one.credit for one in agings))
