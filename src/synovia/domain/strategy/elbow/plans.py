"""What each class of elbow complaint is offered, in order of preference."""

from synovia.domain.rules import AtLeastValue, Includes, Positive, value
from synovia.domain.strategy.plans import Choice, OpenClass, Plan, Practice, Slot
from synovia.domain.strategy.shared.criteria import on_the_painful_side
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.findings import complaint, elbow_tests, muscles
from synovia.domain.terms.places import Place, Region

LASTING = AtLeastValue(complaint.DURATION_DAYS, value("stage/subacute-from"))

MASSAGE = Choice(
    "STM-GEN",
    Place.COMPLAINT,
    Slot.SOFT,
    "Soft-tissue work of the forearm beside loading.",
    "Massage relaxes tight muscles.",
)
LONG_STRETCH = Choice(
    "STR-LLPS",
    Place.ELBOW,
    Slot.STRETCH,
    "Low-load prolonged stretch; never forced.",
    "A long, light stretch loosens a stiff joint.",
)

LATERAL = Plan(
    "LET",
    (
        Choice(
            "MWM-ELB",
            Place.ELBOW,
            Slot.MOVEMENT,
            "Side glide with gripping: less pain in the short term beside loading.",
            "Your therapist guides the joint while you grip.",
        ),
        Choice(
            "STR-WRIST-EXT",
            Place.ELBOW,
            Slot.STRETCH,
            "Stretch the short wrist extensors.",
            "A stretch for a tight forearm.",
            when=Includes(muscles.SHORT_MUSCLES, "wrist_extensors"),
        ),
        Choice(
            "DTF-ECRB",
            Place.ELBOW,
            Slot.SOFT,
            "Friction: evidence is insufficient (two trials, 57 people); only beside loading, review after 6 to 12 sessions.",
            "Rubbing of the tendon beside exercise, if you want to try it. Proof is thin.",
            when=LASTING,
        ),
        Choice(
            "MILLS",
            Place.ELBOW,
            Slot.THRUST,
            "Mill manipulation after friction, with full passive extension and low irritability.",
            "A quick small movement of the straight elbow is possible.",
            when=on_the_painful_side(Positive(elbow_tests.FULL_EXTENSION)),
        ),
        MASSAGE,
    ),
    (
        Practice("EL01", "Isometric load: start here while it is sore."),
        Practice("EL02", "Slow load of the wrist extensors: the core."),
        Practice("EL03", "Grip and forearm strength."),
        Practice("SH10", "Shoulder-girdle strength, as arm load often needs it."),
        Practice("AE01", "Walking for general fitness."),
    ),
    ("elbow-load", "course", "soreness"),
    "Most people are much better within a year whatever is done; exercise with mobilization speeds the first weeks.",
    "Most tennis elbows heal within a year. Exercise helps in the first weeks.",
    "bisset-2006",
    "grip",
    exercise=((None, Grade.B),),
    longer=True,
    pace="tendon",
)
MEDIAL = Plan(
    "MET",
    (
        Choice(
            "IASTM",
            Place.ELBOW,
            Slot.SOFT,
            "Instrument-assisted work of the forearm flexors, away from the ulnar nerve; evidence conflicts.",
            "Stroking with a smooth tool may ease the forearm.",
            when=LASTING,
            unless=on_the_painful_side(Positive(elbow_tests.ULNAR_TINEL)),
        ),
        MASSAGE,
    ),
    (
        Practice("EL04", "Load of the wrist flexors, isometric first."),
        Practice("EL03", "Grip and forearm strength."),
        Practice("SH10", "Shoulder-girdle strength."),
        Practice("AE01", "Walking for general fitness."),
    ),
    ("inner-elbow-load", "course", "soreness"),
    "Little studied; most people improve over months with less grip load and graded strengthening.",
    "Most people get better over months.",
    "amin-2015",
    "grip",
    longer=True,
    pace="tendon",
)
BURSITIS = Plan(
    "BURSITIS_OLECRANON_ASEPTIC",
    (),
    (
        Practice("EL05", "Easy motion of the elbow, without leaning on it."),
        Practice("SH10", "Keep shoulder and arm strong meanwhile."),
        Practice("AE01", "Walking for general fitness."),
    ),
    ("bursa-offload", "course"),
    "An aseptic bursitis mostly settles over weeks with offloading and compression; beyond six weeks a physician looks.",
    "It mostly goes down over some weeks when nothing presses on it.",
    "medical-teaching",
    "function",
)
AFTER_REST = Plan(
    "ELBOW_STIFF",
    (
        Choice(
            "M-ELB",
            Place.ELBOW,
            Slot.JOINT,
            "Glides of elbow and forearm joints, never forced.",
            "Gentle gliding loosens the elbow.",
        ),
        LONG_STRETCH,
        MASSAGE,
    ),
    (
        Practice("EL05", "Motion little and often."),
        Practice("EL03", "Grip and turning strength."),
        Practice("WR01", "Keep the fingers moving."),
        Practice("SH02", "Keep the shoulder moving."),
    ),
    ("stiff-after-rest", "course", "soreness"),
    "Most motion returns over weeks to months; the last degrees of straightening are often slow or stay away.",
    "Most motion comes back over weeks to months. The last bit of straightening can stay away.",
    "kisner-2018",
    "elbow_extension",
)
UNCLASSIFIED = Plan(
    "ELBOW_UNCLASSIFIED",
    (MASSAGE,),
    (
        Practice("EL05", "Easy motion while the class is open."),
        Practice("WR01", "Finger and tendon motion."),
        Practice("AE01", "Walking keeps the body able."),
    ),
    ("course",),
    "The class stays open until the examination is complete; most such pain eases over weeks to months.",
    "Most such pain eases over weeks to months.",
    "synovia-design",
    "function",
)

PLANS = {plan.code: plan for plan in (BURSITIS, AFTER_REST, LATERAL, MEDIAL, UNCLASSIFIED)}

OPEN_CLASSES = (
    OpenClass((Region.ELBOW,), "ELBOW_UNCLASSIFIED", "Elbow pain, class still open", "synovia-design"),
)
