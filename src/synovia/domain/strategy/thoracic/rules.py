"""All rules of the upper back and ribs."""

from synovia.domain.rules.rule import Rule

CLASSES: tuple[str, ...] = ()
"""The most specific first."""

RULES: tuple[Rule, ...] = ()
