"""The rows and entries of the tariff's files as values, and the clinic's folder of imported tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from synovia.domain.charges.tariff import (
    Code,
    ConversionFactor,
    Counting,
    Locality,
    MedicareStatus,
    PairEdit,
    RelativeValues,
    Source,
    TherapyThreshold,
    UnitMaximum,
    VisitKind,
)
from synovia.knowledge.tariff_files import Entry, Room, TariffFileProblem

T = TypeVar("T")
PairEdits: TypeAlias = Mapping[frozenset[str], tuple[PairEdit, ...]]
UnitMaxima: TypeAlias = Mapping[str, UnitMaximum]
SPLIT_COLUMNS = ("code", "work", "practice", "malpractice")
TOTAL_COLUMNS = ("code", "work", "total", "malpractice_taken", "practice_derived", "malpractice_from")
LOCALITY_COLUMNS = ("locality", "state", "name", "work", "practice", "malpractice", "floor")
PAIR_COLUMNS = ("first", "second", "indicator", "ended_on", "reason")
MAXIMA_COLUMNS = ("code", "units", "kind")
DATED_PAIR_COLUMNS = ("first", "second", "indicator", "starts_on", "ended_on", "reason")
COUNTY_COLUMNS = ("locality", "counties")
CODE_COLUMNS = ("number", "words", "counting", "medicare", "reduced_when_multiple", "counts_to_threshold")
IMPORTED = "imported.toml"


@dataclass(frozen=True, slots=True)
class Imports:
    """The clinic's folder of imported tables, by its list."""

    room: Room

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources of the imported tables."""
        return {source.key: source for source in map(_source, self._list().entries("source"))}

    def entries(self, kind: str) -> list[Entry]:
        """The imported tables of a kind."""
        return self._list().entries(kind)

    def newest(self, kind: str) -> Entry | None:
        """The imported table of a kind that begins last."""
        found = [(entry.day("starts"), entry) for entry in self.entries(kind)]
        return max(found, key=lambda each: each[0])[1] if found else None

    def counties(self) -> Mapping[str, str]:
        """Which counties a locality covers, by locality."""
        found = self.newest("counties")
        if found is None:
            return {}
        return {
            row.text("locality"): row.text("counties")
            for row in self.room.rows(found.text("file"), COUNTY_COLUMNS)
        }

    def codes(self, known: Mapping[str, Code]) -> Mapping[str, Code]:
        """The clinic's own codes; what a list does not say is kept from the code that was known."""
        found = self.newest("codes")
        if found is None:
            return {}
        rows = self.room.rows(found.text("file"), CODE_COLUMNS)
        return {code.number: code for code in (_own_code(row, known) for row in rows)}

    def _list(self) -> Entry:
        return self.room.toml(IMPORTED)


def _own_code(row: Entry, known: Mapping[str, Code]) -> Code:
    number = row.text("number")
    before = known.get(number)
    code = Code(
        number=number,
        words=row.text("words"),
        counting=row.one_of("counting", Counting),
        medicare=row.one_of("medicare", MedicareStatus),
        reduced_when_multiple=row.text("reduced_when_multiple") == "yes",
        counts_to_threshold=row.text("counts_to_threshold") == "yes",
    )
    if before is None:
        return code
    return replace(code, visit=before.visit, instead=before.instead, remark=before.remark)


def read_pairs(room: Room, name: str) -> PairEdits:
    found: dict[frozenset[str], tuple[PairEdit, ...]] = {}
    dated = room.columns(name) == DATED_PAIR_COLUMNS
    for row in room.rows(name, DATED_PAIR_COLUMNS if dated else PAIR_COLUMNS):
        one, other, bypass = row.text("first"), row.text("second"), row.csv_count("indicator")
        starts = row.csv_day("starts_on") if dated else None
        edit = PairEdit(one, other, bypass, row.csv_day("ended_on"), row.text("reason"), starts)
        key = frozenset((one, other))
        found[key] = (*found.get(key, ()), edit)
    return MappingProxyType(found)


