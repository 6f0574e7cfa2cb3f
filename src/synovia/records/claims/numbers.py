"""Numbers that must never come twice: claims, batches, eligibility questions. The database counts."""

from django.db import connection

SEQUENCES = ("claims_claim_number", "claims_batch_number", "claims_inquiry_number")
CLAIM, BATCH, INQUIRY = SEQUENCES
MOST = 999_999_999
"""X12 control numbers have nine digits; the sequences begin again at 1 after this."""

INQUIRIES_FROM = 500_000_000
"""Files with questions are numbered above those with claims: an answer that names a file's number means one of them."""


def next_number(sequence: str) -> int:
    """The next number of one of `SEQUENCES`. Never given twice, also to several at once; gaps are no fault."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        return int(cursor.fetchone()[0])


def claim_number() -> str:
    """A claim's control number (CLM01): 10 of at most 20 characters, letters and digits alone."""
    return f"S{next_number(CLAIM):09d}"


def inquiry_name(number: int) -> str:
    """The question of this number, as its answer names it (TRN02)."""
    return f"E{number:09d}"


def inquiry_control(name: str) -> int:
    """The control number (ISA13, GS06) of the file with the question of this name."""
    return INQUIRIES_FROM + int(name[1:]) % INQUIRIES_FROM


def inquiry_of_control(control: int) -> str:
    """The question whose file has this control number; empty where that is the number of a file of claims."""
    return inquiry_name(control - INQUIRIES_FROM) if control >= INQUIRIES_FROM else ""
