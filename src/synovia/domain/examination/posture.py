"""What a posture measure means: a description to follow over time. It never decides anything."""

from dataclasses import dataclass

from synovia.domain.examination.references import PostureMeasure


@dataclass(frozen=True, slots=True)
class PostureMeaning:
    """The value beside the range usual in adults, and how large a change must be to be real."""

    measure: PostureMeasure
    value: float
    position: str
    says: str


def posture_meaning(measure: PostureMeasure, value: float) -> PostureMeaning:
    """Describes a posture value. Many people outside the usual range have no complaints."""
    position = _position(measure, value)
    says = (
        f"{measure.name} {value:g} {measure.unit}: {position}. "
        f"A later change counts from {measure.mdc:g} {measure.unit} on. {measure.note}."
    )
    return PostureMeaning(measure, value, position, says)


def real_change(measure: PostureMeasure, before: float, after: float) -> bool:
    """Whether two values taken the same way differ by more than the error of measuring."""
    return abs(after - before) >= measure.mdc


def is_doubtful(measure: PostureMeasure, value: float, margin: float) -> bool:
    """Whether no person stands like this, so that a point must have been placed wrongly.

    `margin` is how far, in the measure's unit, beyond the usual range; around 0 where none is known.
    """
    low, high = measure.typical_low or 0, measure.typical_high or 0
    return not low - margin <= value <= high + margin


def _position(measure: PostureMeasure, value: float) -> str:
    if measure.typical_low is None or measure.typical_high is None:
        return "no usual range is known"
    if value < measure.typical_low:
        return "below the range usual in adults"
    return (
        "above the range usual in adults" if value > measure.typical_high else "in the range usual in adults"
    )
