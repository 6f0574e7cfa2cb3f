"""Every table of the examination, and where each is open unasked."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from synovia.domain.examination.tables import function, looking, mobility, nerves, palpation, strength
from synovia.domain.examination.tables.shape import Row, Table
from synovia.domain.terms.places import Region

_ROOMS = (looking, nerves, mobility, palpation, strength, function)
TABLES: Mapping[str, Table] = MappingProxyType({table.id: table for room in _ROOMS for table in room.TABLES})
"""Every table by its id, in the order of the page."""

SECTIONS = tuple(dict.fromkeys(table.section for table in TABLES.values()))
"""The sections of the evaluation that hold tables."""


@lru_cache(maxsize=len(Region))
def open_in(region: str) -> frozenset[str]:
    """The tables a complaint of this region calls for."""
    return frozenset(table.id for table in TABLES.values() if region in table.regions)


def row_is_open(row: Row, region: str) -> bool:
    """Whether the row shows unasked."""
    return not row.regions or region in row.regions
