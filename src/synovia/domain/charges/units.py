"""Counting units of timed services: Medicare's eight-minute rule and the rule of eights, in steps and words.

Sources: CMS Publication 100-04 chapter 5 section 20.2 (as quoted by findacode 26634 and FCSO 0508065);
the rule of eights as told by prompthealth, therapycomply (2023-01-11) and WebPT.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from synovia.domain.charges.problems import Problem, Trouble, refuse_all
from synovia.domain.charges.working import Step
from synovia.domain.terms.evidence import Standing

UNIT = 15
"""Minutes in one unit."""
HALF = 8
"""Minutes that are more than half a unit: the least that earns one."""
DAY = 24 * 60


class UnitRule(StrEnum):
    """Which way a payer counts timed minutes."""

    CMS = "cms_eight_minute"
    EIGHTS = "rule_of_eights"


@dataclass(frozen=True, slots=True)
class UnitCount:
    """Units by code, in the order the codes were given, with the reasons.

    `may_also` lists the other splits a payer accepts when remainders tie: the therapist's choice.
    """

    rule: UnitRule
    minutes: int
    units: Mapping[str, int]
    working: tuple[Step, ...]
    may_also: tuple[Mapping[str, int], ...] = ()

    @property
    def total(self) -> int:
        """Units over all codes."""
        return sum(self.units.values())


def count_units(timed: Sequence[tuple[str, int]], rule: UnitRule, on: date | None = None) -> UnitCount:
    """Units for one patient on one day from (code, direct minutes) of timed codes only.

    Minutes given twice for one code are added; `on` is the date the steps will carry. Refuses whole-day sums over 24 hours and anything that is not
    a whole number of minutes from zero up.
    """
    refuse_all(minute_problems(timed))
    by_code: dict[str, int] = {}
    for code, minutes in timed:
        by_code[code] = by_code.get(code, 0) + minutes
    return _count_cms(by_code, on) if rule is UnitRule.CMS else _count_eights(by_code, on)


def minute_problems(timed: Sequence[tuple[str, int]], where: str = "timed") -> list[Problem]:
    """What is wrong with the minutes as stated, if anything."""
    found = []
    for index, (code, minutes) in enumerate(timed):
        if not is_whole(minutes, 0):
            says = f"{minutes!r} minutes of {code}: write whole minutes, zero or more."
            found.append(Problem(Trouble.BAD_MINUTES, f"{where}[{index}].minutes", says))
    if not found and sum(minutes for _, minutes in timed) > DAY:
        says = "More than 24 hours of treatment on one day: check the minutes."
        found.append(Problem(Trouble.TOO_MANY_MINUTES, where, says))
    return found


def is_whole(value: object, least: int, most: int | None = None) -> bool:
    """Whether the value is a whole number in range; true and false are not numbers."""
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    return least <= value and (most is None or value <= most)


def cms_total(minutes: int) -> int:
    """Units a day's timed minutes support under Medicare: 8–22 make 1, 23–37 make 2, and so on by 15."""
    return (minutes + UNIT - HALF) // UNIT


def _count_cms(by_code: Mapping[str, int], on: date | None) -> UnitCount:
    minutes = sum(by_code.values())
    supported = cms_total(minutes)
    whole = {code: spent // UNIT for code, spent in by_code.items()}
    left = supported - sum(whole.values())
    rest = {code: spent % UNIT for code, spent in by_code.items()}
    ranked = sorted(rest, key=lambda code: -rest[code])  # stable: the code named first wins a tie
    units = {code: whole[code] + (code in ranked[:left]) for code in by_code}
    others = _other_splits(whole, rest, ranked, left, units)
    steps = (
        _total_step(minutes, supported, on),
        *(_whole_step(code, by_code[code], whole[code], on) for code in by_code),
        *_rest_steps(rest, ranked[: max(left, 0)], units, bool(others), on),
    )
    return UnitCount(UnitRule.CMS, minutes, units, steps, others)


def _other_splits(
    whole: Mapping[str, int],
    rest: Mapping[str, int],
    ranked: Sequence[str],
    left: int,
    chosen: Mapping[str, int],
) -> tuple[Mapping[str, int], ...]:
    """Every other way to give the last units when several codes have the same remainder."""
    if not 0 < left < len(ranked):
        return ()
    line = rest[ranked[left - 1]]
    certain = [code for code in ranked if rest[code] > line]
    tied = [code for code in ranked if rest[code] == line]
    splits = (
        {code: whole[code] + (code in certain or code in picked) for code in whole}
        for picked in combinations(tied, left - len(certain))
    )
    return tuple(split for split in splits if split != chosen)


def _count_eights(by_code: Mapping[str, int], on: date | None) -> UnitCount:
    units = {code: cms_total(spent) for code, spent in by_code.items()}
    steps = tuple(_eights_step(code, by_code[code], units[code], on) for code in by_code)
    return UnitCount(UnitRule.EIGHTS, sum(by_code.values()), units, steps)


def _total_step(minutes: int, supported: int, on: date | None) -> Step:
    low, high = supported * UNIT - UNIT + HALF, supported * UNIT + HALF - 1
    band = f"{low} to {high} minutes support {supported}" if supported else f"fewer than {HALF} support none"
    says = f"All timed minutes of the day are added: {minutes}. {band[0].upper()}{band[1:]}."
    return _cms_step("units", supported, says, {"minutes": minutes}, on)


def _whole_step(code: str, minutes: int, whole: int, on: date | None) -> Step:
    says = f"{code}: {minutes} minutes hold {whole} full quarter hour{_s(whole)} and {minutes % UNIT} minutes over."
    return _cms_step(f"full units {code}", whole, says, {"minutes": minutes}, on)


def _rest_steps(
    rest: Mapping[str, int], chosen: Sequence[str], units: Mapping[str, int], tied: bool, on: date | None
) -> tuple[Step, ...]:
    left = len(chosen)
    says = "No units are left over after the full quarter hours."
    if chosen:
        named = ", ".join(f"{code} ({rest[code]} minutes over)" for code in chosen)
        says = f"{left} more unit{_s(left)} {'fits' if left == 1 else 'fit'} the total, for the most minutes over: {named}."
    if tied:
        says += " Another code had as many minutes over; the therapist may choose it instead."
    given = _cms_step("units given to minutes over", left, says, dict(rest), on)
    return (
        given,
        *(_cms_step(f"units {code}", count, f"{code}: {count}.", {}, on) for code, count in units.items()),
    )


def _eights_step(code: str, minutes: int, units: int, on: date | None) -> Step:
    says = (
        f"{code} alone: {minutes} minutes make {units} unit{_s(units)}; minutes of other codes are not added."
    )
    return Step(
        f"units {code}", units, "rule-of-eights", on, says, "eights", Standing.FOUND, {"minutes": minutes}
    )


def _cms_step(gives: str, result: int, says: str, figures: Mapping[str, int], on: date | None) -> Step:
    return Step(gives, result, "eight-minute-rule", on, says, "cms-100-04-5", Standing.FOUND, figures)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
