"""What sprain, strain, contusion, tendon pain and trigger points are offered, in whatever region."""

from synovia.domain.rules import Above, AllOf, AnyOf, Includes, Negative, Not, OneOf, value
from synovia.domain.strategy.plans import Choice, Plan, Practice, Slot
from synovia.domain.strategy.shared.criteria import IN_ARM, IN_LEG, IN_LIMB, IN_SPINE
from synovia.domain.terms.findings import conditions, joint_signs, muscles, patient
from synovia.domain.terms.places import Place

PROTECTED_NO_MORE = AnyOf(
    Above(joint_signs.INJURY_DAYS, value("injury/protect-days")), Negative(conditions.ACUTE_INJURY)
)
FIRST_WEEK_OVER = Above(joint_signs.INJURY_DAYS, value("injury/friction-days"))
TORN_THROUGH = OneOf(joint_signs.SOFT_TISSUE_INJURY, "sprain_grade_3")

LIGHT_MASSAGE = Choice(
    "STM-GEN",
    Place.COMPLAINT,
    Slot.SOFT,
    "Light massage beside the injury, not over it in the first days.",
    "Light massage beside the sore spot.",
)
GLIDE = Choice(
    "M-JOINT",
    Place.COMPLAINT,
    Slot.JOINT,
    "Gentle glide of the stiff joint once the first days are over, never in the loose direction.",
    "Slow glides ease the stiff joint.",
    when=AllOf(IN_LIMB, PROTECTED_NO_MORE, Not(TORN_THROUGH)),
)
FRICTION = Choice(
    "DTF-LIG",
    Place.COMPLAINT,
    Slot.SOFT,
    "Friction of the ligament after the first week: expert opinion only, always with movement and load.",
    "Rubbing across the ligament can ease it for a while; training is the core.",
    when=AllOf(IN_LIMB, FIRST_WEEK_OVER, Not(TORN_THROUGH)),
)
WALKING = Practice("AE01", "Walking as far as it is comfortable.")
ACTIVE = Practice("JT01", "Early active motion within comfort.", when=IN_LIMB)
TRUNK_MOTION = Practice("TX04", "Early easy motion of the back.", when=IN_SPINE)
HOLD = Practice("JT02", "Isometric hold: load without movement.", when=IN_LIMB)
LOAD = Practice("JT03", "Slow loading, more each week.", when=AllOf(IN_LIMB, PROTECTED_NO_MORE))
BALANCE = Practice("BA01", "Balance.", when=AllOf(IN_LEG, PROTECTED_NO_MORE))
CYCLING = Practice("AE03", "Easy cycling keeps the leg moving.", when=IN_LEG)
ROWING = Practice("TX08", "Strength of the shoulder girdle.", when=IN_ARM)
TRUNK_STRENGTH = Practice("LX01", "Trunk activation.", when=IN_SPINE)

SPRAIN = Plan(
    "SPRAIN",
    (GLIDE, FRICTION, LIGHT_MASSAGE),
    (ACTIVE, TRUNK_MOTION, HOLD, BALANCE, LOAD, CYCLING, ROWING, TRUNK_STRENGTH, WALKING),
    ("fresh-injury", "injury-safety-net", "course"),
    "Most sprains of grade 1 settle in some weeks, of grade 2 in some months; many keep a feeling of giving way "
    "when balance and strength are not trained.",
    "A light sprain heals in weeks, a stronger one in months. Training keeps it from coming back.",
    "kisner-2018",
    "function",
)
STRAIN = Plan(
    "STRAIN",
    (LIGHT_MASSAGE,),
    (HOLD, TRUNK_MOTION, ACTIVE, LOAD, CYCLING, ROWING, TRUNK_STRENGTH, WALKING),
    ("fresh-injury", "injury-safety-net", "course"),
    "Most muscle strains recover within weeks; going back to full load too early is the main reason for a new tear.",
    "A strained muscle heals within weeks. Too much too soon can tear it again.",
    "kisner-2018",
    "function",
)
CONTUSION = Plan(
    "CONTUSION",
    (
        Choice(
            "STM-GEN",
            Place.COMPLAINT,
            Slot.SOFT,
            "Light massage beside the bruise once the first days are over, never over it.",
            "Light massage beside the bruise, later on.",
            when=PROTECTED_NO_MORE,
        ),
    ),
    (ACTIVE, TRUNK_MOTION, HOLD, LOAD, CYCLING, ROWING, TRUNK_STRENGTH, WALKING),
    ("fresh-injury", "injury-safety-net", "course"),
    "Most contusions settle within weeks; rarely bone forms in the muscle when it is massaged or stretched by force.",
    "A bruise settles within weeks.",
    "kisner-2018",
    "function",
)
TENDINOPATHY = Plan(
    "TENDINOPATHY",
    (LIGHT_MASSAGE,),
    (
        Practice("JT02", "Isometric hold eases and loads the tendon.", when=IN_LIMB),
        Practice("JT03", "Heavy slow loading is the core.", when=IN_LIMB),
        ROWING,
        CYCLING,
        TRUNK_MOTION,
        TRUNK_STRENGTH,
        WALKING,
    ),
    ("tendon-load", "course"),
    "Tendons answer slowly: many people gain within 12 weeks of loading, and some need half a year or more.",
    "A tendon needs three months or more of slow training.",
    "beyer-2015",
    "function",
    longer=True,
    pace="tendon",
)
MYOFASCIAL = Plan(
    "MYOFASCIAL",
    (
        Choice(
            "TPC",
            Place.COMPLAINT,
            Slot.SOFT,
            "Pressure on the trigger points that reproduce the pain: short-term relief.",
            "Steady pressure eases sore knots.",
            when=Includes(muscles.TRIGGER_POINTS, *muscles.MUSCLES),
        ),
        Choice(
            "STM-GEN",
            Place.COMPLAINT,
            Slot.SOFT,
            "Massage of the painful muscle: short-term relief.",
            "Massage relaxes tight muscles.",
        ),
    ),
    (
        Practice("CX08", "Shoulder-blade control.", when=OneOf(patient.REGION, "neck")),
        TRUNK_MOTION,
        ACTIVE,
        Practice("TX08", "Strength of the upper back.", when=OneOf(patient.REGION, "neck", "thoracic")),
        HOLD,
        WALKING,
        Practice("TX10", "Calm breathing."),
    ),
    ("muscle-knots", "course"),
    "Pressure on trigger points eases pain for days; certainty is low, and movement keeps what was gained.",
    "Sore knots ease for some days. Moving helps longer.",
    "fernandez-2018",
    "function",
)

PLANS = (SPRAIN, STRAIN, CONTUSION, TENDINOPATHY, MYOFASCIAL)
