"""Whether a change is real: it must exceed what the same method can be off by, taken the same way."""

from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.examination.references import InstrumentChange, References


class Verdict(StrEnum):
    """What a change amounts to."""

    BETTER = "better"
    WORSE = "worse"
    NO_REAL_CHANGE = "no real change"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Measure:
    """A motion measured in degrees with a method."""

    motion: str
    degrees: float
    method: str


@dataclass(frozen=True, slots=True)
class Change:
    """The difference, what it must exceed, and what it amounts to."""

    difference: float
    needed: float | None
    verdict: Verdict
    why: str
    source: str = ""


def change_of_motion(before: Measure, after: Measure, references: References) -> Change:
    """More motion counts as better. Never compares two methods or two motions."""
    difference = after.degrees - before.degrees
    if (before.motion, before.method) != (after.motion, after.method):
        return Change(difference, None, Verdict.NOT_COMPARABLE, "Measured differently: not comparable.")
    error = references.error_of(after.motion, after.method)
    if error is None:
        why = f"The error of measuring with {after.method or 'this method'} is not known."
        return Change(difference, None, Verdict.NOT_COMPARABLE, why)
    verdict = _verdict(difference, error.mdc)
    why = f"A change of {abs(difference):g}° against an error of {error.mdc:g}°: {verdict}."
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
