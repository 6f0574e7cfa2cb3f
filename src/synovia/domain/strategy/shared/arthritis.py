"""Worn joints (NICE NG226), known inflammatory arthritis and known axial spondyloarthritis, in any region."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Below,
    Blocks,
    Cites,
    Is,
    Limits,
    Not,
    OneOf,
    Positive,
    Refers,
    Rule,
    Said,
    ScoreAtLeast,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_LIMB, IN_SPINE
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    joint_counts,
    joint_signs,
    patient,
    questionnaires,
)
from synovia.domain.terms.places import LIMB_REGIONS, Place, Region
from synovia.domain.terms.techniques import Scope, TechniqueClass

OA, OA_NAME = "OA-GENERAL", "Joint pain consistent with osteoarthritis"
KNOWN, KNOWN_NAME = "KNOWN-RA", "Known inflammatory arthritis of the limb joints"
SPINE, SPINE_NAME = "AXSPA", "Known axial spondyloarthritis"

IN_LIMB_OR_ALL_OVER = OneOf(patient.REGION, *LIMB_REGIONS, Region.WIDESPREAD)
KNOWN_INFLAMMATION = AnyOf(
    Positive(conditions.RHEUMATOID), Positive(conditions.JUVENILE), Positive(conditions.PSORIATIC)
)
JOINT_IS_INFLAMED = AnyOf(
    Positive(joint_signs.SWELLING),
    Positive(joint_signs.WARMTH),
    Positive(conditions.FLARE),
    Positive(conditions.HOT_JOINT),
)
WORN_JOINT_HISTORY = AllOf(
    IN_LIMB,
    AtLeastValue(patient.AGE, value("nice-ng226/age")),
    Positive(joint_signs.ACTIVITY_RELATED),
    AtMost(complaint.MORNING_STIFFNESS, value("nice-ng226/morning-minutes")),
    Not(Positive(conditions.HOT_JOINT)),
    Not(Positive(conditions.INFLAMMATORY)),
    Not(Is(complaint.ONSET, "trauma")),
)

FEW_LARGE = AllOf(
    AtLeastValue(joint_counts.LARGE_JOINTS, value("aletaha-2010/large-joints")),
    Below(joint_counts.SMALL_JOINTS, value("aletaha-2010/few-small")),
)
"""Two to ten large joints earn a point only while no small joint earns more."""

joint_history_and_signs_fit_osteoarthritis = Rule(
    asks="From 45 on: is joint pain tied to activity, with little morning stiffness and a sign of a worn joint?",
    when=AllOf(
        WORN_JOINT_HISTORY,
        AtLeast(
            1,
            Positive(joint_signs.CREPITUS),
            Positive(joint_signs.BONY_TENDERNESS),
            Positive(joint_signs.BONY_ENLARGEMENT),
            Positive(joint_signs.CAPSULAR),
            Above(complaint.DURATION_DAYS, value("stage/chronic-over")),
        ),
    ),
    then=Supports(OA, OA_NAME, Band.MODERATE),
    evidence=(Cites("nice-ng226"),),
    says=Said(
        "From 45 on, activity-related, at most 30 minutes of morning stiffness, with a sign: a clinical diagnosis "
        "without imaging. The sign is our addition.",
        "Your joint pain fits a worn joint. Exercise is the best care for it.",
    ),
    study=StudyType.GUIDELINE,
)
joint_history_fits_osteoarthritis = Rule(
    asks="From 45 on: is joint pain tied to activity, with no more than 30 minutes of morning stiffness?",
    when=WORN_JOINT_HISTORY,
    then=Supports(OA, OA_NAME, Band.LOW),
    evidence=(Cites("nice-ng226"),),
    says=Said(
        "From 45 on, activity-related, at most 30 minutes of morning stiffness; tendon and bursa hurt so too.",
        "Your joint pain may come from a worn joint.",
    ),
    study=StudyType.GUIDELINE,
)
warm_joint_speaks_against_wear_alone = Rule(
    asks="Is the painful joint warm, or stiff in the morning for longer than 30 minutes?",
    when=AllOf(
        IN_LIMB,
        AnyOf(
            Positive(joint_signs.WARMTH),
            Above(complaint.MORNING_STIFFNESS, value("nice-ng226/morning-minutes")),
        ),
    ),
    then=(
        Weakens(OA, "Warmth or long morning stiffness: think of inflammation, infection or crystals."),
        Mentions("Warm joint or long morning stiffness: look for inflammation before it is called wear."),
    ),
    evidence=(Cites("nice-ng226"), Cites("nice-ng100")),
    says=Said("Atypical for osteoarthritis.", "A warm or long stiff joint needs a closer look."),
    study=StudyType.GUIDELINE,
)
inflammatory_arthritis_is_known = Rule(
    asks="Is rheumatoid, juvenile or psoriatic arthritis known, in someone with limb or widespread pain?",
    when=AllOf(IN_LIMB_OR_ALL_OVER, KNOWN_INFLAMMATION),
    then=(
        Supports(KNOWN, KNOWN_NAME, Band.MODERATE),
        Mentions(
            "Exercise is strongly recommended; manual therapy only at joints that are not inflamed, beside exercise. "
            "New synovitis goes to rheumatology (NICE NG100: within three working days for small joints, several "
            "joints, or three months of delay; recalled)."
        ),
    ),
    evidence=(Cites("rausch-osthoff-2018"), Cites("nice-ng100")),
    says=Said(
        "Known inflammatory arthritis: exercise is the core.",
        "You have inflamed joints. Exercise is safe and helps most.",
    ),
    study=StudyType.GUIDELINE,
)
inflamed_joint_gets_no_force = Rule(
    asks="Is inflammatory arthritis known, and the painful joint swollen, warm or in flare?",
    when=AllOf(IN_LIMB, KNOWN_INFLAMMATION, JOINT_IS_INFLAMED),
    then=(
        Supports(KNOWN, KNOWN_NAME, Band.HIGH),
        Blocks(
            TechniqueClass.THR_P,
            TechniqueClass.M34,
            TechniqueClass.MWM,
            TechniqueClass.TRX,
            TechniqueClass.STM,
            TechniqueClass.DTM,
            TechniqueClass.DTF,
            TechniqueClass.STR,
            scope=Scope.LOCAL,
            at=Place.COMPLAINT,
            note="the inflamed joint",
        ),
        Limits(
            "Pain relief only, grade I; active motion and isometric exercise instead.",
            TechniqueClass.M12,
            at=Place.COMPLAINT,
        ),
    ),
    evidence=(Cites("batavia-2006"), Cites("rausch-osthoff-2018")),
    says=Said(
        "Inflamed joint in a known inflammatory arthritis: no force, no massage over it.",
        "Your joint is inflamed now. We do not press on it; gentle movement is fine.",
    ),
    study=StudyType.TEXTBOOK,
)
TO_RHEUMATOLOGY = (
    Refers(
        ActionLevel.PRECAUTION,
        "rheumatology: rheumatoid arthritis by the 2010 score",
        Urgency.URGENT_DAYS,
        "A joint specialist should see you within days.",
    ),
    Mentions(
        "The 2010 score was made to classify people for studies; the rheumatologist makes the diagnosis."
    ),
)
score_of_2010_is_reached = Rule(
    asks="Does the 2010 score reach rheumatoid arthritis, not known before?",
    when=AllOf(
        AtLeastValue(questionnaires.RA_SCORE, value("aletaha-2010/score")),
        Not(Positive(conditions.INFLAMMATORY)),
    ),
    then=TO_RHEUMATOLOGY,
    evidence=(Cites("aletaha-2010"), Cites("nice-ng100")),
    says=Said(
        "Score of 6 or more of 10 with swelling that nothing else explains.",
        "Your swollen joints may be rheumatoid arthritis. Early care helps a lot.",
    ),
    study=StudyType.CONSENSUS,
)
points_of_2010_reach_six = Rule(
    asks="Do joints, blood tests and weeks of synovitis add up to six of ten points, with a swollen joint unexplained?",
    when=AllOf(
        AtLeastValue(joint_signs.SWOLLEN_JOINTS, value("aletaha-2010/swollen-joints")),
        Not(Positive(joint_signs.SWELLING_EXPLAINED)),
        Not(Positive(conditions.INFLAMMATORY)),
        ScoreAtLeast(
            6,
            (FEW_LARGE, 1),
            (AtLeastValue(joint_counts.SMALL_JOINTS, value("aletaha-2010/few-small")), 2),
            (AtLeastValue(joint_counts.SMALL_JOINTS, value("aletaha-2010/several-small")), 1),
            (AtLeastValue(joint_counts.SMALL_JOINTS, value("aletaha-2010/many-small")), 2),
            (OneOf(joint_counts.SEROLOGY, "low_positive", "high_positive"), 2),
            (Is(joint_counts.SEROLOGY, "high_positive"), 1),
            (Positive(conditions.CRP_RAISED), 1),
            (AtLeastValue(joint_counts.SYNOVITIS_WEEKS, value("aletaha-2010/weeks")), 1),
        ),
    ),
    then=TO_RHEUMATOLOGY,
    evidence=(Cites("aletaha-2010"), Cites("nice-ng100")),
    says=Said(
        "Six or more of ten points: joints up to 5, serology up to 3, CRP or ESR 1, six weeks 1. More than ten joints "
        "are counted here by the small ones alone, the cautious way.",
        "Your swollen joints may be rheumatoid arthritis. Early care helps a lot.",
    ),
    study=StudyType.CONSENSUS,
)
spine_is_known_to_be_inflamed = Rule(
    asks="Is axial spondyloarthritis known, in someone with spinal pain?",
    when=AllOf(IN_SPINE, Positive(conditions.AXIAL_SPA)),
    then=(
        Supports(SPINE, SPINE_NAME, Band.MODERATE),
        Mentions(
            "Axial spondyloarthritis: active exercise is strongly recommended, active care before passive, no "
            "thrust on a fused or brittle spine (recalled). A new pain after a small fall is a fracture until imaged."
        ),
    ),
    evidence=(Cites("ward-2019"), Cites("nice-ng65")),
    says=Said(
        "Known axial spondyloarthritis: exercise for motion, chest and strength.",
        "You have an inflamed spine. Daily exercise helps most.",
    ),
    study=StudyType.GUIDELINE,
)

RULES = named("arthritis", globals())
