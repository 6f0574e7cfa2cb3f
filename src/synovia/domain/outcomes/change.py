"""What a change of a score amounts to, in the instrument's own direction; and when a score cannot show a change."""

from dataclasses import dataclass

from synovia.domain.examination.change import Verdict
from synovia.domain.outcomes.instrument import Direction, Meaning, Scale, Total


@dataclass(frozen=True, slots=True)
class Taken:
    """A score and of which instrument, version and wording it is."""

    value: float
    instrument: str
    version: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A change: `gain` is positive for the better; `by_share` when the share of baseline alone decides."""

    verdict: Verdict
    difference: float
    gain: float
    needed: float | None
    by_share: bool = False
    beyond_error: bool | None = None  # None: the error of measuring is not known

    @property
    def is_worse_than_error(self) -> bool:
        """Worse by more than measuring can be off: asks for a new look."""
        return self.verdict is Verdict.WORSE and self.beyond_error is not False


def interpret(before: Taken, after: Taken, meaning: Meaning | None) -> Interpretation:
    """Better or worse by the larger of MDC and MCID, or by the share of baseline where the literature gives one.

    A share counts for the better alone below the error of measuring as `by_share`, so that a page can say it.
    """
    difference = after.value - before.value
    same = (before.instrument, before.version) == (after.instrument, after.version)
    if meaning is None or not same or (meaning.needed is None and meaning.share is None):
        return Interpretation(Verdict.NOT_COMPARABLE, difference, 0, None)
    gain = -difference if meaning.direction is Direction.HIGHER_WORSE else difference
    needed = meaning.needed
    by_size = needed is not None and abs(gain) >= needed
    by_share = not by_size and _reaches_share(before.value, gain, meaning)
    beyond = None if meaning.mdc is None else abs(gain) >= meaning.mdc
    if not by_size and not by_share:
        return Interpretation(Verdict.NO_REAL_CHANGE, difference, gain, needed, beyond_error=beyond)
    verdict = Verdict.BETTER if gain > 0 else Verdict.WORSE
    return Interpretation(verdict, difference, gain, needed, by_share, beyond)


def _reaches_share(baseline: float, gain: float, meaning: Meaning) -> bool:
    return meaning.share is not None and baseline > 0 and abs(gain) / baseline >= meaning.share


def insensitive(scale: Scale | Total, value: float) -> str:
    """Why this score can hardly show a further change: "floor", "ceiling", or "" when it can."""
    below = getattr(scale, "insensitive_below", None)
    above = getattr(scale, "insensitive_above", None)
    meaning = scale.meaning
    if (below is not None and value < below) or (meaning and value <= meaning.low):
        return "floor"
    if (above is not None and value > above) or (meaning and value >= meaning.high):
        return "ceiling"
    return ""
