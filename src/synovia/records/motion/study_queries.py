"""Reads of reliability studies: their complete rows, and the figure a medical lead adopted from one."""

from collections import defaultdict
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Membership
from synovia.records.accounts.roles import TREATING
from synovia.records.motion.models import ReliabilityStudy, StudyReading

Row = tuple[float, float, float, float]


def studies(clinic_id: UUID) -> QuerySet[ReliabilityStudy]:
    """The clinic's studies, the latest first."""
    rows = ReliabilityStudy.objects.filter(clinic_id=clinic_id)
    return rows.select_related("first_rater__user", "second_rater__user").order_by("-opened_at")


def studies_of_rater(actor: Actor, motion: str) -> list[ReliabilityStudy]:
    """The studies of this motion in which this person is a rater."""
    mine = Q(first_rater_id=actor.membership_id) | Q(second_rater_id=actor.membership_id)
    return list(ReliabilityStudy.objects.filter(mine, clinic_id=actor.clinic_id, motion=motion))


def readings_of(study: ReliabilityStudy) -> list[StudyReading]:
    """Every reading of a study."""
    return list(StudyReading.objects.filter(study=study).order_by("taken_at"))


def complete_rows(study: ReliabilityStudy, readings: list[StudyReading]) -> list[Row]:
    """Rows with all four readings: (first rater, session 1), (first, 2), (second, 1), (second, 2)."""
    columns = [
        (rater, session) for rater in (study.first_rater_id, study.second_rater_id) for session in (1, 2)
    ]
    joints: dict[tuple[UUID, str], dict[tuple[UUID, int], float]] = defaultdict(dict)
    for one in readings:
        joints[one.patient_id, one.side][one.rater_id, one.session] = float(one.degrees)
    return [
        (row[columns[0]], row[columns[1]], row[columns[2]], row[columns[3]])
        for row in joints.values()
        if len(row) == len(columns)
    ]


def clinic_mdc(clinic_id: UUID, motion: str, method: str) -> Decimal | None:
    """The clinic's own MDC95 in degrees, once its medical lead has adopted it; else None, and the literature's stands."""
    found = ReliabilityStudy.objects.filter(clinic_id=clinic_id, motion=motion, study_method=method)
    return found.values_list("adopted_mdc", flat=True).first()


def possible_raters(clinic_id: UUID) -> QuerySet[Membership]:
    """Who may measure in a study: everybody who treats here now."""
    rows = Membership.objects.filter(clinic_id=clinic_id, role__in=TREATING, ended_at__isnull=True)
    return rows.select_related("user").order_by("user__name")
