"""ICD-10-CM of April 2026 (fiscal year 2026), from PyPI simple-icd-10-cm: which codes exist, which are billable, their titles.

The list of codes is read at first use (about 0.1 s). Titles stand in a file ten times as large, which the package reads
as a whole (2 s): so only what asks for a title waits for it. The list of fiscal year 2027 (from 2026-10-01) is not
in the package yet; `dated` says so where a day lies past it.
"""

from __future__ import annotations

import importlib
import importlib.util
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path

from synovia.domain.charges.claims.diagnosis_list import Diagnosis

PACKAGE = "simple_icd_10_cm"
CODES_FILE = "data/code-list-April-2026.txt"
RELEASE = "ICD-10-CM of April 2026"
CATEGORY = 3
"""Characters before the dot."""


class DiagnosesMissing(RuntimeError):
    """The package does not hold the list this program was made for."""


@dataclass(frozen=True, slots=True)
class Diagnoses:
    """A dated list: codes without dots in the list's own order, and in sorted order for looking up."""

    release: str
    starts: date
    ends: date
    billable: Mapping[str, bool]
    order: Sequence[str]

    def find(self, code: str) -> Diagnosis | None:
        """The diagnosis of a code with or without its dot, None when the list has no such code."""
        bare = _bare(code)
        found = self.billable.get(bare)
        return None if found is None else Diagnosis(with_dot(bare), found)

    def under(self, code: str) -> tuple[str, ...]:
        """The billable codes below a heading, in alphabetical order."""
        bare = _bare(code)
        start = bisect_left(self.order, bare)
        below = takewhile(lambda each: each.startswith(bare), self.order[start:])
        return tuple(with_dot(each) for each in below if self.billable[each] and each != bare)

    def title(self, code: str) -> str:
        """The code's title in words, empty when the list has no such code; the first call takes seconds."""
        if self.find(code) is None:
            return ""
        title: str = importlib.import_module(PACKAGE).get_description(with_dot(_bare(code)))
        return title

    def dated(self, day: date) -> str:
        """What must be said of the list on a day of service; empty when it is the list of that day."""
        if self.starts <= day <= self.ends:
            return ""
        return (
            f"The list of diagnoses is {self.release}, in force from {self.starts.isoformat()} to "
            f"{self.ends.isoformat()}: codes new or ended by {day.isoformat()} are not known."
        )


@cache
def diagnoses() -> Diagnoses:
    """The list that comes with the program; read on first use, then shared."""
    codes = [line for line in _text().split() if len(line) >= CATEGORY and "-" not in line]
    billable = {code: not later.startswith(code) for code, later in pairwise((*codes, ""))}
    return Diagnoses(RELEASE, date(2025, 10, 1), date(2026, 9, 30), billable, sorted(billable))


def with_dot(code: str) -> str:
    """M5450 as M54.50."""
    return f"{code[:CATEGORY]}.{code[CATEGORY:]}" if len(code) > CATEGORY else code


def _bare(code: str) -> str:
    return code.strip().upper().replace(".", "")


def _text() -> str:
    """The package's list of codes, read beside its code: importing the package would read its large file too."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise DiagnosesMissing(f"The package {PACKAGE} is not installed.")
    file = Path(found.submodule_search_locations[0], CODES_FILE)
    if not file.is_file():
        raise DiagnosesMissing(f"{PACKAGE} has no {CODES_FILE}: its list is of another date than {RELEASE}.")
    return file.read_text(encoding="ascii")
