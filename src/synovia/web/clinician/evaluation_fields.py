"""The fields of the evaluation as the page shows them, made from the vocabulary: label, control, what was typed,
why it cannot be read, what it was last time, and what the patient answered at home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.findings import complaint
from synovia.domain.terms.regions import card_of
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.choices import EvaluationKind
from synovia.records.examination.draft import Draft
from synovia.records.examination.facts import motions_of, waiting_for
from synovia.records.examination.motion_entries import Entries
from synovia.records.examination.queries import LastTime
from synovia.records.examination.tables import NOTES
from synovia.records.examination.typed import Reading, Typed, is_empty, typed_of
from synovia.records.imaging.facts import findings_from_photos
from synovia.records.outcomes.proposed import ProposedScores
from synovia.records.pain.facts import proposed_by_drawing
from synovia.records.programme.course import course_of
from synovia.web.clinician.evaluation_layout import Section, groups, is_open
from synovia.web.clinician.evaluation_shown import Field, Group, Note, Option, Row, SectionShown
from synovia.web.clinician.evaluation_tables import Tables
from synovia.web.clinician.evaluation_worth import stem_of
from synovia.web.clinician.finding_words import choice_words, pair_title, shown, title_of

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation
    from synovia.records.pain.models import PainDrawing

SINCE_LAST = complaint.NPRS_LAST_SESSION.name
MOST_KEYS = 6  # more choices than this become a list to pick from


@dataclass(frozen=True)
class Sheet:
    """Everything about one evaluation that its fields need."""

    region: str
    draft: Draft
    reading: Reading
    last: LastTime = field(default_factory=LastTime)
    proposed: Mapping[str, Value] = field(default_factory=dict)
    measured: Mapping[str, Value] = field(default_factory=dict)
    drawn: Mapping[str, Value] = field(default_factory=dict)
    pressing: frozenset[str] = frozenset()
    is_first: bool = (
        False  # the first evaluation of the complaint: nothing has changed "since the last session"
    )
    whole: bool = True  # whether the fields that wait behind "show all" are drawn too
    entries: Entries = field(default_factory=dict)  # motions as they can be read
    camera: Mapping[str, float] = field(default_factory=dict)  # confirmed values of the camera, by entry
    opened: frozenset[str] = frozenset()  # motions somebody has just asked for
    opened_details: frozenset[str] = frozenset()
    tables: Tables = field(default_factory=lambda: Tables(""))

    @cached_property
    def in_tables(self) -> frozenset[str]:
        """Findings entered in a table of this page."""
        return self.tables.instead_of_fields

    def field(self, finding: Finding, label: str = "", unset: str = "") -> Field:
        """The field of one finding."""
        name = finding.name
        typed = self.draft.findings.get(name, [] if finding.kind in (Kind.CHOICES, Kind.NAMES) else "")
        proposed = self.drawn.get(name, self.proposed.get(name, self.measured.get(name)))
        return Field(
            finding=finding,
            control=control_of(finding),
            label=label or finding.question,
            typed=typed,
            problem=self.reading.problems.get(name, ""),
            was=shown(name, self.last.values[name]) if name in self.last.values else "",
            proposed=_typed_text(proposed),
            proposed_words="" if proposed is None else shown(name, proposed),
            is_measured=name in self.measured and name not in self.proposed,
            is_drawn=name in self.drawn,
            read_as=self._read_as(finding, typed),
            options=tuple(_options(finding, typed)),
            unset=is_empty(typed),
            unset_words=unset or _("Not assessed"),
            told=name in self.tables.reading.told,
        )

    @property
    def notes(self) -> list[Note]:
        """What to say beside fields after saving: why they cannot be read, or what they were read as."""
        names = dict.fromkeys([*self.draft.findings, *self.tables.reading.told])
        fields = [self.field(VOCABULARY[name]) for name in names if name in VOCABULARY]
        told = [
            Note(one.name, one.problem, one.read_as, one.told) for one in fields if one.problem or one.read_as
        ]
        problems = self.reading.problems.items()
        return told + [Note(key, message) for key, message in problems if key not in VOCABULARY]

    def _read_as(self, finding: Finding, typed: Typed) -> str:
        """What "3 weeks" was taken for, when it is not what stands in the field."""
        value = self.reading.values.get(finding.name)
        if finding.name in self.tables.reading.told:
            return _("%s, from the table") % shown(finding.name, value)
        if finding.kind is not Kind.NUMBER or value is None or typed_of(value) == str(typed).strip():
            return ""
        return shown(finding.name, value)

    def is_closed(self, section: Section, finding: Finding) -> bool:
        """Whether the field waits behind "show all": nothing in it, nothing about it, and nobody presses for it."""
        name = finding.name
        if name in self.in_tables:
            return name not in self.draft.findings
        known = name in self.draft.findings or name in self.last.values
        known = known or name in self.proposed or name in self.measured or name in self.drawn
        called_for = is_open(section, finding, self.region) and not (self.is_first and name == SINCE_LAST)
        return not (known or name in self.pressing or called_for)


def sheet_of(
    evaluation: Evaluation,
    reading: Reading,
    last: LastTime,
    pressing: frozenset[str],
    tables: Tables,
    scores: ProposedScores,
    drawing: PainDrawing | None,
    *,
    whole: bool,
) -> Sheet:
    """The sheet of this evaluation as it stands."""
    return Sheet(
        entries=motions_of(evaluation, reading.values),
        is_first=evaluation.kind == EvaluationKind.INITIAL,
        whole=whole,
        region=evaluation.episode.region,
        draft=Draft.of(evaluation.draft),
        reading=reading,
        last=last,
        proposed=waiting_for(evaluation.episode, scores),
        measured=_measured(evaluation),
        drawn=proposed_by_drawing(drawing),
        pressing=pressing - tables.instead_of_fields,
        tables=tables,
    )


def _measured(evaluation: Evaluation) -> Mapping[str, Value]:
    """What confirmed photos and, at a re-evaluation, the course of care say: to be confirmed, never filled in."""
    if evaluation.is_signed:
        return {}
    seen = findings_from_photos(evaluation.pk)
    course = course_of(evaluation.episode_id) if evaluation.kind == EvaluationKind.FOLLOW_UP else None
    return {**seen, **course.proposes} if course else seen


def control_of(finding: Finding) -> str:
    """Which control a finding gets."""
    if (
        finding.kind is Kind.NUMBER
        and finding.unit == "points of 10"
        and (finding.low, finding.high) == (0, 10)
    ):
        return "scale"
    if finding.kind is Kind.CHOICE:
        return "keys" if len(finding.choices) <= MOST_KEYS else "select"
    if finding.kind is Kind.CHOICES and _by_side(finding.choices):
        return "map"
    return {Kind.YES_NO: "yes_no", Kind.NUMBER: "number", Kind.CHOICES: "choices", Kind.NAMES: "names"}[
        finding.kind
    ]


def section_shown(sheet: Sheet, section: Section, without: frozenset[str] = frozenset()) -> SectionShown:
    """A section's groups and counts. `without` are findings drawn elsewhere (the motion grid)."""
    gathered = tuple(
        _group(sheet, section, title, [f for f in groups().get(title, ()) if f.name not in without])
        for title in section.groups
    )
    if section.key == "story" and card_of(sheet.region).has_side:
        gathered = tuple(replace(group, rows=_side_first(group.rows)) for group in gathered)
    return replace(
        section_counted(sheet, section),
        groups=tuple(group for group in gathered if group.rows or group.waiting),
        tables=sheet.tables.of_section(section.key),
        offered=sheet.tables.offered(section.key),
    )


