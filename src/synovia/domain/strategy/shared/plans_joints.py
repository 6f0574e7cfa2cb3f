"""What worn joints and known inflammatory joint disease are offered, in whatever region."""

from synovia.domain.rules import Not, Positive
from synovia.domain.strategy.plans import Choice, Plan, Practice, Slot
from synovia.domain.strategy.shared.arthritis import JOINT_IS_INFLAMED
from synovia.domain.strategy.shared.criteria import IN_ARM, IN_LEG, IN_LIMB
from synovia.domain.terms.findings import joint_signs
from synovia.domain.terms.places import Place

OSTEOARTHRITIS = Plan(
    "OA-GENERAL",
    (
        Choice(
            "M-JOINT",
            Place.COMPLAINT,
            Slot.JOINT,
            "Glide or distraction, only beside exercise; guidelines differ on it.",
            "Slow glides can ease the joint. Exercise is the core.",
            when=IN_LIMB,
            unless=Positive(joint_signs.WARMTH),
        ),
    ),
    (
        Practice("JT01", "Motion of the stiff joint."),
        Practice("LX12", "Leg strength for daily life.", when=IN_LEG),
        Practice("TX08", "Strength of the shoulder girdle.", when=IN_ARM),
        Practice("AE03", "Cycling is easy on the leg joints.", when=IN_LEG),
        Practice("AE01", "Walking, built up week by week."),
        Practice("JT02", "Isometric strength when motion hurts."),
        Practice("JT03", "Slow strength."),
        Practice("AE02", "Exercise in water."),
    ),
    ("osteoarthritis", "course", "soreness"),
    "Exercise over 6 to 12 weeks brings a small to moderate gain in pain and function in many people; symptoms vary, "
    "and the gain lasts while exercise goes on.",
    "Exercise over 6 to 12 weeks helps many people. Keep it up to keep the gain.",
    "nice-ng226",
    "function",
    longer=True,
    pace="osteoarthritis",
)
KNOWN_ARTHRITIS = Plan(
    "KNOWN-RA",
    (
        Choice(
            "M-JOINT",
            Place.COMPLAINT,
            Slot.JOINT,
            "Gentle glide, only while the joint is not inflamed.",
            "Slow glides can ease a joint that is calm.",
            when=IN_LIMB,
            unless=JOINT_IS_INFLAMED,
        ),
    ),
    (
        Practice("JT01", "Active motion, also in a flare."),
        Practice("JT02", "Isometric strength spares a sore joint."),
        Practice("AE01", "Walking, graded."),
        Practice("AE02", "Exercise in warm water."),
        Practice("JT03", "Slow strength between flares.", unless=JOINT_IS_INFLAMED),
        Practice("TX08", "Strength of the shoulder girdle.", when=Not(IN_LEG)),
    ),
    ("inflamed-joints", "course", "pacing"),
    "Exercise is safe in inflammatory arthritis and improves fitness and function a little to moderately; medicine "
    "decides over the disease itself.",
    "Exercise is safe and makes you fitter. Your medicine treats the disease.",
    "rausch-osthoff-2018",
    "function",
    longer=True,
)
INFLAMED_SPINE = Plan(
    "AXSPA",
    (
        Choice(
            "STM-GEN",
            Place.COMPLAINT,
            Slot.SOFT,
            "Massage for relief beside active exercise.",
            "Massage relaxes tight muscles, beside exercise.",
        ),
        Choice(
            "M-TX-PA",
            Place.THORACIC,
            Slot.JOINT,
            "Low-force mobilization of stiff, not fused, segments and ribs beside active exercise.",
            "Gentle pressure helps your chest move.",
        ),
    ),
    (
        Practice("TX04", "Whole-back mobility, daily."),
        Practice("TX03", "Rotation, daily."),
        Practice("TX10", "Deep breathing keeps the chest wide."),
        Practice("AE01", "Walking or other aerobic exercise."),
        Practice("TX08", "Strength of the upper back."),
        Practice("AE02", "Exercise in warm water."),
    ),
    ("stiff-spine-exercise", "course", "pacing"),
    "Daily exercise keeps motion and function in axial spondyloarthritis; the gain is small to moderate and lasts "
    "while exercise goes on.",
    "Daily exercise keeps your spine moving.",
    "ward-2019",
    "function",
    longer=True,
)

PLANS = (OSTEOARTHRITIS, KNOWN_ARTHRITIS, INFLAMED_SPINE)
