"""Claims as chance makes them: any kind, any text in its free fields, any money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from synovia.domain.charges.claims.content import Adjustment, Attachment, Claim, ClaimLine, LineDecision, Name
from tests.exchange.x12 import examples

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
AMOUNTS = st.decimals(Decimal("0.00"), Decimal("9999.99"), places=2)
FREE_TEXT = st.text(max_size=120)
NAMES = st.builds(
    lambda letter, rest, first: Name(letter + rest, first), st.sampled_from("AÉØZ"), FREE_TEXT, FREE_TEXT
)
CODES = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-/ ", min_size=2, max_size=20).map(
    lambda code: "-".join(code.split()) or "X1"
)


@st.composite
def lines(draw: DrawFn, diagnoses: int) -> ClaimLine:
    """A line that points to some of the diagnoses."""
    return ClaimLine(
        code=draw(st.sampled_from(("97110", "97140", "97530", "97161", "G0283"))),
        units=Decimal(draw(st.integers(1, 9))),
        charge=draw(AMOUNTS),
        on=draw(DAYS),
        modifiers=tuple(
            draw(st.lists(st.sampled_from(("GP", "59", "KX", "CQ", "XU")), max_size=4, unique=True))
        ),
        pointers=tuple(draw(st.lists(st.integers(1, diagnoses), min_size=1, max_size=4, unique=True))),
        control_number=draw(CODES),
        note=draw(FREE_TEXT),
        place_of_service=draw(st.sampled_from(("", "11", "12", "10"))),
    )


@st.composite
def claims(draw: DrawFn) -> Claim:
    """A claim of one of the kinds, with everything in it that may vary."""
    claim = draw(st.sampled_from(examples.EVERY))()
    diagnoses = draw(
        st.lists(
            st.sampled_from(("M54.50", "M25.561", "S83.511A", "M62.81")), min_size=1, max_size=4, unique=True
        )
    )
    made = tuple(draw(st.lists(lines(len(diagnoses)), min_size=1, max_size=5)))
    claim = replace(
        claim,
        control_number=draw(CODES),
        patient=replace(claim.patient, name=draw(NAMES), birth_date=draw(DAYS)),
        diagnoses=tuple(diagnoses),
        lines=made,
        note=draw(FREE_TEXT),
        onset_on=draw(st.none() | DAYS),
        disabled_from=draw(st.none() | DAYS),
        disabled_through=draw(st.none() | DAYS),
        attachments=tuple(draw(st.lists(st.just(Attachment("OZ", "EL", "A1")), max_size=2))),
    )
    if not claim.others:
        return claim
    decided = tuple(draw(decisions(position)) for position in range(1, len(made) + 1))
    return replace(
        claim,
        others=(replace(claim.others[0], paid=draw(AMOUNTS), line_decisions=decided), *claim.others[1:]),
    )


@st.composite
def decisions(draw: DrawFn, position: int) -> LineDecision:
    """What an earlier payer decided on a line; it need not add up to be written."""
    given = st.builds(
        Adjustment, st.sampled_from(("CO", "PR", "OA")), st.sampled_from(("45", "1", "2", "97")), AMOUNTS
    )
    return LineDecision(
        position, draw(AMOUNTS), Decimal(1), tuple(draw(st.lists(given, max_size=4))), draw(DAYS)
    )


def claims_of_any_kind() -> SearchStrategy[list[Claim]]:
    """A batch of them."""
    return st.lists(claims(), min_size=3, max_size=8)
