"""All models of the room; each family has a file of its own."""

from synovia.records.claims.models.charges import Capture, Charge, EvaluationLevel, NoteDifference
from synovia.records.claims.models.claims import Batch, Claim, ClaimEvent, ClaimLine
from synovia.records.claims.models.coverage import (
    Authorization,
    Certification,
    EligibilityCheck,
    InjuryCase,
    MemberCard,
)
from synovia.records.claims.models.directory import BillingIdentity, Payer, Route, TreatingNumber
from synovia.records.claims.models.inbox import InboxFile, Remittance, RemittedClaim

__all__ = [
    "Authorization",
    "Batch",
    "BillingIdentity",
    "Capture",
    "Certification",
    "Charge",
    "Claim",
    "ClaimEvent",
    "ClaimLine",
    "EligibilityCheck",
    "EvaluationLevel",
    "InboxFile",
    "InjuryCase",
    "MemberCard",
    "NoteDifference",
    "Payer",
    "Remittance",
    "RemittedClaim",
    "Route",
    "TreatingNumber",
]