def read_sources(room: Room) -> Mapping[str, Source]:
    file = room.toml("sources.toml")
    found = [_source(entry) for entry in file.entries("source")]
    file.done()
    return by_key(found, lambda source: source.key, "sources.toml")


def _source(entry: Entry) -> Source:
    key, title, where = entry.text("key"), entry.text("title"), entry.text("where")
    source = Source(key, title, where, entry.standing(), entry.day("checked_on"))
    entry.done()
    return source


def read_values(room: Room, entry: Entry) -> Mapping[str, RelativeValues]:
    """Relative values by code, from a file of three values or of work and total."""
    name = entry.text("file")
    reader = _total_values if room.columns(name) == TOTAL_COLUMNS else _split_values
    return MappingProxyType(dict(reader(room, name)))


def read_localities(room: Room, entry: Entry) -> Mapping[str, Locality]:
    """Localities by key."""
    rows = room.rows(entry.text("file"), LOCALITY_COLUMNS)
    return by_key((_locality(row) for row in rows), lambda locality: locality.key, entry.where)


def read_maxima(room: Room, entry: Entry) -> UnitMaxima:
    """The most units by code."""
    rows = room.rows(entry.text("file"), MAXIMA_COLUMNS)
    return MappingProxyType(
        {row.text("code"): UnitMaximum(row.csv_count("units"), row.csv_count("kind")) for row in rows}
    )


def read_code(entry: Entry) -> Code:
    code = Code(
        number=entry.text("number"),
        words=entry.text("words"),
        counting=entry.one_of("counting", Counting),
        medicare=entry.one_of("medicare", MedicareStatus),
        reduced_when_multiple=entry.yes("reduced_when_multiple"),
        counts_to_threshold=entry.yes("counts_to_threshold"),
        visit=entry.one_of("visit", VisitKind, VisitKind.TREATMENT),
        instead=entry.text("instead", ""),
        remark=entry.text("remark", ""),
    )
    entry.done()
    return code


def _split_values(room: Room, name: str) -> Iterator[tuple[str, RelativeValues]]:
    for row in room.rows(name, SPLIT_COLUMNS):
        values = (row.csv_number("work"), row.csv_number("practice"), row.csv_number("malpractice"))
        yield row.text("code"), RelativeValues(*values)


def _total_values(room: Room, name: str) -> Iterator[tuple[str, RelativeValues]]:
    """Values of a year known by work and total: practice expense is what malpractice, taken from before, leaves."""
    for row in room.rows(name, TOTAL_COLUMNS):
        code, work, total = row.text("code"), row.csv_number("work"), row.csv_number("total")
        malpractice, practice = row.csv_number("malpractice_taken"), row.csv_number("practice_derived")
        if work + malpractice + practice != total:
            raise TariffFileProblem(
                f"{row.where}: work, practice and malpractice do not add up to the total."
            )
        yield code, RelativeValues(work, practice, malpractice)


def _locality(row: Entry) -> Locality:
    return Locality(
        row.text("locality"),
        row.text("state"),
        row.text("name"),
        row.csv_number("work"),
        row.csv_number("practice"),
        row.csv_number("malpractice"),
    )


def read_factor(_: Room, entry: Entry) -> ConversionFactor:
    usual = entry.number("usual")
    return ConversionFactor(usual, entry.number("qualifying", usual))


def read_threshold(_: Room, entry: Entry) -> TherapyThreshold:
    return TherapyThreshold(
        entry.number("physical_and_speech"), entry.number("occupational"), entry.number("review")
    )


def read_amount(_: Room, entry: Entry) -> Decimal:
    return entry.number("amount")


def read_share(_: Room, entry: Entry) -> Decimal:
    return entry.number("share")


def by_key(entries: "Sequence[T] | Iterator[T]", key: Callable[[T], str], where: str) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for entry in entries:
        if key(entry) in found:
            raise TariffFileProblem(f"{where}: {key(entry)} stands twice.")
        found[key(entry)] = entry
    return MappingProxyType(found)
