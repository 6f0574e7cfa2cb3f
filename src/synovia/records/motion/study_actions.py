"""Everything that writes reliability studies."""

from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.motion.study import Study
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Membership
from synovia.records.audit import log
from synovia.records.examination.models import Evaluation
from synovia.records.motion.choices import CaptureStatus, StudyMethod
from synovia.records.motion.models import Capture, ReliabilityStudy, StudyReading
from synovia.records.refusals import Refused


@transaction.atomic
def open_study(
    *, motion: str, method: StudyMethod, first: Membership, second: Membership, by: Actor
) -> ReliabilityStudy:
    """A study of one motion and method with two raters. Raises Refused for one rater twice, or when there is one already."""
    _must_study(by)
    if first.pk == second.pk:
        raise Refused(_("Choose two different raters."))
    if ReliabilityStudy.objects.filter(clinic_id=by.clinic_id, motion=motion, study_method=method).exists():
        raise Refused(_("There is a study of this motion and method already."))
    study = ReliabilityStudy.objects.create(
        clinic_id=by.clinic_id, motion=motion, study_method=method, first_rater=first, second_rater=second
    )
    log.record("study.opened", of=study, fields={"motion": motion, "method": str(method)})
    return study


@transaction.atomic
def add_reading(
    *,
    study: ReliabilityStudy,
    evaluation: Evaluation,
    side: str,
    session: int,
    degrees: Decimal | None = None,
    capture: Capture | None = None,
    by: Actor,
) -> StudyReading:
    """The acting rater's own reading of this patient: a confirmed capture, or degrees read from an instrument. Final.

    Raises Refused for anybody who is not a rater, a capture that is not a confirmed one of the same motion, and a
    second reading of the same session.
    """
    if by.membership_id not in (study.first_rater_id, study.second_rater_id):
        raise Refused(_("Only the two raters of the study add readings."))
    value = _value(study, evaluation, side, degrees, capture)
    try:
        with transaction.atomic():
            reading = StudyReading.objects.create(
                clinic_id=by.clinic_id,
                study=study,
                patient_id=evaluation.patient_id,
                side=side,
                rater_id=by.membership_id,
                session=session,
                degrees=value,
                capture=capture,
            )
    except IntegrityError as error:
        raise Refused(_("You have entered this session of this patient already.")) from error
    log.record("study.reading_added", patient_id=evaluation.patient_id, of=reading)
    return reading


@transaction.atomic
def adopt(*, study: ReliabilityStudy, figures: Study, by: Actor) -> ReliabilityStudy:
    """The clinic's own MDC stands from now on, labeled so. The medical lead's decision."""
    _must_lead(by)
    value = Decimal(f"{figures.anybody.figures.mdc95:.1f}")
    study.save_if_unchanged(
        expected_version=study.version,
        adopted_mdc=value,
        adopted_at=timezone.now(),
        adopted_by_id=by.user_id,
    )
    log.record("study.adopted", of=study, fields={"mdc": str(value)})
    return study


@transaction.atomic
def set_aside(*, study: ReliabilityStudy, by: Actor) -> ReliabilityStudy:
    """Back to the literature's figure. The medical lead's decision."""
    _must_lead(by)
    study.save_if_unchanged(
        expected_version=study.version, adopted_mdc=None, adopted_at=None, adopted_by_id=None
    )
    log.record("study.set_aside", of=study)
    return study


def _value(
    study: ReliabilityStudy,
    evaluation: Evaluation,
    side: str,
    degrees: Decimal | None,
    capture: Capture | None,
) -> Decimal:
    if study.study_method != StudyMethod.CAMERA:
        if degrees is None:
            raise Refused(_("Enter the degrees you read."))
        return degrees
    same = capture is not None and (capture.motion, capture.side, capture.evaluation_id) == (
        study.motion,
        side,
        evaluation.pk,
    )
    if capture is None or not same or capture.status != CaptureStatus.CONFIRMED:
        raise Refused(_("Only a confirmed measurement by camera of the same motion counts."))
    return capture.mean


def _must_study(by: Actor) -> None:
    if not (by.may_treat or by.is_medical_lead):
        raise Refused(_("Only therapists and the medical lead open studies."))


def _must_lead(by: Actor) -> None:
    if not by.is_medical_lead:
        raise Refused(_("Only the clinic's medical lead decides which figure stands."))
