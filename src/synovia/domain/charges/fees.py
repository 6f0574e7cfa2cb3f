"""Medicare's fee arithmetic: values × indices × factor, the reduction for several services, the limiting charge.

Sources: CMS RVU25D.pdf (formula, limiting charge); Novitas 00147106 and Noridian (multiple procedures).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from synovia.domain.charges.tariff import ONE, Locality, RelativeValues
from synovia.domain.terms.money import cents


def fee(
    values: RelativeValues, locality: Locality, factor: Decimal, practice_share: Decimal = ONE
) -> Decimal:
    """Dollars for one unit, rounded once at the end; `practice_share` is the part of practice expense paid."""
    units = (
        values.work * locality.work
        + values.practice * locality.practice * practice_share
        + values.malpractice * locality.malpractice
    )
    return cents(units * factor)


@dataclass(frozen=True, slots=True)
class UnitFee:
    """One unit on one day: its full fee, its fee with practice expense reduced, and which of them is allowed."""

    code: str
    values: RelativeValues
    full: Decimal
    reduced: Decimal
    allowed: Decimal

    @property
    def is_reduced(self) -> bool:
        """Whether the multiple-procedure reduction touched this unit."""
        return self.allowed != self.full


def reduce_multiple(
    units: Sequence[tuple[str, RelativeValues]],
    locality: Locality,
    factor: Decimal,
    reduction: Decimal,
) -> tuple[UnitFee, ...]:
    """Price therapy units of one day: the one with the most practice expense in full, all others reduced.

    Ties go to the higher fee, then to the one named first. `reduction` is the part of practice expense lost.
    """
    fees = {
        code: (fee(values, locality, factor), fee(values, locality, factor, ONE - reduction))
        for code, values in dict(units).items()
    }
    ranks = [(values.practice, fees[code][0], -at) for at, (code, values) in enumerate(units)]
    first = -max(ranks)[2] if ranks else -1
    return tuple(
        UnitFee(code, values, *fees[code], fees[code][at != first]) for at, (code, values) in enumerate(units)
    )


def limiting_charge(of_fee: Decimal, nonparticipating: Decimal, limiting: Decimal) -> Decimal:
    """The most a provider who does not take assignment may charge: fee × 0.95 × 1.15."""
    return cents(of_fee * nonparticipating * limiting)
