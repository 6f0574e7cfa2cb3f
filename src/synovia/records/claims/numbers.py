"""Numbers that must never come twice: claims, batches, eligibility questions. The database counts."""

from django.db import connection

SEQUENCES = ("claims_claim_number", "claims_batch_number", "claims_inquiry_number")
CLAIM, BATCH, INQUIRY = SEQUENCES
MOST = 999_999_999
"""X12 control numbers have nine digits; the sequences begin again at 1 after this."""


def next_number(sequence: str) -> int:
    """The next number of one of `SEQUENCES`. Never given twice, also to several at once; gaps are no fault."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        return int(cursor.fetchone()[0])


def claim_number() -> str:
    """A claim's control number (CLM01): 10 of at most 20 characters, letters and digits alone."""
    return f"S{next_number(CLAIM):09d}"
