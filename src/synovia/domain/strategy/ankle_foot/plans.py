"""What each class of ankle and foot complaint is offered, in order of preference."""

from dataclasses import replace

from synovia.domain.rules import AtLeastValue, EitherSide, Includes, Positive, value
from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.shared.leg_measures import ANKLE_STIFF
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.findings import conditions, joint_signs, muscles
from synovia.domain.terms.places import Place, Region

SHORT_CALF = Includes(muscles.SHORT_MUSCLES, "gastrocnemius_soleus")

ANKLE_GLIDE = Choice(
    "M-TC",
    Place.ANKLE_FOOT,
    Slot.JOINT,
    "Ankle bone backward to win back the upward bend; beside exercise.",
    "Gliding the ankle helps your foot bend up.",
)
ANKLE_WITH_MOVEMENT = Choice(
    "MWM-DF",
    Place.ANKLE_FOOT,
    Slot.MOVEMENT,
    "Mobilization with movement under load, pain-free.",
    "You bend your knee over the foot while the ankle is guided.",
)
FOOT_GLIDE = Choice(
    "M-ST",
    Place.ANKLE_FOOT,
    Slot.JOINT,
    "Mobilize the stiff joints of heel and midfoot.",
    "Gliding the foot joints helps you walk.",
)
CALF_STRETCH = Choice(
    "STR-CALF",
    Place.LOWER_LIMB,
    Slot.STRETCH,
    "Stretch the short calf.",
    "A stretch for the calf.",
    when=SHORT_CALF,
)
CALF_MASSAGE = Choice(
    "STM-CALF",
    Place.ANKLE_FOOT,
    Slot.SOFT,
    "Soft-tissue work of calf and sole.",
    "Massage relaxes calf and sole.",
)

FRESH = Positive(conditions.ACUTE_INJURY)
"""Within the first days the torn tissue is protected: easy motion and balance on two feet, no load at the end of motion."""

