"""All rules of the low back and pelvis."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.low_back import (
    coordination,
    guidelines,
    leg_pain,
    manipulation,
    mobility,
    pelvic_girdle,
    risk,
    sacroiliac,
    spondylolisthesis,
    stenosis,
    stenosis_signs,
)

CLASSES = (
    "LSS",
    "LBP-RAD",
    "PGP",
    "LBP-REF",
    "SIJ",
    "SPONDYLOLISTHESIS",
    "LBP-MCI",
    "LBP-MOB",
    "FAC-L",
    "LBP-GEN",
    "LBP-COG",
)
"""The most specific first."""

RULES: tuple[Rule, ...] = (
    *mobility.RULES,
    *coordination.RULES,
    *leg_pain.RULES,
    *stenosis.RULES,
    *stenosis_signs.RULES,
    *sacroiliac.RULES,
    *pelvic_girdle.RULES,
    *spondylolisthesis.RULES,
    *risk.RULES,
    *manipulation.RULES,
    *guidelines.RULES,
)
