"""What a family shares under one policy: its deductible and its out-of-pocket maximum beside each person's own.

Embedded: a person is done with the deductible at the person's own amount or the family's, whichever comes first.
Aggregate: only the family's amount counts. Source: how plan summaries tell it (recalled).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from synovia.domain.charges.coverage import Accumulators, Case, Unknown
from synovia.domain.charges.plan import money_problems
from synovia.domain.charges.problems import Problem, Trouble
from synovia.domain.terms.money import ZERO, shown


@dataclass(frozen=True, slots=True)
class Family:
    """The yearly amounts of all people on the policy and what is left of them; None means not known or none.

    `aggregate` says that the person's own deductible does not count at all.
    """

    deductible: Decimal | None = None
    deductible_left: Decimal | None = None
    out_of_pocket_max: Decimal | None = None
    out_of_pocket_left: Decimal | None = None
    aggregate: bool = False

    def problems(self) -> list[Problem]:
        """Amounts that are not money, or more left than the whole year has."""
        found = []
        for name in ("deductible", "deductible_left", "out_of_pocket_max", "out_of_pocket_left"):
            found += money_problems(getattr(self, name), f"coverage.family.{name}")
        if found:
            return found
        for left, yearly, name in (
            (self.deductible_left, self.deductible, "deductible_left"),
            (self.out_of_pocket_left, self.out_of_pocket_max, "out_of_pocket_left"),
        ):
            if left is not None and yearly is not None and left > yearly:
                says = f"{shown(left)} left is more than the family's whole {shown(yearly)}."
                found.append(Problem(Trouble.BAD_MONEY, f"coverage.family.{name}", says))
        return found

    def unknowns(self, *, uses_deductible: bool) -> list[Unknown]:
        """Yearly amounts whose rest is not known."""
        asked = [(self.out_of_pocket_max, self.out_of_pocket_left, "out-of-pocket maximum")]
        if uses_deductible:
            asked.insert(0, (self.deductible, self.deductible_left, "deductible"))
        return [
            Unknown(
                f"family_{name.replace('-', '_').replace(' ', '_')}_left",
                f"{shown(yearly)}, nothing used yet",
                f"We do not know how much of the family's {shown(yearly)} {name} is already used.",
            )
            for yearly, left, name in asked
            if yearly is not None and left is None
        ]


def rest_of(yearly: Decimal | None, left: Decimal | None, case: Case) -> Decimal | None:
    """What is left of a family's amount at the start: as stated, or all of it, or none of it in the kindest case."""
    if left is not None or yearly is None:
        return left
    return ZERO if case is Case.LEAST else yearly


def deductible_open(start: Accumulators, family: Family | None) -> Decimal | None:
    """What may still fall to the deductible for this person; None when no amount is known."""
    own = None if family is not None and family.aggregate else start.deductible_left
    return least((own, start.family_deductible_left))


def least(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """The smallest known amount, None when none is known."""
    return min((amount for amount in amounts if amount is not None), default=None)


def less(amount: Decimal | None, by: Decimal) -> Decimal | None:
    """The amount less what was used, never below zero; None stays not known."""
    return None if amount is None else max(ZERO, amount - by)
