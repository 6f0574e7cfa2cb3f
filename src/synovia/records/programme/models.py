"""What was proposed, what the therapist decided, the plan of care, and each visit's treatment."""

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone

from synovia.records.clinical import ClinicalModel
from synovia.records.programme.choices import Carried, Decision, InterventionKind
from synovia.records.signing import SIGNED_ROW, UNSIGNED, SignedNote, part_of_signed, whole_signature


class Proposal(ClinicalModel):
    """What the engine answered to an evaluation, kept exactly as it was shown."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="proposals")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="proposals")
    evaluation = models.ForeignKey(
        "examination.Evaluation", on_delete=models.PROTECT, related_name="proposals"
    )
    content = models.JSONField()
    candidacy = models.CharField(max_length=30)
    rule_set_hash = models.CharField(max_length=64)
    knowledge_release = models.CharField(max_length=64)

    class Meta:
        triggers = [
            pgtrigger.Protect(name="kept_as_shown", operation=pgtrigger.Update | pgtrigger.Delete),
        ]


class ProposalDecision(ClinicalModel):
    """The therapist's answer to one part of a proposal, with the reason when it differs."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    part_kind = models.CharField(max_length=20)  # "technique", "exercise", "education", "goal"
    part_id = models.CharField(max_length=80)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "part_kind", "part_id"], name="decision_once_per_part"
            )
        ]


@pghistory.track()
class PlanOfCare(ClinicalModel, SignedNote):
    """The programme of an episode: interventions, goals, frequency and duration (FHIR CarePlan)."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="plans")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="plans")
    evaluation = models.ForeignKey("examination.Evaluation", on_delete=models.PROTECT, related_name="plans")
    proposal = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    diagnoses = models.JSONField(default=list)  # ICD-10-CM codes, most important first
    starts_on = models.DateField()
    visits_per_week = models.DecimalField(max_digits=3, decimal_places=1)
    weeks = models.PositiveSmallIntegerField()
    visits_low = models.PositiveSmallIntegerField()
    visits_expected = models.PositiveSmallIntegerField()
    visits_high = models.PositiveSmallIntegerField()
    re_evaluate_on = models.DateField(null=True, blank=True)
    certification_ends_on = models.DateField(null=True, blank=True)
    summary_for_patient = models.TextField(blank=True)
    draft = models.JSONField(default=dict)  # while open: the page exactly as typed

    class Meta:
        triggers = [SIGNED_ROW]
        constraints = [whole_signature()]
        indexes = [models.Index(fields=["clinic", "patient"], condition=UNSIGNED, name="plans_unsigned")]


class Goal(ClinicalModel):
    """One goal of a plan: a measure, where it stands and where it should be by when (FHIR Goal)."""

    plan = models.ForeignKey(PlanOfCare, on_delete=models.CASCADE, related_name="goals")
    description = models.CharField(max_length=300)
    measure = models.CharField(max_length=80)  # a finding of the vocabulary, or "psfs"
    unit = models.CharField(max_length=20, blank=True)
    baseline = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    target = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        ProposalDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="goals"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        triggers = [part_of_signed("programme_planofcare", "plan_id")]


class PlannedIntervention(ClinicalModel):
    """One technique, exercise or lesson of a plan, with its target, dose and reason."""

    plan = models.ForeignKey(PlanOfCare, on_delete=models.CASCADE, related_name="interventions")
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.PROTECT, related_name="interventions"
    )
    kind = models.CharField(max_length=12, choices=InterventionKind.choices)
    key = models.CharField(max_length=80)  # id in knowledge/techniques or knowledge/exercises
    name = models.CharField(max_length=200)
    target = models.CharField(max_length=200, blank=True)
    side = models.CharField(max_length=10, blank=True)
    grade = models.CharField(max_length=20, blank=True)
    dose = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=10, blank=True)  # CPT number
    why = models.TextField(blank=True)
    at_home = models.BooleanField(default=False)
    technique_class = models.CharField(max_length=10, blank=True)  # a domain.terms TechniqueClass
    place = models.CharField(max_length=20, blank=True)  # a domain.terms Place
    decision = models.ForeignKey(
        ProposalDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="interventions"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        triggers = [part_of_signed("programme_planofcare", "plan_id")]


class Visit(ClinicalModel, SignedNote):
    """One treatment session. While open, `draft` holds the form exactly as typed (FHIR Encounter)."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="visits")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="visits")
    plan = models.ForeignKey(PlanOfCare, on_delete=models.PROTECT, related_name="visits")
    appointment = models.OneToOneField(
        "scheduling.Appointment", null=True, blank=True, on_delete=models.PROTECT, related_name="visit"
    )
    therapist = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField(default=timezone.localdate)
    number = models.PositiveSmallIntegerField()  # 1 for the first treatment of the plan
    subjective = models.TextField(blank=True)
    rescreen = models.JSONField(default=dict)  # answers of the session's safety re-check
    pain_before = models.PositiveSmallIntegerField(null=True, blank=True)
    pain_after = models.PositiveSmallIntegerField(null=True, blank=True)
    sign_measured = models.CharField(max_length=200, blank=True)  # the comparable sign: what is measured
    sign_before = models.CharField(max_length=100, blank=True)
    sign_after = models.CharField(max_length=100, blank=True)
    response = models.TextField(blank=True)
    next_time = models.TextField(blank=True)
    given_though_withheld = models.TextField(
        blank=True
    )  # why something was given that today's re-check withholds
    recorded_by = models.ForeignKey(
        "accounts.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ready_at = models.DateTimeField(
        null=True, blank=True
    )  # an assistant's note waits for the therapist since
    ready_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    draft = models.JSONField(default=dict)

    class Meta:
        triggers = [SIGNED_ROW]
        constraints = [
            whole_signature(),
            models.UniqueConstraint(fields=["plan", "number"], name="visit_number_once_per_plan"),
        ]
        indexes = [
            models.Index(fields=["clinic", "patient", "happened_on"], name="visit_by_patient"),
            models.Index(fields=["clinic", "therapist"], condition=UNSIGNED, name="visits_unsigned"),
            # For the notes nobody has billed: read without the notes themselves.
            models.Index(
                fields=["clinic", "happened_on"],
                include=["id"],
                condition=models.Q(signed_at__isnull=False),
                name="visits_signed_by_day",
            ),
        ]


