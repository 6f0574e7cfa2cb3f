"""Which units carry the assistant's mark (CQ): the share a physical therapist assistant gave apart from the therapist.

Source: CMS "Billing examples using CQ/CO modifiers" and the CY2022 final rule, as told by therapycomply and WebPT.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from synovia.domain.charges.problems import Problem, Trouble, refuse_all
from synovia.domain.charges.units import HALF, UNIT, UnitRule, count_units, minute_problems

SMALL_SHARE_PERCENT = 10
"""An assistant's share up to this percent of an untimed service is not marked (CMS, since 2020)."""


@dataclass(frozen=True, slots=True)
class Given:
    """Direct minutes of one code by the therapist (also together with an assistant) and by the assistant alone."""

    code: str
    therapist: int
    assistant: int


@dataclass(frozen=True, slots=True)
class MarkedUnits:
    """Units of one code to be billed without and with the assistant's mark."""

    code: str
    plain: int
    marked: int


def mark_units(given: Sequence[Given], rule: UnitRule = UnitRule.CMS) -> tuple[MarkedUnits, ...]:
    """Split the day's timed units between therapist and assistant.

    Units are counted over both people's minutes first; each person's full quarter hours are theirs; of a last
    unit, eight therapist minutes suffice for no mark; of two last units both worked on, one each.
    """
    refuse_all(_problems(given))
    counted = count_units([(each.code, each.therapist + each.assistant) for each in given], rule)
    therapist = {code: sum(each.therapist for each in given if each.code == code) for code in counted.units}
    assistant = {code: sum(each.assistant for each in given if each.code == code) for code in counted.units}
    return tuple(
        split_units(code, units, therapist[code], assistant[code]) for code, units in counted.units.items()
    )


def split_units(code: str, units: int, therapist: int, assistant: int) -> MarkedUnits:
    """Split `units` of one timed code between the two people's minutes."""
    plain, marked = min(therapist // UNIT, units), min(assistant // UNIT, units)
    left = units - plain - marked
    therapist_over, assistant_over = therapist % UNIT, assistant % UNIT
    if left == 1:
        alone = therapist_over >= HALF or assistant_over == 0
        plain, marked = (plain + 1, marked) if alone else (plain, marked + 1)
    elif left > 1:
        shared = therapist_over > 0 and assistant_over > 0
        plain += left - 1 if shared else (left if assistant_over == 0 else 0)
        marked = units - plain
    return MarkedUnits(code, plain, marked)


def untimed_is_marked(therapist: int, assistant: int) -> bool:
    """Whether an untimed service carries the mark: the assistant gave more than a tenth of its minutes."""
    return assistant * 100 > (therapist + assistant) * SMALL_SHARE_PERCENT


def _problems(given: Sequence[Given]) -> list[Problem]:
    each_alone = [(each.code, minutes) for each in given for minutes in (each.therapist, each.assistant)]
    return (
        minute_problems(each_alone, "given")
        if given
        else [Problem(Trouble.NO_SERVICES, "given", "No minutes were given to divide.")]
    )
