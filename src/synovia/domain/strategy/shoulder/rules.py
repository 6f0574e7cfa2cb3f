"""All rules of the shoulder."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.shoulder import cuff, stiff, unstable, upper_back

CLASSES: tuple[str, ...] = (
    "RC-TEAR",
    "GH-INSTAB",
    "ADH-CAPS",
    "GH-OA",
    "SHOULDER_STIFF",
    "AC-JOINT",
    "RCRSP",
)
"""The most specific first."""

RULES: tuple[Rule, ...] = (*cuff.RULES, *stiff.RULES, *unstable.RULES, *upper_back.RULES)
