"""What each class of upper back and ribs complaint is offered, in order of preference."""

from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.terms.places import Place, Region

UNCLASSIFIED = Plan(
    "THORACIC_UNCLASSIFIED",
    (
        Choice(
            "STM-GEN",
            Place.COMPLAINT,
            Slot.SOFT,
            "Soft-tissue work for guarding while the class is open.",
            "Massage relaxes tight muscles.",
        ),
    ),
    (Practice("AE01", "Walking keeps the body able."), Practice("TX08", "General strength.")),
    ("course",),
    "The class stays open until the examination is complete; most such pain eases over weeks to months.",
    "Most such pain eases over weeks to months.",
    "synovia-design",
    "function",
)

PLANS = {plan.code: plan for plan in (UNCLASSIFIED,)}

OPEN_CLASSES = (
    OpenClass(
        (Region.THORACIC,),
        "THORACIC_UNCLASSIFIED",
        "Upper back or rib pain, class still open",
        "synovia-design",
    ),
)
