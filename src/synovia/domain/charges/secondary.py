"""Two coverages on one visit: what the second one pays of what the first leaves.

Sources: 42 CFR 411.33(a)(1) for Medicare as second payer, 42 CFR 424.55(b) and Noridian ("Payment calculation examples":
Medicare's allowable decides what the patient owes) for what it leaves; standard and non-duplicating coordination recalled.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from synovia.domain.charges.coverage import Payer, PricedVisit, Shared, Shares
from synovia.domain.charges.medicare import MedicarePayer, Participation
from synovia.domain.charges.private_plan import PrivatePayer, Secondary
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO, cents, shown

MEDICARE_SECOND: Final = "medicare-second"


@dataclass(frozen=True, slots=True)
class SecondPayment:
    """What the second coverage pays, what a law withholds from it, what then nobody owes, and why: sentence and rule."""

    paid: Decimal
    withheld: Decimal
    says: str
    given_up: Decimal = ZERO
    rule: str = "coordination"


def medicare_second(
    *,
    charge: Decimal,
    primary_allowed: Decimal,
    primary_paid: Decimal,
    medicare_fee: Decimal,
    medicare_alone: Decimal,
    obligated: Decimal | None = None,
) -> Decimal:
    """What Medicare pays second: the lowest of three differences, never below zero.

    `medicare_alone` is what Medicare would pay as the only payer; `obligated` is the amount the clinic must
    accept from the first payer as payment in full, when lower than its charge.
    """
    first = (charge if obligated is None else min(charge, obligated)) - primary_paid
    third = max(primary_allowed, medicare_fee) - primary_paid
    return max(ZERO, min(first, medicare_alone, third))


def second_payment(
    second: Payer, priced: PricedVisit, own: Shared, first: PricedVisit, shares: Shares
) -> SecondPayment:
    """What the second coverage pays of a visit the first has shared; `priced` and `own` are as if it were alone."""
    if isinstance(second, MedicarePayer):
        return _by_medicare(second, priced, own, first, shares)
    duplicates = not (
        isinstance(second, PrivatePayer) and second.coverage.as_secondary is Secondary.NON_DUPLICATION
    )
    benefit = own.shares.insurer
    open_part = benefit if duplicates else max(ZERO, benefit - shares.insurer)
    paid = min(open_part, shares.person)
    how = "up to its own benefit" if duplicates else "only what its own benefit exceeds the first payment by"
    says = f"{second.title} pays second, {how} ({shown(benefit)} alone): {shown(paid)} of the {shown(shares.person)} left."
    return SecondPayment(paid, ZERO, says)


def add_second(shares: Shares, payment: SecondPayment) -> Shares:
    """The shares with the second payment taken off the person's."""
    return replace(
        shares,
        other_insurer=shares.other_insurer + payment.paid - payment.withheld,
        withheld=shares.withheld + payment.withheld,
        written_off=shares.written_off + payment.given_up,
        person=shares.person - payment.paid - payment.given_up,
    )


def second_steps(
    priced: PricedVisit, shares: Shares, payment: SecondPayment, tariff: Tariff
) -> tuple[Step, ...]:
    """The second payment and what it leaves the person."""
    origin = tariff.rules[payment.rule]
    said = [
        ("other_insurer_pays", shares.other_insurer, payment.says),
        ("person_pays", shares.person, f"After both, the person pays {shown(shares.person)}."),
    ]
    if payment.withheld:
        says = f"{shown(payment.withheld)} of the second payment is kept back by law (sequestration)."
        said.insert(1, ("withheld", shares.withheld, says))
    return tuple(
        Step(gives, result, "second-payer", priced.on, says, origin.source, origin.standing)
        for gives, result, says in said
    )


def _by_medicare(
    second: MedicarePayer, priced: PricedVisit, own: Shared, first: PricedVisit, shares: Shares
) -> SecondPayment:
    billed = first.allowed if first.charge is None else first.charge
    before = shares.insurer + shares.other_insurer
    owed = medicare_second(
        charge=billed,
        primary_allowed=first.covered,
        primary_paid=before,
        medicare_fee=priced.covered,
        medicare_alone=own.figures["before_sequestration"],
        obligated=billed - shares.written_off,
    )
    owed = min(owed, shares.person)
    withheld = cents(owed * second.tariff.medicare.sequestration.on(priced.on).value)
    assigned = second.coverage.participation is not Participation.NOT_ASSIGNED
    most = priced.allowed if assigned or priced.charge is None else priced.charge
    given_up = max(ZERO, shares.person - owed - max(ZERO, most - before - owed))
    says = (
        f"Medicare pays second: the lowest of what is left of the bill, its own payment alone "
        f"({shown(own.figures['before_sequestration'])}) and what is left of the higher allowed amount: {shown(owed)}."
    )
    if given_up:
        says += f" With Medicare the clinic may collect {shown(most)} in all, so {shown(given_up)} is owed by nobody."
    supplement = second.by_supplement(own.figures["deductible"], own.figures["coinsurance"])
    supplement = min(supplement, shares.person - owed - given_up)
    if supplement:
        says += f" The supplement pays {shown(supplement)} of the rest."
    # Without assignment Medicare pays the person, so what the law withholds falls on the person.
    paid, withheld = (owed, withheld) if assigned else (owed - withheld, ZERO)
    return SecondPayment(paid + supplement, withheld, says, given_up, MEDICARE_SECOND)
