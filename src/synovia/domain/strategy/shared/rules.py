"""Rules for several regions: pain mechanism, fibromyalgia, arm pain that may come from the neck."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.shared import arm_from_neck, fibromyalgia, mechanism

CLASSES = ("FIBROMYALGIA",)
"""The most specific first."""

RULES: tuple[Rule, ...] = (*mechanism.RULES, *fibromyalgia.RULES, *arm_from_neck.RULES)
