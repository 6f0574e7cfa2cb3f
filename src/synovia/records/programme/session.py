"""What happened in a visit, as it is read from a page or given by a program; and what stands in the way of signing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from synovia.domain.programme import limits, recheck
from synovia.domain.programme.withheld import Block, withheld
from synovia.domain.terms.places import Place, Region
from synovia.domain.terms.techniques import TechniqueClass
from synovia.records.programme.choices import Carried

LAST, PLAN = "last", "plan"
COMPARED = ("target", "side", "grade", "dose", "minutes")


@dataclass(frozen=True, slots=True)
class Treatment:
    """One thing done: technique or exercise, where, how strongly, how long, and the answer to it."""

    key: str
    name: str
    minutes: int
    planned_id: UUID | None = None
    target: str = ""
    side: str = ""
    grade: str = ""
    dose: str = ""
    code: str = ""
    technique_class: str = ""
    place: str = ""
    response: str = ""
    by_assistant: bool = False
    carried: str = Carried.NEW
    carried_from: str = ""

    def classes(self) -> tuple[TechniqueClass, ...]:
        """The class it was given as; none for a lesson."""
        return (TechniqueClass(self.technique_class),) if self.technique_class else ()


@dataclass(frozen=True, slots=True)
class Session:
    """One visit's content. Answers of the re-check are True, False, or None for not asked."""

    happened_on: date
    answers: recheck.Answers = field(default_factory=dict)
    subjective: str = ""
    pain_before: int | None = None
    pain_after: int | None = None
    pain_after_last: int | None = None  # at the end of the visit before
    sign_measured: str = ""
    sign_before: str = ""
    sign_after: str = ""
    response: str = ""
    next_time: str = ""
    given_though_withheld: str = ""
    treatments: tuple[Treatment, ...] = ()

    @property
    def minutes(self) -> int:
        """Minutes of all treatments together."""
        return sum(treatment.minutes for treatment in self.treatments)

    def problems(self, today: date) -> dict[str, str]:
        """What nobody can mean, by field, whoever wrote it."""
        found: dict[str, str] = {}
        for name in ("pain_before", "pain_after"):
            pain = getattr(self, name)
            if pain is not None and not 0 <= pain <= 10:
                found[name] = _("Pain is told from 0 to 10.")
        if self.happened_on > today:
            found["happened_on"] = _("This day has not come yet.")
        for index, treatment in enumerate(self.treatments):
            if not 0 <= treatment.minutes <= limits.MOST_MINUTES:
                found[f"treatment-{index}-minutes"] = _too_many()
        if self.minutes > limits.MOST_MINUTES:
            found.setdefault("", _too_many())
        return found

    def missing(self) -> dict[str, str]:
        """What a signed note cannot be without. The safety questions come before any treatment."""
        found: dict[str, str] = {}
        if self.treatments:
            asked = {
                f"recheck-{one.key}": _("Ask this before treating.")
                for one in recheck.unanswered(self.answers)
            }
            found |= asked
            if self.rose_unsaid():
                found["recheck-worse_after_last"] = _(
                    "Pain rose from %(last)s to %(now)s: the answer is yes."
                ) % {
                    "last": self.pain_after_last,
                    "now": self.pain_before,
                }
            if self.pain_before is None:
                found["pain_before"] = _("How bad was the pain before?")
            if self.pain_after is None:
                found["pain_after"] = _("How bad is the pain after?")
        elif not self.subjective.strip():
            found["subjective"] = _("Nothing was given today: say why.")
        return found

    def rose_unsaid(self) -> bool:
        """Whether the pain numbers say "worse after the last session" while the answer does not."""
        rose = recheck.rose_too_much(self.pain_after_last, self.pain_before)
        return bool(rose) and self.answers.get("worse_after_last") is False

    def withheld_now(self, blocks: tuple[Block, ...], region: Region) -> tuple[tuple[Treatment, Block], ...]:
        """Treatments given although today's re-check withholds them, with the block on each."""
        pairs = (
            (
                treatment,
                withheld(
                    blocks,
                    classes=treatment.classes(),
                    grade=treatment.grade,
                    place=Place(treatment.place) if treatment.place else Place.COMPLAINT,
                    region=region,
                ),
            )
            for treatment in self.treatments
        )
        return tuple((treatment, block) for treatment, block in pairs if block is not None)


def _too_many() -> str:
    return _("Minutes lie between 0 and %(most)s.") % {"most": limits.MOST_MINUTES}


def carried(row: Mapping[str, Any], typed: Mapping[str, Any]) -> str:
    """How what is typed now compares with what the row was pre-filled with."""
    if not row.get("from"):
        return Carried.NEW
    same = all(str(row["was"].get(name, "")).strip() == str(typed.get(name, "")).strip() for name in COMPARED)
    return Carried.UNCHANGED if same else Carried.CHANGED
