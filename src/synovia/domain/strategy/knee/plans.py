"""What each class of knee complaint is offered, in order of preference."""

from synovia.domain.rules import AnyOf, EitherSide, Includes, Positive
from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.shared.leg_measures import KNEE_STIFF
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.findings import knee_tests, muscles
from synovia.domain.terms.places import Place, Region

PATELLA_STIFF = EitherSide(
    AnyOf(Positive(knee_tests.PATELLA_STIFF), Positive(knee_tests.TILT_TEST), KNEE_STIFF)
)

GLIDE = Choice(
    "M-KN",
    Place.KNEE,
    Slot.JOINT,
    "Glides toward the lost motion, by test and re-test; beside exercise.",
    "Gliding the knee helps it move more freely.",
)
WITH_MOVEMENT = Choice(
    "MWM-KN",
    Place.KNEE,
    Slot.MOVEMENT,
    "Glide with active movement, pain-free.",
    "You move the knee while it is guided. It must not hurt.",
)
KNEECAP = Choice(
    "M-PAT",
    Place.KNEE,
    Slot.JOINT,
    "Kneecap glides where they are stiff; beside exercise.",
    "Gliding the kneecap helps the knee bend.",
    when=PATELLA_STIFF,
)
HIP_FOR_KNEE = Choice(
    "M-HIP",
    Place.HIP,
    Slot.JOINT,
    "Mobilize the hip of the same side.",
    "Loosening the hip can ease the knee.",
    only_favored=True,
)
QUADRICEPS_STRETCH = Choice(
    "STR-QUAD",
    Place.LOWER_LIMB,
    Slot.STRETCH,
    "Stretch the short quadriceps.",
    "A stretch for the front of the thigh.",
    when=Includes(muscles.SHORT_MUSCLES, "quadriceps"),
)
HAMSTRING_STRETCH = Choice(
    "STR-HAM",
    Place.LOWER_LIMB,
    Slot.STRETCH,
    "Stretch the short hamstrings.",
    "A stretch for the back of the thigh.",
    when=Includes(muscles.SHORT_MUSCLES, "hamstrings"),
)
MASSAGE = Choice(
    "STM-THIGH",
    Place.LOWER_LIMB,
    Slot.SOFT,
    "Massage of the thigh for comfort, before movement.",
    "Massage relaxes tight muscles.",
)
MASSAGE_BESIDE_BURSA = Choice(
    "STM-THIGH",
    Place.LOWER_LIMB,
    Slot.SOFT,
    "Massage of the thigh, never over the bursa.",
    "Massage of the thigh, away from the swelling.",
)

