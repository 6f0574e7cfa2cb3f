"""All rules of the elbow."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.elbow import joint, tendons

CLASSES: tuple[str, ...] = ("BURSITIS_OLECRANON_ASEPTIC", "ELBOW_STIFF", "LET", "MET")
"""The most specific first."""

RULES: tuple[Rule, ...] = (*joint.RULES, *tendons.RULES)
