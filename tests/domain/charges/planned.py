"""Plans and coverages for the tests of charges: a plain one by hand, and any at all for the laws."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from synovia.domain.charges import (
    NO_LIMIT,
    CodeRates,
    Coinsurance,
    Copay,
    Coverage,
    Estimate,
    Medicare,
    MedicareShare,
    MedPay,
    NoFault,
    OverLimit,
    Participation,
    PersonalInjury,
    PlannedCare,
    PlannedVisit,
    PriceList,
    PrivatePlan,
    SelfPay,
    ServiceLine,
    Supplement,
    UnitRule,
    VisitRange,
    VisitRate,
    WorkersCompensation,
)
from synovia.domain.charges.coverage import Happening
from synovia.knowledge.tariff_tables import tariffs

TIMED = ("97110", "97112", "97116", "97140", "97530", "97535", "97035")
UNTIMED = ("97161", "97164", "97012", "G0283", "98940", "97010")
PRICES = PriceList(dict(tariffs().sample_prices))
MONDAY = date(2026, 3, 2)


def visits(*days: date, lines: Sequence[ServiceLine] = (ServiceLine("97110", 30),)) -> PlannedCare:
    """The same visit on each of these days."""
    return PlannedCare(tuple(PlannedVisit(tuple(lines), on=day) for day in days))


def weekly_visits(count: int, *, starts_on: date = MONDAY, minutes: int = 30) -> PlannedCare:
    """That many visits of therapeutic exercise, a week apart."""
    return visits(
        *(starts_on + timedelta(weeks=week) for week in range(count)), lines=(ServiceLine("97110", minutes),)
    )


FIRST = (ServiceLine("97161"), ServiceLine("97140", 15), ServiceLine("97110", 15))
USUAL = (ServiceLine("97110", 30), ServiceLine("97140", 15))
MONDAYS = [date(2025, 6, 2) + timedelta(weeks=week) for week in range(4)]
CARE = PlannedCare(
    tuple(PlannedVisit(USUAL if number else FIRST, on=day) for number, day in enumerate(MONDAYS)),
    likely=VisitRange(2, 3, 4),
)
PLAN = PrivatePlan(
    benefit=Coinsurance(Decimal("0.20")),
    rates=VisitRate(Decimal("95.00")),
    unit_rule=UnitRule.CMS,
    deductible=Decimal("300.00"),
    deductible_left=Decimal("100.00"),
    out_of_pocket_max=Decimal("2000.00"),
    out_of_pocket_left=Decimal("2000.00"),
    visit_limit=NO_LIMIT,
    authorised_visits=NO_LIMIT,
)


def person(result: Estimate) -> list[str]:
    """What the person pays, visit by visit."""
    return [str(row.person_pays) for row in result.rows]


def happenings(result: Estimate) -> list[tuple[Happening, int]]:
    """What happens, and with which visit."""
    return [(each.happening, each.visit) for each in result.milestones]


amounts = st.integers(0, 400_000).map(lambda cents: Decimal(cents).scaleb(-2))
small_amounts = st.integers(0, 9_000).map(lambda cents: Decimal(cents).scaleb(-2))
shares = st.integers(0, 100).map(lambda percent: Decimal(percent).scaleb(-2))
minutes = st.integers(0, 60)


@st.composite
def services(draw: st.DrawFn) -> tuple[ServiceLine, ...]:
    """One to five services of a visit, some by an assistant, some not timed."""
    timed = draw(st.lists(st.tuples(st.sampled_from(TIMED), minutes), min_size=1, max_size=4))
    lines = [ServiceLine(code, spent, assistant_minutes=draw(st.integers(0, spent))) for code, spent in timed]
    extra = draw(st.sampled_from([*UNTIMED, ""]))
    return (*lines, ServiceLine(extra)) if extra else tuple(lines)


@st.composite
def plans(draw: st.DrawFn, *, most: int = 8) -> PlannedCare:
    """A plan of a few visits that may run over the end of a year."""
    start = draw(st.dates(date(2025, 1, 1), date(2026, 12, 28)))
    days = sorted(draw(st.sets(st.integers(0, 120), min_size=1, max_size=most)))
    each = [PlannedVisit(draw(services()), on=start + timedelta(days=day)) for day in days]
    low = draw(st.integers(1, len(each)))
    expected = draw(st.integers(low, len(each)))
    return PlannedCare(tuple(each), likely=VisitRange(low, expected, len(each)))


def maybe(known: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Decimal | None]:
    """Known or not known."""
    return st.one_of(st.none(), known)


@st.composite
def medicares(draw: st.DrawFn) -> Medicare:
    """Medicare with any state of the year."""
    return Medicare(
        locality=draw(st.sampled_from(["national", "04412-11", "01182-18"])),
        deductible_left=draw(maybe(st.integers(0, 25_700).map(lambda cents: Decimal(cents).scaleb(-2)))),
        therapy_used=draw(maybe(amounts)),
        supplement=draw(st.sampled_from(Supplement)),
        participation=draw(st.sampled_from(Participation)),
    )


@st.composite
def private_plans(draw: st.DrawFn) -> PrivatePlan:
    """A private plan with any benefit, any rates and anything unknown."""
    after = draw(st.booleans())
    copay = small_amounts.map(lambda amount: Copay(amount, after))
    coinsurance = shares.map(lambda share: Coinsurance(share, after))
    rates = st.one_of(
        st.builds(VisitRate, small_amounts),
        st.builds(MedicareShare, st.sampled_from([Decimal("0.9"), Decimal("1.25")])),
        st.fixed_dictionaries(dict.fromkeys((*TIMED, *UNTIMED), small_amounts)).map(CodeRates),
    )
    deductible, maximum = draw(maybe(amounts)), draw(maybe(amounts))
    return PrivatePlan(
        benefit=draw(st.one_of(copay, coinsurance)),
        rates=draw(rates),
        unit_rule=draw(st.sampled_from([None, *UnitRule])),
        in_network=draw(st.booleans()),
        balance_billed=draw(st.booleans()),
        deductible=deductible,
        deductible_left=None if deductible is None or draw(st.booleans()) else deductible / 2 // 1,
        out_of_pocket_max=maximum if maximum is not None else NO_LIMIT,
        out_of_pocket_left=None if maximum is None or draw(st.booleans()) else maximum // 1,
        visit_limit=draw(st.sampled_from([None, NO_LIMIT, 0, 3, 20])),
        visits_used=draw(st.sampled_from([None, 0, 2])),
        authorised_visits=draw(st.sampled_from([None, NO_LIMIT, 0, 4])),
        over_limit=draw(st.sampled_from(OverLimit)),
        plan_year_month=draw(st.integers(1, 12)),
    )


@st.composite
def injuries(draw: st.DrawFn) -> PersonalInjury:
    """An accident with any mixture of covers."""
    no_fault = NoFault(
        state="FL",
        used=draw(maybe(amounts)),
        emergency_condition=draw(st.sampled_from([None, True, False])),
        first_care_on=draw(st.sampled_from([None, date(2025, 1, 2), date(2025, 1, 30)])),
    )
    return PersonalInjury(
        no_fault=draw(st.sampled_from([None, no_fault])),
        med_pay=draw(st.one_of(st.none(), st.builds(MedPay, limit=amounts, used=maybe(amounts)))),
        letter_of_protection=draw(st.sampled_from([None, True, False])),
        accident_on=date(2025, 1, 1),
    )


work_injuries = st.builds(
    WorkersCompensation,
    state=st.just("TX"),
    accepted=st.sampled_from([None, True]),
    authorised_visits=st.sampled_from([None, NO_LIMIT, 0, 3]),
    locality=st.sampled_from(["national", "04412-11"]),
)
self_payers = st.builds(SelfPay, discount=shares, visit_price=maybe(small_amounts))
coverages: st.SearchStrategy[Coverage] = st.one_of(
    medicares(), private_plans(), work_injuries, injuries(), self_payers
)
