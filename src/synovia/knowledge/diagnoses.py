"""ICD-10-CM of April 2026 (fiscal year 2026), from PyPI simple-icd-10-cm: which codes exist, which are billable, their titles.

Both files of the package are read beside its code, which takes seconds to load: the list of codes at first use (0.2 s),
the CDC's tabular list only when a title is asked for (0.5 s). Both were held against the package's own answers for all 98,186 codes (2026-11-26). The list of
fiscal year 2027 (from 2026-10-01) is not in the package yet; `dated` says so where a day lies past it.
"""

from __future__ import annotations

import importlib.util
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path
from xml.etree import ElementTree

from synovia.domain.charges.claims.diagnosis_list import Diagnosis

PACKAGE = "simple_icd_10_cm"
CODES_FILE = "data/code-list-April-2026.txt"
TITLES_FILE = "data/icd10c-tabular-April-1-2026.xml"
RELEASE = "ICD-10-CM of April 2026"
CATEGORY = 3
"""Characters before the dot."""
LONGEST = 7
"""Characters of the longest codes."""


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
        places = range(bisect_left(self.order, bare), len(self.order))
        below = takewhile(lambda each: each.startswith(bare), map(self.order.__getitem__, places))
        return tuple(with_dot(each) for each in below if self.billable[each] and each != bare)

    def title(self, code: str) -> str:
        """The code's title in words, empty when the list has no such code; the first call takes half a second."""
        return titles()[_bare(code)] if self.find(code) is not None else ""

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
    codes = [
        line
        for line in _file(CODES_FILE).read_text(encoding="ascii").split()
        if len(line) >= CATEGORY and "-" not in line
    ]
    billable = {code: not later.startswith(code) for code, later in pairwise((*codes, ""))}
    return Diagnoses(RELEASE, date(2025, 10, 1), date(2026, 9, 30), billable, sorted(billable))


def with_dot(code: str) -> str:
    """M5450 as M54.50."""
    return f"{code[:CATEGORY]}.{code[CATEGORY:]}" if len(code) > CATEGORY else code


def _bare(code: str) -> str:
    return code.strip().upper().replace(".", "")


@cache
def titles() -> Mapping[str, str]:
    """The title of every code without its dot, those of seventh characters put together; read on first use."""
    found: dict[str, str] = {}
    tree = ElementTree.parse(_file(TITLES_FILE))  # noqa: S314 - the CDC's own file, out of a locked package
    for section in tree.getroot().iter("section"):
        for node in section.findall("diag"):
            _collect(node, {}, found)
    return found


def _collect(node: ElementTree.Element, endings: Mapping[str, str], found: dict[str, str]) -> None:
    """The titles of a code and of all below it; `endings` are the seventh characters in force."""
    own = node.find("sevenChrDef")
    endings = endings if own is None else _endings(own)
    code, title = _bare(node.findtext("name", "")), node.findtext("desc", "")
    found[code] = title
    below = node.findall("diag")
    for each in below:
        _collect(each, endings, found)
    if not below and len(code) < LONGEST:
        for character, words in endings.items():
            found[code.ljust(LONGEST - 1, "X") + character] = f"{title}, {words}"


def _endings(defined: ElementTree.Element) -> Mapping[str, str]:
    """Seventh characters with their words; a note after one belongs to its words."""
    found: dict[str, str] = {}
    character = ""
    for each in defined:
        if each.tag == "extension":
            character = each.get("char", "")
            found[character] = each.text or ""
        elif each.tag == "note" and character:
            found[character] += f"/{each.text}"
    return found


def _file(name: str) -> Path:
    package = importlib.util.find_spec(PACKAGE)
    if package is None or not package.submodule_search_locations:
        raise DiagnosesMissing(f"The package {PACKAGE} is not installed.")
    file = Path(package.submodule_search_locations[0], name)
    if not file.is_file():
        raise DiagnosesMissing(f"{PACKAGE} has no {name}: its list is of another date than {RELEASE}.")
    return file
