"""Rules that every region shares."""

from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.shared import (
    arm_from_neck,
    arthritis,
    degeneration,
    fibromyalgia,
    injuries,
    mechanism,
    myofascial,
    psychosocial,
)

CLASSES = ("FIBROMYALGIA",)
"""The most specific first; they come before the classes of any region."""

LATER = (
    "SPRAIN",
    "STRAIN",
    "CONTUSION",
    "TENDINOPATHY",
    "AXSPA",
    "KNOWN-RA",
    "OA-GENERAL",
    "MYOFASCIAL",
)
"""They come after the classes of every region, which name the complaint better."""

RULES: tuple[Rule, ...] = (
    *mechanism.RULES,
    *fibromyalgia.RULES,
    *psychosocial.RULES,
    *degeneration.RULES,
    *myofascial.RULES,
    *arthritis.RULES,
    *injuries.RULES,
    *arm_from_neck.RULES,
)
