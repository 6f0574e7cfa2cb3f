"""All rules of the hip."""

from synovia.domain.rules.rule import Rule

CLASSES: tuple[str, ...] = ()
"""The most specific first."""

RULES: tuple[Rule, ...] = ()
