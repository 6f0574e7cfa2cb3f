"""A batch of claims as an 837P file."""

from __future__ import annotations

from synovia.exchange.x12.batch import Batch


def write_837(batch: Batch) -> str:
    """The batch as one file (005010X222A1). Raises Unwritable, naming claim and value, where a claim cannot be written."""
    raise NotImplementedError
