"""Payment plans: agreed once, followed from the ledger, ended with a reason."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import installments
from synovia.domain.charges.installments import Every, Installment, PlanStanding
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.ledger.actions import KEEPS_BOOKS, TAKES_MONEY, at_most, must_be
from synovia.records.ledger.choices import Often
from synovia.records.ledger.models import PaymentPlan
from synovia.records.ledger.posting import or_refuse, patient_of
from synovia.records.ledger.queries import balance_of, paid_since
from synovia.records.refusals import Refused


def agree(
    *, patient_id: UUID, amount: Decimal, count: int, first_due_on: date, every: Often, by: Actor
) -> PaymentPlan:
    """The patient pays what they owe in installments. One plan runs at a time; never for more than they owe."""
    must_be(by, TAKES_MONEY)
    patient = patient_of(patient_id)
    or_refuse(installments.schedule, amount, count, first_due_on, Every(every))
    at_most(balance_of(patient_id).due, amount, _("is owed by the patient"))
    if first_due_on < timezone.localdate():
        raise Refused(_("The first installment is due today or later."))
    try:
        with transaction.atomic():
            plan: PaymentPlan = PaymentPlan.objects.create(
                clinic_id=by.clinic_id,
                patient=patient,
                amount=amount,
                count=count,
                first_due_on=first_due_on,
                every=Often(every).value,
            )
    except IntegrityError:
        raise Refused(_("A payment plan is running already: end it first.")) from None
    log.record("payment_plan.agreed", patient_id=patient.pk, of=plan)
    return plan


def end(*, plan: PaymentPlan, why: str, expected_version: int, by: Actor) -> PaymentPlan:
    """The plan no longer holds: kept, broken or replaced. Raises EditedElsewhere."""
    must_be(by, KEEPS_BOOKS)
    if plan.ended_on:
        raise Refused(_("This plan has ended already."))
    if not why.strip():
        raise Refused(_("Ending a plan needs a reason."))
    plan.save_if_unchanged(
        expected_version=expected_version, ended_on=timezone.localdate(), ended_because=why
    )
    log.record("payment_plan.ended", patient_id=plan.patient_id, of=plan, reason=why)
    return plan


def schedule_of(plan: PaymentPlan) -> tuple[Installment, ...]:
    """What is due when."""
    return installments.schedule(plan.amount, plan.count, plan.first_due_on, Every(plan.every))


def standing_of(plan: PaymentPlan) -> PlanStanding:
    """Where the plan stands today."""
    return installments.standing(schedule_of(plan), paid_since(plan), timezone.localdate())


def plans_behind() -> list[tuple[PaymentPlan, Decimal]]:
    """Running plans of the clinic that are not kept, with what should have been paid by now, the largest first."""
    running = PaymentPlan.objects.filter(ended_on__isnull=True, first_due_on__lte=timezone.localdate())
    found = [(plan, standing_of(plan).behind) for plan in running.select_related("patient")]
    return sorted(((plan, behind) for plan, behind in found if behind), key=lambda pair: -pair[1])
