"""What follows from a rule, as a sentence, and the figures it stands on."""

from collections.abc import Callable, Mapping
from typing import Any

from synovia.domain.rules import (
    Blocks,
    Effect,
    Implies,
    Limits,
    Offers,
    Refers,
    Rule,
    Supports,
)
from synovia.domain.rules.parts import references_in
from synovia.domain.rules.values import Accuracy, Quantity
from synovia.domain.strategy.effects import (
    AdvisesAgainst,
    Approaches,
    Disagreement,
    Favors,
    Foresees,
    Mentions,
    Prefers,
    Rates,
    Weakens,
    Works,
)
from synovia.domain.terms.places import Place


def effect_words(effect: Effect) -> str:
    """The effect in words; raises KeyError for a kind nobody has given words."""
    return _WORDS[type(effect)](effect)


_WORDS: Mapping[type[Effect], Callable[[Any], str]] = {
    Refers: lambda one: f"refer ({one.urgency}): {one.to}",
    Blocks: lambda one: f"block {', '.join(one.classes)}{_where(one.at)}{_noted(one.note)}",
    Limits: lambda one: f"take care{_of(one.classes)}{_where(one.at)}: {one.how}",
    Supports: lambda one: f"supports {one.code}, {one.name} ({one.band})",
    Offers: lambda one: f"offer {one.technique}: {one.why}",
    Implies: lambda one: (
        f"read {one.finding.name} as {_plain(one.value)}{' in any case' if one.firm else ''}"
    ),
    Weakens: lambda one: f"weakens {one.code}: {one.why}",
    Favors: lambda one: f"favors {one.technique}: {one.why}",
    Mentions: lambda one: f"mention: {one.what}",
    Disagreement: lambda one: (
        f"show that sources disagree ({one.about}): {one.clinician} [{', '.join(one.sources)}]"
    ),
    AdvisesAgainst: lambda one: (
        f"advise against {one.technique_class}{_where(Place(one.place))}: {one.clinician} "
        f"[{', '.join(one.sources)}]"
    ),
    Rates: lambda one: f"rate the risk of lasting disability as {one.risk}",
    Approaches: lambda one: f"approach: {one.approach}",
    Works: lambda one: f"pain mechanism: {one.mechanism}",
    Prefers: lambda one: f"prefer the direction: {one.direction}",
    Foresees: lambda one: f"foresee: {one.clinician}",
}


def _of(classes: tuple[str, ...]) -> str:
    named = ", ".join(classes)
    return f" with {named}" if named else ""


def _where(place: Place) -> str:
    return "" if place is Place.EVERYWHERE else f" at {place}".replace("complaint", "the painful region")


def _noted(note: str) -> str:
    return f" ({note})" if note else ""


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(sorted(value)) or "none" if isinstance(value, frozenset) else str(value)


def figures_of(rule: Rule) -> tuple[Quantity | Accuracy, ...]:
    """The cut-offs and study results a bound rule names, each once, by key."""
    known = [one.known for one in references_in((rule.when, rule.effects))]
    found = {one.key: one for one in known if isinstance(one, Quantity | Accuracy)}
    return tuple(found[key] for key in sorted(found))


def figure_words(figure: Quantity | Accuracy) -> str:
    """A figure on one line, with its source and how well it is known."""
    told = _quantity(figure) if isinstance(figure, Quantity) else _accuracy(figure)
    return f"{told} ({figure.source}) [{figure.standing}]"


def _quantity(figure: Quantity) -> str:
    meaning = f": {figure.meaning}" if figure.meaning else ""
    return f"{figure.number:g} {figure.unit}{meaning}"


def _accuracy(figure: Accuracy) -> str:
    parts = [
        f"LR+ {figure.lr_positive:g}{_interval(figure)}" if figure.lr_positive is not None else "",
        f"LR- {figure.lr_negative:g}" if figure.lr_negative is not None else "",
        f"sensitivity {figure.sensitivity:g}" if figure.sensitivity is not None else "",
        f"specificity {figure.specificity:g}" if figure.specificity is not None else "",
        f"before {figure.pretest:.0%}" if figure.pretest is not None else "",
        f"after {figure.posttest:.0%}" if figure.posttest is not None else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{told}: {figure.meaning}" if figure.meaning else told


def _interval(figure: Accuracy) -> str:
    if figure.lr_low is None or figure.lr_high is None:
        return ""
    return f" ({figure.lr_low:g} to {figure.lr_high:g})"
