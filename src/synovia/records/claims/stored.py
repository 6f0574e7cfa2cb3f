"""Domain values as JSON and back, exactly: decimals and dates as text, enumerations by value, dataclasses by field.

A claim, an answer or a fix is kept as it was, and read back as the same value (`load(type(value), dump(value)) == value`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
KIND = "is"
"""Under this name a member of a union of dataclasses says which one it is."""


def dump(value: Any) -> Any:
    """Plain JSON data."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {each.name: dump(getattr(value, each.name)) for each in fields(value)}
        return named | {KIND: type(value).__name__}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): dump(each) for key, each in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(dump(each) for each in value)
    if isinstance(value, tuple | list):
        return [dump(each) for each in value]
    return value


def load(kind: type[T], data: Any) -> T:
    """The value again. Fields that the data lack take their defaults."""
    found: T = _read(kind, data)
    return found


def _read(kind: Any, data: Any) -> Any:
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _read_union(inside, data)
    if origin is tuple:
        return _read_tuple(inside, data)
    if origin is frozenset:
        return frozenset(_read(inside[0], each) for each in data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: _read(inside[1], each) for key, each in data.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        hints = hints_of(kind)
        return kind(**{name: _read(hints[name], each) for name, each in data.items() if name in hints})
    if isinstance(kind, type) and issubclass(kind, Enum | Decimal):
        return kind(data)
    return date.fromisoformat(data) if kind is date else data


def _read_union(inside: tuple[Any, ...], data: Any) -> Any:
    if data is None:
        return None
    members = [each for each in inside if each is not NoneType]
    if len(members) == 1:
        return _read(members[0], data)
    named = data.get(KIND) if isinstance(data, Mapping) else None
    chosen = next((each for each in members if getattr(each, "__name__", "") == named), None)
    return data if chosen is None else _read(chosen, data)


def _read_tuple(inside: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if len(inside) == 2 and inside[1] is Ellipsis:
        return tuple(_read(inside[0], each) for each in data)
    return tuple(_read(each, part) for each, part in zip(inside, data, strict=True))


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """The types of a dataclass's fields."""
    return get_type_hints(kind)
