"""Reads of the programme. What desk and billing need comes without a word of any note."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet, Sum

from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.programme.models import (
    Addendum,
    Goal,
    PlannedIntervention,
    PlanOfCare,
    Proposal,
    ProposalDecision,
    TreatmentGiven,
    Visit,
)

Decisions = Mapping[tuple[str, str], ProposalDecision]


def decisions_on(proposal: Proposal) -> Decisions:
    """What was decided so far, by kind and part."""
    rows = (
        ProposalDecision.objects.filter(proposal=proposal).select_related("decided_by").order_by("created_at")
    )
    return {(row.part_kind, row.part_id): row for row in rows}


def latest_proposal(evaluation_id: UUID) -> Proposal | None:
    """The newest proposal of an evaluation."""
    return Proposal.objects.filter(evaluation_id=evaluation_id).order_by("-created_at").first()


def plan_from(proposal: Proposal) -> PlanOfCare | None:
    """The plan made from a proposal, draft or signed."""
    return PlanOfCare.objects.filter(proposal=proposal).order_by("-created_at").first()


def goals_of(plan: PlanOfCare) -> list[Goal]:
    """Its goals in order."""
    return list(plan.goals.all())


def interventions_of(plan: PlanOfCare) -> list[PlannedIntervention]:
    """Its interventions in order, with the decision that brought each in and how often each was given."""
    rows = plan.interventions.select_related("decision", "goal")
    return list(rows.annotate(times_given=Count("given", distinct=True)).order_by("position"))


def visit_lines(plan: PlanOfCare) -> list[Visit]:
    """Its visits, the newest first, each with `given_names`: what was given, by name, in order."""
    names = ArrayAgg("treatments__name", order_by="treatments__position", filter=Q(treatments__isnull=False))
    return list(Visit.objects.filter(plan=plan).annotate(given_names=names).order_by("-number"))


def last_visit_before(visit: Visit) -> Visit | None:
    """The signed visit of the same plan before this one, for comparing."""
    earlier = Visit.objects.filter(plan_id=visit.plan_id, signed_at__isnull=False, number__lt=visit.number)
    return earlier.order_by("-number").first()


def treatments_of(visit: Visit) -> list[TreatmentGiven]:
    """What was given, with the planned intervention and the goal each served."""
    return list(visit.treatments.select_related("planned__goal").order_by("position"))


def addenda_of(note_id: UUID) -> list[Addendum]:
    """Later words on a signed note, the oldest first."""
    return list(Addendum.objects.filter(note_id=note_id).order_by("written_at"))


def plans_of_patient(patient_id: UUID) -> QuerySet[PlanOfCare]:
    """All plans of a patient, the newest first. Pass a people gate before."""
    return PlanOfCare.objects.filter(patient_id=patient_id).order_by("-created_at")


def visits_of_patient(patient_id: UUID) -> QuerySet[Visit]:
    """All visits of a patient, the newest first. Pass a people gate before."""
    return Visit.objects.filter(patient_id=patient_id).order_by("-happened_on", "-number")


def waiting_for_signature() -> QuerySet[Visit]:
    """Visits an assistant has finished, the longest waiting first."""
    waiting = Visit.objects.filter(ready_at__isnull=False, signed_at__isnull=True)
    return waiting.select_related("patient", "ready_by", "plan").order_by("ready_at")


@dataclass(frozen=True, slots=True)
class PlannedService:
    """One code of a plan and its minutes in a usual visit."""

    code: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PlannedCourse:
    """When and how often: all that booking and estimating need of a plan."""

    plan_id: UUID
    starts_on: date
    visits_per_week: Decimal
    weeks: int
    visits_low: int
    visits_expected: int
    visits_high: int
    certification_ends_on: date | None
    diagnoses: tuple[str, ...]
    visits_done: int


def planned_services(plan_id: UUID) -> tuple[PlannedService, ...]:
    """Codes and minutes of a usual visit, added up by code in the plan's order. No note text."""
    rows = (
        PlannedIntervention.objects.filter(plan_id=plan_id, minutes__gt=0)
        .exclude(code="")
        .values_list("code", "minutes")
        .order_by("position")
    )
    minutes: dict[str, int] = {}
    for code, spent in rows:
        minutes[code] = minutes.get(code, 0) + spent
    return tuple(PlannedService(code, spent) for code, spent in minutes.items())


def planned_course(plan_id: UUID) -> PlannedCourse:
    """The plan's dates and counts. No note text. Pass `plan_for_billing` before."""
    columns = (
        *("starts_on", "visits_per_week", "weeks", "visits_low", "visits_expected", "visits_high"),
        *("certification_ends_on", "diagnoses"),
    )
    row = PlanOfCare.objects.filter(pk=plan_id).values(*columns).get()
    done = Visit.objects.filter(plan_id=plan_id, signed_at__isnull=False).count()
    return PlannedCourse(plan_id=plan_id, visits_done=done, **row | {"diagnoses": tuple(row["diagnoses"])})


@dataclass(frozen=True, slots=True)
class GivenService:
    """One code of a signed visit, its minutes, and how many of them an assistant gave."""

    visit_id: UUID
    happened_on: date
    code: str
    minutes: int
    assistant_minutes: int


def given_services(plan_id: UUID) -> tuple[GivenService, ...]:
    """Codes and minutes of the signed visits of a plan. No note text. Pass `plan_for_billing` before."""
    return given_services_of([plan_id]).get(plan_id, ())


def given_services_of(plan_ids: Collection[UUID]) -> Mapping[UUID, tuple[GivenService, ...]]:
    """The same for many plans at once, by plan; a plan without signed visits is left out."""
    given = TreatmentGiven.objects.filter(
        visit__plan_id__in=plan_ids, visit__signed_at__isnull=False
    ).exclude(code="")
    grouped = given.values(
        "visit__plan_id", "visit_id", "visit__happened_on", "code", "by_assistant"
    ).annotate(spent=Sum("minutes"))
    totals: dict[UUID, dict[tuple[UUID, date, str], list[int]]] = {}
    for row in grouped.order_by("visit__number", "code"):
        place = (row["visit_id"], row["visit__happened_on"], row["code"])
        total = totals.setdefault(row["visit__plan_id"], {}).setdefault(place, [0, 0])
        total[0] += row["spent"]
        total[1] += row["spent"] if row["by_assistant"] else 0
    return {
        plan: tuple(GivenService(*place, *spent) for place, spent in found.items())
        for plan, found in totals.items()
    }


def open_episodes_where(rule_id: str) -> tuple[int, int]:
    """In how many open episodes the rule spoke in the latest proposal, or would have but for the clinic; and of how many.

    A proposal kept before proposals said who spoke is asked by the parts that name their rules.
    """
    latest = (
        Proposal.objects.filter(episode__status=EpisodeStatus.OPEN)
        .order_by("episode_id", "-created_at")
        .distinct("episode_id")
    )
    named = Q(content__spoke__contains=[rule_id]) | Q(content__clinic_changes__contains=[{"rule": rule_id}])
    for part in ("reasons", "blocked", "precautions"):
        named |= Q(content__spoke__isnull=True, **{f"content__{part}__contains": [{"rule": rule_id}]})
    for part in ("classification", "techniques", "exercises"):
        named |= Q(content__spoke__isnull=True, **{f"content__{part}__contains": [{"rules": [rule_id]}]})
    counted = Proposal.objects.filter(pk__in=latest.values("pk")).aggregate(
        spoke=Count("pk", filter=named), of=Count("pk")
    )
    return counted["spoke"], counted["of"]
