"""What the checks ask of a list of diagnoses; `knowledge.diagnoses` is the one that comes with the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A code of the list, written with its dot; `billable` says that no more exact code stands below it."""

    code: str
    billable: bool


class DiagnosisList(Protocol):
    """A dated list of diagnosis codes; codes are asked with or without the dot, in either case."""

    @property
    def release(self) -> str:
        """The list's name and date in words."""

    @property
    def starts(self) -> date:
        """The first day the list holds."""

    @property
    def ends(self) -> date:
        """The last day the list holds."""

    def find(self, code: str) -> Diagnosis | None:
        """The diagnosis of a code, None when the list has no such code."""

    def under(self, code: str) -> tuple[str, ...]:
        """The billable codes below a heading, in the list's order."""