def section_counted(sheet: Sheet, section: Section) -> SectionShown:
    """A section's counts without its rows: all that an answer to autosave needs."""
    inside = [finding.name for title in section.groups for finding in groups().get(title, ())]
    return SectionShown(
        section=section,
        groups=(),
        answered=sum(name in sheet.draft.findings for name in inside) + sheet.tables.filled(section.key),
        faulty=sum(name in sheet.reading.problems for name in inside) + sheet.tables.faulty(section.key),
    )


def _group(sheet: Sheet, section: Section, title: str, findings: list[Finding]) -> Group:
    """The group's rows; where the page is to stay light, a row is drawn only when a field of it is open."""
    pairs = list(_paired(findings))
    drawn = [
        pair
        for pair in pairs
        if sheet.whole or not all(sheet.is_closed(section, finding) for finding in pair)
    ]
    waiting = sum(map(len, pairs)) - sum(map(len, drawn))
    return Group(title, tuple(_row(sheet, section, pair) for pair in drawn), waiting)


def _side_first(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The side that hurts before all else: in a limb, the rules ask of that side alone."""
    return tuple(sorted(rows, key=lambda row: row.first.name != complaint.PAIN_SIDE.name))


def _paired(findings: Iterable[Finding]) -> Iterator[tuple[Finding, ...]]:
    """Findings as they stand in rows: alone, or left and right together."""
    listed = {finding.name: finding for finding in findings}
    for name, finding in listed.items():
        left = listed.get(f"{name.removesuffix('_right')}_left") if name.endswith("_right") else None
        if left is not None:
            continue  # already shown beside the left one
        right = listed.get(f"{name.removesuffix('_left')}_right") if name.endswith("_left") else None
        yield tuple(one for one in (finding, right) if one is not None)


def _row(sheet: Sheet, section: Section, findings: tuple[Finding, ...]) -> Row:
    first = findings[0]
    pair = len(findings) > 1
    title = pair_title(first.name) if pair else first.question if section.asks else title_of(first.name)
    sides = (_("Left"), _("Right"))
    fields = tuple(
        sheet.field(finding, sides[place] if pair else title, section.unset)
        for place, finding in enumerate(findings)
    )
    closed = all(sheet.is_closed(section, finding) for finding in findings)
    return Row(fields, title, closed, _note(sheet, section, first.name))


def _note(sheet: Sheet, section: Section, name: str) -> str | None:
    """The note beside a test of the region, as typed."""
    if section.key != "tests":
        return None
    return sheet.draft.tables.get(NOTES, {}).get(stem_of(name), {}).get("note", "")


def _typed_text(value: Value | None) -> str:
    if value is None:
        return ""
    typed = typed_of(value)
    return typed if isinstance(typed, str) else "|".join(typed)


def _options(finding: Finding, typed: Typed) -> Iterator[Option]:
    chosen = {typed} if isinstance(typed, str) else set(typed)
    for place, choice in enumerate(_choices_of(finding)):
        yield Option(choice, choice_words(choice), choice in chosen, f"f-{finding.name}-{place}")


def _choices_of(finding: Finding) -> tuple[str, ...]:
    if control_of(finding) == "scale":
        return tuple(str(step) for step in range(11))
    return finding.choices


def _by_side(choices: tuple[str, ...]) -> bool:
    return sum(choice.endswith(("_left", "_right")) for choice in choices) >= 8
