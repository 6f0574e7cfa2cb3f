"""Writing of the public self-check and of booking requests. Visitors act; there is no signed-in actor.

What identifies a person is written only when they ask for a visit, and that is in the audit log.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from synovia.domain.rules import RuleBook
from synovia.domain.screening.selfcheck import Outcome, facts_of, outcome, with_answer
from synovia.records.accounts.models import Practitioner, Site
from synovia.records.audit import log
from synovia.records.refusals import Refused
from synovia.records.screening.facts import answers_of, stored
from synovia.records.screening.models import BookingRequest, SelfCheck
from synovia.records.screening.tokens import KEPT_FOR, hash_of, new_token

EARLIEST_BIRTH = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class BookingDetails:
    """What a visitor gives when asking for a first visit."""

    given_name: str
    family_name: str
    birth_date: date
    email: str
    phone: str
    preferred_times: tuple[str, ...] = ()
    preferred_site: Site | None = None
    preferred_practitioner: Practitioner | None = None
    reason: str = ""
    coverage_kind: str = ""
    wants_estimate: bool = False


def begin_self_check(*, clinic_id: UUID) -> tuple[SelfCheck, str]:
    """A new, empty self-check, and the token that leads to it (kept nowhere but with the visitor)."""
    token = new_token()
    check = SelfCheck.objects.create(
        clinic_id=clinic_id, path="", token_hash=hash_of(token), expires_at=timezone.now() + KEPT_FOR
    )
    return check, token


@transaction.atomic
def answer_question(*, check: SelfCheck, question: str, given: Sequence[str], book: RuleBook) -> SelfCheck:
    """Keep one answer; answers that hung on a changed one are dropped, and a result that no longer holds is taken back.

    Raises AnswerRefused, leaving everything as it was, when the answer does not fit; Refused once a visit was asked for.
    """
    if is_sent(check):
        raise Refused("Your answers were sent to the clinic and can no longer be changed here.")
    answers = with_answer(answers_of(check), question, given)
    check.answers = {key: stored(answer) for key, answer in answers.items()}
    check.path = str(answers.get("where", ""))
    _settle(check, outcome(answers, book))
    check.findings = (
        {name: stored(value) for name, value in facts_of(answers).items()} if check.outcome else {}
    )
    check.updated_at = timezone.now()
    check.version += 1
    check.save()
    return check


def _settle(check: SelfCheck, settled: Outcome | None) -> None:
    check.outcome = str(settled.result) if settled else ""
    check.pace = str(settled.pace) if settled else ""
    check.reasons = [_as_json(reason) for reason in settled.reasons] if settled else []
    check.careful = [_as_json(reason) for reason in settled.careful] if settled else []
    check.unsure = list(settled.unsure) if settled else []
    check.rule_version = settled.rule_version if settled else ""
    check.knowledge_release = settled.knowledge_release if settled else ""
    check.finished_at = timezone.now() if settled else None


def _as_json(reason: Any) -> dict[str, Any]:
    return {name: stored(value) for name, value in asdict(reason).items()}


@transaction.atomic
def forget_self_check(*, check: SelfCheck) -> None:
    """Delete the answers because the visitor wants it. Raises Refused once they are part of a request for a visit."""
    if is_sent(check):
        raise Refused("Your answers were sent to the clinic. Please ask the front desk to delete them.")
    check.delete()


@transaction.atomic
def request_booking(
    *,
    clinic_id: UUID,
    request_id: UUID,
    details: BookingDetails,
    check: SelfCheck | None,
    share_answers: bool,
) -> BookingRequest:
    """Ask for a first visit. The answers go along only with the visitor's consent; else they stay behind and expire.

    The same `request_id` again changes nothing and gives the request that is there. Raises Refused for a birth date
    that cannot be, or when this self-check has already asked for a visit.
    """
    known = BookingRequest.objects.filter(pk=request_id).first()
    if known is not None:
        return known
    _check_birth_date(details.birth_date)
    if check is not None and is_sent(check):
        raise Refused("You have already asked for a visit with this self-check. We will be in touch.")
    shared = check if check is not None and share_answers and check.outcome else None
    fields = {name: getattr(details, name) for name in BookingDetails.__slots__}
    fields["preferred_times"] = list(details.preferred_times)
    request = BookingRequest.objects.create(id=request_id, clinic_id=clinic_id, self_check=shared, **fields)
    if shared is not None:
        _consent(shared)
    log.record("booking_request.made", of=request, fields={"shares_answers": shared is not None})
    return request


def _consent(check: SelfCheck) -> None:
    check.consent_at = timezone.now()
    check.save(update_fields=["consent_at"])
    log.record("self_check.shared", of=check, fields={"outcome": check.outcome, "rules": check.rule_version})


def _check_birth_date(birth_date: date) -> None:
    if not EARLIEST_BIRTH <= birth_date <= timezone.localdate():
        raise Refused("The date of birth lies in the future or before 1900.")


def is_sent(check: SelfCheck) -> bool:
    """Whether the answers were passed on with a request for a visit."""
    return check.consent_at is not None


def delete_expired_self_checks(*, now: datetime | None = None) -> int:
    """Delete the answers of visitors who did not ask for a visit in time; returns how many. Run daily per clinic."""
    expired = SelfCheck.objects.filter(expires_at__lte=now or timezone.now(), consent_at__isnull=True)
    count, _by_model = expired.filter(booking_request__isnull=True).delete()
    return count
