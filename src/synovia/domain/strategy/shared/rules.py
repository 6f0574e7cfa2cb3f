"""Rules for either region."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.shared import fibromyalgia, mechanism

RULES: tuple[Rule, ...] = (*mechanism.RULES, *fibromyalgia.RULES)
