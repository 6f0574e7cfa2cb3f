"""A day's lines under Medicare's fee schedule: each unit's fee, and the reduction when there are several.

Medicare itself uses it, and so do the payers that copy it: some private plans, Texas workers' compensation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from synovia.domain.charges.fees import UnitFee, fee, reduce_multiple
from synovia.domain.charges.lines import CountedLine
from synovia.domain.charges.tariff import NATIONAL, Locality, RelativeValues, Tariff
from synovia.domain.charges.timeline import InForce
from synovia.domain.charges.working import Figure, Step
from synovia.domain.terms.money import percent, shown, total


@dataclass(frozen=True, slots=True)
class ScheduledLine:
    """A line with the fee of each of its units."""

    line: CountedLine
    fees: tuple[UnitFee, ...]

    @property
    def allowed(self) -> Decimal:
        """Dollars the schedule allows for the line."""
        return total(each.allowed for each in self.fees)

    @property
    def by_assistant(self) -> Decimal:
        """The part of it for units the assistant gave: the last units of the line."""
        return total(each.allowed for each in self.fees[len(self.fees) - self.line.marked :])


def schedule_lines(
    lines: Sequence[CountedLine],
    tariff: Tariff,
    day: date,
    *,
    locality: str,
    factor: Decimal,
    reduces: bool = True,
) -> tuple[ScheduledLine, ...]:
    """Fees for every unit of the lines on the day; `reduces` says whether the payer reduces multiple procedures."""
    place = tariff.locality_of(locality, day).value
    values = {line.code: tariff.values_of(line.code, day).value for line in lines}
    therapy = [line for line in lines if reduces and tariff.codes[line.code].reduced_when_multiple]
    units = [(line.code, values[line.code]) for line in therapy for _ in range(line.units)]
    loss = tariff.medicare.practice_reduction.on(day).value if units else Decimal(0)
    reduced = iter(reduce_multiple(units, place, factor, loss))
    return tuple(
        ScheduledLine(line, tuple(next(reduced) for _ in range(line.units)))
        if line in therapy
        else ScheduledLine(line, (_full(line.code, values[line.code], place, factor),) * line.units)
        for line in lines
    )


def schedule_steps(
    scheduled: Sequence[ScheduledLine],
    tariff: Tariff,
    day: date,
    *,
    locality: str,
    factor: InForce[Decimal],
) -> tuple[Step, ...]:
    """How each line's allowed amount came about: values, indices, factor, and which units were reduced."""
    place = tariff.locality_of(locality, day)
    lines = tuple(
        _line_step(each, tariff.values_of(each.line.code, day), place, factor, day) for each in scheduled
    )
    return lines + _reduction_steps(scheduled, tariff, day)


def _full(code: str, values: RelativeValues, place: Locality, factor: Decimal) -> UnitFee:
    amount = fee(values, place, factor)
    return UnitFee(code, values, amount, amount, amount)


def _line_step(
    scheduled: ScheduledLine,
    values: InForce[RelativeValues],
    place: InForce[Locality],
    factor: InForce[Decimal],
    day: date,
) -> Step:
    of, at, line = values.value, place.value, scheduled.line
    formula = (
        f"({of.work} × {at.work} + {of.practice} × {at.practice} + {of.malpractice} × {at.malpractice})"
        f" × {factor.value}"
    )
    indices: dict[str, Figure] = {} if at.key == NATIONAL else {"locality": at.key}
    return Step(
        gives=f"fee {line.code}",
        result=scheduled.allowed,
        rule="fee-schedule",
        on=day,
        says=f"{line.code}: {_units_in_words(scheduled, formula)} = {shown(scheduled.allowed)}.",
        source=values.origin.source,
        standing=values.origin.standing,
        figures={"units": line.units, "factor": factor.value, **indices},
        doubt=" ".join(dict.fromkeys(part for part in (values.doubt, place.doubt, factor.doubt) if part)),
        carried=tuple(part for part in (values.carried, place.carried, factor.carried) if part),
    )


def _reduction_steps(scheduled: Sequence[ScheduledLine], tariff: Tariff, day: date) -> tuple[Step, ...]:
    lost = total(unit.full - unit.allowed for each in scheduled for unit in each.fees)
    if not lost:
        return ()
    loss = tariff.medicare.practice_reduction.on(day)
    says = (
        "Several therapy units on one day: the one with the most practice expense is paid in full, the practice "
        f"expense of every other is cut by {percent(loss.value)}. That takes {shown(lost)} off the day."
    )
    return (
        Step(
            gives="reduction for several services",
            result=lost,
            rule="multiple-procedures",
            on=day,
            says=says,
            source=loss.origin.source,
            standing=loss.origin.standing,
            figures={"practice_reduction": loss.value},
        ),
    )


def _units_in_words(scheduled: ScheduledLine, formula: str) -> str:
    if not scheduled.fees:
        return "too few minutes for a unit, so nothing"
    one = scheduled.fees[0]
    whole = [each for each in scheduled.fees if not each.is_reduced]
    fewer = len(scheduled.fees) - len(whole)
    parts = [f"one unit in full is {formula} = {shown(one.full)}"]
    if fewer:
        parts.append(f"reduced it is {shown(one.reduced)}")
    parts.append(f"{len(whole)} in full and {fewer} reduced" if fewer else f"{len(whole)} in full")
    return "; ".join(parts)
