"""What pain of the pelvis joints and a known slip are offered, in order of preference."""

from synovia.domain.examination.stage import Stage
from synovia.domain.rules import AnyOf, Includes, Positive
from synovia.domain.strategy.plans import Choice, Plan, Practice, Slot
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.findings import low_back_tests, muscles, pregnancy
from synovia.domain.terms.places import Place

EXERCISE = ((Stage.CHRONIC, Grade.A), (None, Grade.C))
"""Letters of the 2021 guideline for exercise in low back pain (recalled)."""
PREGNANT = Positive(pregnancy.PREGNANT)

SACROILIAC = Plan(
    "SIJ",
    (
        Choice(
            "M-SIJ",
            Place.PELVIS,
            Slot.JOINT,
            "Mobilize the painful side; direction by test and re-test, never by position tests.",
            "A slow movement of the pelvis eases the joint.",
        ),
        Choice(
            "STM-GEN",
            Place.PELVIS,
            Slot.SOFT,
            "Soft-tissue work of buttock and low back.",
            "Massage relaxes tight muscles.",
        ),
        Choice(
            "MET-SIJ",
            Place.PELVIS,
            Slot.STRETCH,
            "Muscle energy only where gliding is not tolerated.",
            "A gentle push and relax.",
            when=Includes(muscles.GUARDING_MUSCLES, "gluteals", "piriformis"),
        ),
    ),
    (
        Practice("LX01", "Trunk activation."),
        Practice("LX10", "Bridge."),
        Practice("HP01", "Side of the hip."),
        Practice("HP04", "Level pelvis on one leg."),
        Practice("AE01", "Walking."),
    ),
    ("pelvis", "course", "stay-active-back"),
    "Sacroiliac pain usually eases over two to three months with stabilizing exercise; certainty is low.",
    "Pelvis joint pain usually eases over two to three months.",
    "vleeming-2008",
    "pelvis",
    exercise=EXERCISE,
)
PELVIC_GIRDLE = Plan(
    "PGP",
    (
        Choice(
            "STM-GEN",
            Place.PELVIS,
            Slot.SOFT,
            "Soft-tissue work of buttock and low back, lying on the side.",
            "Massage relaxes tight muscles. You lie on your side.",
        ),
        Choice(
            "M-SIJ",
            Place.PELVIS,
            Slot.JOINT,
            "Low-grade mobilization of the painful side, lying on the side, short of end range: ligaments are lax.",
            "A slow movement of the pelvis eases the joint.",
        ),
    ),
    (
        Practice("HP01", "Side of the hip, lying on the side."),
        Practice("TX04", "Cat and camel: safe in pregnancy."),
        Practice("AE02", "Exercise in water."),
        Practice("AE01", "Walking with small steps."),
        Practice("LX01", "Trunk activation.", unless=PREGNANT),
        Practice("LX10", "Bridge.", unless=PREGNANT),
        Practice(
            "HP04",
            "Level pelvis on one leg.",
            unless=AnyOf(Positive(low_back_tests.SYMPHYSIS_TENDER), PREGNANT),
        ),
    ),
    ("pelvic-girdle", "course", "pelvis"),
    "Pelvic girdle pain settles in most women within months after birth; in some it lasts. Individual stabilizing "
    "exercise after birth is what the guideline recommends.",
    "Pelvis pain mostly eases in the months after birth.",
    "vleeming-2008",
    "pelvis",
    exercise=EXERCISE,
)
SLIP = Plan(
    "SPONDYLOLISTHESIS",
    (
        Choice(
            "STM-GEN",
            Place.LUMBAR,
            Slot.SOFT,
            "Massage for guarding; exercise is the core.",
            "Massage relaxes tight muscles; training is the core.",
        ),
        Choice(
            "M-TX-PA",
            Place.THORACIC,
            Slot.JOINT,
            "Mobilize the stiff neighbors in the upper back, never the slipped level.",
            "A looser upper back takes load off the low back.",
        ),
        Choice(
            "STR-HIP-FLEXOR",
            Place.HIP,
            Slot.STRETCH,
            "Stretch the short hip flexors, so that the low back need not arch.",
            "A stretch for the front of the hip.",
            when=Includes(muscles.SHORT_MUSCLES, "hip_flexors"),
        ),
        Choice(
            "STR-HAM",
            Place.LOWER_LIMB,
            Slot.STRETCH,
            "Stretch the short hamstrings.",
            "A stretch for the back of the thigh.",
            when=Includes(muscles.SHORT_MUSCLES, "hamstrings"),
        ),
    ),
    (
        Practice("LX01", "Deep trunk activation in neutral."),
        Practice("LX04", "Flexion bias."),
        Practice("LX09", "Control while the limbs move."),
        Practice("LX02", "Pelvic tilt."),
        Practice("LX10", "Hip and back strength in neutral."),
        Practice("AE01", "Walking."),
    ),
    ("slipped-bone", "control", "stay-active-back", "course"),
    "Pain with a stable slip eases with trunk training in many people over two to three months; the slip itself "
    "rarely grows in adults.",
    "Trunk training eases the pain in many people over two to three months.",
    "delitto-2012",
    "lumbar_flexion",
    exercise=EXERCISE,
    longer=True,
)

PLANS = (SACROILIAC, PELVIC_GIRDLE, SLIP)
