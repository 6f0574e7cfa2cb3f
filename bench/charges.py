"""Money in-process: the estimate of a course of visits, the pricing of claim lines, the checks of claims."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from bench.rows import Options, Row, percentile, summary, timed

if TYPE_CHECKING:
    from synovia.domain.charges import Coverage, PlannedCare

VISITS = 24
ESTIMATES = 60
ESTIMATE_GOAL = 10  # milliseconds
LINES = 100_000
PRICING_GOAL = 20  # seconds, on one core
CLAIMS = 1_000
START = date(2026, 10, 5)


def measure(options: Options) -> Iterator[Row]:
    """Estimates under five coverages, then lines, then claims; one thread throughout."""
    yield from _estimates()
    yield _lines()
    yield _scrubbed()


def _estimates() -> Iterator[Row]:
    """A plan of 24 visits over the turn of a year, accumulators moving with every visit."""
    from synovia.domain.charges import PriceList, estimate
    from synovia.knowledge.tariff_tables import tariffs

    tariff, care = tariffs(), _care()
    prices = PriceList(dict(tariff.sample_prices))
    for name, coverage in _coverages(dict(tariff.sample_prices)).items():
        run = partial(estimate, care, coverage, tariff, prices=prices)
        wall = timed(run, ESTIMATES)
        # Judged without the time other programs of this machine took away in between.
        own = timed(run, ESTIMATES, clock=time.thread_time)
        figures = {"by the wall's clock p50": f"{percentile(wall, 50):.1f} ms"}
        what = f"estimate of {VISITS} visits, {name}, processor time"
        yield summary(what, own, p95_goal=ESTIMATE_GOAL, **figures)


def _care() -> PlannedCare:
    """Twice a week from October to the end of the year: an evaluation, then exercise and manual treatment."""
    from synovia.domain.charges import PlannedCare, PlannedVisit, ServiceLine, VisitRange

    first = (ServiceLine("97161"), ServiceLine("97140", 15), ServiceLine("97110", 15))
    usual = (
        ServiceLine("97110", 23, assistant_minutes=8),
        ServiceLine("97112", 12),
        ServiceLine("97140", 15),
    )
    visits = tuple(
        PlannedVisit(usual if number else first, on=START + timedelta(days=number * 7 // 2))
        for number in range(VISITS)
    )
    return PlannedCare(visits, likely=VisitRange(12, 18, VISITS))


def _coverages(rates: dict[str, Decimal]) -> dict[str, Coverage]:
    """Five coverages, one of each kind, with something used of their year."""
    from synovia.domain.charges import Medicare, SelfPay, WorkersCompensation

    return {
        "Medicare": Medicare(
            locality="04412-11", deductible_left=Decimal("120.00"), therapy_used=Decimal("2000.00")
        ),
        "private plan": _plan(rates),
        "workers' compensation": WorkersCompensation(state="TX", accepted=True, locality="04412-11"),
        "personal injury": _injury(),
        "self-pay": SelfPay(discount=Decimal("0.25")),
    }


def _plan(rates: dict[str, Decimal]) -> Coverage:
    from synovia.domain.charges import CodeRates, Coinsurance, PrivatePlan, UnitRule

    return PrivatePlan(
        benefit=Coinsurance(Decimal("0.20")),
        rates=CodeRates(rates),
        unit_rule=UnitRule.CMS,
        deductible=Decimal("1500.00"),
        deductible_left=Decimal("600.00"),
        out_of_pocket_max=Decimal("4000.00"),
        out_of_pocket_left=Decimal("2500.00"),
        visit_limit=30,
        visits_used=12,
    )


def _injury() -> Coverage:
    from synovia.domain.charges import MedPay, NoFault, PersonalInjury

    return PersonalInjury(
        no_fault=NoFault(state="FL", used=Decimal("0.00"), emergency_condition=True, first_care_on=START),
        med_pay=MedPay(limit=Decimal("1000.00"), used=Decimal("0.00")),
        letter_of_protection=True,
        accident_on=START,
    )


def _lines() -> Row:
    """Claim lines priced under Medicare with their working, four a day."""
    from synovia.domain.charges import Medicare, PriceList, ServiceLine
    from synovia.domain.charges.medicare import MedicarePayer
    from synovia.domain.charges.plan import DatedVisit
    from synovia.knowledge.tariff_tables import tariffs

    tariff = tariffs()
    payer = MedicarePayer(Medicare(locality="04412-11"), tariff, PriceList(dict(tariff.sample_prices)))
    codes = ("97110", "97112", "97116", "97140", "97530", "97535", "97035", "97113")
    visits = [
        DatedVisit(
            date(2025, 1, 2) + timedelta(days=number % 700),
            tuple(
                ServiceLine(codes[(number + place) % len(codes)], 8 + (number * 7 + place * 5) % 30)
                for place in range(4)
            ),
        )
        for number in range(LINES // 4)
    ]
    start = time.thread_time()
    total = sum((payer.price(visit, 1).allowed for visit in visits), Decimal(0))
    seconds = time.thread_time() - start
    return Row(
        f"price {LINES:,} claim lines with their working, processor time",
        p50=seconds * 1000,
        figures={"lines/s": f"{LINES / seconds:,.0f}", "allowed": f"{total:,.2f}"},
        goal=f"≤ {PRICING_GOAL} s",
        met=seconds <= PRICING_GOAL,
    )


def _scrubbed() -> Row:
    """Claims of four lines through every check."""
    from synovia.domain.charges.claims.scrub import scrub
    from synovia.knowledge.diagnoses import diagnoses
    from synovia.knowledge.tariff_tables import tariffs
    from tests.domain.charges.claimed import FACTS, MEDICARE, claim, line

    tariff, listed = tariffs(), diagnoses()
    claims = [
        claim(
            line("97110", 1 + number % 3, 15 + number % 20),
            line("97140", 1, 15),
            line("97112", 1, 8 + number % 10),
            line("97530", 1, 15, *(("KX",) if number % 5 == 0 else ())),
            control_number=f"HPT-{number:08}",
        )
        for number in range(CLAIMS)
    ]
    start = time.thread_time()
    found = sum(len(scrub(each, MEDICARE, tariff, listed, facts=FACTS)) for each in claims)
    seconds = time.thread_time() - start
    figures = {"claims/s": f"{CLAIMS / seconds:,.0f}", "objections": str(found)}
    return Row(f"check {CLAIMS:,} claims, processor time", p50=seconds * 1000, figures=figures)
