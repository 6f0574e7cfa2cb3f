"""What each class of hip complaint is offered, in order of preference."""

from synovia.domain.rules import Includes
from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.findings import muscles
from synovia.domain.terms.places import Place, Region

LONG_PULL = Choice(
    "M-HIP-LAD",
    Place.HIP,
    Slot.TRACTION,
    "Long-axis distraction, used in the case series and trials; beside exercise.",
    "A gentle pull of the leg eases the hip.",
)
GLIDE = Choice(
    "M-HIP",
    Place.HIP,
    Slot.JOINT,
    "Glides toward the lost motion, by test and re-test; beside exercise.",
    "Gliding the hip helps it move more freely.",
)
WITH_MOVEMENT = Choice(
    "MWM-HIP",
    Place.HIP,
    Slot.MOVEMENT,
    "Sideways glide with active movement, pain-free; immediate gain.",
    "You move the hip while it is guided. It must not hurt.",
)
HIP_FLEXOR_STRETCH = Choice(
    "STR-HIP-FLEXOR",
    Place.HIP,
    Slot.STRETCH,
    "Stretch the short hip flexors.",
    "A stretch for the front of the hip.",
    when=Includes(muscles.SHORT_MUSCLES, "hip_flexors"),
)
PIRIFORMIS_STRETCH = Choice(
    "STR-PIRIFORMIS",
    Place.HIP,
    Slot.STRETCH,
    "Stretch the short piriformis.",
    "A stretch for the deep buttock.",
    when=Includes(muscles.SHORT_MUSCLES, "piriformis"),
)
MASSAGE = Choice(
    "STM-THIGH",
    Place.HIP,
    Slot.SOFT,
    "Massage of buttock and thigh for comfort, before movement.",
    "Massage relaxes tight muscles.",
)

OSTEOARTHRITIS = Plan(
    "HIP-OA",
    (GLIDE, LONG_PULL, HIP_FLEXOR_STRETCH, PIRIFORMIS_STRETCH, WITH_MOVEMENT, MASSAGE),
    (
        Practice("HP05", "Keep the motion gained."),
        Practice("LX10", "Hip and back strength."),
        Practice("KN07", "Cycling builds fitness with little load."),
        Practice("HP01", "Side of the hip."),
        Practice("LX12", "Strength for daily life."),
        Practice("AE02", "Water carries the weight."),
    ),
    ("arthritis-core", "hands-on-disputed", "course", "soreness"),
    "With exercise pain and function gain moderately over 6 to 12 weeks in many; the gain lasts while training goes on. "
    "Some come to a joint replacement in the end.",
    "Training eases pain for many people within 6 to 12 weeks. It lasts while you keep on.",
    "cibulka-2017",
    "hip_internal_rotation",
    exercise=((None, Grade.A),),
    longer=True,
    pace="osteoarthritis",
)
NON_ARTHRITIC = Plan(
    "HIP-FAI",
    (
        MASSAGE,
        Choice(
            "M-HIP-LAD",
            Place.HIP,
            Slot.JOINT,
            "Distraction for pain, in easy range; no forced flexion with inward rotation (expert opinion).",
            "A gentle pull of the leg eases the hip.",
        ),
        HIP_FLEXOR_STRETCH,
    ),
    (
        Practice("LX10", "Hip and back strength."),
        Practice("HP01", "Side of the hip."),
        Practice("HP02", "Strength of the abductors."),
        Practice("HP04", "Control on one leg."),
        Practice("KN07", "Cycling, high seat."),
        Practice("LX01", "Trunk activation."),
    ),
    ("hip-pinch", "course", "soreness"),
    "Gain over about three months of training in many; certainty is low, and an operation is for those who do not gain.",
    "Training helps many people within about three months. It is less sure than for other hip pain.",
    "enseki-2014",
    "hip_internal_rotation",
    exercise=((None, Grade.F),),
    longer=True,
)
TROCHANTERIC = Plan(
    "GTPS",
    (
        MASSAGE,
        Choice(
            "M-HIP-LAD",
            Place.HIP,
            Slot.JOINT,
            "Distraction for pain only; loading and education are what was shown to work.",
            "A gentle pull of the leg may ease the hip.",
        ),
    ),
    (
        Practice("HP02", "Isometric, then loaded abduction, never across the middle."),
        Practice("LX10", "Bridge: load for the gluteal muscles."),
        Practice("HP04", "Level pelvis on one leg."),
        Practice("LX12", "Strength for daily life."),
        Practice("HP03", "Load on the feet."),
        Practice("AE01", "Walking, on the flat."),
    ),
    ("hip-side", "course", "soreness"),
    "With education and loading 77 of 100 felt clearly better at 8 weeks, against 58 after an injection and 29 waiting; at "
    "a year 79, 58 and 52 (LEAP, recalled).",
    "With advice and training, about 8 in 10 people felt clearly better after 8 weeks.",
    "mellor-2018",
    "single_leg",
    longer=True,
    pace="tendon",
)
FRONT_BURSA = Plan(
    "BURSITIS_ILIOPSOAS_ASEPTIC",
    (
        Choice(
            "STM-THIGH",
            Place.LOWER_LIMB,
            Slot.SOFT,
            "Massage of the thigh, away from bursa and groin vessels.",
            "Massage of the thigh, away from the sore spot.",
        ),
    ),
    (
        Practice("LX10", "Hip strength without deep flexion."),
        Practice("LX01", "Trunk activation."),
        Practice("HP01", "Side of the hip."),
        Practice("KN07", "Cycling, high seat."),
    ),
    ("offload-bursa", "course"),
    "Usually settles in weeks once the load changes; if not, look again for a source in the joint.",
    "It usually settles in some weeks.",
    "synovia-design",
    "hip_flexion",
)
UNCLASSIFIED = Plan(
    "HIP_UNCLASSIFIED",
    (
        Choice(
            "STM-THIGH",
            Place.COMPLAINT,
            Slot.SOFT,
            "Soft-tissue work for guarding while the class is open.",
            "Massage relaxes tight muscles.",
        ),
        Choice(
            "M-HIP-LAD",
            Place.HIP,
            Slot.JOINT,
            "Gentle distraction for pain while the class is open.",
            "A gentle pull of the leg eases the hip.",
        ),
    ),
    (
        Practice("HP05", "Easy motion of the hip."),
        Practice("LX10", "Hip strength."),
        Practice("AE01", "Walking keeps the body able."),
    ),
    ("course",),
    "The class stays open until the examination is complete; most such pain eases over weeks to months.",
    "Most such pain eases over weeks to months.",
    "synovia-design",
    "function",
)

PLANS = {plan.code: plan for plan in (OSTEOARTHRITIS, NON_ARTHRITIC, TROCHANTERIC, FRONT_BURSA, UNCLASSIFIED)}

OPEN_CLASSES = (OpenClass((Region.HIP,), "HIP_UNCLASSIFIED", "Hip pain, class still open", "synovia-design"),)
