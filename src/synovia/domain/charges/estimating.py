"""The estimate: price every visit, share it visit by visit in order, add up, and say what is not known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate, product
from types import MappingProxyType
from typing import Any, Final

from synovia.domain.charges.coverage import (
    Accumulators,
    Case,
    Coverage,
    Milestone,
    Order,
    Payer,
    PricedVisit,
    Shares,
    Unknown,
)
from synovia.domain.charges.medicare import Medicare, MedicarePayer
from synovia.domain.charges.personal_injury import PersonalInjury, PersonalInjuryPayer
from synovia.domain.charges.plan import DatedVisit, PlannedCare, PriceList, dated, plan_problems
from synovia.domain.charges.private_plan import PrivatePayer, PrivatePlan
from synovia.domain.charges.problems import Trouble, refuse, refuse_all
from synovia.domain.charges.repeating import change_days, price_all
from synovia.domain.charges.result import Estimate, Total, VisitRow, total_of
from synovia.domain.charges.secondary import add_second, second_payment, second_steps
from synovia.domain.charges.self_pay import SelfPay, SelfPayer
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.workers_compensation import WorkersCompensation, WorkersCompensationPayer
from synovia.domain.charges.working import Step
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.money import shown

PAYERS: Final[Mapping[type[Coverage], Callable[[Any, Tariff, PriceList], Payer]]] = MappingProxyType(
    {
        Medicare: MedicarePayer,
        PrivatePlan: PrivatePayer,
        WorkersCompensation: WorkersCompensationPayer,
        PersonalInjury: PersonalInjuryPayer,
        SelfPay: SelfPayer,
    }
)
KINDS: Final[Mapping[type[Coverage], str]] = MappingProxyType(
    {
        Medicare: "medicare",
        PrivatePlan: "private",
        WorkersCompensation: "workers_compensation",
        PersonalInjury: "personal_injury",
        SelfPay: "self_pay",
    }
)


@dataclass(frozen=True, slots=True)
class PricedPair:
    """One visit priced under the first coverage, and under the second if there is one."""

    first: PricedVisit
    second: PricedVisit | None


@dataclass(frozen=True, slots=True)
class Divided:
    """One visit priced and shared in one case, before words."""

    priced: PricedVisit
    shares: Shares
    after: Accumulators
    second_after: Accumulators | None
    steps: tuple[Step, ...]
    milestones: tuple[Milestone, ...]


def estimate(
    plan: PlannedCare,
    coverage: Coverage | Sequence[Coverage] | None,
    tariff: Tariff,
    *,
    prices: PriceList | None = None,
) -> Estimate:
    """The price of a plan under a coverage (or a first and a second one).

    `prices` are the clinic's charges; self-pay and personal injury need them, for others they cap what is
    allowed. Raises `ChargeProblem` with every reason found when there is no honest answer.
    """
    charges = prices or PriceList()
    first, second = in_order(coverage)
    refuse_all([*plan_problems(plan, tariff), *charges.problems()])
    visits = dated(plan)
    payer = payer_for(first, tariff, charges)
    other = payer_for(second, tariff, charges) if second else None
    refuse_all([*payer.problems(visits), *(other.problems(visits) if other else ())])
    unknowns = (*payer.unknowns(visits), *(other.unknowns(visits) if other else ()))
    changes = change_days(tariff, visits[0].on, visits[-1].on)
    base = _paired(
        price_all(visits, payer, changes),
        price_all(visits, other, changes, explained=False) if other else None,
    )
    rows = tuple(_row(each) for each in _divide(base, payer, other, Case.BASE, tariff, explained=True))
    likely_path = list(accumulate(row.person_pays for row in rows))
    paths = [likely_path, *(_other_paths(visits, payer, other, tariff, changes, base) if unknowns else ())]
    bracket = [(min(paid), max(paid)) for paid in zip(*paths, strict=True)]
    likely = plan.range
    totals = [
        total_of(rows, count, *bracket[count - 1]) for count in (likely.low, likely.expected, likely.high)
    ]
    return _estimate(first, payer, other, tariff, rows, totals, unknowns)


def in_order(coverage: Coverage | Sequence[Coverage] | None) -> tuple[Coverage, Coverage | None]:
    """The first and the second coverage; refuses none, two first ones, no first one and orders we cannot price."""
    held = [coverage] if isinstance(coverage, Coverage) else list(coverage or ())
    if not held:
        says = "No coverage was given: choose one, or self-pay."
        raise refuse(Trouble.NO_COVERAGE, "coverage", says)
    primary = [each for each in held if each.order is Order.PRIMARY]
    second = [each for each in held if each.order is Order.SECONDARY]
    if len(primary) > 1:
        names = " and ".join(each.name or KINDS.get(type(each), "coverage") for each in primary)
        raise refuse(
            Trouble.TWO_PRIMARY, "coverage", f"Both {names} are marked to pay first: say which one does."
        )
    if not primary:
        raise refuse(Trouble.NO_PRIMARY, "coverage", "No coverage is marked to pay first.")
    if len(second) > 1 or (second and not isinstance(second[0], Medicare | PrivatePlan)):
        says = "Only one second coverage can be priced, and only Medicare or a private plan."
        raise refuse(Trouble.UNSUPPORTED_ORDER, "coverage", says)
    if second and isinstance(primary[0], SelfPay):
        raise refuse(Trouble.UNSUPPORTED_ORDER, "coverage", "Who pays oneself has no second coverage.")
    if second and isinstance(primary[0], Medicare) and isinstance(second[0], Medicare):
        raise refuse(Trouble.UNSUPPORTED_ORDER, "coverage", "Medicare cannot pay after itself.")
    return primary[0], second[0] if second else None


def payer_for(coverage: Coverage, tariff: Tariff, prices: PriceList) -> Payer:
    """The coverage ready to work."""
    return PAYERS[type(coverage)](coverage, tariff, prices)


def _divide(
    priced: Sequence[PricedPair],
    payer: Payer,
    other: Payer | None,
    case: Case,
    tariff: Tariff,
    *,
    explained: bool,
) -> list[Divided]:
    """Every priced visit shared in order of date; `explained` with its steps."""
    standing = payer.opening(priced[0].first.on, case)
    second_standing = other.opening(priced[0].first.on, case) if other else None
    found = []
    for pair in priced:
        visit = pair.first
        shared = payer.share(visit, standing, case)
        shares = shared.shares
        steps = payer.explain(visit, standing, shared) if explained else ()
        if other is not None and pair.second is not None and second_standing is not None:
            own = other.share(pair.second, second_standing, case)
            payment = second_payment(other, pair.second, own, visit, shares)
            shares, second_standing = add_second(shares, payment), own.after
            steps += second_steps(visit, shares, payment, tariff) if explained else ()
        standing = shared.after
        found.append(Divided(visit, shares, standing, second_standing, steps, shared.milestones))
    return found


def _paired(first: Sequence[PricedVisit], second: Sequence[PricedVisit] | None) -> list[PricedPair]:
    if second is None:
        return [PricedPair(visit, None) for visit in first]
    return [PricedPair(*pair) for pair in zip(first, second, strict=True)]


def _other_paths(
    visits: Sequence[DatedVisit],
    payer: Payer,
    other: Payer | None,
    tariff: Tariff,
    changes: Sequence[date],
    base: Sequence[PricedPair],
) -> Iterator[list[Decimal]]:
    """What the person may have paid after each visit when the unknown turns out otherwise than taken.

    Kind and harsh cases may trade places (a full supplement pays the deductible but not what Medicare keeps
    back), so the ends of the bracket are sought over all paths.
    """
    seconds: list[tuple[Payer | None, list[PricedVisit] | None]] = [(None, None)]
    if other is not None:
        seconds = [*_ways(other, visits, changes, [pair.second for pair in base if pair.second])]
    for (first, priced), (second, priced_second) in product(
        _ways(payer, visits, changes, [pair.first for pair in base]), seconds
    ):
        pairs = _paired(priced, priced_second)
        is_base = first == payer and second == other
        for case in Case:
            if not (is_base and case is Case.BASE):
                yield _running(_divide(pairs, first, second, case, tariff, explained=False))


def _ways(
    payer: Payer, visits: Sequence[DatedVisit], changes: Sequence[date], base: list[PricedVisit]
) -> list[tuple[Payer, list[PricedVisit]]]:
    """The payer as it may turn out, with all visits priced under it; `base` are those under the payer itself."""
    return [
        (each, base if each == payer else price_all(visits, each, changes, explained=False))
        for each in payer.variants()
    ]


def _running(divided: Sequence[Divided]) -> list[Decimal]:
    return list(accumulate(each.shares.person for each in divided))


def _row(divided: Divided) -> VisitRow:
    priced = divided.priced
    return VisitRow(
        on=priced.on,
        number=priced.number,
        name=priced.name,
        lines=priced.lines,
        charge=priced.charge,
        allowed=priced.allowed,
        shares=divided.shares,
        after=divided.after,
        second_after=divided.second_after,
        working=(*priced.working, *_sum_steps(priced, divided.shares), *divided.steps),
        milestones=divided.milestones,
        remarks=priced.remarks,
    )


def _sum_steps(priced: PricedVisit, shares: Shares) -> tuple[Step, ...]:
    """Charge and allowed amount of the visit as sums of its lines, and what is written off between them."""
    said = []
    if priced.charge is not None:
        parts = " + ".join(shown(line.charge) for line in priced.lines if line.charge is not None)
        said.append(
            ("charge", priced.charge, f"The clinic's charge for the visit: {parts} = {shown(priced.charge)}.")
        )
    for line in priced.lines:
        says = f"{line.code}: {shown(line.allowed)} allowed ({line.why})."
        said.append((f"allowed {line.code}", line.allowed, says))
    parts = " + ".join(shown(line.allowed) for line in priced.lines)
    said.append(("allowed", priced.allowed, f"Allowed for the visit: {parts} = {shown(priced.allowed)}."))
    if shares.written_off:
        says = f"{shown(shares.written_off)} of the charge is above what may be collected and is written off."
        said.append(("written_off", shares.written_off, says))
    return tuple(
        Step(gives, result, "visit-sum", priced.on, says, "arithmetic", Standing.FOUND)
        for gives, result, says in said
    )


def _estimate(
    coverage: Coverage,
    payer: Payer,
    other: Payer | None,
    tariff: Tariff,
    rows: tuple[VisitRow, ...],
    totals: Sequence[Total],
    unknowns: tuple[Unknown, ...],
) -> Estimate:
    steps = [step for row in rows for step in row.working]
    used = dict.fromkeys(step.source for step in steps)
    low, expected, high = totals
    return Estimate(
        coverage=KINDS[type(coverage)],
        title=payer.title if other is None else f"{payer.title}, then {other.title}",
        release=tariff.release,
        rows=rows,
        low=low,
        expected=expected,
        high=high,
        unknowns=(*unknowns, *_price_unknowns(rows), *_carried_unknowns(steps)),
        doubts=tuple(dict.fromkeys(step.doubt for step in steps if step.doubt)),
        remarks=(*payer.remarks, *(other.remarks if other else ())),
        sources=tuple(tariff.sources[key] for key in used if key in tariff.sources),
        notice=tariff.notice,
        working=tuple(
            _total_step(name, each) for name, each in zip(("low", "expected", "high"), totals, strict=True)
        ),
    )


def _carried_unknowns(steps: Sequence[Step]) -> tuple[Unknown, ...]:
    """Figures of a year that are missing, and which year's stand in."""
    said = dict.fromkeys(text for step in steps for text in step.carried)
    return tuple(
        Unknown("figures_missing", text, f"{text} The real amounts will differ a little.") for text in said
    )


def _price_unknowns(rows: Sequence[VisitRow]) -> tuple[Unknown, ...]:
    codes = dict.fromkeys(line.code for row in rows for line in row.lines if line.charge is None)
    if not codes:
        return ()
    says = f"The clinic's own price is not known for {', '.join(codes)}; a payer pays the lower of price and fee."
    return (Unknown("clinic_prices", "the payer's amount", says),)


def _total_step(name: str, total: Total) -> Step:
    says = (
        f"Over {total.visits} visits: allowed {shown(total.allowed)}, insurance pays "
        f"{shown(total.insurer_pays + total.other_insurer_pays)}, the person pays {shown(total.person_pays)}."
    )
    return Step(
        f"person_pays {name}", total.person_pays, "plan-sum", None, says, "arithmetic", Standing.FOUND
    )
