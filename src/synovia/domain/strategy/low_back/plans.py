"""What each class of low back pain is offered, in order of preference."""

from synovia.domain.examination.stage import Stage
from synovia.domain.rules import Includes, Is, Positive
from synovia.domain.strategy.low_back import plans_pelvis
from synovia.domain.strategy.low_back.coordination import LOOSE
from synovia.domain.strategy.low_back.leg_pain import (
    CENTRALIZES_EXTENSION,
    CENTRALIZES_FLEXION,
    CENTRALIZES_SIDE,
    TENSION,
)
from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.shared.criteria import TRIGGER_POINT
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.findings import low_back_tests, muscles
from synovia.domain.terms.places import Place, Region

EXERCISE = ((Stage.CHRONIC, Grade.A), (None, Grade.C))
LEG_EXERCISE = ((None, Grade.B),)
"""Letters of the 2021 guideline for exercise (recalled): with leg pain it is B at every stage."""

SHORT_HIP_FLEXOR = Includes(muscles.SHORT_MUSCLES, "hip_flexors")
SHORT_HAMSTRING = Includes(muscles.SHORT_MUSCLES, "hamstrings")

PRESSURE = Choice(
    "M-LX-PA",
    Place.LUMBAR,
    Slot.JOINT,
    "Mobilize the stiff or painful segment; thrust or non-thrust is recommended.",
    "Pressure on the stiff spot eases pain and helps you move.",
)
OPENING = Choice(
    "M-LX-ROT",
    Place.LUMBAR,
    Slot.JOINT,
    "Rotation mobilization, painful side up, opens the level.",
    "A slow roll of the hips opens the sore level.",
)
PELVIC_THRUST = Choice(
    "THR-SI",
    Place.PELVIS,
    Slot.THRUST,
    "Lumbopelvic thrust, the technique of the trials.",
    "A quick small push at the pelvis often helps fast.",
    only_favored=True,
)
LUMBAR_THRUST = Choice(
    "THR-LX",
    Place.LUMBAR,
    Slot.THRUST,
    "Side-lying lumbar thrust; mobilization does as well.",
    "A quick small turn of the low back is possible; gentle pressure works as well.",
)
MASSAGE = Choice(
    "STM-GEN",
    Place.LUMBAR,
    Slot.SOFT,
    "Massage for short-term relief, before movement.",
    "Massage relaxes tight muscles.",
)
TRIGGER_POINT_PRESSURE = Choice(
    "TPC",
    Place.LUMBAR,
    Slot.SOFT,
    "Pressure on the trigger points that reproduce the pain.",
    "Steady pressure eases sore knots.",
    when=TRIGGER_POINT,
)
HAMSTRING_STRETCH = Choice(
    "STR-HAM",
    Place.LOWER_LIMB,
    Slot.STRETCH,
    "Stretch the short hamstrings.",
    "A stretch for the back of the thigh.",
    when=SHORT_HAMSTRING,
    unless=TENSION,
)
HIP_FLEXOR_STRETCH = Choice(
    "STR-HIP-FLEXOR",
    Place.HIP,
    Slot.STRETCH,
    "Stretch the short hip flexors, so that the low back need not arch.",
    "A stretch for the front of the hip.",
    when=SHORT_HIP_FLEXOR,
)

