"""Timed minutes and the units they make, counted both ways payers count, with the working."""

from collections.abc import Iterable
from dataclasses import dataclass

from synovia.domain.charges.problems import ChargeProblem
from synovia.domain.charges.tariff import Counting
from synovia.domain.charges.units import UnitRule, count_units
from synovia.knowledge.tariff_tables import tariffs


@dataclass(frozen=True, slots=True)
class UnitsShown:
    """Minutes of a session and the units of its timed codes; `refused` says why they cannot be counted."""

    minutes: int
    timed_minutes: int
    medicare: int
    eights: int
    working: tuple[str, ...]
    untimed: tuple[str, ...]
    refused: str = ""


def units_shown(given: Iterable[tuple[str, int]]) -> UnitsShown:
    """Count (code, minutes) pairs; codes not counted by minutes are named apart."""
    rows = list(given)
    codes = tariffs().codes
    timed = [
        (code, minutes) for code, minutes in rows if code in codes and codes[code].counting is Counting.TIMED
    ]
    untimed = tuple(dict.fromkeys(code for code, _minutes in rows if (code, _minutes) not in timed))
    total, counted = sum(minutes for _, minutes in rows), sum(minutes for _, minutes in timed)
    try:
        medicare, eights = count_units(timed, UnitRule.CMS), count_units(timed, UnitRule.EIGHTS)
    except ChargeProblem as refusal:
        return UnitsShown(total, counted, 0, 0, (), untimed, str(refusal))
    working = tuple(step.says for step in medicare.working) if timed else ()
    return UnitsShown(total, counted, medicare.total, eights.total, working, untimed)
