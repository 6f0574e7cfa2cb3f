"""A visit ready to be shown: its form while it is open, the same content as a page once it is signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.programme import recheck
from synovia.domain.programme.withheld import Block
from synovia.domain.terms.evidence import Urgency
from synovia.records.documents.referral_letter import title_of
from synovia.records.programme import facts
from synovia.records.programme.choices import Carried
from synovia.records.programme.session import LAST, Session, Treatment
from synovia.web.clinician.signed_off import SignedOff, signed_off
from synovia.web.clinician.strategy_words import CANDIDACY, class_name, place_name
from synovia.web.clinician.visit_forms import SessionForm, TreatmentForm
from synovia.web.clinician.visit_units import UnitsShown, units_shown

if TYPE_CHECKING:
    from synovia.records.programme.models import TreatmentGiven, Visit

WORST_PAIN = 10


@dataclass(frozen=True, slots=True)
class Mark:
    """How a treatment compares with where it came from."""

    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of the form with its mark; `withheld` when today's answers speak against it."""

    form: TreatmentForm
    mark: Mark
    withheld: Block | None

    @property
    def is_lesson(self) -> bool:
        """Education: told, not timed."""
        return not self.form.row["technique_class"]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A class today's answers withhold."""

    class_name: str
    where: str
    because: str


@dataclass(frozen=True, slots=True)
class ScreeningShown:
    """What the engine makes of today's answers."""

    tone: str
    title: str
    summary: str
    hands_on: bool
    yes: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    referral: str
    letter: str  # what the letter that goes along is called, on its button
    signed: SignedOff


@dataclass
class OpenVisit:
    """An open visit as its draft stands, with everything worked out from it."""

    visit: Visit
    draft: Mapping[str, Any]
    problems: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.form = SessionForm(self.draft.get("fields", {}))
        self.treatments = [TreatmentForm(index, row) for index, row in enumerate(self.draft.get("rows", []))]

    @cached_property
    def is_readable(self) -> bool:
        """Whether every field can be read."""
        return all([self.form.is_valid(), *(form.is_valid() for form in self.treatments)])

    @property
    def given(self) -> list[TreatmentForm]:
        """The rows ticked as given today."""
        return [form for form in self.treatments if form.is_given]

    def session(self) -> Session:
        """The visit as typed; call it when it is readable."""
        treatments = tuple(form.treatment() for form in self.given)
        return self.form.session(treatments, self.draft.get("pain_after_last"))

    @property
    def pain_today(self) -> int | None:
        """Pain before treatment as far as it can be read."""
        typed = str(self.form.data.get("pain_before", "")).strip()
        return int(typed) if typed.isdigit() and int(typed) <= WORST_PAIN else None

    def rose(self) -> tuple[int, int] | None:
        """Pain after the last visit and before this one, when it rose more than the limit allows."""
        last, before = self.draft.get("pain_after_last"), self.pain_today
        if last is None or before is None or not recheck.rose_too_much(last, before):
            return None
        return last, before

    @cached_property
    def screening(self) -> facts.Content | None:
        """The engine's new look, once an answer asked for one."""
        answers = self.form.answers()
        return (
            facts.rescreened(self.visit.plan.evaluation, answers) if recheck.answered_yes(answers) else None
        )

    @property
    def screening_shown(self) -> ScreeningShown | None:
        """The new look in words."""
        return screening_words(self.screening, self.form.answers()) if self.screening else None

    @cached_property
    def withheld_keys(self) -> dict[int, Block]:
        """Blocks of today by row index, whether ticked or not."""
        if self.screening is None:
            return {}
        region, blocks = facts.region_of(self.screening), facts.blocks_of(self.screening)
        found = {}
        for form in self.treatments:
            trial = Session(timezone.localdate(), treatments=(as_typed(form),))
            for _treatment, block in trial.withheld_now(blocks, region):
                found[form.index] = block
        return found

    def rows(self) -> list[RowShown]:
        """The rows with their marks."""
        return [
            RowShown(form, mark_of(form.comparison, form.row["from"]), self.withheld_keys.get(form.index))
            for form in self.treatments
        ]

    def lessons(self) -> list[RowShown]:
        """The rows of education."""
        return [row for row in self.rows() if row.is_lesson]

    def units(self) -> UnitsShown:
        """Minutes and units of what is ticked."""
        return units_shown((form.row["code"], form.minutes_typed()) for form in self.given)

    def unasked(self) -> int:
        """How many safety questions were not asked."""
        return len(recheck.unanswered(self.form.answers()))

    def tell(self, problems: Mapping[str, str]) -> None:
        """Put what stands in the way beside its fields."""
        given = self.given
        for name, says in problems.items():
            head, _dash, rest = name.partition("-")
            if head == "treatment":
                index, _dash, own = rest.partition("-")
                given[int(index)].add_error(own, says)
            else:
                self.form.add_error(name if name in self.form.fields else None, says)

    def forms(self) -> list[Any]:
        """Every form of the page, for the summary of errors."""
        return [self.form, *self.treatments]


