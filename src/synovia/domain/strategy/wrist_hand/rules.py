"""All rules of wrist and hand."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.wrist_hand import osteoarthritis, stiff

CLASSES: tuple[str, ...] = ("WRIST_HAND_STIFF", "HAND-OA")
"""The most specific first."""

RULES: tuple[Rule, ...] = (*stiff.RULES, *osteoarthritis.RULES)
