"""All rules of the upper back and ribs."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.thoracic import mobility, posture, ribs

CLASSES: tuple[str, ...] = ("RIB", "T-MOB", "POSTURE")
"""The most specific first."""

RULES: tuple[Rule, ...] = (*mobility.RULES, *ribs.RULES, *posture.RULES)
