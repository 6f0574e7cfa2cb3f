"""Reference data the examination compares with: norms, single references, lines over age and errors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from synovia.domain.rules.values import Table
from synovia.domain.terms.evidence import Standing


@dataclass(frozen=True, slots=True)
class Norm:
    """Mean and spread of a motion for an age band and a sex, measured with one method."""

    motion: str
    method: str
    sex: str
    age_from: int
    age_to: int
    mean: float
    unit: str
    active: bool
    source: str
    standing: Standing
    checked_on: date
    sd: float | None = None
    note: str = ""

    def fits(self, motion: str, sex: str) -> bool:
        """Whether it speaks of this motion for this sex."""
        return self.motion == motion and self.sex in ("any", sex)

    def years_off(self, age: float) -> float:
        """How far the age lies outside the band; 0 inside it. The last year of a band counts until its end."""
        if age < self.age_from:
            return self.age_from - age
        return 0 if age < self.age_to + 1 else age - self.age_to


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line between two published medians, over age."""

    motion: str
    method: str
    sex: str
    age_from: int
    age_to: int
    at_from: float
    at_to: float
    unit: str
    active: bool
    source: str
    standing: Standing
    checked_on: date
    note: str = ""

    def at(self, age: float) -> float:
        """The median expected at that age; the ends are held beyond the line."""
        inside = min(max(age, self.age_from), self.age_to)
        share = (inside - self.age_from) / (self.age_to - self.age_from)
        return self.at_from + (self.at_to - self.at_from) * share


@dataclass(frozen=True, slots=True)
class SingleReference:
    """One figure for all adults, as an authority prints it."""

    motion: str
    authority: str
    value: float
    unit: str
    source: str
    standing: Standing
    checked_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeasurementError:
    """What a method can be off by: a change counts as real from `mdc` on."""

    measure: str
    method: str
    population: str
    mdc: float
    unit: str
    source: str
    standing: Standing
    checked_on: date
    sem: float | None = None


@dataclass(frozen=True, slots=True)
class InstrumentChange:
    """What a change of a score means: detectable (mdc), important (mcid), or as a share of baseline."""

    instrument: str
    name: str
    unit: str
    direction: str
    scale_low: float
    scale_high: float
    population: str
    source: str
    standing: Standing
    checked_on: date
    mdc: float | None = None
    mcid: float | None = None
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class PostureMeasure:
    """What a posture measure is and the range usual in adults. A description, never a gate."""

    id: str
    name: str
    plain: str
    view: str
    computation: str
    direction: str
    unit: str
    mdc: float
    source: str
    standing: Standing
    checked_on: date
    note: str = ""
    typical_low: float | None = None
    typical_high: float | None = None


@dataclass(frozen=True, slots=True)
class CapsularPattern:
    """How a joint stiffens when its whole capsule is involved, as taught; a hint, of limited validity.

    `most_limited` lists motions (without a side) from the most to the least restricted; motions that stand together
    are restricted alike. `spared` are taught as full. `ordered` is false where the order varies.
    """

    joint: str
    title: str
    most_limited: tuple[tuple[str, ...], ...]
    says: str
    end_feel: str
    source: str
    standing: Standing
    checked_on: date
    spared: tuple[str, ...] = ()
    ordered: bool = True
    note: str = ""

    @property
    def motions(self) -> tuple[str, ...]:
        """Every motion that is restricted in it."""
        return tuple(motion for group in self.most_limited for motion in group)


@dataclass(frozen=True, slots=True)
class MotionRule:
    """From when on a motion counts as limited, the sides as different, and an entry as doubtful."""

    standard_errors: float
    least_shortfall: float
    least_share: float
    side_difference: float
    far_above: float
    entry_margin: float
    unit: str
    meaning: str
    source: str
    standing: Standing
    checked_on: date


@dataclass(frozen=True, slots=True)
class References(Table):
    """All reference tables together, as the knowledge library hands them over."""

    norms: tuple[Norm, ...] = ()
    lines: tuple[Line, ...] = ()
    singles: tuple[SingleReference, ...] = ()
    errors: tuple[MeasurementError, ...] = ()
    changes: tuple[InstrumentChange, ...] = ()
    postures: tuple[PostureMeasure, ...] = ()
    motion_rules: tuple[MotionRule, ...] = ()
    # What no rule reads is no part of what a rule's hash is taken of.
    capsular: tuple[CapsularPattern, ...] = field(default=(), repr=False)
    taught: tuple[SingleReference, ...] = field(default=(), repr=False)
    _norms: Mapping[str, tuple[Norm, ...]] = field(init=False, repr=False, compare=False)
    _lines: Mapping[str, Line] = field(init=False, repr=False, compare=False)
    _singles: Mapping[str, tuple[SingleReference, ...]] = field(init=False, repr=False, compare=False)
    remembered: dict[tuple[str, float, str], Any] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """What is usual by motion, age and sex, once it has been looked up: rules and pages ask for the same again."""

    def __post_init__(self) -> None:
        grouped: dict[str, tuple[Norm, ...]] = {}
        for norm in self.norms:
            motion = unsided(norm.motion)
            grouped[motion] = (*grouped.get(motion, ()), norm)
        figures: dict[str, tuple[SingleReference, ...]] = {}
        for single in (*self.singles, *self.taught):
            figures[single.motion] = (*figures.get(single.motion, ()), single)
        object.__setattr__(self, "_norms", grouped)
        object.__setattr__(self, "_singles", figures)
        object.__setattr__(self, "_lines", {unsided(line.motion): line for line in self.lines})

    @property
    def motion_rule(self) -> MotionRule:
        """The one rule of judging a motion; an empty library has none and raises."""
        if not self.motion_rules:
            raise LookupError("no rule for judging a motion is known")
        return self.motion_rules[0]

    def norms_of(self, motion: str) -> tuple[Norm, ...]:
        """Every norm of a motion, of both sides: a mirrored person is measured against the same figure."""
        return self._norms.get(unsided(motion), ())

    def line_of(self, motion: str) -> Line | None:
        """The line over age of a motion, where one was published."""
        return self._lines.get(unsided(motion))

    def singles_of(self, motion: str) -> tuple[SingleReference, ...]:
        """The single figures of the authorities; a sided motion shares one."""
        return self._singles.get(unsided(motion), ())

    def error_of(self, motion: str, method: str) -> MeasurementError | None:
        """The error of measuring a motion with a method: the closest entry there is, or None."""
        family = f"{motion.split('_', maxsplit=1)[0]}_any"
        for measure in (motion, unsided(motion), family, "any"):
            for error in self.errors:
                if error.measure == measure and error.method == method:
                    return error
        return None

    def change_of(self, instrument: str) -> InstrumentChange | None:
        """What a change of that instrument means, or None when it is not known here."""
        return next((change for change in self.changes if change.instrument == instrument), None)

    def posture(self, measure: str) -> PostureMeasure | None:
        """What that posture measure means."""
        return next((posture for posture in self.postures if posture.id == measure), None)


def unsided(motion: str) -> str:
    """The name of a motion without its side."""
    return motion.removesuffix("_left").removesuffix("_right")
