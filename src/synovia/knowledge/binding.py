"""Binds the declared rules to the knowledge: values to numbers, citations to sources, offers to techniques."""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

from synovia.domain import strategy
from synovia.domain.rules import Offers, Rule, RuleBook, Truth
from synovia.domain.rules.rule import hash_of
from synovia.domain.rules.values import UnboundValue
from synovia.domain.terms.places import Region
from synovia.domain.terms.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from synovia.knowledge.library import Library

SCREENING_ROOM = "synovia.domain.screening.rules"
READING_ROOMS = ("synovia.domain.screening.readings", "synovia.domain.strategy.shared.readings")


def bound_book(library: "Library") -> RuleBook:
    """The rule book; raises ValueError with one line per problem."""
    problems: list[str] = []
    rules = tuple(_bound(_declared((SCREENING_ROOM, *_strategy_rooms())), library, problems))
    readings = tuple(_bound(_declared(READING_ROOMS), library, problems))
    problems += _twice((*rules, *readings))
    if problems:
        raise ValueError("\n".join(problems))
    return RuleBook(
        rules=rules,
        readings=readings,
        values=library.values,
        sources=library.sources,
        catalogue=library.catalogue,
        references=library.references,
        drug_classes=library.drug_classes,
        release=library.release,
        content_hash=hash_of((*rules, *readings)),
        hashes=MappingProxyType({rule.id: rule.content_hash() for rule in (*rules, *readings)}),
        by_region=MappingProxyType({str(region): tuple(_open_in(region, rules)) for region in Region}),
    )


def _open_in(region: Region, rules: tuple[Rule, ...]) -> Iterator[Rule]:
    """The rules that the region alone does not answer with no."""
    return (rule for rule in rules if rule.when.judge({"region": region}) is not Truth.NO)


def _strategy_rooms() -> Iterator[str]:
    """Every folder of domain/strategy that declares rules."""
    for folder in iter_modules(strategy.__path__, f"{strategy.__name__}."):
        if folder.ispkg and find_spec(f"{folder.name}.rules"):
            yield f"{folder.name}.rules"


def _declared(rooms: Iterable[str]) -> Iterator[Rule]:
    for room in rooms:
        yield from import_module(room).RULES


def _bound(rules: Iterable[Rule], library: "Library", problems: list[str]) -> Iterator[Rule]:
    for rule in rules:
        problems += _unfounded(rule, library)
        try:
            yield rule.bound(library.values)
        except UnboundValue as unbound:
            problems.append(f"rule {rule.id}: {unbound.args[0]}")


def _unfounded(rule: Rule, library: "Library") -> Iterator[str]:
    for cited in rule.evidence:
        if cited.source not in library.sources:
            yield f"rule {rule.id}: cites unknown source {cited.source!r}"
    for name in sorted(rule.when.names()):
        if name not in VOCABULARY:
            yield f"rule {rule.id}: asks for unknown finding {name!r}"
    for effect in rule.effects:
        if isinstance(effect, Offers) and effect.technique not in {
            *library.catalogue.techniques,
            *library.catalogue.exercises,
        }:
            yield f"rule {rule.id}: offers unknown technique {effect.technique!r}"


def _twice(rules: tuple[Rule, ...]) -> list[str]:
    counted = Counter(rule.id for rule in rules)
    return [f"rule {name}: declared {times} times" for name, times in counted.items() if times > 1]
