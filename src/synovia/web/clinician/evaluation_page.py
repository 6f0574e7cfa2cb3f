"""Everything the evaluation page and its autosave answer show, gathered once per request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.strategy.proposal import Proposal
from synovia.domain.terms.reading import Findings
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.draft import (
    ACTIVITIES,
    MOST_ACTIVITIES,
    WORDS,
    Activity,
    Draft,
)
from synovia.records.examination.facts import (
    age_on,
    findings_of,
    motions_of,
    read_draft,
    tables_of,
    told_at_home,
)
from synovia.records.examination.motion_entries import FORM, Entries
from synovia.records.examination.queries import LastTime, last_time
from synovia.records.examination.reasoning import reasoned
from synovia.records.examination.tables import place_of
from synovia.records.examination.typed import Reading
from synovia.records.motion.queries import camera_values, captures_of
from synovia.records.outcomes.proposed import ProposedScores, proposed_scores
from synovia.web.clinician import evaluation_layout as layout
from synovia.web.clinician.evaluation_entered import WORD_TITLES, entry_title
from synovia.web.clinician.evaluation_fields import (
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
from synovia.web.clinician.evaluation_note import Line
from synovia.web.clinician.evaluation_shown import SectionShown
from synovia.web.clinician.evaluation_table_notes import Person as Tested
from synovia.web.clinician.evaluation_tables import (
    Tables,
    tables_of_draft,
)
from synovia.web.clinician.finding_words import shown, title_of, typed_shown
from synovia.web.clinician.motion_support import Supports, supports_of
from synovia.web.clinician.motion_table import MotionLine, examiners_of, motion_lines
from synovia.web.clinician.pain import DrawingPage

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation
    from synovia.records.motion.models import Capture


@dataclass(frozen=True, slots=True)
class Problem:
    """A field that cannot be read."""

    link: Link
    typed: str
    message: str


@dataclass
class Workspace:
    """One evaluation as it stands, with what the engine makes of it.

    `opened` are motions somebody has just asked for, `details` those of them with their details open.
    """

    evaluation: Evaluation
    whole: bool = True
    opened: frozenset[str] = frozenset()  # motions somebody asked for
    details: frozenset[str] = frozenset()
    opened_tables: tuple[str, ...] = ()

    @cached_property
    def captures(self) -> tuple[Capture, ...]:
        """What was measured by camera, whatever became of it; the latest first."""
        return tuple(captures_of(self.evaluation))

    @cached_property
    def body_chart(self) -> DrawingPage:
        """Where it hurts, drawn."""
        return DrawingPage(self.evaluation)

    @cached_property
    def camera(self) -> Mapping[str, float]:
        """Confirmed values of the camera by entry of the motion catalogue."""
        found = camera_values(self.captures)
        return {f"{one.motion}_{one.side}".rstrip("_"): float(one.mean) for one in found}

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
        drawn = None if self.evaluation.is_signed else self.body_chart.row
        sheet = sheet_of(
            self.evaluation, self.reading, self.last, pressing, tables, self.scores, drawn, whole=self.whole
        )
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


def _problems(reading: Reading, draft: Draft) -> Iterator[Problem]:
    named = [name for name in reading.problems if name in VOCABULARY]
    for name in layout.in_section_order(named):
        yield Problem(
            Link(name, title_of(name)), typed_shown(draft.findings.get(name)), reading.problems[name]
        )
    for name, message in reading.problems.items():
        if name not in VOCABULARY:
            known = name.startswith(FORM) or place_of(name)[0]
            title = entry_title(name) if known else _("Activities")
            yield Problem(Link(name, title), typed_shown(draft.flat.get(name)), message)
