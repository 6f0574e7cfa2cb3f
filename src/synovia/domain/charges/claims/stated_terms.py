"""What a payer states of a plan (271), as terms of a coverage. What it does not state stays unknown, never zero."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.covered import Benefits
from synovia.domain.terms.money import cents

NOT_CENTS: Final = "It is not an amount in whole cents."
NEGATIVE: Final = "It is below zero."
NOT_WHOLE: Final = "It is not a whole number."
BOTH: Final = "A copay and a share are stated: enter by hand which of them holds for a visit."


@dataclass(slots=True)
class StatedTerms:
    """`figures`: the terms that are stated, as texts of the coverage's form; an empty one gives way to another.

    `unsaid` are terms that are not stated, `refused` those stated in a way nobody should take over, with the reason.
    """

    figures: dict[str, str] = field(default_factory=dict)
    unsaid: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def money(self, term: str, amount: Decimal | None) -> None:
        """Dollars and whole cents."""
        self._take(term, amount, NOT_CENTS if amount is not None and amount != cents(amount) else "")

    def count(self, term: str, quantity: Decimal | None) -> None:
        """Whole visits."""
        is_whole = quantity is None or quantity == quantity.to_integral_value()
        self._take(
            term, quantity if quantity is None else quantity.normalize(), "" if is_whole else NOT_WHOLE
        )

    def _take(self, term: str, value: Decimal | None, problem: str) -> None:
        if value is None:
            self.unsaid.append(term)
        elif problem or value < 0:
            self.refused[term] = problem or NEGATIVE
        else:
            self.figures[term] = f"{value:f}"


YEARLY: Final = {
    "deductible": Benefits.deductible,
    "deductible_left": Benefits.deductible_left,
    "out_of_pocket_max": Benefits.out_of_pocket,
    "out_of_pocket_left": Benefits.out_of_pocket_left,
}
"""What a year has of the person's own and of the family's."""


def private_terms(answer: Benefits, *, in_network: bool, on: date) -> StatedTerms:
    """The terms of a private plan, of the network the clinic is in, on this day."""
    said = StatedTerms()
    _benefit(
        said, answer.copay(in_network=in_network, on=on), answer.coinsurance(in_network=in_network, on=on)
    )
    for name, question in YEARLY.items():
        said.money(name, question(answer, in_network=in_network, on=on))
        said.money(f"family_{name}", question(answer, in_network=in_network, on=on, family=True))
    said.count("visit_limit", answer.visits_limit(in_network=in_network, on=on))
    said.count("visits_used", answer.visits_used(in_network=in_network, on=on))
    return said


def medicare_terms(answer: Benefits, *, threshold: Decimal | None, on: date) -> StatedTerms:
    """The terms of Medicare Part B; what is left of the yearly `threshold` tells what is used where only that is stated."""
    used, left = answer.therapy_used(on), answer.therapy_left(on)
    if used is None and left is not None and threshold is not None:
        used = threshold - left
    said = StatedTerms()
    said.money("deductible_left", answer.deductible_left(on=on))
    said.money("therapy_used", used)
    return said


def _benefit(said: StatedTerms, copay: Decimal | None, share: Decimal | None) -> None:
    """A visit has a copay or a share: where one of them is nothing the other one holds."""
    if copay and share:
        said.refused |= {"copay": BOTH, "coinsurance_percent": BOTH}
    elif share and not copay:
        said.figures |= {"copay": "", "coinsurance_percent": f"{(share * 100).normalize():f}"}
    elif copay is not None:
        said.money("copay", copay)
        said.figures["coinsurance_percent"] = ""
    elif share is not None:
        said.figures |= {"copay": "", "coinsurance_percent": "0"}
    else:
        said.unsaid += ["copay", "coinsurance_percent"]
