"""How the worked examples are put to the arithmetic: through what the pages use."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from synovia.domain.charges import PlannedCare, PlannedVisit, PriceList, ServiceLine, UnitRule
from synovia.domain.charges.coverage import Case, Payer, PricedLine, PricedVisit, Shares
from synovia.domain.charges.lines import count_lines
from synovia.domain.charges.plan import DatedVisit
from synovia.knowledge.tariff_tables import tariffs

NO_PRICES = PriceList()
ANY_DAY = date(2026, 3, 2)


def shared_in_order(
    payer: Payer, allowed: Sequence[Decimal], first_day: date, charge: Decimal | None = None
) -> list[Shares]:
    """Visits with these allowed amounts, a day apart, shared one after the other."""
    standing, found = payer.opening(first_day, Case.BASE), []
    for number, amount in enumerate(allowed, start=1):
        lines = (PricedLine("97110", 15, 1, charge, amount, "the fee"),)
        shared = payer.share(
            PricedVisit(first_day + timedelta(days=number), number, "", lines), standing, Case.BASE
        )
        standing = shared.after
        found.append(shared.shares)
    return found


def by_both(
    given: Sequence[Sequence[str | int]], rule: UnitRule = UnitRule.CMS
) -> dict[str, tuple[int, int]]:
    """Units without and with the assistant's mark, from (code, therapist's minutes, assistant's minutes)."""
    lines = tuple(
        ServiceLine(str(code), int(therapist) + int(assistant), assistant_minutes=int(assistant))
        for code, therapist, assistant in given
    )
    counted, _ = count_lines(DatedVisit(ANY_DAY, lines), tariffs(), rule)
    return {line.code: (line.units - line.marked, line.marked) for line in counted}


def one_visit(on: date, *services: tuple[str, int]) -> PlannedCare:
    """A single visit of these codes and minutes; no minutes for an untimed one."""
    return PlannedCare(
        (PlannedVisit(tuple(ServiceLine(code, spent or None) for code, spent in services), on=on),)
    )
