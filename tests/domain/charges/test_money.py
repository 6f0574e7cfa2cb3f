"""Money is exact: what people write is read or refused, never rounded in silence."""

from decimal import Decimal

import pytest

from synovia.domain.terms.money import MoneyProblem, apportion, cents, dollars, percent, shown, total


@pytest.mark.parametrize(
    ("written", "read"),
    [("28.50", "28.50"), ("$1,234.5", "1234.50"), (" 7 ", "7.00"), (12, "12.00"), (Decimal("0.10"), "0.10")],
)
def test_amounts_as_people_write_them(written: Decimal | int | str, read: str) -> None:
    assert str(dollars(written)) == read


@pytest.mark.parametrize(
    "written", ["10.005", "-1", "NaN", "Infinity", "ten", "", "1e9", True, 10.5, None, "10000000.01"]
)
def test_what_is_not_an_amount_is_refused(written: str) -> None:
    with pytest.raises(MoneyProblem):
        dollars(written)


def test_half_a_cent_rounds_up() -> None:
    assert cents(Decimal("0.125")) == Decimal("0.13")
    assert cents(Decimal("2.675")) == Decimal("2.68")


def test_an_amount_divides_without_losing_a_cent() -> None:
    assert apportion(Decimal("100.00"), [Decimal(1)] * 3) == (
        Decimal("33.33"),
        Decimal("33.34"),
        Decimal("33.33"),
    )
    assert apportion(Decimal("5.00"), [Decimal(0), Decimal(0)]) == (Decimal("5.00"), Decimal("0.00"))


def test_amounts_and_shares_as_americans_read_them() -> None:
    assert shown(Decimal("1234.5")) == "$1,234.50"
    assert shown(Decimal(-3)) == "−$3.00"
    assert [percent(Decimal(share)) for share in ("0.20", "0.125", "1", "0")] == [
        "20%",
        "12.5%",
        "100%",
        "0%",
    ]


def test_nothing_adds_up_to_nothing() -> None:
    assert total([]) == Decimal("0.00")
