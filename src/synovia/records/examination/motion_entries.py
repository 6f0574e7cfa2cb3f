"""What was recorded of each measured motion besides its number: read from the draft as typed, kept with observations.

A motion's details are typed in fields `m.<key>.<field>`: method, position and examiner once for both sides under the
motion's key, the rest under the entry of one side. Of motions that are findings, the numbers stand in the findings'
own fields; of the others they stand here too. Nothing here reaches a rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from synovia.domain.examination.losses import Measured
from synovia.domain.examination.motions import (
    END_FEELS,
    ENTRIES,
    LIMITS,
    MOTIONS,
    OVERPRESSURES,
    PAINS,
    PASSIVE,
    Motion,
    entry_of,
    method_of,
)
from synovia.domain.terms.finding import Finding, Value, number
from synovia.domain.terms.places import Side
from synovia.records.examination.typed import LONGEST_TEXT, read_number

FORM = "m."
OF_THE_MOTION = ("method", "position", "examiner", "open")
NUMBERS = ("active", "passive", "start", "end")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "overpressure": OVERPRESSURES,
    "pain": PAINS,
    "end_feel": END_FEELS,
    "limit": LIMITS,
}
OF_A_SIDE = (*NUMBERS, *CHOICES)
MEASURED_BY = "by"  # whose hand saved the entry; written by the program

Details = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class MotionEntry:
    """One side of a motion as it was measured. Numbers in the motion's unit; what was not recorded is None or ""."""

    active: float | None = None
    passive: float | None = None
    start: float | None = None
    end: float | None = None
    overpressure: str = ""
    pain: str = ""
    end_feel: str = ""
    limit: str = ""
    method: str = ""
    position: str = ""
    examiner: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """As an observation keeps it; what a later version no longer knows is passed over."""
        known = {part.name for part in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})

    def as_json(self) -> dict[str, Any]:
        """What was recorded, and nothing else."""
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}

    @property
    def is_recorded(self) -> bool:
        """Whether anything about this side was recorded."""
        return any(getattr(self, name) not in (None, "") for name in OF_A_SIDE)

    @property
    def measured(self) -> Measured:
        """Its numbers, for reading patterns."""
        return Measured(self.active, self.passive, self.method)


Entries = Mapping[str, MotionEntry]


def typed_motions(entries: Iterable[tuple[str, list[str]]]) -> dict[str, dict[str, str]]:
    """What a form held of motions, exactly as typed. Keys and fields outside the catalogue are left out."""
    found: dict[str, dict[str, str]] = {}
    for name, given in entries:
        key, _dot, part = name.removeprefix(FORM).rpartition(".")
        if name.startswith(FORM) and _is_field(key, part):
            found.setdefault(key, {})[part] = given[-1][:LONGEST_TEXT] if given else ""
    return found


def _is_field(key: str, part: str) -> bool:
    return (key in MOTIONS and part in OF_THE_MOTION) or (key in ENTRIES and part in OF_A_SIDE)


def merged_motions(before: Details, later: Details) -> dict[str, dict[str, str]]:
    """A field the later form did not hold stays; one it emptied goes."""
    together = {key: {**before.get(key, {}), **later.get(key, {})} for key in {**before, **later}}
    filled = {
        key: {part: text for part, text in typed.items() if text.strip()} for key, typed in together.items()
    }
    return {key: typed for key, typed in filled.items() if typed}


def read_motions(
    details: Details, values: Mapping[str, Value]
) -> tuple[dict[str, MotionEntry], dict[str, str]]:
    """Entries by key, and for each field of theirs that cannot be read, why. `values` are the findings as read."""
    found, problems = {}, {}
    for key in _recorded(details, values):
        motion, side = ENTRIES[key]
        typed = {**details.get(motion.key, {}), **details.get(key, {})}
        read = dict(_findings(motion, side, values))
        for part in OF_A_SIDE:
            try:
                if typed.get(part, "").strip():
                    read.setdefault(part, _read(motion, side, part, typed[part]))
            except ValueError as refusal:
                problems[field_of(key, part)] = str(refusal)
        entry = MotionEntry.of(read | _how(motion, typed, values))
        if entry.is_recorded:
            found[key] = entry
    return found, problems


def _recorded(details: Details, values: Mapping[str, Value]) -> Iterator[str]:
    """The entries anything is known of, in the order of the catalogue."""
    named = {entry for name in values if (entry := entry_of(name))} | details.keys()
    return (key for key in ENTRIES if key in named)


def _findings(motion: Motion, side: Side | None, values: Mapping[str, Value]) -> Iterator[tuple[str, Any]]:
    for part in ("active", "passive"):
        finding = motion.finding(side, passive=part == "passive")
        if finding is not None and finding.name in values:
            yield part, values[finding.name]


def _how(motion: Motion, typed: Mapping[str, str], values: Mapping[str, Value]) -> dict[str, str]:
    """Method, position and examiner, as said for the motion or else as usual in this evaluation."""
    return {
        "method": typed.get("method") or method_of(motion, str(values.get("rom_method", ""))),
        "position": typed.get("position", ""),
        "examiner": typed.get("examiner", "").strip() or typed.get(MEASURED_BY, ""),
    }


def _read(motion: Motion, side: Side | None, part: str, text: str) -> Any:
    if part in CHOICES:
        if text not in CHOICES[part]:
            raise ValueError(f"“{text}” is not one of the choices.")
        return text
    return read_number(as_finding(motion, side, part), text)


def as_finding(motion: Motion, side: Side | None, part: str, *, name: str = "") -> Finding:
    """A number of a motion in the shape of a finding, for reading and drawing its field alike."""
    low, high = motion.limits(passive=part == "passive")
    name = name or motion.entry(side)
    return number(name, motion.title, motion.title, unit=motion.unit, low=low, high=high)


def field_of(key: str, part: str) -> str:
    """The name of a field on the form."""
    return f"{FORM}{key}.{part}"


def entries_of(rows: Iterable[Any]) -> dict[str, MotionEntry]:
    """The entries of these observation rows; rows from before details were kept give number and method."""
    kept: dict[str, dict[str, Any]] = {}
    for row in rows:
        entry = entry_of(row.finding)
        if not entry:
            continue
        of_entry = kept.setdefault(entry, {})
        of_entry |= {"method": of_entry.get("method") or row.method, **row.detail}
        of_entry["passive" if PASSIVE in row.finding else "active"] = row.value
    return {key: MotionEntry.of(known) for key, known in kept.items()}


def attributed(details: Details, changed: Iterable[str], who: str) -> dict[str, dict[str, str]]:
    """The details with the name of whose hand saved the changed entries."""
    named = {key: dict(typed) for key, typed in details.items()}
    for key in changed:
        named.setdefault(key, {})[MEASURED_BY] = who
    return named