def as_typed(form: TreatmentForm) -> Treatment:
    """A row as far as the safety check needs it, readable or not."""
    row = form.row
    return Treatment(
        key=row["key"],
        name=row["name"],
        minutes=0,
        grade=str(row["typed"].get("grade", "")),
        technique_class=row["technique_class"],
        place=row["place"],
    )


def mark_of(comparison: str, came_from: str) -> Mark:
    """The mark beside a treatment: an auditor must see what was taken over and what was not."""
    source, _space, number = came_from.partition(" ")
    if comparison == Carried.NEW:
        return Mark(_("New today"), "info", "plus")
    if source == LAST:
        since = (
            _("Unchanged since visit %(number)s")
            if comparison == Carried.UNCHANGED
            else _("Changed since visit %(number)s")
        )
        text = since % {"number": number}
    else:
        text = _("As planned") if comparison == Carried.UNCHANGED else _("Changed from the plan")
    same = comparison == Carried.UNCHANGED
    return Mark(text, "neutral" if same else "info", "copy" if same else "pencil")


def screening_words(content: facts.Content, answers: recheck.Answers) -> ScreeningShown:
    """The engine's new look in words for the banner."""
    tone, title = CANDIDACY[content["candidacy"]]
    referral = content.get("referral") or {}
    urgency = Urgency(referral.get("urgency", Urgency.NONE))
    return ScreeningShown(
        tone="warn" if tone in ("ok", "info") else tone,
        title=str(title),
        summary=content["summary"]["clinician"],
        hands_on=content["hands_on"],
        yes=tuple(question.asks for question in recheck.answered_yes(answers)),
        withheld=tuple(_withheld(entry) for entry in content.get("blocked", ())),
        referral=referral.get("to", "") if urgency is not Urgency.NONE else "",
        letter=_("%(letter)s (PDF)") % {"letter": title_of(urgency)},
        signed=signed_off(content),
    )


def _withheld(entry: Mapping[str, Any]) -> Withheld:
    return Withheld(class_name(entry["class"]), place_name(entry["place"]), entry["because"]["clinician"])


@dataclass(frozen=True, slots=True)
class TreatmentShown:
    """A treatment as a line to read."""

    treatment: Treatment | TreatmentGiven
    mark: Mark


@dataclass(frozen=True, slots=True)
class SessionShown:
    """A visit to read: from its signed columns, or from the draft about to be signed."""

    note: Visit | Session
    treatments: tuple[TreatmentShown, ...]
    answers: tuple[tuple[str, bool | None], ...]
    screening: ScreeningShown | None
    units: UnitsShown

    @property
    def hands_on(self) -> tuple[TreatmentShown, ...]:
        """Techniques and exercises."""
        return tuple(row for row in self.treatments if row.treatment.technique_class)

    @property
    def lessons(self) -> tuple[TreatmentShown, ...]:
        """What was explained."""
        return tuple(row for row in self.treatments if not row.treatment.technique_class)


def session_shown(
    note: Visit | Session,
    treatments: Iterable[Treatment | TreatmentGiven],
    answers: recheck.Answers,
    screening: facts.Content | None,
) -> SessionShown:
    """The page's content from either."""
    rows = tuple(treatments)
    return SessionShown(
        note=note,
        treatments=tuple(TreatmentShown(row, mark_of(row.carried, row.carried_from)) for row in rows),
        answers=tuple((question.asks, answers.get(question.key)) for question in recheck.QUESTIONS),
        screening=screening_words(screening, answers) if screening else None,
        units=units_shown((row.code, row.minutes) for row in rows if row.code),
    )
