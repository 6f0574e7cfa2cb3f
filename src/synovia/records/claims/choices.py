"""The words the claims room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges.claims.content import Filing


class RouteKind(models.TextChoices):
    """How claims travel and answers come back."""

    FOLDER = "folder", _("A folder on this server")
    SFTP = "sftp", _("SFTP to a clearing house")
    PRACTICE = "practice", _("Practice clearing house (demo only)")
    PAPER = "paper", _("On paper, CMS-1500")


FILING_KINDS = (
    (Filing.MEDICARE_B.value, _("Medicare Part B")),
    (Filing.MEDICAID.value, _("Medicaid")),
    (Filing.COMMERCIAL.value, _("Commercial insurance")),
    (Filing.BLUE.value, _("Blue Cross Blue Shield")),
    (Filing.HMO.value, _("HMO")),
    (Filing.CHAMPUS.value, _("TRICARE")),
    (Filing.VETERANS.value, _("Veterans Affairs")),
    (Filing.WORKERS_COMPENSATION.value, _("Workers’ compensation")),
    (Filing.AUTO.value, _("Automobile medical")),
    (Filing.OTHER_FEDERAL.value, _("Other federal program")),
    (Filing.OTHER.value, _("Other")),
)

RELATIONSHIPS = (
    ("18", _("The patient")),
    ("01", _("The patient’s spouse")),
    ("19", _("The patient’s parent")),
    ("20", _("The patient’s employer")),
    ("G8", _("Somebody else")),
)


class AuthorizationKind(models.TextChoices):
    """What was given: a payer's authorization or a doctor's referral."""

    AUTHORIZATION = "authorization", _("Authorization")
    REFERRAL = "referral", _("Referral")


class WorkStatus(models.TextChoices):
    """What an injured worker may do, as the doctor or therapist states it."""

    FULL = "full", _("Full duty")
    MODIFIED = "modified", _("Modified duty")
    OFF = "off", _("Off work")


class NoteKind(models.TextChoices):
    """Which signed note a charge comes from."""

    VISIT = "visit", _("Visit")
    EVALUATION = "evaluation", _("Evaluation")


class DifferenceDecision(models.TextChoices):
    """What was done about an addendum written after the note was billed."""

    NO_CHANGE = "no_change", _("The bill stands")
    CORRECTED = "corrected", _("A corrected claim is made")


class ClaimStatus(models.TextChoices):
    """Where a claim is."""

    BUILT = "built", _("To be sent")
    QUEUED = "queued", _("In a batch")
    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted by the payer")
    REJECTED = "rejected", _("Rejected")
    PAID = "paid", _("Paid")
    DENIED = "denied", _("Denied")
    REPLACED = "replaced", _("Replaced or voided")
    CLOSED = "closed", _("Closed")


WAITING_FOR_PAYER = (ClaimStatus.SENT, ClaimStatus.ACCEPTED)


class BatchStatus(models.TextChoices):
    """How far a batch is."""

    WRITING = "writing", _("Being written")
    CHECKING = "checking", _("Being checked")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    FAILED = "failed", _("Not sent")


class RemittanceStatus(models.TextChoices):
    """How far a remittance is."""

    WAITING = "waiting", _("Waits for review")
    POSTED = "posted", _("Posted")
    SET_ASIDE = "set_aside", _("Set aside")
