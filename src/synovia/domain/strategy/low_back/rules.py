"""All rules of the low back and pelvis."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.low_back import (
    coordination,
    leg_pain,
    manipulation,
    mobility,
    risk,
    sacroiliac,
    stenosis,
)

CLASSES = ("LSS", "LBP-RAD", "LBP-REF", "SIJ", "LBP-MCI", "LBP-MOB", "FAC-L", "LBP-GEN", "LBP-COG")
"""The most specific first."""

RULES: tuple[Rule, ...] = (
    *mobility.RULES,
    *coordination.RULES,
    *leg_pain.RULES,
    *stenosis.RULES,
    *sacroiliac.RULES,
    *risk.RULES,
    *manipulation.RULES,
)
