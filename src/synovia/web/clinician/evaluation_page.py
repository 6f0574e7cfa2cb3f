"""Everything the evaluation page and its autosave answer show, gathered once per request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.examination.motions import MOTIONS
from synovia.domain.examination.tables.shape import TypedTable
from synovia.domain.strategy.proposal import Proposal
from synovia.domain.terms.finding import Value
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.draft import (
    ACTIVITIES,
    MOST_ACTIVITIES,
    WORDS,
    Activity,
    Draft,
    typed_findings,
)
from synovia.records.examination.facts import (
    age_on,
    findings_of,
    motions_of,
    read_draft,
    tables_of,
    told_at_home,
)
from synovia.records.examination.motion_entries import FORM, Entries, typed_motions
from synovia.records.examination.queries import LastTime, last_time
from synovia.records.examination.reasoning import reasoned
from synovia.records.examination.tables import NOTES, TypedTables, place_of, typed_cells
from synovia.records.examination.typed import LONGEST_TEXT, Reading
from synovia.records.outcomes.proposed import ProposedScores, proposed_scores
from synovia.web.clinician import evaluation_layout as layout
from synovia.web.clinician.evaluation_fields import (
    SectionShown,
    Sheet,
    section_counted,
    section_shown,
    sheet_of,
)
from synovia.web.clinician.evaluation_live import Link, Live, live_of
from synovia.web.clinician.evaluation_motion import (
    JointShown,
    Movement,
    Person,
    drawn_in_grid,
    joints,
    waiting_motions,
)
from synovia.web.clinician.evaluation_motion import (
    findings_of as findings_of_motion,
)
from synovia.web.clinician.evaluation_table_notes import Person as Tested
from synovia.web.clinician.evaluation_tables import (
    TableRead,
    Tables,
    cell_title,
    tables_of_draft,
    tables_read,
)
from synovia.web.clinician.evaluation_worth import stem_of
from synovia.web.clinician.finding_words import shown, title_of, typed_shown
from synovia.web.clinician.motion_detail import field_title
from synovia.web.clinician.motion_support import Supports, supports_of
from synovia.web.clinician.motion_table import MotionLine, examiners_of, motion_lines

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation

MOTION = "motion"  # the section the grid and the table stand in
LONGEST_WORDS = 10_000
LONGEST_VALUE = 26  # letters that still fit beside their title in half a column
WORD_TITLES = {
    "story": gettext_lazy("Story"),
    "aggravating": gettext_lazy("Worse with"),
    "easing": gettext_lazy("Better with"),
    "impression": gettext_lazy("Impression"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A finding and its value, to be read."""

    name: str
    title: str
    value: str
    was: str = ""
    is_denied: bool = False  # asked or tested, and not so, now as last time

    @property
    def is_wide(self) -> bool:
        """Whether it needs a line of its own."""
        return len(self.value) > LONGEST_VALUE


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the note, to be read."""

    section: layout.Section
    lines: tuple[Line, ...]
    denied: tuple[str, ...]
    tables: tuple[TableRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not the same in two versions."""

    title: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A field that cannot be read."""

    link: Link
    typed: str
    message: str


@dataclass
class Workspace:
    """One evaluation as it stands, with what the engine makes of it.

    `opened` are motions somebody has just asked for, `details` those of them with their details open; `camera` are
    confirmed values of the camera by entry of the motion catalogue, in degrees.
    """

    evaluation: Evaluation
    whole: bool = True
    opened: frozenset[str] = frozenset()  # motions somebody asked for
    details: frozenset[str] = frozenset()
    opened_tables: tuple[str, ...] = ()
    camera: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def reading(self) -> Reading:
        """The draft as values and problems."""
        return read_draft(self.evaluation)

    @cached_property
    def findings(self) -> Findings:
        """What is known, age, sex and region included."""
        return findings_of(self.evaluation)

    @cached_property
    def proposal(self) -> Proposal:
        """The engine's answer."""
        return reasoned(self.findings, clinic_id=self.evaluation.clinic_id)

    @cached_property
    def live(self) -> Live:
        """The engine's answer in words."""
        return live_of(self.proposal, self.findings.facts)

    @cached_property
    def last(self) -> LastTime:
        """What was found last time."""
        return last_time(self.evaluation)

    @cached_property
    def sheet(self) -> Sheet:
        """What the fields need."""
        pressing = layout.pressing(self.findings.facts)
        tables = self.tables
        sheet = sheet_of(self.evaluation, self.reading, self.last, pressing, tables, whole=self.whole)
        opened = self.opened | self.details
        return replace(sheet, opened=opened, opened_details=self.details, camera=self.camera)

    @cached_property
    def motions(self) -> Entries:
        """How each motion was measured, as far as it can be read."""
        return motions_of(self.evaluation, None if self.evaluation.is_signed else self.reading.values)

    @cached_property
    def person(self) -> Person:
        """Whose norms count."""
        age = self.findings.facts.get("age")
        sex = str(self.findings.facts.get("sex", "any"))
        return Person(float(age) if isinstance(age, int) else 0, sex)

    @cached_property
    def tables(self) -> Tables:
        """The tables, read."""
        facts = self.findings.facts
        age = facts.get("age")
        person = Tested(age if isinstance(age, int) else 0, str(facts.get("sex", "")))
        region = self.evaluation.episode.region
        return tables_of_draft(
            region, tables_of(self.evaluation), self.last.tables, person, self.opened_tables
        )

    @cached_property
    def sections(self) -> tuple[SectionShown, ...]:
        """Every section of the page."""
        region = self.evaluation.episode.region
        return tuple(
            section_shown(self.sheet, section, drawn_in_grid(region)) for section in layout.sections(region)
        )

    @property
    def counted(self) -> tuple[SectionShown, ...]:
        """Every section with its counts alone."""
        return tuple(section_counted(self.sheet, section) for section in layout.sections())

    @property
    def waiting_motions(self) -> int:
        """Fields of the motion grid that wait."""
        return waiting_motions(self.sheet)

    @cached_property
    def joints(self) -> tuple[JointShown, ...]:
        """The motion grid, joint by joint."""
        return joints(self.sheet, self.person)

    @property
    def movements(self) -> tuple[Movement, ...]:
        """The rows of the motion grid that are open."""
        return tuple(row for joint in self.joints for row in joint.rows if not row.closed)

    @property
    def asked_for(self) -> tuple[JointShown, ...]:
        """The joints with the rows somebody has just asked for, and no others."""
        wanted = self.sheet.opened
        chosen = (
            replace(one, rows=tuple(row for row in one.rows if row.key in wanted)) for one in self.joints
        )
        return tuple(one for one in chosen if one.rows)

    @cached_property
    def support(self) -> Supports:
        """Patterns of motion, and what an empty end-feel asks for."""
        return supports_of(self.motions, self.findings.facts, self.person)

    @property
    def prompts(self) -> tuple[Link, ...]:
        """The findings an empty end-feel leads to, with what is known of them."""
        facts = self.findings.facts
        return tuple(
            Link(name, title_of(name), shown(name, facts[name]) if name in facts else "")
            for name in self.support.prompts
        )

    @cached_property
    def motion_lines(self) -> tuple[MotionLine, ...]:
        """Measured motion as a table to read."""
        return motion_lines(self.motions, self.last.motions, self.person)

    @property
    def examiners(self) -> tuple[str, ...]:
        """Who measured motion."""
        return examiners_of(self.motion_lines)

    @cached_property
    def scores(self) -> ProposedScores:
        """What questionnaires propose."""
        return proposed_scores(self.evaluation.episode)

    @cached_property
    def to_confirm(self) -> tuple[Line, ...]:
        """What was told at home, in the self-check and in questionnaires, and waits to be asked again."""
        draft = self.sheet.draft.findings
        told = told_at_home(self.evaluation.episode, self.scores)
        waiting = (name for name in told if name not in draft)
        lines = (
            Line(name, VOCABULARY[name].question, shown(name, told[name]))
            for name in layout.in_section_order(waiting)
        )
        return (*lines, *self._activities_to_confirm())

    def _activities_to_confirm(self) -> Iterator[Line]:
        """The activities rated at home, while none are named here."""
        rated = () if self.sheet.draft.activities else self.scores.activities
        if rated:
            told = "; ".join(f"{name} {score}/10" for name, score in rated)
            yield Line(ACTIVITIES, VOCABULARY[ACTIVITIES].question, told)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every field that cannot be read, in the order of the page."""
        return tuple(_problems(self.reading, self.sheet.draft))

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """The free words, each with its title, in the order of the page."""
        words = self.sheet.draft.words
        return [(str(WORD_TITLES[place]), words[place]) for place in WORDS if words.get(place)]

    @property
    def words(self) -> dict[str, str]:
        """The free words by place."""
        return dict(self.sheet.draft.words)

    @property
    def activities(self) -> list[dict[str, object]]:
        """The rows for activities: those named, and one more to fill in, three at least."""
        given = list(self.sheet.draft.activities or ())
        rows = max(3, min(len([row for row in given if row.name]) + 1, MOST_ACTIVITIES))
        padded = [*given, *[Activity()] * rows][: max(rows, len(given))]
        problems = self.reading.problems
        return [
            {
                "place": place,
                "name": row.name,
                "score": row.score,
                "problem": problems.get(f"activity_score_{place}") or problems.get(f"activity_{place}", ""),
            }
            for place, row in enumerate(padded[:MOST_ACTIVITIES])
        ]

    @property
    def age(self) -> int:
        """The patient's age on the day of the evaluation."""
        return age_on(self.evaluation.patient.birth_date, timezone.localdate(self.evaluation.started_at))


