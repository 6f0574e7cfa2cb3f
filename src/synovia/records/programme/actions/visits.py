"""Writing visits: beginning, keeping the draft, handing over, signing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.programme import recheck
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Membership
from synovia.records.accounts.roles import TREATING
from synovia.records.audit import log
from synovia.records.clinical import EditedElsewhere
from synovia.records.programme import facts, session_draft
from synovia.records.programme.actions.ready import NotReady, locked_for_signing, must_record, must_treat
from synovia.records.programme.models import PlannedIntervention, PlanOfCare, TreatmentGiven, Visit
from synovia.records.programme.session import LAST, PLAN, Session, Treatment
from synovia.records.refusals import Refused
from synovia.records.scheduling.models import Appointment
from synovia.records.signing import content_hash

NOTE_FIELDS = (
    "happened_on",
    "subjective",
    "pain_before",
    "pain_after",
    "sign_measured",
    "sign_before",
    "sign_after",
    "response",
    "next_time",
    "given_though_withheld",
)


@transaction.atomic
def start_visit(*, plan: PlanOfCare, by: Actor, appointment: Appointment | None = None) -> Visit:
    """Today's visit under a signed plan, pre-filled; the one already begun is returned as it is."""
    must_record(by)
    locked = PlanOfCare.objects.select_for_update().get(pk=plan.pk)
    if not locked.is_signed:
        raise Refused(_("Treatment begins once the plan of care is signed."))
    begun = _begun(locked, appointment)
    if begun is not None:
        return begun
    last = last_signed(locked)
    rows = session_draft.rows_for(locked.interventions.all(), last)
    newest = Visit.objects.filter(plan=locked).order_by("-number").values_list("number", flat=True).first()
    visit = Visit.objects.create(
        clinic_id=by.clinic_id,
        patient_id=locked.patient_id,
        episode_id=locked.episode_id,
        plan=locked,
        appointment=appointment,
        therapist_id=by.membership_id if by.may_treat else _responsible(locked, by),
        recorded_by_id=by.membership_id,
        number=(newest or 0) + 1,
        draft=session_draft.fresh(rows, last),
    )
    log.record("visit.started", patient_id=visit.patient_id, of=visit)
    return visit


def last_signed(plan: PlanOfCare) -> Visit | None:
    """The visit of this plan that was signed last, with its treatments."""
    signed = Visit.objects.filter(plan=plan, signed_at__isnull=False).order_by("-number")
    return signed.prefetch_related("treatments").first()


def _responsible(plan: PlanOfCare, by: Actor) -> UUID:
    """The membership of the therapist who signed the plan; the recording person's own if that one has left."""
    signers = Membership.objects.filter(user=plan.signed_by, role__in=TREATING, ended_at__isnull=True)
    return signers.values_list("pk", flat=True).first() or by.membership_id


def _begun(plan: PlanOfCare, appointment: Appointment | None) -> Visit | None:
    """The visit of this appointment, or an open one of today: a double tap opens no second note."""
    visits = Visit.objects.filter(plan=plan)
    if appointment is not None:
        return visits.filter(appointment=appointment).first()
    return visits.filter(signed_at__isnull=True, happened_on=timezone.localdate()).first()


@transaction.atomic
def save_visit_draft(*, visit: Visit, expected_version: int, posted: Mapping[str, str], by: Actor) -> Visit:
    """Keep what was typed, valid or not. Saying the same twice has one effect.

    Raises EditedElsewhere when somebody saved in between, Refused once signed.
    """
    must_record(by)
    _must_be_open(visit)
    kept = session_draft.merged(visit.draft, posted) | {"saved_by": by.name}
    return _keep_draft(visit, expected_version, kept, by)


@transaction.atomic
def prefill_visit(*, visit: Visit, expected_version: int, source: str, by: Actor) -> Visit:
    """Set the rows anew, from the last signed visit ("last") or from the plan ("plan"). Nothing counts as given yet."""
    must_record(by)
    _must_be_open(visit)
    if source not in (LAST, PLAN):
        raise Refused(_("Choose the last visit or the plan."))
    last = last_signed(visit.plan) if source == LAST else None
    rows = session_draft.rows_for(visit.plan.interventions.all(), last)
    return _keep_draft(visit, expected_version, visit.draft | {"rows": rows, "saved_by": by.name}, by)


@transaction.atomic
def answer_all_no(*, visit: Visit, expected_version: int, by: Actor) -> Visit:
    """The therapist asked all safety questions and each was answered no: one tap for eight answers."""
    must_record(by)
    _must_be_open(visit)
    answers = {f"recheck-{key}": "no" for key in recheck.KEYS}
    log.record("visit.recheck_all_no", patient_id=visit.patient_id, of=visit)
    return save_visit_draft(visit=visit, expected_version=expected_version, posted=answers, by=by)


@transaction.atomic
def add_to_visit(*, visit: Visit, expected_version: int, planned: PlannedIntervention, by: Actor) -> Visit:
    """One more row of the plan's, for instance the same technique at another segment."""
    must_record(by)
    _must_be_open(visit)
    row = session_draft.row_of_plan(planned)
    rows = [*visit.draft.get("rows", []), row]
    return _keep_draft(visit, expected_version, visit.draft | {"rows": rows, "saved_by": by.name}, by)


