"""Patterns of neck and low back motion: capsular, opening and closing. Support, never a diagnosis.

The validity of capsular patterns is limited (rom.md section 8): a hint beside the other findings.
"""

from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.terms.places import Side


class Pattern(StrEnum):
    """How a painful or limited set of motions reads."""

    CLOSING = "closing"
    OPENING = "opening"
    CAPSULAR = "capsular"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MotionPattern:
    """The pattern, the painful side it is read for, and why."""

    pattern: Pattern
    side: Side | None
    why: str


def pattern_of(limited: frozenset[str], painful_side: Side | None) -> MotionPattern:
    """Reads limited motions (names as in `limited_neck_motions`) for the painful side.

    Closing: extension with turning or bending toward the painful side. Opening: flexion with turning
    or bending away from it. Capsular: turning and bending limited both ways with extension.
    """
    turned = {side for side in Side if limited & {f"rotation_{side}", f"lateral_flexion_{side}"}}
    if len(turned) == len(Side) and "extension" in limited:
        return MotionPattern(
            Pattern.CAPSULAR, None, "Turning and bending both ways and extension are limited."
        )
    if painful_side is None:
        return MotionPattern(Pattern.NONE, None, "No painful side to read a pattern for.")
    if "extension" in limited and turned == {painful_side}:
        why = f"Extension and motion toward the painful {painful_side} side are limited."
        return MotionPattern(Pattern.CLOSING, painful_side, why)
    if "flexion" in limited and turned == {painful_side.other}:
        why = f"Flexion and motion away from the painful {painful_side} side are limited."
        return MotionPattern(Pattern.OPENING, painful_side, why)
    return MotionPattern(Pattern.NONE, painful_side, "The limited motions form no known pattern.")
