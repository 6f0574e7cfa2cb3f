"""Money: exact decimal dollars, never floating point, rounded half up to the cent and only where a rule says so."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
LARGEST = Decimal("10000000.00")
"""Ten million dollars: above it a figure is a typing slip, not a therapy bill."""


class MoneyProblem(ValueError):
    """A value that is not an amount of money as a person would write it."""


def cents(amount: Decimal) -> Decimal:
    """The amount rounded half up to whole cents, as bills are."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum; $0.00 when there is nothing to add."""
    return sum(amounts, ZERO)


def dollars(value: Decimal | int | str) -> Decimal:
    """The amount a person stated, in dollars and cents.

    Refuses with `MoneyProblem`: floating point, fractions of a cent, negative amounts, infinities,
    and anything above ten million dollars. Nothing is rounded away silently.
    """
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise MoneyProblem(f"{value!r} is not an amount of money: write it as dollars and cents, like 28.50.")
    amount = _decimal(value)
    if not amount.is_finite() or amount < 0 or amount > LARGEST:
        raise MoneyProblem(f"{value} is not an amount between $0.00 and {shown(LARGEST)}.")
    if amount != cents(amount):
        raise MoneyProblem(f"{value} has a fraction of a cent: write it with two decimals.")
    return cents(amount)


def apportion(amount: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The amount in whole cents divided by weight so that the parts add up to it exactly.

    Each part is what its share adds to the running total, so no cent is lost or made; without weight the first
    part takes all. `amount` is in whole cents, weights are zero or more.
    """
    whole = sum(weights)
    if not whole:
        return tuple(amount if index == 0 else ZERO for index in range(len(weights)))
    parts, given, running = [], ZERO, Decimal(0)
    for weight in weights:
        running += weight
        upto = cents(amount * running / whole)
        parts.append(upto - given)
        given = upto
    return tuple(parts)


def shown(amount: Decimal) -> str:
    """The amount as an American reads it: $1,234.50, −$3.00."""
    return _shown(amount)


@lru_cache(maxsize=10_000)
def _shown(amount: Decimal) -> str:
    """Kept, as the steps of an estimate show the same amounts over and over."""
    sign = "−" if amount < 0 else ""
    return f"{sign}${abs(cents(amount)):,.2f}"


def percent(share: Decimal) -> str:
    """A fraction of one as a percentage: 0.20 is 20%, 0.125 is 12.5%."""
    return f"{(share * 100).normalize():f}%"


def _decimal(value: Decimal | int | str) -> Decimal:
    text = value.strip().removeprefix("$").replace(",", "") if isinstance(value, str) else value
    try:
        return Decimal(text)
    except InvalidOperation:
        raise MoneyProblem(f"{value!r} is not an amount of money: write it like 28.50.") from None
