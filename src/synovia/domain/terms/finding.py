"""What one finding is: its name, meaning, kind of value, unit, limits and question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from synovia.domain.terms.places import Side

Value = bool | int | float | str | frozenset[str] | tuple[str, ...]


class Kind(StrEnum):
    """The kind of value a finding takes."""

    YES_NO = "yes/no"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "set of choices"
    NAMES = "list of names"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that can be asked, seen or measured. Absent always means: not assessed."""

    name: str
    kind: Kind
    meaning: str
    question: str
    patient_question: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    group: str = ""

    def on(self, side: Side) -> "Finding":
        """A finding without a side is the same on both."""
        return self


@dataclass(frozen=True, slots=True)
class SidedFinding:
    """A finding taken on the left and on the right: two findings, one meaning."""

    left: Finding
    right: Finding

    @property
    def name(self) -> str:
        """The shared name, without the side."""
        return self.left.name.removesuffix("_left")

    @property
    def question(self) -> str:
        """The question of the left one stands for both."""
        return self.left.question

    def on(self, side: Side) -> Finding:
        """The finding of one side."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Opposite:
    """The same finding on the side across, inside a criterion that is asked per side."""

    of: SidedFinding

    @property
    def name(self) -> str:
        """Named as the other side's."""
        return f"{self.of.name}_opposite"

    def on(self, side: Side) -> Finding:
        """The finding of the other side."""
        return self.of.on(side.other)


AnyFinding = Finding | SidedFinding | Opposite


def yes_no(name: str, meaning: str, question: str, patient: str = "") -> Finding:
    """A finding answered yes or no."""
    return Finding(name, Kind.YES_NO, meaning, question, patient)


def number(
    name: str, meaning: str, question: str, *, unit: str, low: float, high: float, patient: str = ""
) -> Finding:
    """A measured or counted finding, with its unit and the range in which a value is believable."""
    return Finding(name, Kind.NUMBER, meaning, question, patient, unit, low, high)


def choice(name: str, meaning: str, question: str, *choices: str, patient: str = "") -> Finding:
    """A finding that is exactly one of the listed words."""
    return Finding(name, Kind.CHOICE, meaning, question, patient, choices=choices)


def choices(name: str, meaning: str, question: str, *allowed: str, patient: str = "") -> Finding:
    """A finding that is any set of the listed words, the empty one included (asked, and none)."""
    return Finding(name, Kind.CHOICES, meaning, question, patient, choices=allowed)


def names(name: str, meaning: str, question: str, patient: str = "") -> Finding:
    """A finding that lists free names (medicines); the empty list says: asked, and none."""
    return Finding(name, Kind.NAMES, meaning, question, patient)


def sided(finding: Finding) -> SidedFinding:
    """The same finding for left and right; write its texts with {side} where the side is spoken."""
    return SidedFinding(_on_side(finding, Side.LEFT), _on_side(finding, Side.RIGHT))


def _on_side(finding: Finding, side: Side) -> Finding:
    return replace(
        finding,
        name=f"{finding.name}_{side}",
        meaning=_spoken(finding.meaning, side),
        question=_spoken(finding.question, side),
        patient_question=_spoken(finding.patient_question, side),
    )


def _spoken(text: str, side: Side) -> str:
    if not text or "{side}" in text:
        return text.replace("{side}", side)
    return f"{text.rstrip('?.')} ({side}){'?' if text.endswith('?') else ''}"


def findings_in(group: str, namespace: Mapping[str, object]) -> tuple[Finding, ...]:
    """All findings a module defines, in order, each marked with its group."""
    return tuple(replace(finding, group=group) for finding in _defined(namespace))


def _defined(namespace: Mapping[str, object]) -> Iterator[Finding]:
    for defined in namespace.values():
        if isinstance(defined, Finding):
            yield defined
        elif isinstance(defined, SidedFinding):
            yield from (defined.left, defined.right)
