"""Writing about good-faith estimates: asked for, given, given anew when the scope changes, kept."""

from datetime import date

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.good_faith import GoodFaithEstimate as Contents
from synovia.domain.charges.good_faith import due_on_request, kept_until
from synovia.domain.charges.tariff import GoodFaithRules
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import MONEY, PORTAL
from synovia.records.audit import log
from synovia.records.charges.choices import AskedBy, Handed
from synovia.records.charges.models import EstimateRequest, GoodFaithEstimate
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare
from synovia.records.refusals import Refused
from synovia.records.screening.models import BookingRequest


def ask_for_estimate(*, patient: Patient, rules: GoodFaithRules, by: Actor) -> EstimateRequest:
    """Note that the person asked what care would cost: the clock starts. Asking again changes nothing."""
    if by.role not in MONEY | PORTAL:
        raise Refused(_("Your role does not handle coverage and prices."))
    how = AskedBy.PORTAL if by.role in PORTAL else AskedBy.DESK
    return _asked(patient, timezone.localdate(), how, rules, by)


def carry_over(*, asked: BookingRequest, patient: Patient, rules: GoodFaithRules, by: Actor) -> None:
    """A visitor who wanted an estimate in writing is a patient now: the clock goes on from the day they asked.

    One that was given to the patient since then answers it.
    """
    on = timezone.localdate(asked.submitted_at)
    given = GoodFaithEstimate.objects.filter(patient=patient, made_on__gte=on)
    if asked.wants_estimate and not given.exists():
        _asked(patient, on, AskedBy.WEBSITE, rules, by)


def _asked(patient: Patient, on: date, how: AskedBy, rules: GoodFaithRules, by: Actor) -> EstimateRequest:
    """The patient's open request; of two the earlier one counts."""
    due_on = due_on_request(on, rules)
    row, is_new = EstimateRequest.objects.get_or_create(
        patient=patient,
        answered_by=None,
        closed_because="",
        defaults={"clinic_id": by.clinic_id, "asked_on": on, "asked_by": how, "due_on": due_on},
    )
    if is_new:
        log.record("estimate.asked", patient_id=patient.pk, of=row)
    elif on < row.asked_on:
        row.save_if_unchanged(expected_version=row.version, asked_on=on, asked_by=how, due_on=due_on)
        log.record("estimate.asked_earlier", patient_id=patient.pk, of=row)
    return row


def close_request(*, request: EstimateRequest, why: str, by: Actor) -> None:
    """No estimate is owed any more, with the reason (for example: insurance is billed after all)."""
    if by.role not in MONEY:
        raise Refused(_("Your role does not handle coverage and prices."))
    if not why.strip():
        raise Refused(_("Say why no estimate is owed."))
    if request.answered_by_id is not None or request.closed_because:
        raise Refused(_("This request is closed already."))
    request.save_if_unchanged(expected_version=request.version, closed_because=why.strip()[:300])
    log.record("estimate.request_closed", patient_id=request.patient_id, of=request)


def give_good_faith_estimate(
    *,
    patient: Patient,
    plan: PlanOfCare | None,
    contents: Contents,
    rules: GoodFaithRules,
    handed: Handed,
    why_anew: str,
    by: Actor,
) -> GoodFaithEstimate:
    """Keep the estimate as it is handed over; it answers what the person asked and replaces the one before.

    Refuses a new one without the reason why the former no longer holds.
    """
    if by.role not in MONEY:
        raise Refused(_("Your role does not handle coverage and prices."))
    Patient.objects.select_for_update().get(pk=patient.pk)  # numbers follow one another
    before = GoodFaithEstimate.objects.filter(patient=patient, plan=plan).order_by("-number").first()
    if before is not None and not why_anew.strip():
        raise Refused(_("Say what changed since the last estimate."))
    last = GoodFaithEstimate.objects.filter(patient=patient).aggregate(last=Max("number"))["last"] or 0
    row = GoodFaithEstimate.objects.create(
        clinic_id=by.clinic_id,
        patient=patient,
        plan=plan,
        number=last + 1,
        replaces=before,
        why_anew=why_anew.strip()[:300] if before else "",
        content=contents.as_json(),
        expected_total=contents.expected_total,
        first_day=contents.first_day,
        last_day=contents.last_day,
        handed=handed,
        made_on=contents.made_on,
        made_by_id=by.user_id,
        keep_until=kept_until(contents.made_on, rules),
    )
    EstimateRequest.objects.filter(patient=patient, answered_by=None, closed_because="").update(
        answered_by=row
    )
    log.record(
        "good_faith.given",
        patient_id=patient.pk,
        of=row,
        fields={"number": row.number, "handed": str(handed)},
    )
    return row
