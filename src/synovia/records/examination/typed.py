"""What was typed into an evaluation, read as findings. The typed text is kept as it is; what cannot be read is named.

An empty field means "not assessed". That something was asked and is not there must be said: "no", or NONE in a list.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from synovia.domain.examination.tables.shape import with_point
from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.reading import read_value
from synovia.domain.terms.vocabulary import VOCABULARY

Typed = str | list[str]
NONE = "(none)"
YES, NO = "yes", "no"
# Known from the patient and the episode, never typed.
FROM_THE_RECORD = frozenset({"age", "sex", "region"})
LISTS = frozenset({Kind.CHOICES, Kind.NAMES})
LONGEST_TEXT = 2000

_UNIT_SIGN = {"degrees": "°", "percent": " %", "degrees Celsius": " °C"}
_LENGTHS: Mapping[str, Mapping[str, float]] = {
    "days": {"d": 1, "w": 7, "m": 30.4, "y": 365.25},
    "weeks": {"d": 1 / 7, "w": 1, "m": 4.35, "y": 52.2},
    "months": {"w": 0.23, "m": 1, "y": 12},
    "minutes": {"m": 1, "h": 60, "d": 1440},
}
_NUMBER = re.compile(r"([-−+]?\d+(?:\.\d+)?)\s*([a-z°%]*)\.?", re.IGNORECASE)
_MOVES = {
    "cervical": "a neck",
    "flexion_rotation": "a neck",
    "thoracic": "an upper back",
    "lumbar": "a low back",
    "hip": "a hip",
    "straight_leg": "a leg",
    "shoulder": "a shoulder",
    "elbow": "an elbow",
    "forearm": "a forearm",
    "wrist": "a wrist",
    "finger": "a finger",
    "thumb": "a thumb",
    "knee": "a knee",
    "ankle": "an ankle",
    "toe": "a toe",
    **dict.fromkeys(("index", "middle", "ring", "little"), "a finger"),
    **dict.fromkeys(("second", "third", "fourth", "fifth"), "a toe"),
    "trunk": "a trunk",
}
_SHORT_UNITS = {"centimeters": "cm", "millimeters": "mm"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The values that could be read, and for each field that could not, why."""

    values: Mapping[str, Value] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


def is_empty(typed: Typed | None) -> bool:
    """Whether nothing was entered: the finding is not assessed."""
    if isinstance(typed, list):
        return not any(part.strip() for part in typed)
    return typed is None or not typed.strip()


def read_typed(entries: Mapping[str, Typed]) -> Reading:
    """Every entry as a value of its finding, or the reason why not, in words for beside the field."""
    values: dict[str, Value] = {}
    problems: dict[str, str] = {}
    for name, typed in entries.items():
        finding = VOCABULARY.get(name)
        if finding is None or name in FROM_THE_RECORD or is_empty(typed):
            continue
        try:
            values[name] = _READERS[finding.kind](finding, typed)
        except ValueError as refusal:
            problems[name] = str(refusal)
    return Reading(MappingProxyType(values), MappingProxyType(problems))


def typed_of(value: Value) -> Typed:
    """How a value would be typed: what a proposed answer puts into its field."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, frozenset | tuple):
        return sorted(value) or [NONE]
    return f"{value:g}" if isinstance(value, float) else str(value)


def read_number(finding: Finding, typed: Typed) -> float:
    """A number as typed, within the limits of its finding; raises ValueError in words for beside the field."""
    value = _number(finding, typed)
    assert isinstance(value, int | float), finding.name
    return value


def _text(typed: Typed) -> str:
    return typed.strip() if isinstance(typed, str) else " ".join(typed).strip()


def _yes_no(finding: Finding, typed: Typed) -> Value:
    answers = {YES: True, NO: False}
    text = _text(typed).lower()
    if text not in answers:
        raise ValueError("Answer yes or no, or leave it as not asked.")
    return answers[text]


def _number(finding: Finding, typed: Typed) -> Value:
    text = _text(typed)
    match = _NUMBER.fullmatch(text)
    if match is None:
        why = (
            f"Write decimals with a point: {with_point(text)}"
            if with_point(text)
            else f"“{text}” is not a number"
        )
        raise ValueError(f"{why}{_allowed(finding)}.")
    times = _times(finding, match[2].lower(), text)
    amount = float(match[1].replace("−", "-")) * times
    number: Value = round(amount) if times != 1 or amount == int(amount) else round(amount, 2)
    return _in_range(finding, number, text)


def _times(finding: Finding, suffix: str, text: str) -> float:
    """What one of the typed unit is worth in the finding's own: "3 weeks" for a finding in days is 3 times 7."""
    if suffix in ("", "°", "%", finding.unit.lower(), _SHORT_UNITS.get(finding.unit)):
        return 1
    lengths = _LENGTHS.get(finding.unit, {})
    if suffix[0] in lengths:
        return lengths[suffix[0]]
    raise ValueError(f"“{text}” is not in {finding.unit or 'plain numbers'}{_allowed(finding)}.")


def _in_range(finding: Finding, number: Value, text: str) -> Value:
    try:
        return read_value(finding, number)
    except ValueError:
        above = finding.high is not None and isinstance(number, int | float) and number > finding.high
        side = "more" if above else "less"
        raise ValueError(
            f"{_shown(finding, text)} is {side} than {_possible(finding)}{_allowed(finding)}."
        ) from None


def _shown(finding: Finding, text: str) -> str:
    sign = _UNIT_SIGN.get(finding.unit, "")
    return text if sign.strip() and sign.strip() in text else f"{text}{sign}"


def _possible(finding: Finding) -> str:
    if finding.unit == "degrees":
        moving = next((joint for start, joint in _MOVES.items() if finding.name.startswith(start)), "")
        return f"{moving} can move" if moving else "is possible"
    return "is possible"


def _allowed(finding: Finding) -> str:
    if finding.low is None or finding.high is None:
        return ""
    unit = _UNIT_SIGN.get(finding.unit) or f" {finding.unit}"
    return f"; allowed {finding.low:g} to {finding.high:g}{unit}".rstrip()


def _choice(finding: Finding, typed: Typed) -> Value:
    try:
        return read_value(finding, _text(typed))
    except ValueError:
        raise ValueError(f"“{_text(typed)}” is not one of the choices.") from None


def _choices(finding: Finding, typed: Typed) -> Value:
    chosen = [typed] if isinstance(typed, str) else [part for part in typed if part]
    if NONE in chosen and len(chosen) > 1:
        raise ValueError("Either none, or the ones chosen, not both.")
    try:
        return read_value(finding, [part for part in chosen if part != NONE])
    except ValueError:
        raise ValueError("Something chosen here is not among the choices.") from None


def _names(finding: Finding, typed: Typed) -> Value:
    parts = [typed] if isinstance(typed, str) else typed
    listed = [name.strip() for part in parts if part != NONE for name in re.split(r"[\n,;]", part)]
    names = tuple(name for name in listed if name)
    if NONE in parts and names:
        raise ValueError("Either none, or the names listed, not both.")
    return names


_READERS: Mapping[Kind, Callable[[Finding, Typed], Value]] = {
    Kind.YES_NO: _yes_no,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.NAMES: _names,
}
