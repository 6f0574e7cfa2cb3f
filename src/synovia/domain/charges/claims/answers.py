"""What clearing houses and payers answer, as values: 999, 277CA, 835, 271.

`exchange/x12` reads files into these; nothing here is posted or decided. Answers are kept as they were said: what is missing
stays None or empty, and what is wrong with a file is a `Finding` in words. Money is exact; dates are those the sender wrote.
"""

from synovia.domain.charges.claims.acknowledged import (
    AcknowledgedTransaction,
    Acknowledgment,
    ClaimStatus,
    StatedClaim,
    StatedLine,
    Status,
    SyntaxProblem,
)
from synovia.domain.charges.claims.answer_files import NOBODY, Envelope, Finding
from synovia.domain.charges.claims.covered import Benefit, Benefits
from synovia.domain.charges.claims.remitted import (
    ProviderAdjustment,
    Remittance,
    RemittedClaim,
    RemittedLine,
)

__all__ = [
    "NOBODY",
    "AcknowledgedTransaction",
    "Acknowledgment",
    "Benefit",
    "Benefits",
    "ClaimStatus",
    "Document",
    "Envelope",
    "Finding",
    "ProviderAdjustment",
    "Remittance",
    "RemittedClaim",
    "RemittedLine",
    "StatedClaim",
    "StatedLine",
    "Status",
    "SyntaxProblem",
]

Document = Acknowledgment | ClaimStatus | Remittance | Benefits
"""Any answer; findings of the file as a whole stand in each of its documents."""
