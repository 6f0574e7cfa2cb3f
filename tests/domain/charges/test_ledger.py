"""The ledger: legs that add up to zero, and what is open after whatever happens, in any order."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from synovia.domain.charges import ledger
from synovia.domain.charges.claims.content import Adjustment
from synovia.domain.charges.ledger import PATIENT, Account, Entry, Kind, LedgerProblem, Leg
from synovia.domain.charges.statement import by_account, rows_of, statement
from synovia.domain.terms.money import MoneyProblem, total

DAY = date(2026, 5, 4)
PAYERS = ("Blue Plan", "Second Plan", PATIENT)
AMOUNTS = st.decimals("0.01", "5000.00", places=2)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def dec(text: str) -> Decimal:
    return Decimal(text)


# Examples -----------------------------------------------------------------------------------------------------------


def test_a_charge_of_150_decided_by_the_plan_and_paid_by_the_patient() -> None:
    legs = [
        *ledger.charge("Blue Plan", dec("150.00")),
        *ledger.insurance_payment(
            "Blue Plan", dec("80.00"), [Adjustment("CO", "45", dec("50.00"))], dec("20.00")
        ),
        *ledger.patient_payment(dec("20.00")),
    ]
    assert ledger.sums(legs) == {
        (Account.REVENUE, "Blue Plan"): dec("-150.00"),
        (Account.CASH, "Blue Plan"): dec("80.00"),
        (Account.ADJUSTED, "Blue Plan"): dec("50.00"),
        (Account.CASH, PATIENT): dec("20.00"),
    }
    assert ledger.balance(legs).whole == 0


def test_what_the_clinic_says_of_an_adjustment_is_kept_in_the_payer_s_terms() -> None:
    legs = ledger.insurance_payment("P", dec("1.00"), [Adjustment("CO", "253", dec("0.02"))], dec("0.00"))
    assert [leg.note for leg in legs] == ["", "CO-253", ""]


@pytest.mark.parametrize("amount", [dec("10.005"), dec("NaN"), dec("Infinity"), 10.5, dec("10000000.01")])
def test_what_is_no_amount_in_dollars_and_cents_is_refused(amount: Decimal) -> None:
    with pytest.raises(MoneyProblem):
        Leg(Account.CASH, amount)


@pytest.mark.parametrize("amount", [dec("0.00"), dec("-1.00")])
def test_money_moves_forward_only(amount: Decimal) -> None:
    for build in (ledger.patient_payment, lambda sum_: ledger.charge("P", sum_)):
        with pytest.raises(LedgerProblem):
            build(amount)


def test_legs_that_do_not_add_up_are_no_entry() -> None:
    with pytest.raises(LedgerProblem, match=r"add up to \$0.01"):
        Entry(Kind.CHARGE, DAY, "k", (Leg(Account.CASH, dec("1.00")), Leg(Account.REVENUE, dec("-0.99"))))
    with pytest.raises(LedgerProblem, match="no money"):
        Entry(Kind.CHARGE, DAY, "k", ())


def test_a_reversal_is_not_reversed() -> None:
    entry = Entry(Kind.CHARGE, DAY, "k", ledger.charge("P", dec("1.00")))
    back = entry.reversal(key="r", on=DAY, why="Wrong")
    assert ledger.sums([*entry.legs, *back.legs]) == {}
    with pytest.raises(LedgerProblem, match="cannot be reversed"):
        back.reversal(key="rr", on=DAY, why="Again")


def test_an_entry_counts_on_its_day_or_today_when_its_month_is_closed() -> None:
    today, may = date(2026, 6, 10), date(2026, 5, 1)
    assert ledger.counted_on(DAY, today, []) == DAY
    assert ledger.counted_on(DAY, today, [may]) == today


# Laws ---------------------------------------------------------------------------------------------------------------


@given(paid=st.decimals("-900.00", "900.00", places=2), adjusted=st.lists(AMOUNTS, max_size=4), share=AMOUNTS)
def test_a_decision_settles_exactly_what_it_says(
    paid: Decimal, adjusted: list[Decimal], share: Decimal
) -> None:
    adjustments = [Adjustment("CO", "45", amount) for amount in adjusted]
    legs = ledger.insurance_payment("P", paid, adjustments, share)
    assert total(leg.amount for leg in legs) == 0
    assert ledger.balance(legs).by_payer.get("P", dec("0.00")) == -(paid + total(adjusted) + share)


class Account_of_one_patient(RuleBasedStateMachine):  # noqa: N801  read as a sentence in the report
    """Whatever is posted, replayed and reversed: every entry and every payer's debt stays in balance."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, Entry] = {}
        self.owed: dict[str, Decimal] = defaultdict(lambda: dec("0.00"))  # told apart, by hand

    def post(self, kind: Kind, legs: tuple[Leg, ...], on: date, **moves: Decimal) -> None:
        entry = Entry(kind, on, f"k{len(self.entries)}", legs)
        for _ in range(2):  # the second is a replay
            if entry.key not in self.entries:
                self.entries[entry.key] = entry
                for payer, amount in moves.items():
                    self.owed[payer] += amount

    @rule(payer=st.sampled_from(PAYERS), amount=AMOUNTS, on=DAYS)
    def charge(self, payer: str, amount: Decimal, on: date) -> None:
        self.post(Kind.CHARGE, ledger.charge(payer, amount), on, **{payer: amount})

    @rule(payer=st.sampled_from(PAYERS[:2]), paid=AMOUNTS, cut=AMOUNTS, share=AMOUNTS, on=DAYS)
    def decide(self, payer: str, paid: Decimal, cut: Decimal, share: Decimal, on: date) -> None:
        legs = ledger.insurance_payment(payer, paid, [Adjustment("CO", "45", cut)], share)
        self.post(Kind.INSURANCE_PAYMENT, legs, on, **{payer: -(paid + cut + share), PATIENT: share})

    @rule(payer=st.sampled_from(PAYERS[:2]), amount=AMOUNTS, on=DAYS)
    def take_back(self, payer: str, amount: Decimal, on: date) -> None:
        self.post(Kind.TAKEBACK, ledger.takeback(payer, amount), on, **{payer: amount})

    @rule(pair=st.permutations(PAYERS), amount=AMOUNTS, on=DAYS)
    def transfer(self, pair: list[str], amount: Decimal, on: date) -> None:
        legs = ledger.transfer(pair[0], pair[1], amount)
        self.post(Kind.TRANSFER, legs, on, **{pair[0]: -amount, pair[1]: amount})

    @rule(amount=AMOUNTS, on=DAYS)
    def pay(self, amount: Decimal, on: date) -> None:
        self.post(Kind.PATIENT_PAYMENT, ledger.patient_payment(amount), on, **{PATIENT: -amount})

    @rule(payer=st.sampled_from(PAYERS), amount=AMOUNTS, on=DAYS)
    def refund(self, payer: str, amount: Decimal, on: date) -> None:
        self.post(Kind.REFUND, ledger.refund(payer, amount), on, **{payer: amount})

    @rule(payer=st.sampled_from(PAYERS), amount=AMOUNTS, on=DAYS)
    def give_up(self, payer: str, amount: Decimal, on: date) -> None:
        self.post(Kind.WRITE_OFF, ledger.write_off(payer, amount, "Hardship"), on, **{payer: -amount})

    @rule(
        build=st.sampled_from([ledger.hold, ledger.settlement, ledger.reduction, ledger.release]),
        amount=AMOUNTS,
        on=DAYS,
    )
    def move_held(self, build: object, amount: Decimal, on: date) -> None:
        sign = {ledger.hold: -1, ledger.release: 1}.get(build, 0)  # type: ignore[call-overload]  # builders of one kind
        self.post(Kind.HOLD, build("letter", amount), on, **{PATIENT: sign * amount})  # type: ignore[operator]

    @precondition(lambda self: any(entry.kind is not Kind.REVERSAL for entry in self.entries.values()))
    @rule(data=st.data(), on=DAYS)
    def reverse(self, data: st.DataObject, on: date) -> None:
        done = {entry.reverses for entry in self.entries.values()}
        left = [
            entry
            for entry in self.entries.values()
            if entry.kind is not Kind.REVERSAL and entry.key not in done
        ]
        if not left:
            return
        entry = data.draw(st.sampled_from(left))
        back = entry.reversal(key=f"r-{entry.key}", on=on, why="Wrong")
        self.entries.setdefault(back.key, back)
        for payer, amount in ledger.balance(entry.legs).by_payer.items():
            self.owed[payer] -= amount

    @invariant()
    def the_books_add_up_to_zero(self) -> None:
        assert total(by_account(leg for entry in self.entries.values() for leg in entry.legs).values()) == 0

    @invariant()
    def every_payer_owes_what_was_told(self) -> None:
        found = ledger.balance(leg for entry in self.entries.values() for leg in entry.legs)
        assert dict(found.by_payer) == {payer: amount for payer, amount in self.owed.items() if amount}

    @invariant()
    def account_and_statement_end_where_the_balance_is(self) -> None:
        entries = sorted(self.entries.values(), key=lambda entry: entry.on)
        found = ledger.balance(leg for entry in entries for leg in entry.legs)
        rows = rows_of(entries)
        assert (rows[-1].balance, rows[-1].patient) == (found.whole, found.patient) if rows else not entries
        made = statement(entries, since=DAY, until=date(2026, 12, 31))
        assert made.closing == found.patient == made.aging.net
        assert (made.rows[-1].patient if made.rows else made.opening) == made.closing


Account_of_one_patient.TestCase.settings = hypothesis_settings(max_examples=50, stateful_step_count=30)
TestAccount = Account_of_one_patient.TestCase


@given(st.lists(st.tuples(DAYS, st.sampled_from(PAYERS), AMOUNTS), max_size=12), DAYS)
def test_a_statement_ends_where_the_next_one_begins(
    charges: list[tuple[date, str, Decimal]], cut: date
) -> None:
    entries = [
        Entry(Kind.CHARGE, on, str(index), ledger.charge(payer, amount))
        for index, (on, payer, amount) in enumerate(sorted(charges))
    ]
    first = statement(entries, since=date(2026, 1, 1), until=cut)
    second = statement(entries, since=cut + timedelta(days=1), until=date(2026, 12, 31))
    assert first.closing == second.opening
