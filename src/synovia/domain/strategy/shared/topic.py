"""The shape of one topic of education."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of education, with its sources."""

    id: str
    clinician: str
    patient: str
    sources: tuple[str, ...]
    tags: tuple[str, ...] = ()
