"""How easily pain is provoked and how slowly it settles: the ceiling of every dose."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.rules.criteria import Facts
from synovia.domain.rules.values import Quantity, Values


class Irritability(StrEnum):
    """The three levels of the ladder (Kelley 2013, used for every joint)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for low up to 2 for high."""
        return tuple(Irritability).index(self)


@dataclass(frozen=True, slots=True)
class Rated:
    """The level, the findings it rests on, and whether it is only assumed because nothing was assessed."""

    level: Irritability
    because: tuple[str, ...]
    assumed: bool = False


def irritability(facts: Facts, values: Values) -> Rated:
    """The clinician's rating if there is one, else the most cautious reading of pain, settling and rest.

    A pain number alone never makes irritability high when the pain settles at once and rest is free of
    pain. With nothing assessed the level is assumed high: unknown is never normal.
    """
    given = facts.get("irritability")
    if isinstance(given, str):
        return Rated(Irritability(given), ("irritability",))
    signs = tuple(_signs(facts, values))
    if not signs:
        return Rated(Irritability.HIGH, (), assumed=True)
    worst = max(level.rank for _, level in signs)
    if worst == Irritability.HIGH.rank and _high_by_number_alone(signs):
        worst = Irritability.MODERATE.rank
    return Rated(tuple(Irritability)[worst], tuple(name for name, _ in signs))


def _signs(facts: Facts, values: Values) -> Iterator[tuple[str, Irritability]]:
    pain_name = "nprs_worst" if "nprs_worst" in facts else "nprs_now"
    pain = facts.get(pain_name)
    if isinstance(pain, int | float):
        yield pain_name, _by_pain(pain, values)
    settles = facts.get("time_to_settle_minutes")
    if isinstance(settles, int | float):
        yield "time_to_settle_minutes", _by_settling(settles, values)
    rest = facts.get("rest_pain")
    if isinstance(rest, str):
        yield "rest_pain", _BY_REST[rest]


_BY_REST = {
    "none": Irritability.LOW,
    "intermittent": Irritability.MODERATE,
    "constant": Irritability.HIGH,
}


def _by_pain(pain: float, values: Values) -> Irritability:
    if pain >= _number(values, "irritability/high-pain-from"):
        return Irritability.HIGH
    moderate = pain >= _number(values, "irritability/moderate-pain-from")
    return Irritability.MODERATE if moderate else Irritability.LOW


def _by_settling(minutes: float, values: Values) -> Irritability:
    if minutes > _number(values, "irritability/high-settle-over"):
        return Irritability.HIGH
    moderate = minutes >= _number(values, "irritability/moderate-settle-from")
    return Irritability.MODERATE if moderate else Irritability.LOW


def _high_by_number_alone(signs: tuple[tuple[str, Irritability], ...]) -> bool:
    others = [level for name, level in signs if not name.startswith("nprs")]
    return len(others) == 2 and all(level is Irritability.LOW for level in others)


def _number(values: Values, key: str) -> float:
    known = values[key]
    assert isinstance(known, Quantity), key
    return known.number