def entered_draft(posted: QueryDict) -> Draft:
    """What the form held, exactly as typed. Names outside the vocabulary are left out."""
    words = {place: posted.get(place, "")[:LONGEST_WORDS] for place in WORDS if place in posted}
    activities = None
    if "activity_0" in posted:
        activities = tuple(
            Activity(
                posted.get(f"activity_{place}", "")[:LONGEST_TEXT],
                posted.get(f"activity_score_{place}", "")[:20],
            )
            for place in range(MOST_ACTIVITIES)
        )
    entries = list(posted.lists())
    return Draft(
        findings=typed_findings(entries),
        motions=typed_motions(entries),
        words=words,
        activities=_filled(activities),
        tables=typed_cells(entries),
    )


def _filled(activities: tuple[Activity, ...] | None) -> tuple[Activity, ...] | None:
    """Without the empty rows at the end."""
    if activities is None:
        return None
    used = [place for place, row in enumerate(activities) if row.name.strip() or row.score.strip()]
    return activities[: max(used) + 1] if used else ()


def differences(theirs: Draft, mine: Draft) -> tuple[Difference, ...]:
    """What is not the same in two versions of the draft, for showing both."""
    merged = theirs.merged(mine)
    return tuple(
        Difference(
            str(WORD_TITLES.get(name) or _field_title(name)), _as_typed(theirs, name), _as_typed(merged, name)
        )
        for name in theirs.differences(merged)
    )


