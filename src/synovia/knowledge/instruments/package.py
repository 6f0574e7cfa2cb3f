"""A clinic's own instrument as JSON: read strictly, every problem with its line. The clinic brings the wording it has a
licence for; the scoring is ours where we ship it, else the package's own.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from synovia.domain.outcomes.instrument import Instrument, Item, ItemKind, Option
from synovia.knowledge.instruments import Known, instruments
from synovia.knowledge.instruments.json_lines import Path, TooDeep, lines_of
from synovia.knowledge.instruments.package_scoring import own_scoring
from synovia.knowledge.instruments.package_text import Reader
from synovia.knowledge.instruments.written import MOST_ITEMS, check_shape
from synovia.knowledge.strict import EntryRefused

LONGEST = 300_000  # characters of a package


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and on which line."""

    line: int
    message: str


class PackageRefused(ValueError):
    """The package cannot be loaded. `problems` names every reason with its line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda one: one.line))
        super().__init__("; ".join(f"line {one.line}: {one.message}" for one in self.problems))


@dataclass(frozen=True, slots=True)
class PackageLicence:
    """What the clinic says it may do, and until when."""

    owner: str
    type: str
    reference: str
    expiry: date | None


@dataclass(frozen=True, slots=True)
class Package:
    """What was read: the instrument, its licence, and whether its scoring is the shipped one."""

    instrument: Instrument
    licence: PackageLicence
    shipped_scoring: bool


KEYS = {
    "id",
    "version",
    "language",
    "name",
    "introduction",
    "notice",
    "licence",
    "items",
    "scoring",
    "thresholds",
}
LICENCE_KEYS = {"owner", "type", "reference", "expiry", "attested_by", "date", "file"}
ITEM_KEYS = {"id", "text", "kind", "low", "high", "anchors", "values"}


def read_package(text: str, *, today: date) -> Package:
    """The package of this text. Raises PackageRefused with every problem found."""
    content, places = _parsed(text)
    reader = Reader(content)
    package = _package(reader, today)
    if reader.problems or package is None:
        raise PackageRefused([Problem(_line(places, path), message) for path, message in reader.problems])
    return package


def _line(places: Mapping[Path, int], path: Path) -> int:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 1)


def _parsed(text: str) -> tuple[dict[str, Any], Mapping[Path, int]]:
    if len(text) > LONGEST:
        raise PackageRefused([Problem(1, f"The file is longer than {LONGEST} characters.")])
    try:
        content = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_constant)
        places = lines_of(text)
    except json.JSONDecodeError as broken:
        raise PackageRefused([Problem(broken.lineno, f"Not JSON: {broken.msg}.")]) from broken
    except (TooDeep, RecursionError) as deep:
        raise PackageRefused([Problem(1, "Lists inside lists too deep.")]) from deep
    except ValueError as refused:
        raise PackageRefused([Problem(1, str(refused))]) from refused
    if not isinstance(content, dict):
        raise PackageRefused([Problem(1, "The file must hold one object: { … }.")])
    return content, places


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _value in pairs]
    doubled = next((key for key in keys if keys.count(key) > 1), None)
    if doubled is not None:
        raise ValueError(f"“{doubled}” stands twice in one object.")
    return dict(pairs)


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number here.")


def _package(reader: Reader, today: date) -> Package | None:
    reader.only((), KEYS)
    key, version = reader.slug(("id",)), reader.text(("version",), most=40)
    language = reader.text(("language",), most=12)
    licence = _licence(reader, today)
    notice = reader.text(("notice",), most=600)
    known = instruments().known.get(key)
    if known is None:
        instrument: Instrument | None = own_scoring(reader, tuple(_items(reader, None)))
    else:
        instrument = _by_shipped(reader, known, version)
    if reader.problems or instrument is None:
        return None
    whole = replace(
        instrument,
        id=key,
        version=version,
        language=language,
        introduction=reader.text(("introduction",), required=False, most=1000),
        notice=notice,
    )
    return _checked(reader, whole, licence, shipped_scoring=known is not None)


def _checked(
    reader: Reader, whole: Instrument, licence: PackageLicence, *, shipped_scoring: bool
) -> Package | None:
    try:
        check_shape(whole)
    except EntryRefused as refused:
        reader.refuse((), f"The instrument {refused}.")
    return None if reader.problems else Package(whole, licence, shipped_scoring)


def _licence(reader: Reader, today: date) -> PackageLicence:
    here = ("licence",)
    reader.only(here, LICENCE_KEYS)
    expiry = reader.day((*here, "expiry"))
    if expiry is not None and expiry < today:
        reader.refuse((*here, "expiry"), f"The licence expired on {expiry}.")
    return PackageLicence(
        owner=reader.text((*here, "owner"), most=200),
        type=reader.text((*here, "type"), most=200),
        reference=reader.text((*here, "reference"), most=300),
        expiry=expiry,
    )


def _by_shipped(reader: Reader, known: Known, version: str) -> Instrument | None:
    """The shipped scoring with the package's wording; the items must be exactly those it scores."""
    scoring = reader.at(("scoring",))
    only_tables = isinstance(scoring, Mapping) and set(scoring) == {"tables"}
    if (scoring is not None and not only_tables) or reader.at(("thresholds",)) is not None:
        reader.refuse(
            ("scoring",), "This instrument ships with its scoring: leave “scoring” and “thresholds” out."
        )
    if version != known.instrument.version:
        reader.refuse(("version",), f"The scoring that ships is for version {known.instrument.version}.")
    items = tuple(_items(reader, known.instrument))
    wanted, given = [item.id for item in known.instrument.items], [item.id for item in items]
    if items and sorted(given) != sorted(wanted):
        lacking = ", ".join(key for key in wanted if key not in given) or "none"
        strange = ", ".join(key for key in given if key not in wanted) or "none"
        reader.refuse(("items",), f"Items missing: {lacking}; not of this instrument: {strange}.")
        return None
    return _with_tables(reader, replace(known.instrument, items=items))


