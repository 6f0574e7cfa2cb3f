"""The draft of an evaluation: everything exactly as typed, in the one JSON column that autosave writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from synovia.domain.examination.motions import entry_of
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.motion_entries import (
    FORM,
    MEASURED_BY,
    OF_A_SIDE,
    Details,
    attributed,
    field_of,
    merged_motions,
)
from synovia.records.examination.tables import TypedTables, cells_of, merged_tables
from synovia.records.examination.typed import FROM_THE_RECORD, LISTS, LONGEST_TEXT, Typed, is_empty

# Worked out from the activities the patient named; they have no field of their own.
ACTIVITIES = "psfs_activities"
FROM_THE_ACTIVITIES = frozenset({ACTIVITIES, "psfs_mean"})
WORDS = ("story", "aggravating", "easing", "impression")
MOST_ACTIVITIES = 5


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of the Patient-Specific Functional Scale and its score, both as typed."""

    name: str = ""
    score: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed: findings by name, details of motions by key, free words by place, activities in order, tables
    cell by cell, and whose hand was last.
    """

    findings: Mapping[str, Typed] = field(default_factory=dict)
    motions: Details = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    activities: tuple[Activity, ...] | None = None
    saved_by: str = ""
    tables: TypedTables = field(default_factory=dict)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The draft as it lies in the database."""
        rows = stored.get("activities") or []
        return cls(
            findings=stored.get("findings", {}),
            motions=stored.get("motions", {}),
            words=stored.get("words", {}),
            activities=tuple(Activity(str(row[0]), str(row[1])) for row in rows),
            saved_by=str(stored.get("saved_by", "")),
            tables=stored.get("tables", {}),
        )

    def as_json(self) -> dict[str, Any]:
        """The draft as the database keeps it."""
        return {
            "findings": dict(self.findings),
            "motions": {key: dict(typed) for key, typed in self.motions.items()},
            "words": dict(self.words),
            "activities": [[activity.name, activity.score] for activity in self.activities or ()],
            "saved_by": self.saved_by,
            "tables": {table: dict(rows) for table, rows in self.tables.items()},
        }

    def merged(self, later: "Draft") -> "Draft":
        """This draft with what a later form held. A field the form did not hold stays; one it emptied goes."""
        findings = {**self.findings, **later.findings}
        words = {**self.words, **later.words}
        return replace(
            later,
            findings={name: typed for name, typed in findings.items() if not is_empty(typed)},
            motions=merged_motions(self.motions, later.motions),
            words={place: text for place, text in words.items() if text.strip()},
            activities=self.activities if later.activities is None else later.activities,
            tables=merged_tables(self.tables, later.tables),
        )

    def differences(self, other: "Draft") -> tuple[str, ...]:
        """The findings, words, details and cells that are not the same in both, in the order of the vocabulary."""
        mine, theirs = self.flat, other.flat
        names = [*WORDS, *VOCABULARY, *(name for name in {**mine, **theirs} if name not in VOCABULARY)]
        return tuple(
            name for name in dict.fromkeys(names) if (mine.get(name) or "") != (theirs.get(name) or "")
        )

    @property
    def flat(self) -> dict[str, Typed]:
        """Words, findings, details of motions and cells of tables by the name of their field."""
        details = {
            field_of(key, part): text
            for key, typed in self.motions.items()
            for part, text in typed.items()
            if part != MEASURED_BY
        }
        return {**self.words, **self.findings, **details, **cells_of(self.tables)}

    def measured_by(self, who: str, before: "Draft") -> "Draft":
        """This draft with the name of who measured: whoever saves a motion that differs from what was there."""
        changed = {_entry_in(name) for name in before.differences(self)} - {""}
        return replace(self, motions=attributed(self.motions, changed, who)) if changed else self


def _entry_in(name: str) -> str:
    """The motion that a field measures: a finding's, or a detail's; how both sides were measured is none."""
    if not name.startswith(FORM):
        return entry_of(name)
    key, _dot, part = name.removeprefix(FORM).rpartition(".")
    return key if part in OF_A_SIDE else ""


def typed_findings(entries: Iterable[tuple[str, list[str]]]) -> dict[str, Typed]:
    """What a form held of the vocabulary: lists stay lists, everything else is its last text. Others are left out."""
    kept: dict[str, Typed] = {}
    for name, given in entries:
        finding = VOCABULARY.get(name)
        if finding is None or name in FROM_THE_RECORD | FROM_THE_ACTIVITIES:
            continue
        texts = [text[:LONGEST_TEXT] for text in given if text]
        kept[name] = texts if finding.kind in LISTS else (texts[-1] if texts else "")
    return kept
