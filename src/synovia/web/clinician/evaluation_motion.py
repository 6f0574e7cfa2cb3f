"""The motion grid: a row per movement, left and right side by side, against the norm for age and sex.

Which movements there are, their sides and limits come from the vocabulary; which of them come first, and which
findings name motions judged by eye, from the region's card; norms and their error from the knowledge. Where a motion
is measured both actively and passively, both stand in one row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from synovia.domain.examination.motion import Expected, Flag, Reading, is_limited, meaning_of, words
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.regions import REGIONS, card_of
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import library
from synovia.web.clinician.evaluation_fields import Field, Sheet
from synovia.web.clinician.evaluation_layout import asked_in, groups
from synovia.web.clinician.finding_words import choice_words

GROUP = "motion"
WIDTH = 200.0
PASSIVE = "_passive"


@dataclass(frozen=True, slots=True)
class Mark:
    """A key of the grid that says "hurts" or "is limited" of one direction: one choice of a set."""

    finding: str
    choice: str
    chosen: bool
    label: str

    @property
    def id(self) -> str:
        return f"f-{self.finding}-{self.choice}"


@dataclass(frozen=True, slots=True)
class Side:
    """One direction: its number, what it means, and its marks."""

    field: Field
    flag: str
    limited: bool
    hurts: Mark | None
    by_eye: Mark | None


@dataclass(frozen=True, slots=True)
class Scale:
    """Where things stand on the strip under a movement, in its own units of length."""

    maximum: float
    low: float | None
    high: float | None
    mean: float | None
    left: float | None
    right: float | None
    was_left: float | None
    was_right: float | None

    @property
    def band(self) -> float:
        """Width of one standard deviation to each side of the mean."""
        return 0 if self.low is None or self.high is None else self.high - self.low


@dataclass(frozen=True, slots=True)
class Movement:
    """One row of the grid."""

    key: str
    title: str
    sides: tuple[Side, ...]
    passive: tuple[Side, ...]
    marks: tuple[Mark, ...]  # of motions judged by eye without a side
    norm: str
    norm_note: str
    source: str
    standing: Standing | None
    scale: Scale
    words: str
    difference: str
    closed: bool
    unit: str

    @property
    def is_pair(self) -> bool:
        return len(self.sides) == 2  # left and right


@dataclass(frozen=True, slots=True)
class Person:
    """Whose norm it is."""

    age: float
    sex: str


def movements(sheet: Sheet, person: Person) -> tuple[Movement, ...]:
    """Every movement measured in degrees, those of the region first; on a light sheet those that are open alone."""
    starts = card_of(sheet.region).motions
    wanted = (one for one in _measured_motions() if sheet.whole or not _is_closed(sheet, one.all))
    shown = [_movement(sheet, person, motion) for motion in wanted]
    return tuple(sorted(shown, key=lambda row: (not row.key.startswith(starts), row.closed)))


def waiting_motions(sheet: Sheet) -> int:
    """How many fields for motion are not drawn on a light sheet."""
    return (
        0 if sheet.whole else sum(len(one.all) for one in _measured_motions() if _is_closed(sheet, one.all))
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """A motion measured in degrees: its findings taken actively, and those taken passively beside them."""

    key: str
    findings: tuple[Finding, ...]
    passive: tuple[Finding, ...] = ()

    @property
    def all(self) -> tuple[Finding, ...]:
        return (*self.findings, *self.passive)


@lru_cache(maxsize=1)
def _measured_motions() -> tuple[Measured, ...]:
    """Motions in degrees in the order of the vocabulary, left and right together, passive beside active."""
    pairs: dict[str, list[Finding]] = {}
    for finding in groups().get(GROUP, ()):
        if finding.kind is Kind.NUMBER and finding.unit == "degrees":
            pairs.setdefault(_without_side(finding.name), []).append(finding)
    return tuple(
        Measured(key, tuple(pair), tuple(pairs.get(key + PASSIVE, ())))
        for key, pair in pairs.items()
        if not (key.endswith(PASSIVE) and key.removesuffix(PASSIVE) in pairs)
    )


def _without_side(name: str) -> str:
    return name.removesuffix("_left").removesuffix("_right")


@lru_cache(maxsize=len(REGIONS))
def drawn_in_grid(region: str) -> frozenset[str]:
    """The findings the grid holds for this region, so that no other place draws them again."""
    measured = {finding.name for motion in _measured_motions() for finding in motion.all}
    return frozenset(measured | {"rom_method", *eye_findings(region)})


@lru_cache(maxsize=len(REGIONS))
def eye_findings(region: str) -> tuple[str, ...]:
    """The sets of directions that hurt and that are limited by eye."""
    card = card_of(region)
    return tuple(name for name in (card.painful, card.limited) if name in VOCABULARY)


@lru_cache(maxsize=len(REGIONS))
def beside_a_motion(region: str) -> frozenset[str]:
    """The directions judged by eye that stand beside a measured motion of the region."""
    motions = [motion for motion in _measured_motions() if motion.key.startswith(card_of(region).motions)]
    named = {
        _direction(region, name)
        for motion in motions
        for name in (motion.key, *(finding.name for finding in motion.findings))
    }
    return frozenset(named)


def _direction(region: str, motion: str) -> str:
    """The motion without the beginning that says where: `shoulder_flexion` is flexion; of elsewhere, nothing."""
    start = next((start for start in card_of(region).motions if motion.startswith(start)), None)
    return "" if start is None else motion.removeprefix(start).removesuffix(PASSIVE)


def _movement(sheet: Sheet, person: Person, motion: Measured) -> Movement:
    key, pair = motion.key, motion.findings
    usual = _usual(pair[0].name, person)
    scale = _scale(sheet, pair, usual)
    return Movement(
        key=key,
        title=_title(key),
        sides=tuple(_side(sheet, person, finding) for finding in pair),
        passive=tuple(_side(sheet, person, finding) for finding in motion.passive),
        marks=_marks_of_row(sheet, key),
        norm=_norm(usual),
        norm_note=_note(usual),
        source=usual.source if usual else "",
        standing=usual.standing if usual else None,
        scale=scale,
        words=_words(key, sheet, pair, usual),
        difference=_difference(sheet, person, pair),
        closed=_is_closed(sheet, motion.all),
        unit="°",
    )


def _title(key: str) -> str:
    spoken = words(key)
    return spoken[:1].upper() + spoken[1:]


def _side(sheet: Sheet, person: Person, finding: Finding) -> Side:
    degrees = sheet.reading.values.get(finding.name)
    label = _spoken_side(finding.name)
    field = sheet.field(finding, label)
    flag, limited = _flag(finding.name, degrees, person)
    has_side = finding.name != _without_side(finding.name)  # without one, the mark stands for the whole row
    marks = tuple(
        mark if has_side and (mark := _mark(sheet, name, finding.name)) else None
        for name in eye_findings(sheet.region)
    )
    hurts, by_eye = marks if len(marks) == 2 else (None, None)
    return Side(field, flag, limited, hurts, by_eye)


def _spoken_side(name: str) -> str:
    return _("Left") if name.endswith("_left") else _("Right") if name.endswith("_right") else ""


def _marks_of_row(sheet: Sheet, key: str) -> tuple[Mark, ...]:
    """The keys for a motion judged by eye without a side, at the first motion of the region that it may mean."""
    if _first_with(sheet.region).get(_direction(sheet.region, key)) != key:
        return ()
    return tuple(mark for name in eye_findings(sheet.region) if (mark := _mark(sheet, name, key)))


@lru_cache(maxsize=len(REGIONS))
def _first_with(region: str) -> Mapping[str, str]:
    """Direction to the motion whose row holds its keys: of wrist and finger flexion, the wrist's."""
    starts = card_of(region).motions
    keys = [motion.key for motion in _measured_motions()]
    ranked = [key for start in starts for key in keys if key.startswith(start)]
    return {_direction(region, key): key for key in reversed(ranked)}