def _with_tables(reader: Reader, instrument: Instrument) -> Instrument:
    scales = []
    for scale in instrument.scales:
        if scale.needs_table:
            table = reader.numbers(("scoring", "tables", scale.id))
            scale = replace(scale, table=table)
        scales.append(scale)
    return replace(instrument, scales=tuple(scales))


def _items(reader: Reader, core: Instrument | None) -> Iterator[Item]:
    rows = reader.rows(("items",), most=MOST_ITEMS)
    for index in range(len(rows)):
        here: Path = ("items", index)
        reader.only(here, ITEM_KEYS)
        key = reader.slug((*here, "id"))
        known = core.item(key) if core else None
        kind = known.kind if known else ItemKind(reader.one_of((*here, "kind"), tuple(ItemKind), "rating"))
        low = known.low if known else reader.number((*here, "low"), 0)
        high = known.high if known else reader.number((*here, "high"), 10)
        yield _item(reader, here, Item(key, kind, low=low, high=high))


def _item(reader: Reader, here: Path, item: Item) -> Item:
    anchors = reader.texts((*here, "anchors"))
    text = reader.text((*here, "text"), most=600)
    if item.kind is ItemKind.CHOICE:
        return replace(item, text=text, options=_options(reader, here, item, anchors))
    if item.kind in (ItemKind.RATING, ItemKind.ACTIVITY) and len(anchors) != 2:
        reader.refuse(
            (*here, "anchors"), "A rating has two anchors: what its lowest and its highest number mean."
        )
    ends = (*anchors, "", "")
    return replace(item, text=text, low_anchor=ends[0], high_anchor=ends[1])


def _options(reader: Reader, here: Path, item: Item, anchors: tuple[str, ...]) -> tuple[Option, ...]:
    """The answers in order: values as given, else counted up from the lowest."""
    values = reader.number_list((*here, "values")) or [
        item.low + step for step in range(int(item.high - item.low) + 1)
    ]
    if len(values) != len(anchors):
        reader.refuse(
            (*here, "anchors"), f"{len(values)} answers are counted, and {len(anchors)} have words."
        )
    return tuple(Option(value, text) for value, text in zip(values, anchors, strict=False))
