"""Reads of episodes and of the one thread that runs through a chart."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, UUIDField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat, Lower
from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.episodes.models import Episode
from synovia.records.examination.models import Evaluation
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare, Proposal, Visit
from synovia.records.scheduling.models import Appointment

LONGEST_THREAD = 60
SIGNER, OWN_EPISODE = F("signed_name"), F("episode_id")


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """One event of a chart. `kind` says what `id` is; `state` is signed, open, or an appointment's status."""

    kind: str
    id: UUID
    episode_id: UUID | None
    at: datetime
    state: str
    detail: str


def episodes_of(patient: Patient) -> QuerySet[Episode]:
    """Every complaint of the patient, the open ones first, the latest before the earlier."""
    return (
        Episode.objects.filter(patient=patient)
        .select_related("practitioner", "self_check")
        .order_by("-status", "-opened_on", "-created_at")
    )


def thread_of(patient: Patient) -> list[ThreadEntry]:
    """What happened in this chart, the latest first: evaluations, plans, visits and appointments, in one query."""
    parts = [_evaluations(patient), _plans(patient), _visits(patient), _appointments(patient)]
    rows = parts[0].union(*parts[1:], all=True).order_by("-moment")[:LONGEST_THREAD]
    return [ThreadEntry(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class LatestReasoning:
    """What of the patient's latest proposal every page of the chart should remind of."""

    candidacy: str
    precautions: tuple[str, ...]
    evaluation_id: UUID
    episode_id: UUID


def latest_reasoning(patient: Patient) -> LatestReasoning | None:
    """Candidacy and precautions of the latest proposal of an open episode; None while there is none."""
    row = (
        Proposal.objects.filter(patient=patient, episode__status=EpisodeStatus.OPEN)
        .order_by("-created_at")
        .values_list("candidacy", "content__precautions", "evaluation_id", "episode_id")
        .first()
    )
    if row is None:
        return None
    candidacy, precautions, evaluation_id, episode_id = row
    words = dict.fromkeys(_words_of(entry) for entry in precautions or () if not _holds_for_everybody(entry))
    return LatestReasoning(candidacy, tuple(word for word in words if word), evaluation_id, episode_id)


def _holds_for_everybody(precaution: dict[str, Any]) -> bool:
    """Whether it hangs on the treated region alone: an alert that stands on every chart is read on none."""
    return {entry["name"] for entry in precaution.get("inputs", ())} == {"region"}


def unsigned_by(actor: Actor) -> list[ThreadEntry]:
    """Notes this person began and has not signed, the oldest first; `detail` is the patient's name."""
    mine = Evaluation.objects.filter(examiner_id=actor.membership_id, signed_at__isnull=True)
    visits = Visit.objects.filter(therapist_id=actor.membership_id, signed_at__isnull=True)
    plans = PlanOfCare.objects.filter(evaluation__examiner_id=actor.membership_id, signed_at__isnull=True)
    name = Concat("patient__given_name", Value(" "), "patient__family_name", output_field=CharField())
    parts = [
        _entries(rows, kind, at=F("created_at"), detail=name)
        for kind, rows in (("evaluation", mine), ("plan", plans), ("visit", visits))
    ]
    rows = parts[0].union(*parts[1:], all=True).order_by("moment")[:LONGEST_THREAD]
    return [ThreadEntry(*row) for row in rows]


def cared_for_by(actor: Actor) -> QuerySet[Patient]:
    """Patients whose care team this person is on today: all a referring doctor sees."""
    today = timezone.localdate()
    current = Q(care_team__until__isnull=True) | Q(care_team__until__gte=today)
    mine = Patient.objects.filter(current, care_team__membership_id=actor.membership_id)
    return mine.order_by("family_name", "given_name").distinct()


def _words_of(precaution: dict[str, Any]) -> str:
    because = precaution.get("because") or {}
    return str(because.get("clinician") or precaution.get("how") or "")


def _evaluations(patient: Patient) -> QuerySet[Any, Any]:
    rows = Evaluation.objects.filter(patient=patient)
    return _entries(rows, "evaluation", at=Coalesce("signed_at", "started_at"), detail=F("kind"))


def _plans(patient: Patient) -> QuerySet[Any, Any]:
    rows = PlanOfCare.objects.filter(patient=patient)
    return _entries(rows, "plan", at=Coalesce("signed_at", "created_at"), detail=F("visits_expected"))


def _visits(patient: Patient) -> QuerySet[Any, Any]:
    rows = Visit.objects.filter(patient=patient)
    return _entries(rows, "visit", at=Coalesce("signed_at", "created_at"), detail=F("number"))


def _appointments(patient: Patient) -> QuerySet[Any, Any]:
    rows = Appointment.objects.filter(patient=patient)
    no_episode = Value(None, output_field=UUIDField())
    return _entries(
        rows,
        "appointment",
        at=Lower("during"),
        detail=F("visit_type__name"),
        state=F("status"),
        episode=no_episode,
    )


def _entries(
    rows: QuerySet[Any],
    kind: str,
    *,
    at: Combinable,
    detail: Combinable,
    state: Combinable = SIGNER,
    episode: Combinable = OWN_EPISODE,
) -> QuerySet[Any, Any]:
    """The columns of a ThreadEntry, in its order. The state of a note is who signed it, or nothing while open."""
    found: QuerySet[Any, Any] = rows.annotate(
        entry=Value(kind, output_field=CharField()),
        of_episode=episode,
        moment=at,
        standing=Cast(state, CharField()),
        particulars=Cast(detail, CharField()),
    ).values_list("entry", "pk", "of_episode", "moment", "standing", "particulars")
    return found
