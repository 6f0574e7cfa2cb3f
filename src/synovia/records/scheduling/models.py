"""Visit types, working hours and appointments. Two bookings can never share a practitioner's time."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.fields.ranges import RangeStartsWith
from django.db import models
from django.db.models import F, Q

from synovia.records.clinical import ClinicalModel
from synovia.records.scheduling.choices import HOLDS_TIME, AppointmentStatus, OnlineBooking


class VisitType(ClinicalModel):
    """What an appointment is for, and how long it takes."""

    name = models.CharField(max_length=100)
    minutes = models.PositiveSmallIntegerField()
    online = models.CharField(max_length=10, choices=OnlineBooking.choices, default=OnlineBooking.OFF)
    is_evaluation = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class WorkingHours(ClinicalModel):
    """When a practitioner works at a site, in the clinic's own time zone. Monday is 0."""

    practitioner = models.ForeignKey(
        "accounts.Practitioner", on_delete=models.CASCADE, related_name="working_hours"
    )
    site = models.ForeignKey("accounts.Site", on_delete=models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()


@pghistory.track()
class Appointment(ClinicalModel):
    """A patient's time with a practitioner. The exclusion constraint is the backstop that should never fire."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="appointments")
    practitioner = models.ForeignKey(
        "accounts.Practitioner", on_delete=models.PROTECT, related_name="appointments"
    )
    site = models.ForeignKey("accounts.Site", on_delete=models.PROTECT, related_name="+")
    visit_type = models.ForeignKey(VisitType, on_delete=models.PROTECT, related_name="+")
    booking_request = models.ForeignKey(
        "screening.BookingRequest",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    plan = models.ForeignKey(
        "programme.PlanOfCare", null=True, blank=True, on_delete=models.PROTECT, related_name="appointments"
    )
    during = DateTimeRangeField()
    # Row-level security keeps PostgreSQL from searching a range by index; a plain time it may search.
    starts_at = models.GeneratedField(
        expression=RangeStartsWith("during"), output_field=models.DateTimeField(), db_persist=True
    )
    status = models.CharField(
        max_length=10, choices=AppointmentStatus.choices, default=AppointmentStatus.BOOKED
    )
    note = models.CharField(max_length=300, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["clinic", "starts_at"], name="appointment_by_time")]
        constraints = [
            ExclusionConstraint(
                name="one_appointment_at_a_time",
                expressions=[
                    (F("practitioner"), RangeOperators.EQUAL),
                    (F("during"), RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=HOLDS_TIME),
            ),
            ExclusionConstraint(
                name="one_place_at_a_time",
                expressions=[(F("patient"), RangeOperators.EQUAL), (F("during"), RangeOperators.OVERLAPS)],
                condition=Q(status__in=HOLDS_TIME),
            ),
        ]