def _mark(sheet: Sheet, finding: str, motion: str) -> Mark | None:
    choice = _direction(sheet.region, motion)
    if choice not in VOCABULARY[finding].choices:
        return None
    typed = sheet.draft.findings.get(finding, [])
    label = _("hurts") if finding.startswith("painful") else _("limited")
    return Mark(finding, choice, choice in typed, label)


def other_marks(sheet: Sheet, finding: str) -> tuple[Mark, ...]:
    """Directions judged by eye for which the region has no measured motion."""
    beside, typed = beside_a_motion(sheet.region), sheet.draft.findings.get(finding, [])
    return tuple(
        Mark(finding, choice, choice in typed, choice_words(choice))
        for choice in VOCABULARY[finding].choices
        if choice not in beside
    )


def _flag(name: str, degrees: Value | None, person: Person) -> tuple[str, bool]:
    if not isinstance(degrees, int | float):
        return "", False
    reading = Reading(name, float(degrees), person.age, person.sex)
    meaning = meaning_of(reading, library().references)
    if meaning.flag in (Flag.USUAL, Flag.NO_NORM):
        return "", False
    return str(meaning.flag), is_limited(reading, library().references)


def _usual(name: str, person: Person) -> Expected | None:
    return meaning_of(Reading(name, 0, person.age, person.sex), library().references).expected


