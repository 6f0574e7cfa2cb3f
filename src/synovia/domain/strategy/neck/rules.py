"""All rules of the neck."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.neck import coordination, headache, manipulation, mobility, radiating_pain

CLASSES = ("WAD-IV", "NP-RAD", "NP-HA", "CX-FACET", "NP-MCI", "WAD-III", "WAD-II", "WAD-I", "WAD", "NP-MOB")
"""The most specific first."""

RULES: tuple[Rule, ...] = (
    *radiating_pain.RULES,
    *headache.RULES,
    *coordination.RULES,
    *mobility.RULES,
    *manipulation.RULES,
)
