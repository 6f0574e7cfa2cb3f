"""The draft of an evaluation: everything exactly as typed, in the one JSON column that autosave writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from synovia.domain.terms.vocabulary import VOCABULARY
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
    """What was typed: findings by name, free words by place, activities in order, and whose hand was last."""

    findings: Mapping[str, Typed] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    activities: tuple[Activity, ...] | None = None
    saved_by: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The draft as it lies in the database."""
        rows = stored.get("activities") or []
        return cls(
            findings=stored.get("findings", {}),
            words=stored.get("words", {}),
            activities=tuple(Activity(str(row[0]), str(row[1])) for row in rows),
            saved_by=str(stored.get("saved_by", "")),
        )

    def as_json(self) -> dict[str, Any]:
        """The draft as the database keeps it."""
        return {
            "findings": dict(self.findings),
            "words": dict(self.words),
            "activities": [[activity.name, activity.score] for activity in self.activities or ()],
            "saved_by": self.saved_by,
        }

    def merged(self, later: "Draft") -> "Draft":
        """This draft with what a later form held. A field the form did not hold stays; one it emptied goes."""
        findings = {**self.findings, **later.findings}
        words = {**self.words, **later.words}
        return replace(
            later,
            findings={name: typed for name, typed in findings.items() if not is_empty(typed)},
            words={place: text for place, text in words.items() if text.strip()},
            activities=self.activities if later.activities is None else later.activities,
        )

    def differences(self, other: "Draft") -> tuple[str, ...]:
        """The findings and words that are not the same in both, in the order of the vocabulary."""
        names = [*WORDS, *VOCABULARY]
        mine, theirs = {**self.words, **self.findings}, {**other.words, **other.findings}
        return tuple(name for name in names if (mine.get(name) or "") != (theirs.get(name) or ""))


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
