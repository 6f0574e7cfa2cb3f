"""What is lost of each measured motion: against the other side of a limb, else the norm, else a single figure.

Limited follows the one rule of the knowledge (`motion_rule`): short by more than some standard errors, some degrees
and some share. For showing patterns; the rules of the engine judge by norms alone (`limited.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synovia.domain.examination.motion import Expected, Reading, expected, tolerance
from synovia.domain.examination.motions import ENTRIES, PASSIVE, Motion
from synovia.domain.examination.references import References
from synovia.domain.terms.places import Side

SPINE_JOINTS = frozenset({"neck", "upper_back", "low_back", "trunk", "jaw"})


@dataclass(frozen=True, slots=True)
class Loss:
    """Whether a motion is limited and, where it was measured, how much of the usual is lost, in its unit."""

    limited: bool
    lost: float | None = None
    usual: float | None = None
    ends_near_neutral: bool = False  # as extension of the knee: a share of so little says nothing

    def share(self, largest: float) -> float | None:
        """The share that is lost; of a motion that usually ends near neutral, of the joint's largest motion."""
        whole = largest if self.ends_near_neutral else self.usual
        return max(self.lost, 0.0) / whole if self.lost is not None and whole else None


@dataclass(frozen=True, slots=True)
class Measured:
    """One side of a motion in numbers; patterns are read from passive motion where it is known."""

    active: float | None = None
    passive: float | None = None
    method: str = ""


def losses_of(
    measured: Mapping[str, Measured], by_eye: Mapping[str, bool], age: float, sex: str, references: References
) -> dict[str, Loss]:
    """Entry to its loss: the measured ones by number, of the others those judged by eye. What is unknown is absent."""
    seen = {entry: Loss(limited) for entry, limited in by_eye.items() if entry in ENTRIES}
    return seen | dict(_measured(measured, age, sex, references))


def _measured(
    measured: Mapping[str, Measured], age: float, sex: str, references: References
) -> Iterator[tuple[str, Loss]]:
    for entry, taken in measured.items():
        motion, side = ENTRIES[entry]
        for passive in (True, False):
            value = taken.passive if passive else taken.active
            if value is None or not motion.is_angle:
                continue
            loss = _loss(motion, side, value, _other(motion, side, measured, passive=passive), passive,
                         (age, sex), taken.method, references)  # fmt: skip
            if loss is not None:
                yield entry, loss
                break


def _other(
    motion: Motion, side: Side | None, measured: Mapping[str, Measured], *, passive: bool
) -> float | None:
    """The same motion of the other limb, taken the same way."""
    if side is None or motion.joint in SPINE_JOINTS:
        return None
    other = measured.get(motion.entry(side.other))
    return None if other is None else other.passive if passive else other.active


def _loss(
    motion: Motion,
    side: Side | None,
    value: float,
    other: float | None,
    passive: bool,
    person: tuple[float, str],
    method: str,
    references: References,
) -> Loss | None:
    """The loss of one value; None when there is nothing to compare it with."""
    age, sex = person
    norm = usual_of(motion, side, age, sex, references, passive=passive)
    usual = norm.mean if norm else _single(motion, references)
    if other is not None and not _falls_short(motion, other, usual, method, references):
        usual = other
    if usual is None:
        return None
    near = usual <= references.motion_rule.least_shortfall
    return Loss(_falls_short(motion, value, usual, method, references), usual - value, usual, near)


def _falls_short(
    motion: Motion, value: float, usual: float | None, method: str, references: References
) -> bool:
    known = motion.like or motion.key
    return usual is not None and value < usual - tolerance(known, method, usual, references)


def usual_of(
    motion: Motion, side: Side | None, age: float, sex: str, references: References, *, passive: bool = False
) -> Expected | None:
    """The norm of a motion: of passive motion its own where there is one, else that of active motion."""
    stems = [f"{motion.key}{PASSIVE}", motion.key] if passive else [motion.key]
    for stem in stems:
        name = f"{stem}_{side}" if side else stem
        usual = expected(Reading(name, 0, age, sex), references)
        if usual is not None:
            return usual
    return None


def _single(motion: Motion, references: References) -> float | None:
    """The most lenient of the single figures of the authorities."""
    figures = references.singles_of(motion.like or motion.key)
    return min((figure.value for figure in figures), default=None)