def _as_typed(draft: Draft, name: str) -> str:
    return draft.words.get(name, "") if name in WORDS else typed_shown(draft.flat.get(name))


def _field_title(name: str) -> str:
    """The title of a finding, of a detail of a motion, or where a cell stands: "Low back segments, L4-5, Central"."""
    if name.startswith(FORM):
        return field_title(name)
    table, row, column = place_of(name)
    if not table:
        return title_of(name)
    return cell_title(table, row, column) if table != NOTES else _("%s, note") % title_of(row)


def parts(
    values: Iterable[tuple[str, Value]],
    last: LastTime,
    tables: TypedTables | None = None,
    *,
    with_motion: bool = False,
) -> tuple[Part, ...]:
    """Values as they are read in a note: section by section, what was asked and is not so in one line.

    Measured motion is left out: it stands in a table of its own (`motion_table.py`), in its section.
    """
    told = ((name, value) for name, value in values if name not in _MEASURED)
    gathered = _lines(told, last, (tables or {}).get(NOTES, {}))
    drawn = tables_read(tables or {})
    return tuple(
        Part(
            section,
            tuple(line for line in gathered.get(section.key, ()) if not line.is_denied),
            tuple(line.title for line in gathered.get(section.key, ()) if line.is_denied),
            tuple(drawn.get(section.key, ())),
        )
        for section in layout.sections()
        if section.key in gathered or section.key in drawn or (with_motion and section.key == MOTION)
    )


_MEASURED = frozenset(name for motion in MOTIONS.values() for name in findings_of_motion(motion))


def _lines(
    values: Iterable[tuple[str, Value]], last: LastTime, notes: TypedTable
) -> dict[str, tuple[Line, ...]]:
    """Values as lines to read, by section, each with the note beside it."""
    known = dict(values)
    by_section: dict[str, list[Line]] = {}
    for name in layout.in_section_order(known):
        was = shown(name, last.values[name]) if name in last.values else ""
        note = notes.get(stem_of(name), {}).get("note", "")
        denied = known[name] is False and not last.values.get(name) and not note
        value = shown(name, known[name])
        line = Line(name, title_of(name), f"{value} ({note})" if note else value, was, denied)
        by_section.setdefault(layout.section_of(name), []).append(line)
    return {key: tuple(found) for key, found in by_section.items()}


def _problems(reading: Reading, draft: Draft) -> Iterator[Problem]:
    named = [name for name in reading.problems if name in VOCABULARY]
    for name in layout.in_section_order(named):
        yield Problem(
            Link(name, title_of(name)), typed_shown(draft.findings.get(name)), reading.problems[name]
        )
    for name, message in reading.problems.items():
        if name not in VOCABULARY:
            known = name.startswith(FORM) or place_of(name)[0]
            title = _field_title(name) if known else _("Activities")
            yield Problem(Link(name, title), typed_shown(draft.flat.get(name)), message)
