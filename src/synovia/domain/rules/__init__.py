"""The language rules are written in: three-valued truth, criteria, effects and the rule itself."""

from synovia.domain.rules.book import Catalogue, RuleBook, SourceCard
from synovia.domain.rules.criteria import (
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtMostOf,
    Criterion,
    EitherSide,
    Not,
    ScoreAtLeast,
)
from synovia.domain.rules.effects import Blocks, Effect, Implies, Limits, Offers, Refers, Supports
from synovia.domain.rules.rule import Cites, Gate, Rule, Ruling, Said, Weight, named
from synovia.domain.rules.tests_of_findings import (
    Above,
    AtLeastValue,
    AtMost,
    Below,
    DifferenceAtLeast,
    Includes,
    Is,
    Negative,
    OneOf,
    Positive,
)
from synovia.domain.rules.truth import Truth
from synovia.domain.rules.values import Accuracy, Quantity, ValueReference, value

__all__ = [
    "Above",
    "Accuracy",
    "AllOf",
    "Answered",
    "AnyOf",
    "AtLeast",
    "AtLeastValue",
    "AtMost",
    "AtMostOf",
    "Below",
    "Blocks",
    "Catalogue",
    "Cites",
    "Criterion",
    "DifferenceAtLeast",
    "Effect",
    "EitherSide",
    "Gate",
    "Implies",
    "Includes",
    "Is",
    "Limits",
    "Negative",
    "Not",
    "Offers",
    "OneOf",
    "Positive",
    "Quantity",
    "Refers",
    "Rule",
    "RuleBook",
    "Ruling",
    "Said",
    "ScoreAtLeast",
    "SourceCard",
    "Supports",
    "Truth",
    "ValueReference",
    "Weight",
    "named",
    "value",
]
