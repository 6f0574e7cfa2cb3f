"""The line above a good-faith estimate from which a person may dispute the bill: seen before it is crossed.

Source: 45 CFR 149.620 (billed charges at least $400 above the provider's expected charges); see the tariff.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from synovia.domain.charges.good_faith import may_dispute
from synovia.domain.charges.tariff import GoodFaithRules
from synovia.domain.terms.money import ZERO, shown


class Watch(StrEnum):
    """How near the bill is to the line."""

    WITHIN = "within"
    ABOVE = "above"
    NEAR = "near"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class WatchedBill:
    """What was billed beside what was estimated. `room` may still be billed below the line; `visits_left` usual visits fit."""

    estimated: Decimal
    billed: Decimal
    line: Decimal
    room: Decimal
    visits_left: int | None
    state: Watch
    says: str

    @property
    def warns(self) -> bool:
        """Whether somebody should act: make a new estimate, or talk before the next visit."""
        return self.state in {Watch.NEAR, Watch.CROSSED}


def watch_bill(
    *, estimated: Decimal, billed: Decimal, next_visit: Decimal, rules: GoodFaithRules
) -> WatchedBill:
    """The bill so far against the estimate; `next_visit` is the charge of a usual visit, zero when none is to come."""
    line = estimated + rules.dispute_over
    room = max(ZERO, line - billed)
    state = _state(estimated, billed, next_visit, rules)
    fits = _fitting(room, next_visit)
    return WatchedBill(
        estimated, billed, line, room, fits, state, _says(state, estimated, billed, line, fits)
    )


def _state(estimated: Decimal, billed: Decimal, next_visit: Decimal, rules: GoodFaithRules) -> Watch:
    if may_dispute(estimated, billed, rules):
        return Watch.CROSSED
    if next_visit and may_dispute(estimated, billed + next_visit, rules):
        return Watch.NEAR
    return Watch.ABOVE if billed > estimated else Watch.WITHIN


def _fitting(room: Decimal, next_visit: Decimal) -> int | None:
    """How many more usual visits keep the bill below the line; None when no visit has a charge."""
    if not next_visit:
        return None
    whole, rest = divmod(room, next_visit)
    return int(whole) - (1 if whole and not rest else 0)


def _says(state: Watch, estimated: Decimal, billed: Decimal, line: Decimal, fits: int | None) -> str:
    head = f"Billed so far: {shown(billed)}. Estimated: {shown(estimated)}."
    told = {
        Watch.WITHIN: "",
        Watch.ABOVE: f" The bill is {shown(billed - estimated)} above the estimate; it may be disputed from {shown(line)}.",
        Watch.NEAR: f" The next visit would reach {shown(line)}: give a new estimate before it.",
        Watch.CROSSED: f" The line of {shown(line)} is crossed: the person may dispute the bill.",
    }[state]
    more = (
        f" {fits} more usual visits stay below the line." if state is Watch.ABOVE and fits is not None else ""
    )
    return f"{head}{told}{more}"
