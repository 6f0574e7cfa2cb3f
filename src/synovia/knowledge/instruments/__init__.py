"""The instruments that ship: read strictly, each with its scoring, its source, and its wording where that may ship.

What a change means is not repeated here: a scale names its row of `knowledge/values/outcomes*.toml`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from synovia.domain.outcomes.instrument import Instrument
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.instruments.written import Licence, Rhythm, Written, instrument_of, meanings
from synovia.knowledge.library import Library, library
from synovia.knowledge.strict import EntryRefused, build


class InstrumentsRefused(ValueError):
    """The instruments cannot be used. `problems` names every reason."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Known:
    """An instrument and what stands around it: whose it is, where it is used, when it was checked."""

    instrument: Instrument
    licence: Licence
    regions: tuple[str, ...]
    suggested: bool
    only_later: bool
    minutes: int
    source: str
    awaits: str = ""

    def fits(self, region: str) -> bool:
        """Whether it is used for complaints of this region."""
        return "any" in self.regions or region in self.regions


@dataclass(frozen=True, slots=True)
class Instruments:
    """All that ship, by id."""

    known: Mapping[str, Known]
    rhythm: Rhythm


@dataclass
class _Shelf:
    known: dict[str, Known] = field(default_factory=dict)
    rhythms: list[Rhythm] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@cache
def instruments() -> Instruments:
    """The instruments that ship, read and checked once."""
    return read_instruments(files("synovia.knowledge").joinpath("instruments"), library())


def read_instruments(root: Traversable, known: Library) -> Instruments:
    """Reads every file under `root`; raises InstrumentsRefused with every problem found."""
    shelf = _Shelf()
    for file in sorted(root.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            _read(file, shelf, known)
    if len(shelf.rhythms) != 1:
        shelf.problems.append("there must be exactly one [[rhythm]]")
    if shelf.problems:
        raise InstrumentsRefused(shelf.problems)
    return Instruments(MappingProxyType(shelf.known), shelf.rhythms[0])


def _read(file: Traversable, shelf: _Shelf, known: Library) -> None:
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as broken:
        shelf.problems.append(f"{file.name}: not TOML: {broken}")
        return
    for table, rows in content.items():
        for index, row in enumerate(rows if isinstance(rows, list) else [], start=1):
            where = f"{file.name}: {table} {row.get('id', index)!r}"
            try:
                _enter(table, row, shelf, known)
            except EntryRefused as refused:
                shelf.problems.append(f"{where}: {refused}")


def _enter(table: str, row: Mapping[str, Any], shelf: _Shelf, known: Library) -> None:
    if table == "rhythm":
        shelf.rhythms.append(build(Rhythm, row))
        return
    if table != "instrument":
        raise EntryRefused(f"unknown table {table!r}")
    written = build(Written, row)
    if written.id in shelf.known:
        raise EntryRefused("stands there twice")
    if written.source not in known.sources:
        raise EntryRefused(f"cites unknown source {written.source!r}")
    shelf.known[written.id] = _known(written, known)


def _known(written: Written, known: Library) -> Known:
    instrument = instrument_of(written, meanings(known.references.changes))
    for problem in _problems(instrument, written):
        raise EntryRefused(problem)
    return Known(
        instrument=instrument,
        licence=written.licence,
        regions=written.regions,
        suggested=written.suggested,
        only_later=written.only_later,
        minutes=written.minutes,
        source=written.source,
        awaits=written.awaits,
    )


def _problems(instrument: Instrument, written: Written) -> Iterator[str]:
    worded = any(item.text or item.low_anchor or item.options for item in instrument.items)
    if written.licence.ships and not instrument.has_wording:
        yield "ships, but an item has no text"
    if not written.licence.ships and worded:
        yield "holds wording that may not ship"
    for scale in (*instrument.scales, *((instrument.total,) if instrument.total else ())):
        if scale.finding and scale.finding not in VOCABULARY:
            yield f"scale {scale.name!r} fills unknown finding {scale.finding!r}"


__all__ = ["Instruments", "InstrumentsRefused", "Known", "instruments", "read_instruments"]
