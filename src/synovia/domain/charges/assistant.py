"""Which units carry the assistant's mark (CQ): the share a physical therapist assistant gave apart from the therapist.

Source: CMS "Billing examples using CQ/CO modifiers" and the CY2022 final rule, as told by therapycomply and WebPT.
Minutes of both together are the therapist's.
"""

from synovia.domain.charges.units import HALF, UNIT

SMALL_SHARE_PERCENT = 10
"""An assistant's share up to this percent of an untimed service is not marked (CMS, since 2020)."""


def marked_units(units: int, therapist: int, assistant: int) -> int:
    """How many `units` of one timed code are the assistant's, from both people's minutes of it.

    Each person's full quarter hours are theirs; of a last unit, eight therapist minutes suffice for no mark; of two
    last units both worked on, one each.
    """
    plain, marked = min(therapist // UNIT, units), min(assistant // UNIT, units)
    left = units - plain - marked
    therapist_over, assistant_over = therapist % UNIT, assistant % UNIT
    if left == 1:
        return marked if therapist_over >= HALF or not assistant_over else marked + 1
    if left > 1 and assistant_over:
        return marked + (1 if therapist_over else left)
    return marked


def untimed_is_marked(therapist: int, assistant: int) -> bool:
    """Whether an untimed service carries the mark: the assistant gave more than a tenth of its minutes."""
    return assistant * 100 > (therapist + assistant) * SMALL_SHARE_PERCENT