def _norm(usual: Expected | None) -> str:
    if usual is None:
        return ""
    return f"{usual.mean:.0f}°" if usual.sd is None else f"{usual.mean:.0f} ± {usual.sd:.0f}°"


def _note(usual: Expected | None) -> str:
    if usual is None:
        return ""
    beyond = _("beyond the ages measured") if usual.extrapolated else ""
    return " · ".join(part for part in (usual.method, beyond) if part)


def _scale(sheet: Sheet, pair: tuple[Finding, ...], usual: Expected | None) -> Scale:
    values = [_number(sheet.reading.values.get(finding.name)) for finding in pair]
    before = [_number(sheet.last.values.get(finding.name)) for finding in pair]
    known = [value for value in (*values, *before) if value is not None]
    top = max([*known, *([usual.mean + 2 * (usual.sd or 0)] if usual else []), 30]) * 1.1

    def place(value: float | None) -> float | None:
        return None if value is None else round(min(max(value / top, 0), 1) * WIDTH, 1)

    spread = usual.sd if usual else None
    return Scale(
        maximum=top,
        low=place(max(usual.mean - spread, 0)) if usual and spread is not None else None,
        high=place(usual.mean + spread) if usual and spread is not None else None,
        mean=place(usual.mean) if usual else None,
        left=place(values[0]),
        right=place(values[1]) if len(values) > 1 else None,
        was_left=place(before[0]),
        was_right=place(before[1]) if len(before) > 1 else None,
    )


def _number(value: Value | None) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _words(key: str, sheet: Sheet, pair: tuple[Finding, ...], usual: Expected | None) -> str:
    """What the strip shows, said aloud."""
    return f"{_title(key)}: " + ", ".join(
        [*_measured(sheet, pair), *([_("norm %s") % _norm(usual)] if usual else [])]
    )


def _measured(sheet: Sheet, pair: tuple[Finding, ...]) -> Iterator[str]:
    for finding in pair:
        value = _number(sheet.reading.values.get(finding.name))
        said = _("not assessed") if value is None else f"{value:g}°"
        yield f"{_spoken_side(finding.name).lower()} {said}".strip()
        before = _number(sheet.last.values.get(finding.name))
        if before is not None:
            yield _("was %s°") % f"{before:g}"


def _difference(sheet: Sheet, person: Person, pair: tuple[Finding, ...]) -> str:
    """How far apart the sides are, when both are known and the knowledge calls it a difference."""
    values = [_number(sheet.reading.values.get(finding.name)) for finding in pair]
    first, other = values[0], values[-1]
    if len(pair) == 1 or first is None or other is None:
        return ""
    reading = Reading(pair[0].name, first, person.age, person.sex)
    if not meaning_of(reading, library().references, other_side=other).side_differs:
        return ""
    return _("sides differ by %s°") % f"{abs(first - other):g}"


def _is_closed(sheet: Sheet, pair: tuple[Finding, ...]) -> bool:
    asked = asked_in(sheet.region)
    starts = card_of(sheet.region).motions
    return not any(
        finding.name.startswith(starts)
        or finding.name in asked
        or finding.name in sheet.draft.findings
        or finding.name in sheet.last.values
        for finding in pair
    )
