"""X12 5010, the language of clearing houses and payers: writes 837P and 270, reads 999, 997, TA1, 277CA, 835 and 271."""

from synovia.exchange.x12.batch import Batch, Party
from synovia.exchange.x12.claims import write_837
from synovia.exchange.x12.inquiry import Inquiry, write_270
from synovia.exchange.x12.judging import Validation, validate
from synovia.exchange.x12.reading import Received, read, receive
from synovia.exchange.x12.writing import Unwritable

__all__ = [
    "Batch",
    "Inquiry",
    "Party",
    "Received",
    "Unwritable",
    "Validation",
    "read",
    "receive",
    "validate",
    "write_270",
    "write_837",
]
