"""Everything the evaluation page and its autosave answer show, gathered once per request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
from synovia.records.examination.facts import age_on, findings_of, read_draft, told_at_home
from synovia.records.examination.queries import LastTime, last_time
from synovia.records.examination.reasoning import reasoned
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
    Movement,
    Person,
    drawn_in_grid,
    movements,
    waiting_motions,
)
from synovia.web.clinician.finding_words import shown, title_of, typed_shown

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation

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
    """One evaluation as it stands, with what the engine makes of it."""

    evaluation: Evaluation
    whole: bool = True

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
        return sheet_of(self.evaluation, self.reading, self.last, pressing, whole=self.whole)

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
    def movements(self) -> tuple[Movement, ...]:
        """The rows of the motion grid."""
        facts = self.findings.facts
        age = facts.get("age")
        return movements(
            self.sheet, Person(float(age) if isinstance(age, int) else 0, str(facts.get("sex", "any")))
        )

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
    return Draft(findings=typed_findings(posted.lists()), words=words, activities=_filled(activities))


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
            str(WORD_TITLES.get(name) or title_of(name)), _as_typed(theirs, name), _as_typed(merged, name)
        )
        for name in theirs.differences(merged)
    )


def _as_typed(draft: Draft, name: str) -> str:
    return draft.words.get(name, "") if name in WORDS else typed_shown(draft.findings.get(name))


def parts(values: Iterable[tuple[str, Value]], last: LastTime) -> tuple[Part, ...]:
    """Values as they are read in a note: section by section, what was asked and is not so in one line."""
    gathered = _lines(values, last)
    return tuple(
        Part(
            section,
            tuple(line for line in gathered[section.key] if not line.is_denied),
            tuple(line.title for line in gathered[section.key] if line.is_denied),
        )
        for section in layout.sections()
        if section.key in gathered
    )


def _lines(values: Iterable[tuple[str, Value]], last: LastTime) -> dict[str, tuple[Line, ...]]:
    """Values as lines to read, by section."""
    known = dict(values)
    by_section: dict[str, list[Line]] = {}
    for name in layout.in_section_order(known):
        was = shown(name, last.values[name]) if name in last.values else ""
        denied = known[name] is False and not last.values.get(name)
        line = Line(name, title_of(name), shown(name, known[name]), was, denied)
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
            yield Problem(Link(name, _("Activities")), "", message)
