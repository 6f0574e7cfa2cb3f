"""The motion grid: a row for each motion, left and right side by side, by joint.

Which motions there are, their sides and limits come from the catalogue; which of them come first, and which findings
name motions judged by eye, from the region's card. Where a motion's passive number is a finding too, it stands in
the row; everything else about a motion opens below it (`motion_detail.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from synovia.domain.examination.motions import JOINTS, MOTIONS, PASSIVE, Joint, Motion
from synovia.domain.terms import places
from synovia.domain.terms.regions import REGIONS, card_of
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.motion_entries import MotionEntry, as_finding, field_of
from synovia.web.clinician.evaluation_fields import Sheet
from synovia.web.clinician.evaluation_layout import asked_in
from synovia.web.clinician.evaluation_shown import Field
from synovia.web.clinician.finding_words import choice_words
from synovia.web.clinician.motion_standing import Person, Standing, number_words, standing_of

__all__ = ["Person"]


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
    """One direction: its number and its marks. `entry` is the key of its details."""

    entry: str
    field: Field
    hurts: Mark | None = None
    by_eye: Mark | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """One row of the grid. `details` holds what was typed of the motion and of each side."""

    motion: Motion
    sides: tuple[Side, ...]
    passive: tuple[Side, ...]
    marks: tuple[Mark, ...]  # of motions judged by eye without a side
    standing: Standing
    details: Mapping[str, Mapping[str, str]]
    problems: Mapping[str, str]
    closed: bool
    opened: bool
    shows_details: bool

    @property
    def key(self) -> str:
        return self.motion.key

    @property
    def title(self) -> str:
        return self.motion.title

    @property
    def is_pair(self) -> bool:
        return len(self.sides) == 2  # left and right


@dataclass(frozen=True, slots=True)
class JointShown:
    """A joint with the rows that are drawn; with none it is the place where they come when they are asked for."""

    joint: Joint
    rows: tuple[Movement, ...]

    @property
    def place(self) -> str:
        return f"joint-{self.joint.key}"

    @property
    def is_closed(self) -> bool:
        return all(row.closed for row in self.rows)


def joints(sheet: Sheet, person: Person) -> tuple[JointShown, ...]:
    """Every joint, those of the region first; on a light sheet with the rows that are open alone."""
    starts = card_of(sheet.region).motions
    shown = [JointShown(joint, tuple(_rows(sheet, person, joint))) for joint in JOINTS.values()]
    first = {one.place: _is_of_region(one.joint, starts) for one in shown}
    return tuple(sorted(shown, key=lambda one: (not first[one.place], one.is_closed)))


def movements(sheet: Sheet, person: Person) -> tuple[Movement, ...]:
    """The rows that are drawn, those of the region first."""
    return tuple(row for joint in joints(sheet, person) for row in joint.rows)


def _is_of_region(joint: Joint, starts: tuple[str, ...]) -> bool:
    return any(motion.key.startswith(starts) for motion in joint.motions) if starts else False


def _rows(sheet: Sheet, person: Person, joint: Joint) -> Iterator[Movement]:
    """What is open; on a whole sheet also the findings that wait. Mere measurements wait for the picker."""
    for motion in joint.motions:
        if not is_closed(sheet, motion) or (sheet.whole and motion.is_finding):
            yield _movement(sheet, person, motion)


def waiting_motions(sheet: Sheet) -> int:
    """How many fields for motion are not drawn on a light sheet."""
    if sheet.whole:
        return 0
    waiting = (motion for motion in MOTIONS.values() if motion.is_finding and is_closed(sheet, motion))
    return sum(len(findings_of(motion)) for motion in waiting)


@lru_cache(maxsize=len(MOTIONS))
def _names_of(key: str) -> tuple[str, ...]:
    motion = MOTIONS[key]
    sided = ((side, passive) for passive in (False, True) for side in motion.sides)
    found = (motion.finding(side, passive=passive) for side, passive in sided)
    return tuple(finding.name for finding in found if finding is not None)


def findings_of(motion: Motion) -> tuple[str, ...]:
    """The findings that are this motion: of both sides, active and passive."""
    return _names_of(motion.key)


@lru_cache(maxsize=len(REGIONS))
def drawn_in_grid(region: str) -> frozenset[str]:
    """The findings the grid holds for this region, so that no other place draws them again."""
    measured = {name for motion in MOTIONS.values() for name in findings_of(motion)}
    return frozenset(measured | {"rom_method", *eye_findings(region)})


@lru_cache(maxsize=len(REGIONS))
def eye_findings(region: str) -> tuple[str, ...]:
    """The sets of directions that hurt and that are limited by eye."""
    card = card_of(region)
    return tuple(name for name in (card.painful, card.limited) if name in VOCABULARY)


@lru_cache(maxsize=len(REGIONS))
def beside_a_motion(region: str) -> frozenset[str]:
    """The directions judged by eye that stand beside a measured motion of the region."""
    return frozenset(
        _direction(region, name)
        for motion in _of_region(region)
        for name in (motion.key, *(motion.entries if motion.is_sided else ()))
    )


@lru_cache(maxsize=len(REGIONS))
def _of_region(region: str) -> tuple[Motion, ...]:
    """The motions a region opens by itself, in the order of its card."""
    known = [motion for motion in MOTIONS.values() if motion.is_finding]
    return tuple(
        motion for start in card_of(region).motions for motion in known if motion.key.startswith(start)
    )


def _direction(region: str, motion: str) -> str:
    """The motion without the beginning that says where: `shoulder_flexion` is flexion; of elsewhere, nothing."""
    start = next((start for start in card_of(region).motions if motion.startswith(start)), None)
    return "" if start is None else motion.removeprefix(start).removesuffix(PASSIVE)


def _movement(sheet: Sheet, person: Person, motion: Motion) -> Movement:
    typed = sheet.draft.motions
    return Movement(
        motion=motion,
        sides=tuple(_side(sheet, motion, side) for side in motion.sides),
        passive=tuple(_passive(sheet, motion)),
        marks=_marks_of_row(sheet, motion.key),
        standing=standing_of(motion, sheet.entries, sheet.last.motions, person, sheet.camera),
        details={key: typed[key] for key in (motion.key, *motion.entries) if key in typed},
        problems=sheet.reading.problems,
        closed=is_closed(sheet, motion),
        opened=motion.key in sheet.opened or "open" in typed.get(motion.key, {}),
        shows_details=motion.key in sheet.opened_details,
    )


def _side(sheet: Sheet, motion: Motion, side: places.Side | None) -> Side:
    entry, label = motion.entry(side), side_words(side)
    finding = motion.finding(side)
    if finding is None:
        return Side(entry, own_field(sheet, motion, side, "active"))
    # Without a side the mark stands for the whole row.
    marks = tuple(_mark(sheet, name, entry) if side else None for name in eye_findings(sheet.region))
    hurts, by_eye = marks if len(marks) == 2 else (None, None)
    return Side(entry, sheet.field(finding, label), hurts, by_eye)


def _passive(sheet: Sheet, motion: Motion) -> Iterator[Side]:
    for side in motion.sides:
        finding = motion.finding(side, passive=True)
        if finding is not None:
            yield Side(motion.entry(side), sheet.field(finding, side_words(side)))


def own_field(sheet: Sheet, motion: Motion, side: places.Side | None, part: str) -> Field:
    """The field of a number that is no finding."""
    entry = motion.entry(side)
    name = field_of(entry, part)
    before = getattr(sheet.last.motions.get(entry, MotionEntry()), part)
    return Field(
        finding=as_finding(motion, side, part, name=name),
        control="number",
        label=side_words(side),
        typed=sheet.draft.motions.get(entry, {}).get(part, ""),
        problem=sheet.reading.problems.get(name, ""),
        was="" if before is None else number_words(motion, before),
    )


def side_words(side: places.Side | None) -> str:
    """Left, Right, or nothing."""
    return {places.Side.LEFT: _("Left"), places.Side.RIGHT: _("Right")}[side] if side else ""


def _marks_of_row(sheet: Sheet, key: str) -> tuple[Mark, ...]:
    """The keys for a motion judged by eye without a side, at the first motion of the region that it may mean."""
    if _first_with(sheet.region).get(_direction(sheet.region, key)) != key:
        return ()
    return tuple(mark for name in eye_findings(sheet.region) if (mark := _mark(sheet, name, key)))


@lru_cache(maxsize=len(REGIONS))
def _first_with(region: str) -> Mapping[str, str]:
    """Direction to the motion whose row holds its keys: of wrist and finger flexion, the wrist's."""
    return {_direction(region, motion.key): motion.key for motion in reversed(_of_region(region))}


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


def is_closed(sheet: Sheet, motion: Motion) -> bool:
    """Whether the row waits: not of the region, asked by no rule, opened by nobody, nothing known now or last time."""
    if motion.key in sheet.opened or motion.key in sheet.draft.motions:
        return False
    names, starts = findings_of(motion), card_of(sheet.region).motions
    if any(entry in sheet.draft.motions or entry in sheet.last.motions for entry in motion.entries):
        return False
    asked = asked_in(sheet.region)
    return not any(name.startswith(starts) or name in asked or name in sheet.draft.findings for name in names)
