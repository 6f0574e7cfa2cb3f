"""What fibromyalgia is offered, wherever it hurts most."""

from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.shared import plans_joints, plans_tissue
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK, IN_NECK
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.places import Place, Region

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
    exercise=((None, Grade.A),),
    longer=True,
    pace="fibromyalgia",
)
WIDESPREAD = Plan(
    "WIDESPREAD_UNCLASSIFIED",
    (LIGHT_MASSAGE,),
    (
        Practice("AE01", "Walking, started at half of what is possible."),
        Practice("LX12", "Strength for daily life, started low."),
        Practice("TX10", "Calm breathing."),
        Practice("TX08", "Upper body strength, started low."),
    ),
    ("pain-explained", "pacing", "sleep", "course"),
    "Pain in many places varies from day to day; graded exercise brings a modest gain over six to twelve weeks.",
    "Steady exercise, built up over 6 to 12 weeks, helps. Some days will be better than others.",
    "nice-ng193",
    "function",
    longer=True,
    pace="fibromyalgia",
)

PLANS = {plan.code: plan for plan in (FIBROMYALGIA, WIDESPREAD, *plans_joints.PLANS, *plans_tissue.PLANS)}

OPEN_CLASSES = (
    OpenClass(
        (Region.WIDESPREAD,), "WIDESPREAD_UNCLASSIFIED", "Pain in many places, class still open", "nice-ng193"
    ),
)
