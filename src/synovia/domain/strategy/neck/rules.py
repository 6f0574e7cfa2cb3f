"""All rules of the neck."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.neck import coordination, headache, manipulation, mobility, radiating_pain

RULES: tuple[Rule, ...] = (
    *radiating_pain.RULES,
    *headache.RULES,
    *coordination.RULES,
    *mobility.RULES,
    *manipulation.RULES,
)
