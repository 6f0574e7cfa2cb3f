"""How a measured motion stands: against the norm, the other side and last time, in numbers and in words.

A change counts from the error of its method on, taken the same way by method and position. Values of the camera are
a method of their own: drawn on an arc of their own and compared with nothing here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.examination.change import Change, Measure, Verdict, change_of_motion
from synovia.domain.examination.losses import usual_of
from synovia.domain.examination.motion import Expected, Flag, Reading, is_limited, meaning_of
from synovia.domain.examination.motions import MOTIONS, PASSIVE, Motion
from synovia.domain.terms import evidence, places
from synovia.knowledge.library import library
from synovia.records.examination.motion_entries import Entries, MotionEntry

UNITS = {"degrees": "°", "centimeters": " cm", "millimeters": " mm"}
MARKS = {
    Verdict.BETTER: "▲",
    Verdict.WORSE: "▼",
    Verdict.NO_REAL_CHANGE: "≈",
    Verdict.NOT_COMPARABLE: "≠",
}
"""What stands before the words of a change, so that it is not told by color alone."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whose norm it is."""

    age: float
    sex: str


@dataclass(frozen=True, slots=True)
class Usual:
    """What the value is held against: a norm by age and sex, or else the figures of the authorities."""

    norm: Expected | None
    is_passive: bool
    singles: tuple[tuple[str, float], ...]
    standing: evidence.Standing | None


