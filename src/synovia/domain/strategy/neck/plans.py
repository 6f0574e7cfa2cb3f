"""What each class of neck pain is offered, in order of preference."""

from synovia.domain.examination.stage import Stage
from synovia.domain.rules import EitherSide, Includes, Positive
from synovia.domain.strategy.neck.headache import FLEXION_ROTATION_POSITIVE
from synovia.domain.strategy.neck.mobility import THORACIC_STIFF
from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.shared.criteria import TRIGGER_POINT
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.findings import muscles, neck_tests, posture
from synovia.domain.terms.places import Place, Region

EXERCISE = ((None, Grade.B),)
CONTROL_EXERCISE = ((Stage.CHRONIC, Grade.C), (None, Grade.B))
ROOT_EXERCISE = ((Stage.CHRONIC, Grade.B), (None, Grade.C))
"""Letters of the 2017 guideline for exercise (recalled)."""

SHORT_TRAPEZIUS = Includes(muscles.SHORT_MUSCLES, "upper_trapezius")
SHORT_LEVATOR = Includes(muscles.SHORT_MUSCLES, "levator_scapulae")
SHORT_SCALENES = Includes(muscles.SHORT_MUSCLES, "scalenes", "sternocleidomastoid")
GUARDING = Includes(
    muscles.GUARDING_MUSCLES, "upper_trapezius", "levator_scapulae", "scalenes", "sternocleidomastoid"
)
SHORT_CHEST = Includes(muscles.SHORT_MUSCLES, "pectorals")
TENSION_POSITIVE = EitherSide(Positive(neck_tests.ULTT_A))

ONE_SIDED = Choice(
    "M-CX-UPA",
    Place.CERVICAL,
    Slot.JOINT,
    "Mobilize the stiff or painful segment on the painful side; opening first, closing only when calm.",
    "Gentle pressure on the sore joint helps it move with less pain.",
)
CENTRAL = Choice(
    "M-CX-CPA",
    Place.CERVICAL,
    Slot.JOINT,
    "Central mobilization of the restricted segment.",
    "Gentle pressure on the stiff spot helps it move.",
)
UPPER_BACK_THRUST = Choice(
    "THR-TX",
    Place.THORACIC,
    Slot.THRUST,
    "Thoracic manipulation with exercise helps neck pain at low risk to the neck.",
    "A quick movement of the upper back often eases the neck.",
)
UPPER_BACK = Choice(
    "M-TX-PA",
    Place.THORACIC,
    Slot.JOINT,
    "Mobilize the stiff upper back.",
    "A looser upper back takes load off the neck.",
    when=THORACIC_STIFF,
)
MASSAGE = Choice(
    "STM-GEN",
    Place.CERVICAL,
    Slot.SOFT,
    "Soft-tissue work for guarding, before movement.",
    "Massage relaxes tight muscles.",
)
TRIGGER_POINT_PRESSURE = Choice(
    "TPC",
    Place.CERVICAL,
    Slot.SOFT,
    "Pressure on the trigger points that reproduce the pain.",
    "Steady pressure eases sore knots.",
    when=TRIGGER_POINT,
)
NECK_STRETCH = Choice(
    "STR-UT",
    Place.CERVICAL,
    Slot.STRETCH,
    "Stretch the short muscle.",
    "A stretch for a short muscle.",
    when=SHORT_TRAPEZIUS,
)
LEVATOR_STRETCH = Choice(
    "STR-LS",
    Place.CERVICAL,
    Slot.STRETCH,
    "Stretch the short levator scapulae.",
    "A stretch from neck to shoulder blade.",
    when=SHORT_LEVATOR,
)
SCALENE_STRETCH = Choice(
    "STR-SCALENE",
    Place.CERVICAL,
    Slot.STRETCH,
    "Stretch the short scalenes or sternocleidomastoid.",
    "A stretch for the side of the neck.",
    when=SHORT_SCALENES,
)
MUSCLE_ENERGY = Choice(
    "MET",
    Place.CERVICAL,
    Slot.STRETCH,
    "Muscle energy where muscles guard and a glide is not tolerated; hardly studied.",
    "A gentle push and relax lets a tight neck go.",
    when=GUARDING,
)
STRETCHES = (NECK_STRETCH, LEVATOR_STRETCH, SCALENE_STRETCH)
CHEST_STRETCH = Choice(
    "STR-PEC",
    Place.UPPER_LIMB,
    Slot.STRETCH,
    "Stretch the short chest muscles.",
    "A stretch for a tight chest.",
    when=SHORT_CHEST,
)
NECK_THRUST = Choice(
    "THR-CX",
    Place.CERVICAL,
    Slot.THRUST,
    "Neck manipulation at the restricted segment; mobilization does as well and is offered first.",
    "A quick small neck movement is possible; gentle pressure works as well.",
)

