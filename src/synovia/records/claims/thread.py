"""From a claim back to what it rests on: charge, signed note, intervention, goal, finding; and from a note to its claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from synovia.records.claims.choices import NoteKind
from synovia.records.claims.models import Capture, Charge
from synovia.records.examination.models import Evaluation
from synovia.records.programme.models import TreatmentGiven, Visit


@dataclass(frozen=True, slots=True)
class Step:
    """What one treatment of the note was for. Names are empty for readers who see no notes."""

    minutes: int
    by_assistant: bool
    name: str = ""
    intervention_id: UUID | None = None
    goal: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class ChargeThread:
    """A charge with the treatments it counts. `serves_goals` says how many of them serve a goal of the plan."""

    charge: Charge
    steps: tuple[Step, ...]
    serves_goals: int


@dataclass(frozen=True, slots=True)
class Thread:
    """A capture's way back to the note."""

    capture: Capture
    kind: str
    note_id: UUID
    plan_id: UUID | None
    evaluation_id: UUID | None
    number: int | None
    signed_at: datetime | None
    signed_name: str
    is_unchanged: bool
    charges: tuple[ChargeThread, ...]


def of_capture(capture: Capture, *, with_words: bool) -> Thread:
    """The thread of a note's bill; without words there are only codes, minutes and dates (minimum necessary)."""
    note: Visit | Evaluation
    if capture.note_kind == NoteKind.VISIT:
        note = Visit.objects.select_related("plan").get(pk=capture.note_id)
        given = list(note.treatments.select_related("planned__goal"))
        evaluation_id, number = note.plan.evaluation_id, note.number
    else:
        note = Evaluation.objects.get(pk=capture.note_id)
        given, evaluation_id, number = [], note.pk, None
    return Thread(
        capture,
        capture.note_kind,
        capture.note_id,
        capture.plan_id_of_note,
        evaluation_id,
        number,
        note.signed_at,
        note.signed_name,
        note.content_hash == capture.note_hash,
        tuple(_of_charge(charge, given, with_words) for charge in capture.charges.all()),
    )


def _of_charge(charge: Charge, given: list[TreatmentGiven], with_words: bool) -> ChargeThread:
    mine = [one for one in given if one.code == charge.code]
    goals = sum(1 for one in mine if one.planned and one.planned.goal_id)
    return ChargeThread(charge, tuple(_step(one, with_words) for one in mine), goals)


def _step(one: TreatmentGiven, with_words: bool) -> Step:
    if not with_words:
        return Step(one.minutes, one.by_assistant)
    goal = one.planned.goal if one.planned else None
    return Step(
        one.minutes,
        one.by_assistant,
        one.name,
        one.planned_id,
        goal.description if goal else "",
        goal.measure if goal else "",
    )