@dataclass(frozen=True, slots=True)
class Hand:
    """One side: the value now and last time, the camera's, what flags it, and what became of it."""

    side: places.Side | None
    value: float | None
    was: float | None
    camera: float | None
    flags: tuple[tuple[str, bool], ...]  # words, and whether they say limited
    change: Change | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A motion with its sides."""

    motion: Motion
    usual: Usual
    hands: tuple[Hand, ...]
    difference: str
    recorded: str

    @property
    def is_empty(self) -> bool:
        """Whether no number is known, now, from last time or from the camera."""
        return all(hand.value is hand.was is hand.camera is None for hand in self.hands)


def standing_of(
    motion: Motion, now: Entries, last: Entries, person: Person, camera: Mapping[str, float]
) -> Standing:
    """How the motion stands; `camera` holds the confirmed values of the camera by entry, in degrees."""
    hands = tuple(_hand(motion, side, now, last, person, camera) for side in motion.sides)
    return Standing(
        motion, _usual(motion.key, person), hands, _difference(motion, hands, person), recorded(motion, now)
    )


def usual_for(motion: Motion, person: Person) -> Usual:
    """What is usual for this person."""
    return _usual(motion.key, person)


@lru_cache(maxsize=4096)
def _usual(key: str, person: Person) -> Usual:
    motion, references = MOTIONS[key], library().references
    side = motion.sides[0]
    norm = usual_of(motion, side, person.age, person.sex, references)
    passive = norm is None
    if passive:
        norm = usual_of(motion, side, person.age, person.sex, references, passive=True)
    singles = references.singles_of(motion.like or motion.key)
    said = norm.standing if norm else singles[0].standing if singles else None
    figures = tuple((figure.authority, figure.value) for figure in singles)
    return Usual(norm, passive and norm is not None, figures, said)


def _hand(
    motion: Motion,
    side: places.Side | None,
    now: Entries,
    last: Entries,
    person: Person,
    camera: Mapping[str, float],
) -> Hand:
    entry = motion.entry(side)
    taken, before = now.get(entry, MotionEntry()), last.get(entry, MotionEntry())
    return Hand(
        side,
        taken.active,
        before.active,
        camera.get(entry),
        tuple(_flags(motion, side, taken, person)),
        change_of(motion, before, taken),
    )


def change_of(
    motion: Motion, before: MotionEntry, now: MotionEntry, *, passive: bool = False
) -> Change | None:
    """What became of a motion since last time; None unless both times a number is known."""
    first, second = (before.passive, now.passive) if passive else (before.active, now.active)
    if first is None or second is None:
        return None
    known = motion.like or motion.key
    return change_of_motion(
        Measure(known, first, before.method, before.position, before.examiner, motion.unit),
        Measure(known, second, now.method, now.position, now.examiner, motion.unit),
        library().references,
        less_is_better=motion.less_is_better,
    )


def change_words(motion: Motion, change: Change) -> str:
    """A change in words, with the mark before them."""
    signed = number_words(motion, change.difference, signed=bool(change.difference))
    mark = MARKS[change.verdict]
    if change.verdict is Verdict.NOT_COMPARABLE:
        told = change.why.rstrip(".")
        return f"{mark} {told[:1].lower()}{told[1:]}"
    needed = number_words(motion, change.needed or 0)
    words = {
        Verdict.BETTER: _("better, beyond the error of %s"),
        Verdict.WORSE: _("worse, beyond the error of %s"),
        Verdict.NO_REAL_CHANGE: _("within the error of %s"),
    }
    return f"{mark} {signed}, {words[change.verdict] % needed}"


def change_in_brief(motion: Motion, change: Change) -> str:
    """The same for a table: ▲ +12°, better (6.7°), with the least change that counts in brackets."""
    if change.verdict is Verdict.NOT_COMPARABLE:
        return change_words(motion, change)
    words = {
        Verdict.BETTER: _("better"),
        Verdict.WORSE: _("worse"),
        Verdict.NO_REAL_CHANGE: _("no real change"),
    }
    signed = number_words(motion, change.difference, signed=bool(change.difference))
    return f"{MARKS[change.verdict]} {signed}, {words[change.verdict]} ({number_words(motion, change.needed or 0)})"


def _flags(
    motion: Motion, side: places.Side | None, taken: MotionEntry, person: Person
) -> Iterator[tuple[str, bool]]:
    for passive, value in ((False, taken.active), (True, taken.passive)):
        if value is None or not motion.is_angle:
            continue
        stem = f"{motion.key}{PASSIVE}" if passive else motion.key
        reading = Reading(f"{stem}_{side}" if side else stem, value, person.age, person.sex)
        flag = meaning_of(reading, library().references).flag
        if flag not in (Flag.USUAL, Flag.NO_NORM):
            words = f"{_('passive')} {flag}" if passive else str(flag)
            yield words, is_limited(reading, library().references)


def _difference(motion: Motion, hands: tuple[Hand, ...], person: Person) -> str:
    """How far apart the sides are, when both are known and the knowledge calls it a difference."""
    first, other = hands[0].value, hands[-1].value
    if len(hands) == 1 or first is None or other is None or not motion.is_angle:
        return ""
    reading = Reading(motion.entry(hands[0].side), first, person.age, person.sex)
    if not meaning_of(reading, library().references, other_side=other).side_differs:
        return ""
    return _("sides differ by %s") % number_words(motion, abs(first - other))


def number_words(motion: Motion, value: float, *, signed: bool = False) -> str:
    """A number with its unit: 48°, +12°, −3 cm."""
    text = f"{value:+g}" if signed else f"{value:g}"
    return f"{text.replace('-', '−')}{UNITS[motion.unit]}"


def norm_words(usual: Usual, motion: Motion) -> str:
    """The norm, or the single figures: 63 ± 12°; AAOS 45° · AMA 50°."""
    if usual.norm is not None:
        mean = f"{usual.norm.mean:.0f}"
        return f"{mean}°" if usual.norm.sd is None else f"{mean} ± {usual.norm.sd:.0f}°"
    return " · ".join(f"{who} {number_words(motion, value)}" for who, value in usual.singles)


def norm_note(usual: Usual) -> str:
    """By which method the norm was taken, and whether it is stretched."""
    if usual.norm is None:
        return ""
    said = (
        usual.norm.method,
        _("passive") if usual.is_passive else "",
        _("beyond the ages measured") if usual.norm.extrapolated else "",
    )
    return " · ".join(part for part in said if part)


PAIN_WORDS = {
    "none": gettext_lazy("no pain"),
    "at_end": gettext_lazy("pain at end"),
    "during": gettext_lazy("pain during"),
}


def recorded(motion: Motion, now: Entries) -> str:
    """The details recorded, in few words: prone · left: pain at end, firm, stopped by stiffness."""
    said = []
    for side in motion.sides:
        entry = now.get(motion.entry(side), MotionEntry())
        words = ", ".join(side_details(entry))
        if words:
            said.append(f"{side}: {words}" if side else words)
    first = next((now[entry] for entry in motion.entries if entry in now), MotionEntry())
    return " · ".join([*([first.position.replace("_", " ")] if first.position else []), *said])


def side_details(entry: MotionEntry) -> Iterator[str]:
    """What was recorded of one side besides its active number."""
    if entry.start is not None or entry.end is not None:
        start = "?" if entry.start is None else f"{entry.start:g}"
        end = entry.active if entry.end is None else entry.end
        yield _("from %(start)s to %(end)s") % {"start": start, "end": "?" if end is None else f"{end:g}"}
    if entry.pain:
        yield str(PAIN_WORDS[entry.pain])
    if entry.overpressure:
        yield _("overpressure %s") % entry.overpressure
    if entry.end_feel:
        yield _("end-feel %s") % entry.end_feel.replace("_", " ")
    if entry.limit:
        yield _("limited by %s") % entry.limit.replace("_", " ")
