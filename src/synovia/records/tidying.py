"""Each night's work over all clinics: what was promised to be deleted is deleted, and the audit chains are pinned."""

from dataclasses import dataclass

from synovia.records.accounts.models import Clinic
from synovia.records.audit.checkpoints import Checkpoint, write_checkpoint
from synovia.records.audit.log import passage, record
from synovia.records.audit.models import AuditHead
from synovia.records.imaging import actions as imaging
from synovia.records.screening.actions import delete_expired_self_checks


@dataclass(frozen=True, slots=True)
class Tidied:
    """What a night's work came to."""

    self_checks: int
    photos: int
    checkpoints: int


def tidy_all_clinics() -> Tidied:
    """Delete expired self-checks and photos clinic by clinic, then sign a checkpoint of every chain.

    Safe to run again.
    """
    deleted = [_tidy(clinic) for clinic in Clinic.objects.order_by("created_at")]
    heads = list(AuditHead.objects.filter(seq__gt=0))
    for head in heads:
        write_checkpoint(Checkpoint(head.chain, head.seq, head.mac))
    return Tidied(sum(checks for checks, _ in deleted), sum(photos for _, photos in deleted), len(heads))


def _tidy(clinic: Clinic) -> tuple[int, int]:
    """How many self-checks and how many photos were deleted; each photo notes its own going."""
    with passage(None, clinic_id=clinic.pk):
        checks = delete_expired_self_checks()
        if checks:
            record("self_checks.expired", fields={"deleted": checks})
        return checks, imaging.delete_expired()
