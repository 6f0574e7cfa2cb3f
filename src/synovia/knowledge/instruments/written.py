"""How an instrument is written down (TOML here, JSON from a clinic), and how that becomes the domain's value."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from synovia.domain.examination.references import InstrumentChange
from synovia.domain.outcomes.instrument import (
    Direction,
    Form,
    Instrument,
    Item,
    ItemKind,
    Meaning,
    Scale,
    Total,
)
from synovia.domain.terms.evidence import Standing
from synovia.knowledge.strict import EntryRefused

_RANGE = re.compile(r"([a-z_]+)(\d*)-([a-z_]+)(\d*)")
MOST_ITEMS = 120


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often measures are asked again, in days and visits; how long answers and links hold, in days."""

    days: int
    visits: int
    fresh_days: int
    link_days: int
    meaning: str
    source: str
    standing: Standing
    checked_on: date


@dataclass(frozen=True, slots=True)
class Licence:
    """Whose the wording is, and whether it may ship."""

    holder: str
    type: str
    ships: bool
    reference: str


@dataclass(frozen=True, slots=True)
class ItemRange:
    """Items that differ in their number alone: "q1-q10"."""

    ids: str
    kind: ItemKind
    low: float = 0
    high: float = 10


@dataclass(frozen=True, slots=True)
class WrittenScale:
    """A scale; `change` names what a change of it means."""

    id: str
    name: str
    form: Form
    items: tuple[str, ...]
    reverse: tuple[str, ...] = ()
    inverted: bool = False
    weights: Mapping[str, float] = field(default_factory=dict)
    groups: tuple[tuple[str, ...], ...] = ()
    least_answered: int = 0
    recode: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    table: Mapping[str, float] = field(default_factory=dict)
    needs_table: bool = False
    is_change: bool = False
    finding: str = ""
    change: str = ""
    insensitive_below: float | None = None
    insensitive_above: float | None = None


@dataclass(frozen=True, slots=True)
class WrittenTotal:
    """A score over scales."""

    name: str
    form: Form
    of: tuple[str, ...]
    weights: Mapping[str, float] = field(default_factory=dict)
    finding: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """An [[instrument]] as written."""

    id: str
    version: str
    language: str
    name: str
    regions: tuple[str, ...]
    minutes: int
    source: str
    standing: Standing
    checked_on: date
    licence: Licence
    scales: tuple[WrittenScale, ...]
    items: tuple[Item, ...] = ()
    item_ranges: tuple[ItemRange, ...] = ()
    total: WrittenTotal | None = None
    suggested: bool = False
    only_later: bool = False
    by_patient: bool = True
    as_list: bool = False
    introduction: str = ""
    notice: str = ""
    awaits: str = ""


def meanings(changes: Iterable[InstrumentChange]) -> dict[str, Meaning]:
    """What a change means, by the name a scale calls it."""
    return {
        row.instrument: Meaning(
            direction=Direction(row.direction),
            low=row.scale_low,
            high=row.scale_high,
            unit=row.unit,
            mdc=row.mdc,
            mcid=row.mcid,
            share=row.percent,
            source=row.source,
            population=row.population,
        )
        for row in changes
    }


def instrument_of(written: Written, known: Mapping[str, Meaning]) -> Instrument:
    """The domain's instrument. Raises EntryRefused where items, scales and meanings do not fit together."""
    items = (*written.items, *_ranged(written.item_ranges))
    instrument = Instrument(
        id=written.id,
        version=written.version,
        language=written.language,
        name=written.name,
        items=items,
        scales=tuple(scale_of(scale, items, known) for scale in written.scales),
        total=_total(written.total, known) if written.total else None,
        by_patient=written.by_patient,
        as_list=written.as_list,
        introduction=written.introduction,
        notice=written.notice,
    )
    check_shape(instrument)
    return instrument


def check_shape(instrument: Instrument) -> None:
    """Refuse what could not be scored: doubled ids, scales of items that are not there."""
    ids = [item.id for item in instrument.items]
    if not ids or len(ids) > MOST_ITEMS:
        raise EntryRefused(f"has {len(ids)} items; 1 to {MOST_ITEMS} are possible")
    if len(set(ids)) != len(ids):
        raise EntryRefused("has two items of one id")
    if not instrument.scales:
        raise EntryRefused("has no scale")
    for item in instrument.items:
        if item.least >= item.most:
            raise EntryRefused(f"item {item.id!r} has no room between its ends")
    scales = {scale.id for scale in instrument.scales}
    for scale in instrument.scales:
        _check_scale(scale, set(ids))
    if instrument.total and not set(instrument.total.of) <= scales:
        raise EntryRefused("the total asks for a scale that is not there")


def _check_scale(scale: Scale, ids: set[str]) -> None:
    used = {
        *scale.items,
        *scale.reverse,
        *scale.weights,
        *scale.recode,
        *(key for group in scale.groups for key in group),
    }
    if not scale.items or used - ids:
        raise EntryRefused(f"scale {scale.id!r} asks for items that are not there: {sorted(used - ids)}")
    if not 0 <= scale.least_answered <= len(scale.items):
        raise EntryRefused(f"scale {scale.id!r} needs more answers than it has items")
    if any(weight < 0 for weight in scale.weights.values()):
        raise EntryRefused(f"scale {scale.id!r} has a weight below zero")


def scale_of(written: WrittenScale, items: tuple[Item, ...], known: Mapping[str, Meaning]) -> Scale:
    """The domain's scale: ranges of items written out, what a change means looked up."""
    order = {item.id for item in items}
    shared = {part.name for part in fields(Scale)} & {part.name for part in fields(WrittenScale)}
    kept = {name: getattr(written, name) for name in shared} | {"meaning": _meaning(written.change, known)}
    return Scale(**(kept | {"items": tuple(_written_out(written.items, order))}))


def _written_out(items: Iterable[str], known: set[str]) -> Iterator[str]:
    for item in items:
        yield from [item] if item in known else ids_in(item)


def ids_in(text: str) -> list[str]:
    """ "q1-q3" as q1, q2, q3; a single id as itself."""
    found = _RANGE.fullmatch(text)
    if found is None or found[1] != found[3]:
        return [text.split("-")[0]]
    if not found[2]:
        return [found[1]]
    return [f"{found[1]}{number}" for number in range(int(found[2]), int(found[4]) + 1)]


def _ranged(ranges: Iterable[ItemRange]) -> Iterator[Item]:
    for one in ranges:
        for key in ids_in(one.ids):
            yield Item(key, one.kind, low=one.low, high=one.high)


def _total(written: WrittenTotal, known: Mapping[str, Meaning]) -> Total:
    return Total(
        written.name,
        written.form,
        written.of,
        written.weights,
        written.finding,
        _meaning(written.change, known),
    )


def _meaning(name: str, known: Mapping[str, Meaning]) -> Meaning | None:
    if name and name not in known:
        raise EntryRefused(f"names an unknown change {name!r}")
    return known.get(name)