SPRAIN = Plan(
    "ANKLE-SPRAIN",
    (
        Choice(
            "THR-TC",
            Place.ANKLE_FOOT,
            Slot.THRUST,
            "Distraction thrust of the ankle, part of the package that did better.",
            "A quick small pull at the foot can help fast.",
            only_favored=True,
        ),
        Choice(
            "STM-LYM",
            Place.ANKLE_FOOT,
            Slot.SOFT,
            "Light drainage while it is swollen.",
            "Light massage moves the swelling away.",
            when=Positive(joint_signs.SWELLING),
        ),
        ANKLE_GLIDE,
        replace(ANKLE_WITH_MOVEMENT, unless=FRESH),
        Choice(
            "DTF-LIG",
            Place.ANKLE_FOOT,
            Slot.SOFT,
            "Friction of the ligament, then movement: expert opinion, optional.",
            "Soft rubbing of the ligament, then you move.",
            when=AtLeastValue(joint_signs.INJURY_DAYS, value("ankle/friction-days")),
        ),
        CALF_STRETCH,
    ),
    (
        Practice("AN01", "Early motion."),
        Practice("AN06", "Balance: prevents the next sprain."),
        Practice("AN02", "Upward bend under load.", unless=FRESH),
        Practice("AN05", "Strength of the ankle.", unless=FRESH),
        Practice("AN04", "Calf strength.", unless=FRESH),
        Practice("AN07", "Small muscles of the foot."),
    ),
    ("sprain-early", "course", "soreness"),
    "Pain falls fast in the first two weeks; most are back within 6 to 12 weeks, yet some keep pain or giving way for a "
    "year and more.",
    "Most people are back within 6 to 12 weeks. Balance training guards against the next sprain.",
    "martin-2021",
    "lunge",
    exercise=((None, Grade.A),),
)
UNSTABLE = Plan(
    "CAI",
    (ANKLE_WITH_MOVEMENT, ANKLE_GLIDE, CALF_STRETCH, CALF_MASSAGE),
    (
        Practice("AN06", "Balance is the core."),
        Practice("AN05", "Strength of the ankle."),
        Practice("AN02", "Upward bend under load."),
        Practice("HP03", "Hip strength on the feet."),
        Practice("AN04", "Calf strength."),
        Practice("BA01", "Heel-to-toe balance."),
    ),
    ("ankle-steady", "course"),
    "Six weeks and more of balance and strength training make giving way rarer in many; laxity itself stays.",
    "Six weeks and more of training make the ankle steadier for many people.",
    "martin-2021",
    "lunge",
    exercise=((None, Grade.A),),
    longer=True,
)
HEEL = Plan(
    "HEEL-PAIN",
    (CALF_MASSAGE, replace(ANKLE_GLIDE, when=EitherSide(ANKLE_STIFF)), FOOT_GLIDE, CALF_STRETCH),
    (
        Practice("AN08", "Stretch and load of the sole."),
        Practice("AN03", "Calf stretch."),
        Practice("AN07", "Small muscles of the foot."),
        Practice("AN02", "Upward bend under load."),
        Practice("AN04", "Calf strength."),
    ),
    ("heel-load", "course", "soreness"),
    "Most gain over 6 to 12 weeks of stretching and loading; full relief often takes months, up to a year.",
    "Most people gain within 6 to 12 weeks. It can take months to go fully.",
    "koc-2023",
    "first_steps",
    exercise=((None, Grade.A),),
    longer=True,
)
ACHILLES = Plan(
    "ACHILLES",
    (
        CALF_MASSAGE,
        CALF_STRETCH,
        Choice(
            "DTF-LL",
            Place.ANKLE_FOOT,
            Slot.SOFT,
            "Friction of the tendon: not enough evidence, only beside loading.",
            "Rubbing across the tendon is possible, beside training.",
        ),
        Choice(
            "M-TC",
            Place.ANKLE_FOOT,
            Slot.JOINT,
            "Mobilize the ankle where it bends up less.",
            "Gliding the ankle helps your foot bend up.",
            when=Includes(joint_signs.LIMITED_MOTIONS, "dorsiflexion"),
        ),
    ),
    (
        Practice("AN04", "Heavy slow loading is the core."),
        Practice("AN06", "Control on one leg."),
        Practice("AN03", "Calf stretch.", when=SHORT_CALF),
        Practice("HP03", "Hip strength on the feet."),
        Practice("KN07", "Cycling keeps fit while the tendon heals."),
    ),
    ("tendon-load", "course", "soreness"),
    "Loading for 12 weeks and more eases pain in most; some symptoms may stay for months.",
    "Loading for 12 weeks and more helps most people.",
    "chimenti-2024",
    "heel_raise",
    exercise=((None, Grade.A),),
    longer=True,
    pace="tendon",
)
HEEL_BURSA = Plan(
    "BURSITIS_RETROCALCANEAL_ASEPTIC",
    (
        Choice(
            "STM-CALF",
            Place.LOWER_LIMB,
            Slot.SOFT,
            "Massage of the calf, never over the bursa.",
            "Massage of the calf, away from the sore spot.",
        ),
    ),
    (
        Practice("AN01", "Easy motion."),
        Practice("AN04", "Heel raises on the flat: no stretch of the heel over an edge."),
        Practice("AN07", "Small muscles of the foot."),
        Practice("KN07", "Cycling."),
    ),
    ("offload-bursa", "course"),
    "Usually settles in weeks once shoe pressure and deep upward bending stop; a heel lift helps for a while.",
    "It usually settles in some weeks. A soft heel and a heel lift help.",
    "synovia-design",
    "heel_raise",
)
BIG_TOE = Plan(
    "HALLUX-LIMITUS",
    (
        Choice(
            "M-MTP",
            Place.ANKLE_FOOT,
            Slot.JOINT,
            "Toe glides toward extension, by test and re-test; standard teaching only.",
            "Gliding the toe helps it bend up.",
        ),
        CALF_MASSAGE,
    ),
    (
        Practice("AN07", "Small muscles of the foot."),
        Practice("AN02", "Upward bend of the ankle spares the toe."),
        Practice("AN04", "Calf strength, on the flat."),
        Practice("KN07", "Cycling spares the toe."),
    ),
    ("toe-shoe", "course"),
    "Little is known; shoes and movement ease walking for many, the stiffness itself changes slowly.",
    "Shoes and movement ease walking for many people.",
    "synovia-design",
    "toe_extension",
)
AFTER_REST = Plan(
    "ANKLE_STIFF",
    (
        ANKLE_GLIDE,
        Choice(
            "STR-LLPS",
            Place.ANKLE_FOOT,
            Slot.STRETCH,
            "Low-load prolonged stretch toward the lost motion, inside the surgeon's limits.",
            "A long, light stretch loosens a stiff ankle.",
        ),
        CALF_MASSAGE,
    ),
    (
        Practice("AN01", "Motion, little and often."),
        Practice("AN02", "Upward bend under load, once loading is allowed."),
        Practice("AN04", "Calf strength."),
        Practice("AN05", "Strength of the ankle."),
        Practice("AN06", "Balance."),
    ),
    ("stiff-after-rest", "course", "soreness"),
    "Most motion returns over weeks to months; how much depends on the injury or operation and on its limits.",
    "Most motion comes back over weeks to months.",
    "kisner-2018",
    "lunge",
)
UNCLASSIFIED = Plan(
    "ANKLE_FOOT_UNCLASSIFIED",
    (
        Choice(
            "STM-CALF",
            Place.COMPLAINT,
            Slot.SOFT,
            "Soft-tissue work for guarding while the class is open.",
            "Massage relaxes tight muscles.",
        ),
    ),
    (
        Practice("AN01", "Easy motion of the ankle."),
        Practice("AN07", "Small muscles of the foot."),
        Practice("AE01", "Walking keeps the body able."),
    ),
    ("course",),
    "The class stays open until the examination is complete; most such pain eases over weeks to months.",
    "Most such pain eases over weeks to months.",
    "synovia-design",
    "function",
)

PLANS = {
    plan.code: plan
    for plan in (SPRAIN, UNSTABLE, AFTER_REST, HEEL, ACHILLES, HEEL_BURSA, BIG_TOE, UNCLASSIFIED)
}

OPEN_CLASSES = (
    OpenClass(
        (Region.ANKLE_FOOT,),
        "ANKLE_FOOT_UNCLASSIFIED",
        "Ankle or foot pain, class still open",
        "synovia-design",
    ),
)
