"""All rules of wrist and hand."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.wrist_hand import carpal_tunnel, osteoarthritis, stiff

CLASSES: tuple[str, ...] = ("WRIST_HAND_STIFF", "CTS", "HAND-OA")
"""The most specific first."""

RULES: tuple[Rule, ...] = (*stiff.RULES, *carpal_tunnel.RULES, *osteoarthritis.RULES)
