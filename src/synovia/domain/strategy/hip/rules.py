"""All rules of the hip."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.hip import bursitis, non_arthritic, osteoarthritis, trochanteric

CLASSES = ("BURSITIS_ILIOPSOAS_ASEPTIC", "GTPS", "HIP-OA", "HIP-FAI")
"""The most specific first."""

RULES: tuple[Rule, ...] = (
    *osteoarthritis.RULES,
    *non_arthritic.RULES,
    *trochanteric.RULES,
    *bursitis.RULES,
)
