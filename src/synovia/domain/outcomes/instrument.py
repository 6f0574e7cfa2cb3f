"""What an instrument is: its items, its scales and how each is worked out. Frozen, and without a word of its own."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ItemKind(StrEnum):
    """How an item is answered; every answer is a number."""

    RATING = "rating"  # a whole number between two ends
    CHOICE = "choice"  # one of its options
    TICK = "tick"  # a statement that fits (1) or does not (0)
    NUMBER = "number"  # a measured amount, with its unit
    ACTIVITY = "activity"  # something the patient names, and a rating of it


class Form(StrEnum):
    """How the answers of a scale become its score."""

    SUM = "sum"
    MEAN = "mean"
    PERCENT = "percent"  # where the mean lies between the items' least and most, 0 to 100
    WEIGHTED = "weighted"  # the sum of answers, each times its weight
    GROUPS = "groups"  # how many groups of items hold an answer above zero
    BEST = "best"  # the highest of several tries


class Direction(StrEnum):
    """Which way is worse."""

    HIGHER_WORSE = "higher_worse"
    HIGHER_BETTER = "higher_better"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, and what it counts."""

    value: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked. `text` and anchors are empty where the wording is the clinic's to bring."""

    id: str
    kind: ItemKind
    text: str = ""
    low: float = 0
    high: float = 10
    low_anchor: str = ""
    high_anchor: str = ""
    options: tuple[Option, ...] = ()
    unit: str = ""
    help: str = ""

    @property
    def least(self) -> float:
        """The lowest answer it can have."""
        if self.kind is ItemKind.TICK:
            return 0
        return min(option.value for option in self.options) if self.options else self.low

    @property
    def most(self) -> float:
        """The highest answer it can have."""
        if self.kind is ItemKind.TICK:
            return 1
        return max(option.value for option in self.options) if self.options else self.high


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a change of a score means: detectable (mdc), important (mcid), or as a share of baseline (0 to 1)."""

    direction: Direction
    low: float
    high: float
    unit: str
    mdc: float | None = None
    mcid: float | None = None
    share: float | None = None
    source: str = ""
    population: str = ""

    @property
    def needed(self) -> float | None:
        """The larger of detectable and important change; None where neither is known."""
        known = [limit for limit in (self.mdc, self.mcid) if limit is not None]
        return max(known) if known else None


@dataclass(frozen=True, slots=True)
class Scale:
    """Items that make one score. With `least_answered` the mean of the answered stands for those that are missing."""

    id: str
    name: str
    form: Form
    items: tuple[str, ...]
    reverse: tuple[str, ...] = ()
    inverted: bool = False  # 100 minus the percentage
    weights: Mapping[str, float] = field(default_factory=dict)
    groups: tuple[tuple[str, ...], ...] = ()
    least_answered: int = 0  # 0: every item
    recode: Mapping[str, Mapping[str, float]] = field(
        default_factory=dict
    )  # by item: answer, as text, to what counts
    table: Mapping[str, float] = field(default_factory=dict)  # raw score, as text, to the standard score
    needs_table: bool = False  # the table is its owner's; the clinic brings it
    is_change: bool = False  # the score is itself a change, held against no change
    finding: str = ""  # the finding of the vocabulary that takes this score
    meaning: Meaning | None = None
    insensitive_below: float | None = None  # scores under it hardly show a change for the better
    insensitive_above: float | None = None

    @property
    def answers_needed(self) -> int:
        """How many of its items must be answered."""
        return self.least_answered or len(self.items)


@dataclass(frozen=True, slots=True)
class Total:
    """A score over scales. A scale that could not be scored leaves the total unscored."""

    name: str
    form: Form  # sum, mean, or weighted
    of: tuple[str, ...]
    weights: Mapping[str, float] = field(default_factory=dict)
    finding: str = ""
    meaning: Meaning | None = None


TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire or test in one version and one language. Scores of two versions are never compared."""

    id: str
    version: str
    language: str
    name: str
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    total: Total | None = None
    by_patient: bool = True
    as_list: bool = False  # statements to tick on one page, as the original is printed
    introduction: str = ""
    notice: str = ""  # shown under the questions: whose it is

    @property
    def main(self) -> str:
        """The id of the score that stands for the whole: the total, else the first scale."""
        return TOTAL if self.total else self.scales[0].id

    @property
    def has_wording(self) -> bool:
        """Whether every item can be asked."""
        return all(item.text for item in self.items)

    @property
    def checksum(self) -> str:
        """SHA-256 over wording and scoring. A result keeps it; another wording is another instrument."""
        canonical = json.dumps(_plain(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def item(self, key: str) -> Item | None:
        """The item of that id."""
        return next((item for item in self.items if item.id == key), None)

    def scale(self, key: str) -> Scale | Total | None:
        """The scale of that id, or the total."""
        if key == TOTAL:
            return self.total
        return next((scale for scale in self.scales if scale.id == key), None)


def _plain(instrument: Instrument) -> dict[str, object]:
    """Everything a score depends on; names and thresholds may be corrected without making it another instrument."""
    total = instrument.total
    return {
        "id": instrument.id,
        "version": instrument.version,
        "language": instrument.language,
        "items": [
            [
                item.id,
                item.kind,
                item.text,
                item.least,
                item.most,
                item.low_anchor,
                item.high_anchor,
                item.unit,
            ]
            + [[option.value, option.text] for option in item.options]
            for item in instrument.items
        ],
        "scales": [_plain_scale(scale) for scale in instrument.scales],
        "total": [total.form, total.of, dict(total.weights)] if total else None,
    }


def _plain_scale(scale: Scale) -> list[object]:
    how = [
        scale.id,
        scale.form,
        scale.items,
        scale.reverse,
        scale.inverted,
        dict(scale.weights),
        scale.groups,
    ]
    recode = {key: dict(row) for key, row in scale.recode.items()}
    return [*how, scale.least_answered, recode, dict(scale.table)]