MOBILITY = Plan(
    "NP-MOB",
    (
        ONE_SIDED,
        UPPER_BACK_THRUST,
        UPPER_BACK,
        MASSAGE,
        *STRETCHES,
        CENTRAL,
        CHEST_STRETCH,
        MUSCLE_ENERGY,
        NECK_THRUST,
    ),
    (
        Practice("CX02", "Neck motion several times a day."),
        Practice("CX08", "Shoulder-girdle control."),
        Practice("CX03", "Retraction where posture provokes.", when=Positive(posture.POSTURE_PROVOKES)),
        Practice("TX03", "Upper back rotation."),
        Practice("TX05", "Shoulder-girdle strength."),
        Practice("CX01", "Deep neck flexor control."),
        Practice("TX08", "Upper back strength."),
    ),
    ("stay-active-neck", "course", "soreness"),
    "Most acute neck pain eases within weeks, though many keep some symptoms or have later episodes.",
    "Most neck pain eases within weeks. It may come back now and then.",
    "hush-2011",
    "rotation",
    exercise=EXERCISE,
)
FACET = Plan(
    "CX-FACET",
    (ONE_SIDED, UPPER_BACK_THRUST, TRIGGER_POINT_PRESSURE, MASSAGE, *STRETCHES, CENTRAL, NECK_THRUST),
    (
        Practice("CX02", "Neck motion several times a day."),
        Practice("CX07", "Deep extensor endurance."),
        Practice("CX08", "Shoulder-girdle control."),
        Practice("TX03", "Upper back rotation."),
        Practice("CX01", "Deep neck flexor control."),
    ),
    ("stay-active-neck", "course", "soreness"),
    "Course as for mobility deficits; the facet source is probable, not certain.",
    "Most neck pain eases within weeks. It may come back now and then.",
    "hush-2011",
    "rotation",
    exercise=EXERCISE,
)
HEADACHE = Plan(
    "NP-HA",
    (
        Choice(
            "M-CX-UPA",
            Place.UPPER_CERVICAL,
            Slot.JOINT,
            "Mobilize the upper neck segment that reproduces the headache.",
            "Gentle pressure on the top of the neck eases the headache.",
        ),
        Choice(
            "SNAG-CX",
            Place.UPPER_CERVICAL,
            Slot.MOVEMENT,
            "Sustained glide with rotation for C1-2.",
            "The therapist guides the joint while you turn your head.",
            when=FLEXION_ROTATION_POSITIVE,
        ),
        Choice(
            "STM-SUB",
            Place.UPPER_CERVICAL,
            Slot.SOFT,
            "Suboccipital soft-tissue work.",
            "Soft pressure below the skull relaxes the muscles.",
        ),
        UPPER_BACK_THRUST,
        *STRETCHES,
        NECK_THRUST,
    ),
    (
        Practice("CX01", "Deep neck flexors: the core of the exercise arm that worked (Jull 2002)."),
        Practice("CX08", "Shoulder-blade control belongs to the same program."),
        Practice("CX04", "Self-SNAG of C1-2.", when=FLEXION_ROTATION_POSITIVE),
        Practice(
            "PO01", "Posture resets, as sustained posture provokes.", when=Positive(posture.POSTURE_PROVOKES)
        ),
        Practice("CX12", "Neck flexor endurance."),
        Practice("CX02", "Neck motion."),
        Practice("TX05", "Upper back strength."),
    ),
    ("headache", "course", "soreness"),
    "In the main trial about three of four people had at least half as many headaches after manual therapy with exercise.",
    "Many people have far fewer headaches after some weeks of this care.",
    "jull-2002",
    "flexion_rotation",
    exercise=EXERCISE,
)
COORDINATION = Plan(
    "NP-MCI",
    (
        Choice(
            "M-CX-CPA",
            Place.CERVICAL,
            Slot.JOINT,
            "Gentle mobilization within a program of exercise.",
            "Gentle pressure helps the neck move again.",
        ),
        Choice(
            "M-CX-PHYS",
            Place.CERVICAL,
            Slot.JOINT,
            "Physiological mobilization in the comfortable range.",
            "Slow turning helps the neck move again.",
        ),
        MASSAGE,
        UPPER_BACK,
    ),
    (
        Practice("CX01", "Deep neck flexor control."),
        Practice("CX02", "Early neck motion."),
        Practice("CX13", "Joint position training.", when=Positive(neck_tests.SENSORIMOTOR)),
        Practice("CX14", "Gaze stability.", when=Positive(neck_tests.SENSORIMOTOR)),
        Practice("CX08", "Shoulder-girdle control."),
        Practice("AE01", "Walking."),
        Practice("TX10", "Breathing to calm the system."),
    ),
    ("whiplash", "stay-active-neck", "course"),
    "After whiplash recovery is expected in the first two to three months; about half report some symptoms at one year.",
    "Most recovery after a whiplash comes in the first two to three months.",
    "carroll-2008",
    "rotation",
    exercise=CONTROL_EXERCISE,
)
RADIATING = Plan(
    "NP-RAD",
    (
        Choice(
            "TRX-CX-M",
            Place.CERVICAL,
            Slot.TRACTION,
            "Intermittent traction with exercise and mobilization (B, chronic).",
            "A gentle pull of the neck gives the nerve room.",
        ),
        Choice(
            "M-CX-LATGL",
            Place.CERVICAL,
            Slot.JOINT,
            "Lateral glide away from the painful side opens the nerve exit.",
            "A side glide gives the nerve more room.",
        ),
        Choice(
            "NEU-UL",
            Place.UPPER_LIMB,
            Slot.NERVE,
            "Nerve gliding within symptom limits.",
            "Gliding lets the arm nerve move freely.",
        ),
        UPPER_BACK_THRUST,
        UPPER_BACK,
        MASSAGE,
        Choice(
            "M-CX-PHYS",
            Place.CERVICAL,
            Slot.JOINT,
            "Opening mobilization away from the painful side.",
            "Slow turning away from the sore side.",
        ),
        Choice(
            "TRX-CX-X",
            Place.CERVICAL,
            Slot.TRACTION,
            "Mechanical traction where traction by hand eases.",
            "A gentle pull by machine.",
            when=Positive(neck_tests.NECK_DISTRACTION),
        ),
    ),
    (
        Practice("CX11", "Median nerve slider.", when=TENSION_POSITIVE),
        Practice("CX01", "Deep neck flexor control."),
        Practice("CX08", "Shoulder-blade setting."),
        Practice("TX03", "Upper back rotation."),
        Practice("AE01", "Walking."),
        Practice("CX06", "Isometric strength once calm."),
    ),
    ("nerve-neck", "course", "safety-net-arm"),
    "Cervical radiculopathy improves in most people, mostly within four to six months; full recovery may take longer.",
    "Arm pain from a neck nerve gets better in most people, often within months.",
    "wong-2014",
    "arm",
    exercise=ROOT_EXERCISE,
)
UNCLASSIFIED = Plan(
    "NP-UNCLASSIFIED",
    (CENTRAL, MASSAGE, UPPER_BACK_THRUST),
    (
        Practice("CX02", "Neck motion several times a day."),
        Practice("CX08", "Shoulder-girdle control."),
        Practice("CX01", "Deep neck flexor control."),
        Practice("AE01", "Walking."),
    ),
    ("stay-active-neck", "course"),
    "Most acute neck pain eases within weeks; the class stays open until the examination is complete.",
    "Most neck pain eases within weeks. It may come back now and then.",
    "hush-2011",
    "rotation",
    exercise=EXERCISE,
)

PLANS = {plan.code: plan for plan in (RADIATING, HEADACHE, COORDINATION, FACET, MOBILITY, UNCLASSIFIED)}

OPEN_CLASSES = (OpenClass((Region.NECK,), "NP-UNCLASSIFIED", "Neck pain, class still open", "blanpied-2017"),)