MOBILITY = Plan(
    "LBP-MOB",
    (PRESSURE, PELVIC_THRUST, TRIGGER_POINT_PRESSURE, MASSAGE, HAMSTRING_STRETCH, OPENING, LUMBAR_THRUST),
    (
        Practice("TX04", "Whole-back mobility."),
        Practice("LX17", "Easy rotation."),
        Practice("LX01", "Trunk activation."),
        Practice("AE01", "Walking keeps the gain."),
        Practice("LX06", "Trunk endurance."),
        Practice("LX02", "Pelvic tilt."),
    ),
    ("stay-active-back", "course", "imaging", "soreness"),
    "Acute low back pain improves markedly within six weeks in most people; some pain often lingers, and "
    "recurrence is common.",
    "Most new back pain gets much better within six weeks. It may come back now and then.",
    "wpa-2012-aclbp",
    "lumbar_flexion",
    exercise=EXERCISE,
)
EXTENSION_SENSITIVE = Plan(
    "FAC-L",
    (OPENING, PRESSURE, TRIGGER_POINT_PRESSURE, MASSAGE),
    (
        Practice("LX04", "Opening by flexion."),
        Practice("LX02", "Pelvic tilt."),
        Practice("LX01", "Trunk activation."),
        Practice("AE01", "Walking."),
        Practice("LX17", "Easy rotation."),
    ),
    ("stay-active-back", "course", "imaging"),
    "Course as for low back pain in general; no test proves a facet source.",
    "Most back pain gets better within weeks. It may come back now and then.",
    "wpa-2012-aclbp",
    "lumbar_extension",
    exercise=EXERCISE,
)
COORDINATION = Plan(
    "LBP-MCI",
    (
        Choice(
            "STM-GEN",
            Place.LUMBAR,
            Slot.SOFT,
            "Massage for guarding; exercise is the core.",
            "Massage relaxes tight muscles; training is the core.",
        ),
        Choice(
            "M-LX-PA",
            Place.LUMBAR,
            Slot.JOINT,
            "Gentle mobilization for pain, never into a loose segment.",
            "Gentle pressure eases pain.",
            unless=LOOSE,
        ),
        Choice(
            "M-TX-PA",
            Place.THORACIC,
            Slot.JOINT,
            "Mobilize the stiff neighbors in the upper back, not the loose level.",
            "A looser upper back takes load off the low back.",
        ),
        HIP_FLEXOR_STRETCH,
        HAMSTRING_STRETCH,
    ),
    (
        Practice("LX01", "Deep trunk activation."),
        Practice("LX06", "Trunk endurance."),
        Practice("LX09", "Control while the limbs move."),
        Practice("LX07", "Side endurance."),
        Practice("LX10", "Hip and back strength."),
        Practice("LX11", "Bending from the hips."),
        Practice("AE01", "Walking."),
    ),
    ("stay-active-back", "control", "course"),
    "Trunk training brings a moderate gain within six to eight weeks in many people; it lasts while training goes on.",
    "Training brings a gain within six to eight weeks in many people.",
    "george-2021",
    "lumbar_flexion",
    exercise=EXERCISE,
    longer=True,
)
REFERRED = Plan(
    "LBP-REF",
    (
        PRESSURE,
        Choice(
            "STM-GEN",
            Place.LUMBAR,
            Slot.SOFT,
            "Massage for short-term relief.",
            "Massage relaxes tight muscles.",
        ),
    ),
    (
        Practice("LX05", "Side glide first: correct the shift.", when=CENTRALIZES_SIDE),
        Practice("LX05", "Side glide eases.", when=Is(low_back_tests.REPEATED_SIDE_GLIDE, "better")),
        Practice("LX03", "Extension: the direction that centralizes.", when=CENTRALIZES_EXTENSION),
        Practice("LX04", "Flexion: the direction that centralizes.", when=CENTRALIZES_FLEXION),
        Practice("LX03", "Extension eases.", when=Is(low_back_tests.REPEATED_EXTENSION, "better")),
        Practice("LX04", "Flexion eases.", when=Is(low_back_tests.REPEATED_FLEXION, "better")),
        Practice("LX01", "Trunk activation."),
        Practice("AE01", "Walking."),
        Practice("LX17", "Easy rotation."),
    ),
    ("direction", "stay-active-back", "course"),
    "Centralization is a good sign: people who exercise in their direction improve faster over two weeks or so.",
    "When pain moves toward the back, recovery is usually good.",
    "long-2004",
    "leg",
    exercise=LEG_EXERCISE,
)
RADICULAR = Plan(
    "LBP-RAD",
    (
        Choice(
            "NEU-LL",
            Place.LOWER_LIMB,
            Slot.NERVE,
            "Nerve gliding within symptom limits.",
            "Gliding lets the leg nerve move freely.",
        ),
        Choice(
            "M-LX-ROT",
            Place.LUMBAR,
            Slot.JOINT,
            "Low-grade opening mobilization, painful side up.",
            "A slow roll of the hips gives the nerve room.",
        ),
        MASSAGE,
    ),
    (
        Practice("LX14", "Sciatic slider.", when=TENSION),
        Practice("LX03", "Extension: the direction that centralizes.", when=CENTRALIZES_EXTENSION),
        Practice("LX04", "Flexion: the direction that centralizes.", when=CENTRALIZES_FLEXION),
        Practice("LX01", "Trunk activation."),
        Practice("AE01", "Walking, graded."),
        Practice("LX17", "Easy rotation."),
        Practice("LX10", "Strength as symptoms allow."),
    ),
    ("nerve-back", "course", "safety-net-leg"),
    "Sciatica improves in most people within weeks to months without surgery; leg pain may last longer than back pain.",
    "Leg pain from a back nerve gets better in most people within weeks to months.",
    "kngf-2021",
    "leg",
    exercise=LEG_EXERCISE,
)
STENOSIS = Plan(
    "LSS",
    (
        Choice(
            "M-LX-ROT",
            Place.LUMBAR,
            Slot.JOINT,
            "Opening mobilization in flexion or rotation.",
            "A slow roll of the hips gives the nerves room.",
        ),
        Choice(
            "M-HIP",
            Place.HIP,
            Slot.JOINT,
            "Mobilize the stiff hip, so that the low back arches less in walking.",
            "A looser hip lets the back rest in walking.",
        ),
        HIP_FLEXOR_STRETCH,
        MASSAGE,
        Choice(
            "M-HIP-LAD",
            Place.HIP,
            Slot.JOINT,
            "Long-axis distraction of the hip.",
            "A gentle pull of the leg.",
        ),
    ),
    (
        Practice("LX04", "Flexion bias opens the canal."),
        Practice("LX18", "Cycling or supported walking builds distance."),
        Practice("LX10", "Hip and back strength."),
        Practice("LX15", "Hip flexor length."),
        Practice("LX02", "Pelvic tilt."),
        Practice("BA01", "Balance.", when=Positive(low_back_tests.STANDS_WIDE)),
    ),
    ("stenosis", "course", "safety-net-leg"),
    "Stenosis stays the same or improves in many people over years; exercise with manual therapy can lengthen the "
    "walking distance.",
    "Many people walk further with training. It rarely gets worse fast.",
    "schneider-2019",
    "walking",
    exercise=EXERCISE,
    longer=True,
)
BELIEFS = Plan(
    "LBP-COG",
    (PRESSURE, MASSAGE),
    (
        Practice("AE01", "Graded walking."),
        Practice("LX12", "Graded exposure: sit to stand."),
        Practice("LX11", "Graded exposure: bending."),
        Practice("TX10", "Calm breathing."),
        Practice("LX01", "Trunk activation."),
    ),
    ("pain-explained", "graded-activity", "course", "stay-active-back"),
    "With education and graded activity disability falls over two to three months in many; fear and low mood slow it.",
    "Learning about pain and doing a bit more each week helps most people.",
    "george-2021",
    "lumbar_flexion",
    exercise=EXERCISE,
)
GENERALIZED = Plan(
    "LBP-GEN",
    (PRESSURE, MASSAGE),
    (
        Practice("AE01", "Graded walking."),
        Practice("LX12", "Strength for daily life."),
        Practice("TX04", "Whole-back mobility."),
        Practice("LX06", "Trunk endurance."),
        Practice("AE04", "Tai chi or yoga."),
    ),
    ("pain-explained", "graded-activity", "course", "sleep"),
    "Lasting low back pain improves slowly; a third less pain or disability over three months is a realistic gain.",
    "Long-standing pain eases slowly. A third less in three months is a good gain.",
    "wpa-2012-aclbp",
    "lumbar_flexion",
    exercise=EXERCISE,
    longer=True,
)
NONSPECIFIC_CHOICES = (PRESSURE, MASSAGE, OPENING)
NONSPECIFIC_PRACTICES = (
    Practice("AE01", "Walking."),
    Practice("TX04", "Whole-back mobility."),
    Practice("LX01", "Trunk activation."),
    Practice("LX12", "Strength for daily life."),
    Practice("LX06", "Trunk endurance."),
)
CHRONIC_NONSPECIFIC = Plan(
    "LBP_CHRONIC_NONSPECIFIC",
    NONSPECIFIC_CHOICES,
    NONSPECIFIC_PRACTICES,
    ("stay-active-back", "pain-explained", "course"),
    "Lasting low back pain improves slowly; a third less pain or disability over three months is a realistic gain.",
    "Long-standing pain eases slowly. A third less in three months is a good gain.",
    "wpa-2012-aclbp",
    "lumbar_flexion",
    exercise=EXERCISE,
)
NONSPECIFIC = Plan(
    "LBP_NONSPECIFIC",
    NONSPECIFIC_CHOICES,
    NONSPECIFIC_PRACTICES,
    ("stay-active-back", "course", "imaging"),
    "Acute low back pain improves markedly within six weeks in most people; recurrence is common.",
    "Most new back pain gets much better within six weeks. It may come back now and then.",
    "wpa-2012-aclbp",
    "lumbar_flexion",
    exercise=EXERCISE,
)

PLANS = {
    plan.code: plan
    for plan in (
        RADICULAR,
        STENOSIS,
        REFERRED,
        *plans_pelvis.PLANS,
        COORDINATION,
        MOBILITY,
        EXTENSION_SENSITIVE,
        BELIEFS,
        GENERALIZED,
        CHRONIC_NONSPECIFIC,
        NONSPECIFIC,
    )
}

BACK = (Region.LOW_BACK, Region.SACROILIAC)
OPEN_CLASSES = (
    OpenClass(
        BACK,
        "LBP_CHRONIC_NONSPECIFIC",
        "Chronic low back pain, class still open",
        "george-2021",
        Stage.CHRONIC,
    ),
    OpenClass(BACK, "LBP_NONSPECIFIC", "Low back pain, class still open", "george-2021"),
)
