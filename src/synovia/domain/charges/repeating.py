"""Visits priced once for all days between two changes of the published figures.

Most visits of a plan hold the same services. What a payer makes of them depends on the day only through dated figures,
so one visit's price is every equal visit's until any figure of the tariff changes; only the day is written anew.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from synovia.domain.charges.coverage import Payer, PricedVisit
from synovia.domain.charges.plan import DatedVisit
from synovia.domain.charges.problems import ChargeProblem, Problem, refuse_all
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.timeline import Timeline
from synovia.domain.charges.working import Step

NEXT = timedelta(days=1)


def price_all(
    visits: Sequence[DatedVisit], payer: Payer, changes: Sequence[date], *, explained: bool = True
) -> list[PricedVisit]:
    """All visits priced; every refusal of every visit is raised together.

    `changes` are the days from `change_days`; without `explained` the working is left out.
    """
    known: dict[object, PricedVisit] = {}
    priced: list[PricedVisit] = []
    problems: list[Problem] = []
    for number, visit in enumerate(visits, start=1):
        # The first visit may have a price of its own.
        key = (visit.lines, visit.name, bisect_right(changes, visit.on), number == 1)
        try:
            if key not in known:
                known[key] = payer.price(visit, number)
            priced.append(_on_day(known[key], visit.on, number, explained=explained))
        except ChargeProblem as problem:
            problems += problem.problems
    refuse_all(problems)
    return priced


def change_days(tariff: Tariff, first: date, last: date) -> list[date]:
    """The days after the first up to the last from which any figure of the tariff may be another one."""
    found = {date(year, 1, 1) for year in range(first.year + 1, last.year + 1)}
    for timeline in _timelines(tariff):
        for period in timeline.periods:
            found.add(period.starts)
            found.update(_after(period.ends), _after(period.carried_through))
    for edits in tariff.pair_edits.values():
        for edit in edits:
            found.update(_after(edit.ended_on), () if edit.starts_on is None else (edit.starts_on,))
    return sorted(day for day in found if first < day <= last)


def _timelines(tariff: Tariff) -> Iterator[Timeline[Any]]:
    medicare = tariff.medicare
    for name in medicare.__slots__:
        yield getattr(medicare, name)
    yield tariff.unit_maxima
    for state in tariff.states.values():
        yield from state.factors.values()


def _after(day: date | None) -> tuple[date, ...]:
    return () if day is None or day == date.max else (day + NEXT,)


def _on_day(priced: PricedVisit, on: date, number: int, *, explained: bool) -> PricedVisit:
    if priced.on == on:
        return priced
    working = tuple([_step_on(step, on) for step in priced.working]) if explained else ()
    return PricedVisit(on, number, priced.name, priced.lines, working, priced.remarks)


def _step_on(step: Step, on: date) -> Step:
    """The step with another day; written out, as this runs for every step of every visit."""
    return Step(
        step.gives,
        step.result,
        step.rule,
        on if step.on is not None else None,
        step.says,
        step.source,
        step.standing,
        step.figures,
        step.doubt,
        step.carried,
    )
