"""How an instrument is laid out for a small screen: a question a page, and a run of statements to tick on one."""

from dataclasses import dataclass
from itertools import groupby

from synovia.domain.outcomes.instrument import Instrument, Item, ItemKind


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked at once."""

    items: tuple[Item, ...]

    @property
    def is_list(self) -> bool:
        """Whether these are statements to tick, or none of them."""
        return len(self.items) > 1

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of its items."""
        return tuple(item.id for item in self.items)


def pages_of(instrument: Instrument) -> tuple[Page, ...]:
    """The pages in order."""
    pages: list[Page] = []
    for together, run in groupby(
        instrument.items, key=lambda item: instrument.as_list and item.kind is ItemKind.TICK
    ):
        items = tuple(run)
        pages += [Page(items)] if together else [Page((item,)) for item in items]
    return tuple(pages)


def may_skip(instrument: Instrument, item: Item) -> bool:
    """Whether every score that asks for this item can do without it: one answer is then not forced."""
    scales = [scale for scale in instrument.scales if item.id in scale.items]
    return bool(scales) and all(scale.answers_needed < len(scale.items) for scale in scales)