OSTEOARTHRITIS = Plan(
    "KNEE-OA",
    (HIP_FOR_KNEE, GLIDE, WITH_MOVEMENT, KNEECAP, QUADRICEPS_STRETCH, HAMSTRING_STRETCH, MASSAGE),
    (
        Practice("KN01", "Quadriceps without moving the knee."),
        Practice("KN02", "Quadriceps with the knee at rest."),
        Practice("KN07", "Cycling builds fitness with little load."),
        Practice("LX12", "Strength for daily life."),
        Practice("HP01", "Side of the hip."),
        Practice("KN03", "The last degrees of straightening."),
        Practice("KN06", "Motion.", when=EitherSide(KNEE_STIFF)),
        Practice("KN04", "Load on the feet."),
        Practice("KN05", "Strength by machine, where there is one."),
    ),
    ("arthritis-core", "hands-on-disputed", "course", "soreness"),
    "With exercise pain and function gain moderately over 6 to 12 weeks in many; the gain lasts while training goes on.",
    "Training eases pain for many people within 6 to 12 weeks. It lasts while you keep on.",
    "nice-ng226",
    "knee_flexion",
    exercise=((None, Grade.NONE),),
    longer=True,
    pace="osteoarthritis",
)
PATELLOFEMORAL = Plan(
    "PFP",
    (KNEECAP, QUADRICEPS_STRETCH, HAMSTRING_STRETCH, MASSAGE),
    (
        Practice("HP01", "Hip strength first: it eases soonest."),
        Practice("KN02", "Quadriceps with the knee at rest."),
        Practice("HP02", "Hip abductors."),
        Practice("KN08", "Control on the step."),
        Practice("HP03", "Hip strength on the feet."),
        Practice("KN04", "Squat above the sore angle."),
        Practice("KN07", "Cycling."),
    ),
    ("kneecap-load", "course", "soreness"),
    "Training of hip and knee for 6 to 12 weeks eases pain in many; it persists in about half of people, in some for years.",
    "Training of hip and thigh for 6 to 12 weeks eases the pain for many people. It may come back.",
    "collins-2018",
    "squat",
    exercise=((None, Grade.A),),
    longer=True,
)
KNEECAP_BURSA = Plan(
    "BURSITIS_PREPATELLAR_ASEPTIC",
    (MASSAGE_BESIDE_BURSA,),
    (
        Practice("KN01", "Quadriceps without pressure on the bursa."),
        Practice("KN06", "Easy motion of the knee."),
        Practice("LX10", "Hip: the joint above."),
        Practice("KN07", "Cycling, within comfort."),
        Practice("AN04", "Ankle: the joint below."),
    ),
    ("offload-kneeling", "course"),
    "Usually settles in some weeks once kneeling stops; a physician should look if it lasts beyond six weeks or returns.",
    "It usually settles in some weeks when you stop kneeling.",
    "synovia-design",
    "function",
)
INNER_BURSA = Plan(
    "BURSITIS_PES_ANSERINE_ASEPTIC",
    (MASSAGE_BESIDE_BURSA, HAMSTRING_STRETCH),
    (
        Practice("KN01", "Quadriceps without moving the knee."),
        Practice("KN06", "Easy motion of the knee."),
        Practice("HP01", "Side of the hip."),
        Practice("KN02", "Quadriceps."),
        Practice("KN07", "Cycling, within comfort."),
    ),
    ("offload-bursa", "course"),
    "Usually settles in weeks; it often stands beside a worn knee, which is then the core of care.",
    "It usually settles in some weeks.",
    "synovia-design",
    "stairs",
)
LONG_STRETCH = Choice(
    "STR-LLPS",
    Place.KNEE,
    Slot.STRETCH,
    "Low-load prolonged stretch toward the lost motion, inside the surgeon's limits.",
    "A long, light stretch loosens a stiff knee.",
)
AFTER_REST = Plan(
    "KNEE_STIFF",
    (GLIDE, KNEECAP, LONG_STRETCH, MASSAGE),
    (
        Practice("KN06", "Motion, little and often, inside the surgeon's limits."),
        Practice("KN01", "Quadriceps without moving the knee."),
        Practice("KN02", "Quadriceps with the knee at rest."),
        Practice("KN03", "The last degrees of straightening."),
        Practice("KN07", "Cycling, as soon as the knee bends far enough."),
    ),
    ("stiff-after-rest", "course", "soreness"),
    "Most motion returns over weeks to months; how much depends on the injury or operation and on its limits.",
    "Most motion comes back over weeks to months.",
    "kisner-2018",
    "knee_flexion",
)
UNCLASSIFIED = Plan(
    "KNEE_UNCLASSIFIED",
    (
        MASSAGE,
        Choice(
            "M-KN",
            Place.KNEE,
            Slot.JOINT,
            "Glides for pain while the class is open.",
            "Gliding the knee eases it.",
        ),
    ),
    (
        Practice("KN01", "Quadriceps without moving the knee."),
        Practice("KN06", "Easy motion of the knee."),
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
    for plan in (OSTEOARTHRITIS, AFTER_REST, PATELLOFEMORAL, KNEECAP_BURSA, INNER_BURSA, UNCLASSIFIED)
}

OPEN_CLASSES = (
    OpenClass((Region.KNEE,), "KNEE_UNCLASSIFIED", "Knee pain, class still open", "synovia-design"),
)
