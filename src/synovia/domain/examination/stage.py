"""The stage of an episode, by how long it has lasted."""

from enum import StrEnum

from synovia.domain.rules.criteria import Facts
from synovia.domain.rules.values import Quantity, Values


class Stage(StrEnum):
    """Acute under six weeks, subacute to twelve, chronic beyond; unknown when nobody asked."""

    ACUTE = "acute"
    SUBACUTE = "subacute"
    CHRONIC = "chronic"
    UNKNOWN = "unknown"


def stage(facts: Facts, values: Values) -> Stage:
    """The stage from `duration_days`."""
    days = facts.get("duration_days")
    if not isinstance(days, int | float):
        return Stage.UNKNOWN
    if days < _days(values, "stage/subacute-from"):
        return Stage.ACUTE
    return Stage.CHRONIC if days > _days(values, "stage/chronic-over") else Stage.SUBACUTE


def _days(values: Values, key: str) -> float:
    known = values[key]
    assert isinstance(known, Quantity), key
    return known.number
