"""Patterns of limited motion: capsular for every joint, opening and closing for the spine. Support, never a diagnosis.

The validity of capsular patterns is limited (rom.md section 8): a hint beside the other findings. What was not
measured or judged is unknown, and with an unknown motion no pattern is named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.examination.losses import Loss
from synovia.domain.examination.motions import MOTIONS
from synovia.domain.examination.references import CapsularPattern, References
from synovia.domain.terms.places import Side

SPINE = {"neck": "cervical_", "upper_back": "thoracic_", "low_back": "lumbar_"}
"""Joint to the beginning of its motions' names: those turn and bend both ways, and stiffen both ways at once."""


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


@dataclass(frozen=True, slots=True)
class CapsularFound:
    """A capsular pattern the measured motions fit, of one side of a limb or of the spine."""

    pattern: CapsularPattern
    side: Side | None
    lost: tuple[tuple[str, float | None], ...]  # motion, and the share of the usual that is lost
    order_seen: bool  # false where the order varies by teaching, or motions were judged by eye


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


def spinal_pattern(joint: str, losses: Mapping[str, Loss], painful_side: Side | None) -> MotionPattern:
    """Opening or closing of one part of the spine; none while the other side of a limited motion is unknown."""
    start = SPINE[joint]
    here = {entry.removeprefix(start): loss for entry, loss in losses.items() if entry.startswith(start)}
    limited = frozenset(direction for direction, loss in here.items() if loss.limited)
    read = pattern_of(limited, painful_side)
    if read.pattern is Pattern.CAPSULAR:
        return MotionPattern(Pattern.NONE, None, "Both sides alike: see the capsular pattern.")
    unknown = {_across(direction) for direction in limited} - here.keys()
    if read.pattern is not Pattern.NONE and unknown:
        return MotionPattern(Pattern.NONE, painful_side, "The other side is not measured.")
    return read


def _across(direction: str) -> str:
    """The same motion to the other side; what has no side is its own."""
    for side in Side:
        if direction.endswith(f"_{side}"):
            return f"{direction.removesuffix(side)}{side.other}"
    return direction


def capsular_patterns(losses: Mapping[str, Loss], references: References) -> tuple[CapsularFound, ...]:
    """Every capsular pattern that the motions fit, each side of a limb by itself."""
    return tuple(
        found
        for pattern in references.capsular
        for side in ((None,) if pattern.joint in SPINE else tuple(Side))
        if (found := _fits(pattern, side, losses)) is not None
    )


def _fits(pattern: CapsularPattern, side: Side | None, losses: Mapping[str, Loss]) -> CapsularFound | None:
    """The pattern if each of its motions is known to be limited, the spared known not to be, and the order right."""
    restricted = [loss for motion in pattern.motions for loss in _known(motion, side, losses)]
    spared = [loss for motion in pattern.spared for loss in _known(motion, side, losses)]
    if not restricted or not all(loss is not None and loss.limited for loss in restricted):
        return None
    if not all(loss is not None and not loss.limited for loss in spared):
        return None
    shares = _shares(pattern, side, losses)
    in_order = _in_order(pattern, shares)
    if in_order is False:
        return None
    return CapsularFound(pattern, side, tuple(shares.items()), in_order is True)


def _known(motion: str, side: Side | None, losses: Mapping[str, Loss]) -> Iterator[Loss | None]:
    """How a motion stands on this side; of the spine, to both sides."""
    known = MOTIONS[motion]
    for one in (side,) if side and known.is_sided else known.sides:
        yield losses.get(known.entry(one))


def _shares(
    pattern: CapsularPattern, side: Side | None, losses: Mapping[str, Loss]
) -> dict[str, float | None]:
    """What share of each motion is lost, the mean of both ways in the spine; None where it was judged by eye.

    A motion that usually ends near neutral, as extension of the knee, is reckoned against the largest of the joint.
    """
    known = {motion: [one for one in _known(motion, side, losses) if one] for motion in pattern.motions}
    largest = max((loss.usual for found in known.values() for loss in found if loss.usual), default=0.0)
    shares: dict[str, float | None] = {}
    for motion, found in known.items():
        each = [loss.share(largest) for loss in found]
        numbers = [share for share in each if share is not None]
        shares[motion] = sum(numbers) / len(numbers) if len(numbers) == len(each) else None
    return shares


def _in_order(pattern: CapsularPattern, shares: Mapping[str, float | None]) -> bool | None:
    """Whether more is lost of what the pattern names first; None where that is not taught or was not measured."""
    if not pattern.ordered or len(pattern.most_limited) == 1:
        return None
    means: list[float] = []
    for group in pattern.most_limited:
        known = [share for motion in group if (share := shares[motion]) is not None]
        if len(known) < len(group):
            return None
        means.append(sum(known) / len(known))
    return means == sorted(means, reverse=True)
