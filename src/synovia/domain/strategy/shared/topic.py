"""The shape of a topic of education."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of education, with its sources: what the clinician explains, and the same in plain words."""

    id: str
    clinician: str
    patient: str
    sources: tuple[str, ...]
    tags: tuple[str, ...] = ()
