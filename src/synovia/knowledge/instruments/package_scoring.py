"""The scoring a package brings for an instrument we do not know. It fills no finding: its meaning is the clinic's own."""

from synovia.domain.outcomes.instrument import Direction, Form, Instrument, Item, Meaning, Scale, Total
from synovia.knowledge.instruments.json_lines import Path
from synovia.knowledge.instruments.package_text import Reader

TYPES = ("sum", "mean", "percent", "weighted", "irt")
SCORING_KEYS = {"type", "reverse", "weights", "subscales", "total", "missing", "transform", "table"}
SCALE_KEYS = {"id", "name", "items", "type", "reverse", "weights", "missing", "transform", "table"}
THRESHOLD_KEYS = {"mdc", "mcid", "share", "direction", "low", "high", "unit", "source"}
MISSING_KEYS = {"min_answered", "impute"}
MOST_SCALES = 20


def own_scoring(reader: Reader, items: tuple[Item, ...]) -> Instrument:
    """The instrument as the package describes it; id, version and wording are filled in by who calls."""
    here: Path = ("scoring",)
    reader.only(here, SCORING_KEYS)
    name = reader.text(("name",), most=200)
    everything = tuple(item.id for item in items)
    meaning = _meaning(reader)
    if reader.at((*here, "subscales")) is None:
        scale = _scale(reader, here, "score", name, everything, meaning)
        return Instrument("", "", "", name, items, (scale,))
    rows = reader.rows((*here, "subscales"), most=MOST_SCALES)
    scales = tuple(_subscale(reader, (*here, "subscales", index)) for index in range(len(rows)))
    total = _total(reader, name, scales, meaning)
    return Instrument("", "", "", name, items, scales, total)


def _subscale(reader: Reader, here: Path) -> Scale:
    reader.only(here, SCALE_KEYS)
    key, name = reader.slug((*here, "id")), reader.text((*here, "name"), most=200)
    return _scale(reader, here, key, name, reader.texts((*here, "items")), None)


def _scale(
    reader: Reader, here: Path, key: str, name: str, items: tuple[str, ...], meaning: Meaning | None
) -> Scale:
    kind = reader.one_of((*here, "type"), TYPES, "sum")
    inverted = reader.one_of((*here, "transform"), ("none", "invert"), "none") == "invert"
    if inverted and kind != "percent":
        reader.refuse((*here, "transform"), "Only a percentage can be inverted.")
    table = reader.numbers((*here, "table")) if kind == "irt" else {}
    weights = reader.numbers((*here, "weights")) if kind == "weighted" else {}
    return Scale(
        id=key,
        name=name,
        form=Form.SUM if kind == "irt" else Form(kind),
        items=items,
        reverse=reader.texts((*here, "reverse")),
        inverted=inverted,
        weights=weights,
        least_answered=_least(reader, here, items),
        table=table,
        needs_table=kind == "irt",
        meaning=meaning,
    )


def _least(reader: Reader, here: Path, items: tuple[str, ...]) -> int:
    """How many must be answered: all, unless the package says how the missing ones are made up for."""
    there = (*here, "missing")
    if reader.at(there) is None:
        return 0
    reader.only(there, MISSING_KEYS)
    if reader.one_of((*there, "impute"), ("none", "mean", "prorate"), "none") == "none":
        return 0
    least = int(reader.number((*there, "min_answered")))
    if not 1 <= least <= len(items):
        reader.refuse((*there, "min_answered"), f"“min_answered” lies between 1 and {len(items)}.")
    return least


def _total(reader: Reader, name: str, scales: tuple[Scale, ...], meaning: Meaning | None) -> Total | None:
    kind = reader.one_of(("scoring", "total"), ("none", "sum", "mean"), "none")
    return (
        None
        if kind == "none"
        else Total(name, Form(kind), tuple(scale.id for scale in scales), meaning=meaning)
    )


def _meaning(reader: Reader) -> Meaning | None:
    """What a change means. Direction, ends and source are asked for: without them no change can be judged."""
    here: Path = ("thresholds",)
    if reader.at(here) is None:
        reader.refuse(here, "“thresholds” must say at least direction, low, high and source.")
        return None
    reader.only(here, THRESHOLD_KEYS)
    direction = reader.one_of((*here, "direction"), tuple(Direction), "higher_worse")
    if reader.at((*here, "direction")) is None:
        reader.refuse((*here, "direction"), "Say which way is worse: higher_worse or higher_better.")
    return Meaning(
        direction=Direction(direction),
        low=reader.number((*here, "low")),
        high=reader.number((*here, "high")),
        unit=reader.text((*here, "unit"), required=False, most=40) or "points",
        mdc=reader.maybe_number((*here, "mdc")),
        mcid=reader.maybe_number((*here, "mcid")),
        share=reader.maybe_number((*here, "share")),
        source=reader.text((*here, "source"), most=300),
    )
