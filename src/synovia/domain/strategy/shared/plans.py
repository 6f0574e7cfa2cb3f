"""What fibromyalgia is offered, in someone who comes for the neck or the low back."""

from synovia.domain.strategy.plans import Choice, Plan, Practice, Slot
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK, IN_NECK
from synovia.domain.terms.places import Place

LIGHT_MASSAGE = Choice(
    "STM-GEN",
    Place.COMPLAINT,
    Slot.SOFT,
    "Light soft-tissue work, optional beside exercise.",
    "Light massage, if you like it, beside exercise.",
)
GENTLE_NECK = Choice(
    "M-CX-CPA",
    Place.CERVICAL,
    Slot.JOINT,
    "Low-grade mobilization, optional beside exercise.",
    "Very gentle pressure, if you like it, beside exercise.",
    when=IN_NECK,
)
GENTLE_BACK = Choice(
    "M-LX-PA",
    Place.LUMBAR,
    Slot.JOINT,
    "Low-grade mobilization, optional beside exercise.",
    "Very gentle pressure, if you like it, beside exercise.",
    when=IN_LOW_BACK,
)

FIBROMYALGIA = Plan(
    "FIBROMYALGIA",
    (LIGHT_MASSAGE, GENTLE_NECK, GENTLE_BACK),
    (
        Practice("AE01", "Aerobic exercise, started at half the target: the only strong recommendation."),
        Practice("LX12", "Strength for daily life, started low."),
        Practice("AE02", "Water exercise."),
        Practice("TX10", "Calm breathing."),
        Practice("TX08", "Upper body strength, started low."),
    ),
    ("pain-explained", "pacing", "sleep", "course"),
    "Exercise built up over six to twelve weeks brings a modest gain in pain and function; symptoms vary from day to day.",
    "Steady exercise, built up over 6 to 12 weeks, helps. Some days will be better than others.",
    "macfarlane-2017",
    "function",
)

PLANS = {FIBROMYALGIA.code: FIBROMYALGIA}
