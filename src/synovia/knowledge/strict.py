"""Builds a declared dataclass from a TOML table: every key known, every type right, nothing missing."""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Built = TypeVar("Built")


class EntryRefused(ValueError):
    """A knowledge entry that does not fit its declared shape."""


def build(shape: type[Built], table: Mapping[str, Any]) -> Built:
    """The table as that dataclass; raises EntryRefused naming the key that is wrong."""
    parts, hints = _shape(cast("Hashable", shape))
    strange = [key for key in table if key not in parts]
    if strange:
        raise EntryRefused(f"unknown key {strange[0]!r}")
    lacking = [name for name, part in parts.items() if name not in table and _required(part)]
    if lacking:
        raise EntryRefused(f"missing key {lacking[0]!r}")
    return shape(**{key: _value(hints[key], given, key) for key, given in table.items()})


@cache
def _shape(shape: Any) -> tuple[dict[str, "Field[Any]"], dict[str, Any]]:
    return {part.name: part for part in fields(shape)}, get_type_hints(shape)


def _required(part: "Field[Any]") -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _value(hint: Any, given: Any, key: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _value(next(one for one in get_args(hint) if one is not NoneType), given, key)
    if origin is tuple:
        return _tuple(hint, given, key)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(hint, given, key)
    return _plain(hint, given, key)


def _tuple(hint: Any, given: Any, key: str) -> tuple[Any, ...]:
    if not isinstance(given, list):
        raise EntryRefused(f"{key!r} must be a list")
    return tuple(_value(get_args(hint)[0], one, key) for one in given)


def _mapping(hint: Any, given: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise EntryRefused(f"{key!r} must be a table")
    return MappingProxyType(
        {name: _value(get_args(hint)[1], one, f"{key}.{name}") for name, one in given.items()}
    )


def _plain(kind: Any, given: Any, key: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind, given, key)
    if is_dataclass(kind) and isinstance(given, Mapping):
        return build(kind, given)  # type: ignore[arg-type]
    if kind is float and isinstance(given, int) and not isinstance(given, bool):
        return float(given)
    if not isinstance(given, kind) or (isinstance(given, bool) and kind is not bool):
        raise EntryRefused(f"{key!r} must be {_spoken(kind)}, not {given!r}")
    return given


def _enum(kind: type[Enum], given: Any, key: str) -> Enum:
    try:
        return kind(given)
    except ValueError:
        allowed = ", ".join(str(member.value) for member in kind)
        raise EntryRefused(f"{key!r} must be one of {allowed}, not {given!r}") from None


def _spoken(kind: Any) -> str:
    return {
        str: "a text",
        int: "a whole number",
        float: "a number",
        bool: "true or false",
        date: "a date",
    }.get(kind, f"a {getattr(kind, '__name__', kind)}")