class TreatmentGiven(ClinicalModel):
    """One thing done in a visit: technique or exercise, where, how strongly, how long, and the answer to it."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="treatments")
    planned = models.ForeignKey(
        PlannedIntervention, null=True, blank=True, on_delete=models.PROTECT, related_name="given"
    )
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    target = models.CharField(max_length=200, blank=True)
    side = models.CharField(max_length=10, blank=True)
    grade = models.CharField(max_length=20, blank=True)
    dose = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=10, blank=True)
    technique_class = models.CharField(max_length=10, blank=True)  # a domain.terms TechniqueClass
    place = models.CharField(max_length=20, blank=True)  # a domain.terms Place
    by_assistant = models.BooleanField(default=False)
    carried = models.CharField(max_length=10, choices=Carried.choices, default=Carried.NEW)
    carried_from = models.CharField(max_length=40, blank=True)  # "plan", or the visit's number
    response = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        triggers = [part_of_signed("programme_visit", "visit_id")]


class Addendum(ClinicalModel):
    """A later word on a signed note. The original stays as it was; an addendum too is final at once."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="addenda")
    note_kind = models.CharField(max_length=20)  # "evaluation", "plan" or "visit"
    note_id = models.UUIDField()
    kind = models.CharField(max_length=20, default="addendum")  # "addendum", "correction", "late_entry"
    text = models.TextField()
    author = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    author_name = models.CharField(max_length=200)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["clinic", "note_id"], name="addendum_by_note")]
        triggers = [pgtrigger.Protect(name="final", operation=pgtrigger.Update | pgtrigger.Delete)]
