"""All rules of the knee."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.knee import bursitis, kneecap, osteoarthritis, stiff

CLASSES = ("BURSITIS_PREPATELLAR_ASEPTIC", "BURSITIS_PES_ANSERINE_ASEPTIC", "KNEE-OA", "KNEE_STIFF", "PFP")
"""The most specific first."""

RULES: tuple[Rule, ...] = (*osteoarthritis.RULES, *kneecap.RULES, *bursitis.RULES, *stiff.RULES)
