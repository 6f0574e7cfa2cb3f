"""The working behind an amount: which rule, which date, which figures, what came out, and how well it is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from synovia.domain.terms.evidence import Standing

Figure: TypeAlias = Decimal | int | str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of arithmetic.

    `gives` names the amount it settles (`allowed`, `person_pays`, `units 97110` …), `result` is that amount,
    `figures` are what went in, `says` is the sentence a biller reads, `doubt` what is not certain about it,
    `carried` the figures of another year that stand in for missing ones.
    """

    gives: str
    result: Figure
    rule: str
    on: date | None
    says: str
    source: str
    standing: Standing
    figures: Mapping[str, Figure] = field(default_factory=dict)
    doubt: str = ""
    carried: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The step as plain JSON data: money as text, dates as ISO."""
        return {
            "gives": self.gives,
            "result": plain(self.result),
            "rule": self.rule,
            "on": self.on.isoformat() if self.on else None,
            "says": self.says,
            "figures": {name: plain(figure) for name, figure in self.figures.items()},
            "source": self.source,
            "standing": self.standing.value,
            "doubt": self.doubt,
            "carried": list(self.carried),
        }


def plain(figure: Figure | None) -> int | str | None:
    """A figure as JSON holds it exactly: decimals as text, never as floating point."""
    return str(figure) if isinstance(figure, Decimal) else figure
