"""The one strict loader: reads every shelf, refuses what is undated, uncited, unknown or expired, freezes it.

`library()` is the knowledge, `rulebook()` the rules with every value bound. Both are read once.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from synovia.domain.examination import references as tables
from synovia.domain.examination.pain_maps import PainMap
from synovia.domain.examination.performance import Performance, PerformanceCut, PerformanceNorm
from synovia.domain.examination.references import References
from synovia.domain.programme.catalogue import Exercise, Glide, Technique
from synovia.domain.rules import Catalogue, RuleBook, SourceCard
from synovia.domain.rules.values import Accuracy, KnownValue, Quantity, TestWorth
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.medicines import DrugClass
from synovia.knowledge.binding import bound_book
from synovia.knowledge.strict import EntryRefused, build

SHELVES = ("sources", "values", "techniques", "exercises")


class KnowledgeRefused(ValueError):
    """The knowledge cannot be used. `problems` names every reason."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class _CutOff:
    """A [[value]] as written; `low` and `high` are a 95 % interval, where known."""

    key: str
    value: float
    unit: str
    meaning: str
    source: str
    standing: Standing
    checked_on: date
    population: str = ""
    low: float | None = None
    high: float | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Worth:
    """An [[accuracy]] as written. Probabilities are fractions of 1; `tests` are the findings it speaks of, sideless."""

    key: str
    meaning: str
    source: str
    standing: Standing
    checked_on: date
    population: str = ""
    lr_positive: float | None = None
    lr_low: float | None = None
    lr_high: float | None = None
    lr_negative: float | None = None
    pretest: float | None = None
    posttest: float | None = None
    sensitivity: float | None = None
    specificity: float | None = None
    tests: tuple[str, ...] = ()
    expires_on: date | None = None


TABLES: Mapping[str, type] = {
    "source": SourceCard,
    "value": _CutOff,
    "accuracy": _Worth,
    "drug_class": DrugClass,
    "technique": Technique,
    "exercise": Exercise,
    "glide": Glide,
    "norm": tables.Norm,
    "line": tables.Line,
    "reference": tables.SingleReference,
    "error": tables.MeasurementError,
    "instrument_change": tables.InstrumentChange,
    "posture_measure": tables.PostureMeasure,
    "motion_rule": tables.MotionRule,
    "pain_map": PainMap,
    "capsular_pattern": tables.CapsularPattern,
    "taught": tables.SingleReference,
    "performance_norm": PerformanceNorm,
    "performance_cut": PerformanceCut,
}
_KEYED = {
    "source": "key",
    "value": "key",
    "accuracy": "key",
    "drug_class": "key",
    "technique": "id",
    "exercise": "id",
    "pain_map": "key",
}


@dataclass(frozen=True, slots=True)
class Library:
    """All knowledge the engine uses, frozen. `release` names it: newest check date and content hash.

    `worth`: what studies say of each test, alone or together with others, by the finding's name without its side.
    """

    sources: Mapping[str, SourceCard]
    values: Mapping[str, KnownValue]
    drug_classes: tuple[DrugClass, ...]
    catalogue: Catalogue
    references: References
    pain_maps: tuple[PainMap, ...]
    performance: Performance
    worth: Mapping[str, tuple[TestWorth, ...]]
    release: str


@dataclass
class _Shelved:
    """Entries as they are gathered, with the problems found on the way."""

    entries: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in TABLES})
    seen: set[tuple[str, str]] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    digest: Any = field(default_factory=hashlib.sha256)


@cache
def library() -> Library:
    """The knowledge that ships with Synovia, read and checked once."""
    return read_library(files("synovia.knowledge"), today=datetime.now().astimezone().date())


@cache
def rulebook() -> RuleBook:
    """Every rule bound to the knowledge; refuses to start on an unknown key, source or technique."""
    try:
        return bound_book(library())
    except ValueError as refused:
        raise KnowledgeRefused(str(refused).split("\n")) from refused


def read_library(root: Traversable, *, today: date) -> Library:
    """Reads the shelves under `root`; raises KnowledgeRefused with every problem found."""
    shelved = _Shelved()
    for place, text in _texts(root):
        shelved.digest.update(place.encode() + text.encode())
        _shelve(place, text, shelved)
    shelved.problems += _uncited(shelved) + _untimely(shelved, today)
    if shelved.problems:
        raise KnowledgeRefused(shelved.problems)
    return _frozen(shelved)


def _texts(root: Traversable) -> Iterator[tuple[str, str]]:
    for shelf in SHELVES:
        folder = root.joinpath(shelf)
        if folder.is_dir():
            for file in sorted(folder.iterdir(), key=lambda one: one.name):
                if file.name.endswith(".toml"):
                    yield f"{shelf}/{file.name}", file.read_text("utf-8")


