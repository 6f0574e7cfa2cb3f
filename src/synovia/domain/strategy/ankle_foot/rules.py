"""All rules of the ankle and foot."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.ankle_foot import heel, sprain, stiff

CLASSES = (
    "BURSITIS_RETROCALCANEAL_ASEPTIC",
    "ANKLE_STIFF",
    "CAI",
    "ANKLE-SPRAIN",
    "ACHILLES",
    "HEEL-PAIN",
    "HALLUX-LIMITUS",
)
"""The most specific first."""

RULES: tuple[Rule, ...] = (*sprain.RULES, *heel.RULES, *stiff.RULES)
