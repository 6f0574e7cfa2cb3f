"""Whether a change is real: it must exceed what the same method can be off by, taken the same way."""

from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.examination.references import InstrumentChange, MeasurementError, References

TWO_RATERS = ", two raters"
"""What the tables write behind a method for its error between examiners."""


class Verdict(StrEnum):
    """What a change amounts to."""

    BETTER = "better"
    WORSE = "worse"
    NO_REAL_CHANGE = "no real change"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Measure:
    """A motion measured with a method, and as far as they were recorded, from which position and by whom."""

    motion: str
    degrees: float
    method: str
    position: str = ""
    examiner: str = ""
    unit: str = "degrees"

    def taken_as(self, other: "Measure") -> bool:
        """Whether both were taken the same way; a position that was not recorded does not tell them apart."""
        moved = bool(self.position and other.position and self.position != other.position)
        return (self.motion, self.method) == (other.motion, other.method) and not moved

    def error(self, other: "Measure", references: References) -> MeasurementError | None:
        """What measuring can be off by: that of two raters, where it is known and two persons measured."""
        two = bool(self.examiner and other.examiner and self.examiner != other.examiner)
        known = (references.error_of(self.motion, f"{self.method}{TWO_RATERS}") if two else None) or (
            references.error_of(self.motion, self.method)
        )
        return known if known is not None and known.unit == self.unit else None


@dataclass(frozen=True, slots=True)
class Change:
    """The difference, what it must exceed, and what it amounts to."""

    difference: float
    needed: float | None
    verdict: Verdict
    why: str
    source: str = ""


def change_of_motion(
    before: Measure, after: Measure, references: References, *, less_is_better: bool = False
) -> Change:
    """More motion counts as better, unless told otherwise. Never compares two methods, positions or motions."""
    difference = after.degrees - before.degrees
    if not after.taken_as(before):
        return Change(difference, None, Verdict.NOT_COMPARABLE, "Measured differently: not comparable.")
    error = after.error(before, references)
    if error is None:
        why = f"The error of measuring with {after.method or 'this method'} is not known."
        return Change(difference, None, Verdict.NOT_COMPARABLE, why)
    verdict = _verdict(-difference if less_is_better else difference, error.mdc)
    sign = "°" if after.unit == "degrees" else f" {after.unit}"
    why = f"A change of {abs(difference):g}{sign} against an error of {error.mdc:g}{sign}: {verdict}."
    return Change(difference, error.mdc, verdict, why, error.source)


def change_of_score(before: float, after: float, known: InstrumentChange) -> Change:
    """A change of a score against the larger of detectable and important change, or the share of baseline."""
    difference = after - before
    gain = -difference if known.direction == "higher_worse" else difference
    needed = score_change_needed(before, known)
    if needed is None:
        return Change(difference, None, Verdict.NOT_COMPARABLE, "No threshold is known for this score.")
    verdict = _verdict(gain, needed)
    why = f"A change of {abs(difference):g} {known.unit} against {needed:g} needed: {verdict}."
    return Change(difference, needed, verdict, why, known.source)


def score_change_needed(baseline: float, known: InstrumentChange) -> float | None:
    """The larger of detectable and important change; a share of baseline alone where only that is known."""
    fixed = [limit for limit in (known.mdc, known.mcid) if limit is not None]
    if fixed:
        return max(fixed)
    return baseline * known.percent if known.percent is not None and baseline > 0 else None


def _verdict(gain: float, needed: float) -> Verdict:
    if abs(gain) < needed:
        return Verdict.NO_REAL_CHANGE
    return Verdict.BETTER if gain > 0 else Verdict.WORSE
