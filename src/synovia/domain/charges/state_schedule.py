"""A visit at the maximum of a state's workers' compensation schedule."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from synovia.domain.charges.coverage import PricedVisit
from synovia.domain.charges.edits import edit_findings
from synovia.domain.charges.lines import CountedLine, charge_steps, count_lines, lower_of_both
from synovia.domain.charges.plan import DatedVisit, PriceList
from synovia.domain.charges.problems import Trouble, refuse
from synovia.domain.charges.schedule import schedule_lines, schedule_steps
from synovia.domain.charges.tariff import NATIONAL, MedicareStatus, Method, StateSchedule, Tariff, VisitKind
from synovia.domain.charges.timeline import InForce
from synovia.domain.charges.units import UnitRule
from synovia.domain.charges.working import Step
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.money import ZERO, apportion, cents, shown, total


def price_by_state(
    visit: DatedVisit,
    number: int,
    schedule: StateSchedule,
    tariff: Tariff,
    prices: PriceList,
    *,
    rates: Mapping[str, Decimal],
    region: str,
    locality: str,
    rule: UnitRule,
) -> PricedVisit:
    """Units and the lower of charge and schedule for every line; the clinic's own `rates` go first."""
    lines, counting = count_lines(visit, tariff, rule)
    own = {line.code: cents(rates[line.code] * line.units) for line in lines if line.code in rates}
    other = [line for line in lines if line.code not in own]
    if schedule.method is Method.STATE_VALUES:
        found, steps = _by_values(visit, other, schedule, tariff, region)
    else:
        found, steps = _by_medicare_formula(visit, other, schedule, tariff, region, locality)
    # A state that takes over Medicare's formula takes over its edits (28 TAC 134.203(a)(5)); they are told.
    units = {
        line.code: line.units for line in lines if tariff.codes[line.code].medicare is MedicareStatus.PAID
    }
    takes_edits = schedule.method is Method.MEDICARE_FORMULA
    edits = tuple(each.says for each in edit_findings(units if takes_edits else {}, tariff, visit.on))
    allowed, capping, remarks = _day_capped(visit, lines, {**own, **found}, schedule, tariff, region)
    named = f"the most {schedule.name}'s schedule allows"
    priced = tuple(lower_of_both(line, prices, allowed[line.code], named) for line in lines)
    table = tuple(_table_step(visit, code, amount) for code, amount in own.items())
    working = (*counting, *charge_steps(visit, lines, prices), *steps, *table, *capping)
    return PricedVisit(visit.on, number, visit.name, priced, working, (*edits, *remarks))


def state_factor(schedule: StateSchedule, region: str, visit: DatedVisit) -> InForce[Decimal]:
    """The state's dollars per unit on the day; refuses when the region is not one of the state's."""
    if region not in schedule.factors:
        known = ", ".join(sorted(schedule.factors)) or "none: enter the clinic's copy of the schedule"
        says = f"{schedule.name} has no conversion factor for region {region!r}; known: {known}."
        raise refuse(Trouble.FEE_MISSING, "coverage.region", says)
    return schedule.factors[region].on(visit.on)


def day_limit(schedule: StateSchedule, kind: VisitKind, factor: Decimal) -> Decimal | None:
    """The most a state allows for one day of this kind, in dollars; None when it has no cap on the day."""
    cap = schedule.day_caps.get(kind)
    return None if cap is None else cents(cap * factor)


def _by_medicare_formula(
    visit: DatedVisit,
    lines: Sequence[CountedLine],
    schedule: StateSchedule,
    tariff: Tariff,
    region: str,
    locality: str,
) -> tuple[dict[str, Decimal], tuple[Step, ...]]:
    if not lines:
        return {}, ()
    place = locality if schedule.method is Method.MEDICARE_FORMULA else NATIONAL
    factor = state_factor(schedule, region, visit)
    bundled = {line.code for line in lines if tariff.codes[line.code].medicare is MedicareStatus.BUNDLED}
    scheduled = schedule_lines(
        [line for line in lines if line.code not in bundled],
        tariff,
        visit.on,
        locality=place,
        factor=factor.value,
        reduces=schedule.reduced_when_multiple,
    )
    steps = schedule_steps(scheduled, tariff, visit.on, locality=place, factor=factor)
    return {**dict.fromkeys(bundled, ZERO), **{each.line.code: each.allowed for each in scheduled}}, steps


def _by_values(
    visit: DatedVisit, lines: Sequence[CountedLine], schedule: StateSchedule, tariff: Tariff, region: str
) -> tuple[dict[str, Decimal], tuple[Step, ...]]:
    if not lines:
        return {}, ()
    factor = state_factor(schedule, region, visit)
    found, steps = {}, []
    for line in lines:
        value = schedule.values[line.code]
        found[line.code] = cents(value * line.units * factor.value)
        says = f"{line.code}: {line.units} × {value} relative values × {factor.value} = {shown(found[line.code])}."
        steps.append(_factor_step(f"fee {line.code}", found[line.code], visit, says, factor))
    return found, tuple(steps)


def _day_capped(
    visit: DatedVisit,
    lines: Sequence[CountedLine],
    allowed: dict[str, Decimal],
    schedule: StateSchedule,
    tariff: Tariff,
    region: str,
) -> tuple[dict[str, Decimal], tuple[Step, ...], tuple[str, ...]]:
    """The day's amounts under the state's cap on a day, what was cut, and a word when the cap cannot be known."""
    if not schedule.day_caps:
        return allowed, (), ()
    if region not in schedule.factors:
        return allowed, (), (f"{schedule.name}'s cap on a day is not applied: the region is not stated.",)
    factor = state_factor(schedule, region, visit)
    kind = _kind_of_day(lines, tariff)
    most, whole = day_limit(schedule, kind, factor.value), total(allowed.values())
    if most is None or whole <= most:
        return allowed, (), ()
    parts = apportion(most, list(allowed.values()))
    cap = schedule.day_caps[kind]
    says = f"{shown(whole)} is above the day's {cap} relative values × {factor.value} = {shown(most)}, so it is cut to that."
    step = _factor_step("cap on the day", most, visit, says, factor)
    return dict(zip(allowed, parts, strict=True)), (step,), ()


def _factor_step(gives: str, amount: Decimal, visit: DatedVisit, says: str, factor: InForce[Decimal]) -> Step:
    return Step(
        gives=gives,
        result=amount,
        rule="state-values",
        on=visit.on,
        says=says,
        source=factor.origin.source,
        standing=factor.origin.standing,
        figures={"factor": factor.value},
        doubt=factor.doubt,
        carried=(factor.carried,) if factor.carried else (),
    )


def _kind_of_day(lines: Sequence[CountedLine], tariff: Tariff) -> VisitKind:
    kinds = {tariff.codes[line.code].visit for line in lines}
    first = (VisitKind.EVALUATION, VisitKind.REEVALUATION)
    return next((kind for kind in first if kind in kinds), VisitKind.TREATMENT)


def _table_step(visit: DatedVisit, code: str, amount: Decimal) -> Step:
    says = f"{code}: {shown(amount)} from the clinic's copy of the state schedule."
    return Step(
        f"fee {code}", amount, "clinic-table", visit.on, says, "clinic-state-schedule", Standing.FOUND
    )
