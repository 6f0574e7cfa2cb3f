"""Claims as chance makes them: any kind, any text in its free fields, any money."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

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
    return st.lists(claims(), min_size=3, max_size=8, unique_by=lambda claim: claim.control_number)


ODD = st.sampled_from(
    (
        "",
        " ",
        "A",
        "z",
        "ZZ",
        "*",
        "A*B",
        "~",
        "A:B",
        "^",
        " A",
        "A  B",
        "é",
        "李",
        "\n",
        "\0",
        "X" * 99,
        "9" * 40,
    )
)
ODD_NUMBERS = st.sampled_from(
    ("0", "-1", "0.005", "1E+30", "1E-30", "NaN", "Infinity", "12345678901234567890")
)


@st.composite
def spoiled_claims(draw: DrawFn) -> Claim:
    """A claim in which one or two values, anywhere, are what no form expects."""
    claim: Claim = draw(st.sampled_from(examples.EVERY))()
    for _ in range(draw(st.integers(1, 2))):
        claim = draw(spoiled(claim))
    return claim


@st.composite
def spoiled(draw: DrawFn, value: Any) -> Any:
    """The value with one text, number or day in it replaced."""
    if is_dataclass(value) and not isinstance(value, type):
        named = [
            each.name for each in fields(value) if getattr(value, each.name) not in (None, (), False, True)
        ]
        chosen = draw(st.sampled_from(named))
        return replace(value, **{chosen: draw(spoiled(getattr(value, chosen)))})
    if isinstance(value, tuple) and value:
        place = draw(st.integers(0, len(value) - 1))
        return (*value[:place], draw(spoiled(value[place])), *value[place + 1 :])
    if isinstance(value, Decimal):
        return Decimal(draw(ODD_NUMBERS))
    if isinstance(value, date):
        return draw(st.sampled_from((date(1, 1, 1), date(1799, 12, 31), date(9999, 12, 31))))
    if isinstance(value, str) and type(value) is str:
        return draw(ODD)
    return draw(st.sampled_from((0, 99))) if type(value) is int else value
