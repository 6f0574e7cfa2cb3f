"""Rebuilding a declared value part by part: resolving sides and binding values."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from synovia.domain.rules.values import ValueReference, Values
from synovia.domain.terms.finding import Finding, Opposite, SidedFinding
from synovia.domain.terms.places import Side

Declared = TypeVar("Declared")


def rebuilt(declared: Declared, change: Callable[[Any], Any]) -> Declared:
    """The same dataclass with each part passed through `change`; what holds a tuple of parts does so itself."""
    if not is_dataclass(declared) or isinstance(declared, type):
        return declared
    named = {part.name: getattr(declared, part.name) for part in fields(declared) if part.init}
    return replace(declared, **{name: change(part) for name, part in named.items()})


def on_side(part: Any, side: Side) -> Any:
    """A sided finding becomes the finding of that side; what holds criteria passes it on."""
    if isinstance(part, SidedFinding | Opposite):
        return part.on(side)
    return part.on(side) if hasattr(part, "on") and not isinstance(part, Finding) else part


def with_values(part: Any, values: Values) -> Any:
    """A reference becomes a bound one; what holds references passes the values on."""
    return part.bound(values) if isinstance(part, ValueReference) or hasattr(part, "bound") else part


def references_in(declared: Any) -> Iterator[ValueReference]:
    """Every value of the knowledge that a declared value names, in order, as often as it is named."""
    if isinstance(declared, ValueReference):
        yield declared
    elif isinstance(declared, tuple):
        for one in declared:
            yield from references_in(one)
    elif is_dataclass(declared) and not isinstance(declared, type | Finding | SidedFinding):
        for part in fields(declared):
            if part.init:
                yield from references_in(getattr(declared, part.name))
