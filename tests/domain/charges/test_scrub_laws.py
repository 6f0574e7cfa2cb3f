"""What holds for the checks of any claim, however spoiled."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.charges.claims.content import Claim, ClaimLine, Filing, Frequency
from synovia.domain.charges.claims.fixes import (
    DropLine,
    MergeLines,
    MoveUnits,
    SetUnits,
    SplitAssistant,
    apply_fix,
)
from synovia.domain.charges.claims.scrub import (
    Authorization,
    EarlierLine,
    Facts,
    GivenMinutes,
    PlanOfCare,
    Risk,
    Severity,
    risk_of,
)
from synovia.domain.terms.money import cents
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.claimed import DAY, DOCTOR, checked, claim

CODES = ("97110", "97112", "97140", "97124", "97530", "97150", "97161", "97164", "97035", "97010", "97014", "98943", "20560", "99999")  # fmt: skip
days = st.sampled_from([DAY, DAY + timedelta(days=2), date(2024, 2, 29), date(1949, 5, 1)])
modifiers = st.lists(
    st.sampled_from(["GP", "GO", "CQ", "KX", "59", "XS", "GA", "GY", "76", "22"]), max_size=5
).map(tuple)


@st.composite
def lines(draw: st.DrawFn) -> ClaimLine:
    """A line of any code, day, units and modifiers, priced in cents."""
    units = draw(st.integers(1, 9))
    return ClaimLine(
        draw(st.sampled_from(CODES)),
        Decimal(units),
        Decimal(draw(st.integers(1, 30_000))).scaleb(-2),
        draw(days),
        modifiers=draw(modifiers),
        pointers=draw(st.sampled_from([(1,), (2,), (), (1, 1), (1, 2), (3,)])),
        minutes=draw(st.sampled_from([None, 7, 8, 15, 23, 30, 53])),
        allowed=draw(st.sampled_from([None, Decimal("29.06"), Decimal("900.00")])),
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim of a few such lines to any kind of payer."""
    return replace(
        claim(*draw(st.lists(lines(), min_size=1, max_size=5)), filing=draw(st.sampled_from(Filing))),
        diagnoses=draw(st.sampled_from([("M54.50",), ("M54.5",), ("M54.50", "M62.81"), ("ZZZ",)])),
        referring=draw(st.sampled_from([None, DOCTOR])),
        frequency=draw(st.sampled_from(Frequency)),
    )


given_minutes = st.builds(
    GivenMinutes,
    st.sampled_from(CODES[:5]),
    st.just(DAY),
    st.sampled_from([0, 7, 15, 22, 38]),
    st.sampled_from([0, 7, 15, 23]),
)
earlier_lines = st.builds(
    EarlierLine, st.sampled_from(CODES), days, st.just(Decimal(1)), modifiers, st.just("HPT-2026-00003")
)
facts = st.builds(
    Facts,
    today=st.sampled_from([DAY + timedelta(days=2), DAY + timedelta(days=400)]),
    therapy_used=st.sampled_from([None, Decimal(0), Decimal("2450.00"), Decimal("2999.00")]),
    authorization=st.sampled_from(
        [None, Authorization("A-1"), Authorization("A-1", visits=1, units=Decimal(3))]
    ),
    plan=st.sampled_from([None, PlanOfCare(DAY, signed_on=DAY, certifier=DOCTOR), PlanOfCare(DAY)]),
    earlier=st.one_of(st.none(), st.lists(earlier_lines, max_size=2).map(tuple)),
    minutes=st.lists(given_minutes, max_size=3).map(tuple),
    separate=st.sampled_from([None, frozenset[str](), frozenset({"97110", "97140"})]),
)


@given(claims(), facts)
def test_every_objection_is_told_in_full_with_a_known_source(spoiled: Claim, known: Facts) -> None:
    for each in checked(spoiled, facts=known):
        assert each.says.endswith((".", "?", "…"))
        assert each.why
        assert each.where
        assert each.source in tariffs().sources
        assert each.line is None or 0 <= each.line < len(spoiled.lines)


@given(claims(), facts)
def test_every_mending_takes_its_objection_away(spoiled: Claim, known: Facts) -> None:
    before = checked(spoiled, facts=known)
    for each in before:
        if each.fix is not None:
            after = checked(apply_fix(spoiled, each.fix), facts=known)
            assert Counter(one.key for one in after)[each.key] < Counter(one.key for one in before)[each.key]


@given(claims(), facts)
def test_money_moves_only_where_a_mending_says_so_and_stays_in_cents(spoiled: Claim, known: Facts) -> None:
    for each in checked(spoiled, facts=known):
        if each.fix is None:
            continue
        mended = apply_fix(spoiled, each.fix)
        assert all(line.charge == cents(line.charge) for line in mended.lines)
        if not isinstance(each.fix, DropLine | SetUnits | MoveUnits):
            assert mended.charge == spoiled.charge
        if isinstance(each.fix, MergeLines | SplitAssistant | MoveUnits):
            assert sum(line.units for line in mended.lines) == sum(line.units for line in spoiled.lines)


@given(claims(), facts)
def test_risk_is_high_exactly_while_something_blocks(spoiled: Claim, known: Facts) -> None:
    found = checked(spoiled, facts=known)
    risk = risk_of(found)
    assert (risk.risk is Risk.HIGH) == any(each.severity is Severity.BLOCKS for each in found)
    assert risk.count + risk.told == len(found)
    assert list(found) == sorted(found, key=lambda each: tuple(Severity).index(each.severity))
