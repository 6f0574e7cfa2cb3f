"""What each class of wrist and hand complaint is offered, in order of preference."""

from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.wrist_hand.osteoarthritis import THUMB_BASE
from synovia.domain.terms.places import Place, Region

MASSAGE = Choice(
    "STM-GEN",
    Place.COMPLAINT,
    Slot.SOFT,
    "Soft-tissue work of hand and forearm before movement.",
    "Massage relaxes tight muscles.",
)
GLIDES = Choice(
    "M-WH",
    Place.WRIST_HAND,
    Slot.JOINT,
    "Glides and distraction of the stiff or sore joint; at the base of the thumb distraction first.",
    "A gentle pull and glide eases the joint.",
)
LONG_STRETCH = Choice(
    "STR-LLPS",
    Place.WRIST_HAND,
    Slot.STRETCH,
    "Low-load prolonged stretch of the stiff joint.",
    "A long, light stretch loosens a stiff joint.",
)

ARTHRITIS = Plan(
    "HAND-OA",
    (GLIDES, MASSAGE),
    (
        Practice("WR01", "Finger and tendon motion each day."),
        Practice("WR02", "Thumb control in a round pinch.", when=THUMB_BASE),
        Practice("EL03", "Gentle grip strength."),
        Practice("AE01", "Walking for general fitness."),
    ),
    ("hand-joints", "joint-wear", "course", "soreness"),
    "Hand osteoarthritis varies; flares pass, and exercise with aids and splints brings modest gains.",
    "Sore spells pass. Exercise and aids help a little each day.",
    "kloppenburg-2019",
    "pinch",
    pace="osteoarthritis",
)
AFTER_REST = Plan(
    "WRIST_HAND_STIFF",
    (GLIDES, LONG_STRETCH, MASSAGE),
    (
        Practice("WR01", "Finger and tendon motion, little and often."),
        Practice("WR03", "Wrist motion in every direction."),
        Practice("EL03", "Grip and turning strength as motion returns."),
        Practice("SH02", "Keep the shoulder moving."),
    ),
    ("stiff-after-rest", "course", "soreness"),
    "After a cast most motion returns over weeks to months; grip takes longer.",
    "Most motion comes back over weeks to months. Grip takes longer.",
    "kisner-2018",
    "wrist_extension",
)
TUNNEL = Plan(
    "CTS",
    (
        GLIDES,
        Choice(
            "NEU-UL",
            Place.UPPER_LIMB,
            Slot.NERVE,
            "Median nerve slider within symptom limits; low certainty at the wrist.",
            "Gliding lets the nerve move freely.",
        ),
        MASSAGE,
    ),
    (
        Practice("WR01", "Tendon glides without gripping."),
        Practice("CX11", "Median nerve slider, small arc."),
        Practice("WR03", "Wrist motion within comfort."),
        Practice("AE01", "Walking for general fitness."),
    ),
    ("carpal-tunnel", "course", "soreness"),
    "Mild carpal tunnel syndrome often eases within weeks to months with a night splint; constant numbness or weakness "
    "calls for a test of the nerve.",
    "It often eases within weeks to months with a splint at night.",
    "erickson-2019",
    "arm",
)
UNCLASSIFIED = Plan(
    "WRIST_HAND_UNCLASSIFIED",
    (MASSAGE,),
    (
        Practice("WR01", "Easy motion while the class is open."),
        Practice("AE01", "Walking keeps the body able."),
    ),
    ("course",),
    "The class stays open until the examination is complete; most such pain eases over weeks to months.",
    "Most such pain eases over weeks to months.",
    "synovia-design",
    "function",
)

PLANS = {plan.code: plan for plan in (AFTER_REST, TUNNEL, ARTHRITIS, UNCLASSIFIED)}

OPEN_CLASSES = (
    OpenClass(
        (Region.WRIST_HAND,),
        "WRIST_HAND_UNCLASSIFIED",
        "Wrist or hand pain, class still open",
        "synovia-design",
    ),
)
