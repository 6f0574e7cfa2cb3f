"""The independent judge of what we write: pyx12 with its maps of the implementation guides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validation:
    """What the judge said: `acknowledgment` is the 999 it would answer (empty when it could not make one)."""

    ok: bool
    acknowledgment: str
    problems: tuple[str, ...]


def validate(text: str) -> Validation:
    """Whether this file is valid by its implementation guide, and every problem in words."""
    raise NotImplementedError
