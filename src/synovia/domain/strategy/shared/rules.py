"""Rules for either region."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.shared import fibromyalgia, mechanism

CLASSES = ("FIBROMYALGIA",)
"""The most specific first."""

RULES: tuple[Rule, ...] = (*mechanism.RULES, *fibromyalgia.RULES)