def _shelve(place: str, text: str, shelved: _Shelved) -> None:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        shelved.problems.append(f"{place}: not TOML: {broken}")
        return
    for table, rows in content.items():
        if table not in TABLES or not isinstance(rows, list):
            shelved.problems.append(f"{place}: unknown table {table!r}")
            continue
        for index, row in enumerate(rows, start=1):
            _enter(f"{place}: {table} {_name(table, row, index)}", table, row, shelved)


def _name(table: str, row: Mapping[str, Any], index: int) -> str:
    return repr(row.get(_KEYED.get(table, ""), index))


def _enter(where: str, table: str, row: Mapping[str, Any], shelved: _Shelved) -> None:
    try:
        entry: Any = build(TABLES[table], row)
    except EntryRefused as refused:
        shelved.problems.append(f"{where}: {refused}")
        return
    if table in _KEYED:
        known = ("value" if table == "accuracy" else table, getattr(entry, _KEYED[table]))
        if known in shelved.seen:
            shelved.problems.append(f"{where}: stands there twice")
        shelved.seen.add(known)
    shelved.entries[table].append(entry)


def _uncited(shelved: _Shelved) -> list[str]:
    known = {source.key for source in shelved.entries["source"]}
    return [
        f"{table} {_title(table, entry)}: cites unknown source {cited!r}"
        for table, entries in shelved.entries.items()
        for entry in entries
        for cited in _cited(entry)
        if cited not in known
    ]


def _cited(entry: Any) -> Iterator[str]:
    if hasattr(entry, "source"):
        yield entry.source
    yield from getattr(entry, "sources", ())
    yield from (backing.source for backing in getattr(entry, "evidence", ()))


def _untimely(shelved: _Shelved, today: date) -> list[str]:
    problems = []
    for table, entries in shelved.entries.items():
        for entry in entries:
            if entry.checked_on > today:
                problems.append(f"{table} {_title(table, entry)}: checked_on lies in the future")
            expires = getattr(entry, "expires_on", None)
            if expires is not None and expires < today:
                problems.append(f"{table} {_title(table, entry)}: expired on {expires}")
    return problems


def _title(table: str, entry: Any) -> str:
    return repr(getattr(entry, _KEYED.get(table, ""), getattr(entry, "motion", "")))


def _frozen(shelved: _Shelved) -> Library:
    entries = shelved.entries
    newest = max((one.checked_on for kind in entries.values() for one in kind), default=date.min)
    return Library(
        sources=MappingProxyType({source.key: source for source in entries["source"]}),
        values=MappingProxyType(_values(entries)),
        drug_classes=tuple(entries["drug_class"]),
        catalogue=Catalogue(
            _by_id(entries["technique"]), _by_id(entries["exercise"]), tuple(entries["glide"])
        ),
        references=_references(entries),
        pain_maps=tuple(entries["pain_map"]),
        performance=Performance(tuple(entries["performance_norm"]), tuple(entries["performance_cut"])),
        worth=MappingProxyType(_worth(entries["accuracy"])),
        release=f"{newest.isoformat()}+{shelved.digest.hexdigest()[:12]}",
    )


def _by_id(entries: list[Any]) -> Mapping[str, Any]:
    return MappingProxyType({entry.id: entry for entry in entries})


def _values(entries: Mapping[str, list[Any]]) -> dict[str, KnownValue]:
    known: dict[str, KnownValue] = {
        cut.key: Quantity(cut.key, cut.value, cut.unit, cut.source, cut.standing, cut.meaning)
        for cut in entries["value"]
    }
    known.update({entry.key: _accuracy(entry) for entry in entries["accuracy"]})
    known["references"] = _references(entries)
    return known


def _worth(entries: list[_Worth]) -> dict[str, tuple[TestWorth, ...]]:
    """What studies say, by the tests they speak of."""
    by_test: dict[str, tuple[TestWorth, ...]] = {}
    for entry in entries:
        for test in entry.tests:
            by_test[test] = (*by_test.get(test, ()), TestWorth(_accuracy(entry), entry.tests))
    return by_test


def _accuracy(entry: _Worth) -> Accuracy:
    return Accuracy(**{part.name: getattr(entry, part.name) for part in fields(Accuracy)})


def _references(entries: Mapping[str, list[Any]]) -> References:
    return References(
        norms=tuple(entries["norm"]),
        lines=tuple(entries["line"]),
        singles=tuple(entries["reference"]),
        errors=tuple(entries["error"]),
        changes=tuple(entries["instrument_change"]),
        postures=tuple(entries["posture_measure"]),
        motion_rules=tuple(entries["motion_rule"]),
        capsular=tuple(entries["capsular_pattern"]),
        taught=tuple(entries["taught"]),
    )