def _keep_draft(visit: Visit, expected_version: int, kept: dict[str, Any], by: Actor) -> Visit:
    changes: dict[str, Any] = {"draft": kept}
    if visit.ready_at is not None and not by.may_treat:
        changes |= {"ready_at": None, "ready_by": None}  # the assistant went on writing
    try:
        visit.save_if_unchanged(expected_version=expected_version, **changes)
    except EditedElsewhere as conflict:
        if isinstance(conflict.current, Visit) and conflict.current.draft == kept:
            return conflict.current
        raise
    log.record("visit.draft_saved", patient_id=visit.patient_id, of=visit)
    return visit


@transaction.atomic
def hand_over_visit(*, visit: Visit, expected_version: int, session: Session, by: Actor) -> Visit:
    """An assistant's note is complete and waits for the therapist's signature. Twice is once."""
    must_record(by)
    if visit.ready_at is not None:
        return visit
    _must_be_open(visit)
    _must_be_ready(visit, session)
    visit.save_if_unchanged(
        expected_version=expected_version, ready_at=timezone.now(), ready_by_id=by.user_id
    )
    log.record("visit.ready_for_co_sign", patient_id=visit.patient_id, of=visit)
    return visit


@transaction.atomic
def sign_visit(
    *, visit: Visit, expected_version: int, session: Session, printed_name: str, meaning: str, by: Actor
) -> Visit:
    """Make the visit final. A second press of the same person's button finds it signed and changes nothing.

    Raises NotReady with every field that stands in the way, EditedElsewhere when somebody saved in between.
    """
    must_treat(by)
    current = locked_for_signing(visit, expected_version=expected_version, by=by)
    if current.is_signed:
        return current
    screening = _must_be_ready(visit, session)
    _keep_treatments(visit, session, by)
    signed_at = timezone.now()
    note = note_columns(session, screening)
    content = visit_content(visit, session, note) | {
        "signed_by": printed_name,
        "signed_at": signed_at.isoformat(),
    }
    visit.save_if_unchanged(
        expected_version=expected_version,
        **note,
        signed_at=signed_at,
        signed_by_id=by.user_id,
        signed_name=printed_name,
        signed_meaning=meaning,
        content_hash=content_hash(content | {"meaning": meaning}),
    )
    noted = {"meaning": meaning, "withheld": bool(session.given_though_withheld.strip())}
    log.record("visit.signed", patient_id=visit.patient_id, of=visit, fields=noted)
    return visit


def _must_be_ready(visit: Visit, session: Session) -> facts.Content | None:
    """Raise NotReady for all that is missing. Returns today's screening when an answer asked for one."""
    asked = recheck.answered_yes(session.answers)
    screening = facts.rescreened(visit.plan.evaluation, session.answers) if asked else None
    problems = visit_problems(session=session, screening=screening)
    if problems:
        raise NotReady(problems)
    return screening


def visit_problems(*, session: Session, screening: facts.Content | None) -> dict[str, str]:
    """Everything that keeps a visit from being signed, by field; empty when nothing does.

    What was given although today's answers withhold it can be recorded, for a note must tell the truth, but never
    without the account of how it came about.
    """
    problems = session.problems(timezone.localdate()) | session.missing()
    if screening is not None and not session.given_though_withheld.strip():
        blocks, region = facts.blocks_of(screening), facts.region_of(screening)
        if session.withheld_now(blocks, region):
            problems["given_though_withheld"] = _(
                "Today's answers withhold something that is ticked as given. "
                "Untick it, or say how it came to be given and what was done about it."
            )
    return problems


def _keep_treatments(visit: Visit, session: Session, by: Actor) -> None:
    visit.treatments.all().delete()
    planned = {row.pk: row for row in visit.plan.interventions.all()}
    TreatmentGiven.objects.bulk_create(
        TreatmentGiven(
            clinic_id=by.clinic_id,
            visit=visit,
            position=position,
            planned=planned.get(treatment.planned_id) if treatment.planned_id else None,
            **{name: getattr(treatment, name) for name in _TREATMENT_COLUMNS},
        )
        for position, treatment in enumerate(session.treatments)
    )


_TREATMENT_COLUMNS = tuple(name for name in Treatment.__dataclass_fields__ if name != "planned_id")


def note_columns(session: Session, screening: facts.Content | None) -> dict[str, Any]:
    """The visit's own columns from what happened."""
    rescreen: dict[str, Any] = {"answers": dict(session.answers)}
    if screening is not None:
        kept = ("candidacy", "summary", "hands_on", "reasons", "blocked", "referral", "rule_set_hash")
        rescreen["screening"] = {name: screening.get(name) for name in kept}
    return {name: getattr(session, name) for name in NOTE_FIELDS} | {"rescreen": rescreen}


def visit_content(visit: Visit, session: Session, note: Mapping[str, Any]) -> dict[str, Any]:
    """What the signature is bound to: the note and every treatment, in one canonical value."""
    treatments = [
        {name: str(getattr(treatment, name)) for name in Treatment.__dataclass_fields__}
        for treatment in session.treatments
    ]
    return {
        "visit": str(visit.pk),
        "patient": str(visit.patient_id),
        "plan": str(visit.plan_id),
        "number": visit.number,
        "note": dict(note),
        "treatments": treatments,
    }


def _must_be_open(visit: Visit) -> None:
    if visit.is_signed:
        raise Refused(_("This visit is signed and stays as it is. Write an addendum instead."))
