"""Patellofemoral pain: guideline of 2019 (Willy). Hands-on care is never the only treatment."""

from synovia.domain.rules import AllOf, AnyOf, Cites, Negative, Positive, Rule, Said, Supports, named
from synovia.domain.strategy.effects import Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_KNEE, on_the_painful_side
from synovia.domain.terms.evidence import Band, Grade, StudyType
from synovia.domain.terms.findings import joint_signs, knee_tests, leg_function

CODE, NAME = "PFP", "Findings consistent with patellofemoral pain"
SAID = "Your pain comes from load on the kneecap. Strong hips and thighs help most."

NEVER_ALONE = Mentions(
    "Patellofemoral guideline 2019: manual therapy never in isolation (A, recalled); exercise of hip and knee is the core."
)
LOADED = AnyOf(
    Positive(leg_function.SQUAT_PAIN),
    Positive(leg_function.STAIRS_PAIN),
    Positive(knee_tests.SITTING_PAIN),
)

kneecap_pain_is_likely = Rule(
    asks="Does pain around the kneecap come with squatting and with another load on the bent knee?",
    when=AllOf(
        IN_KNEE,
        Positive(knee_tests.KNEECAP_PAIN),
        Positive(leg_function.SQUAT_PAIN),
        AnyOf(
            Positive(leg_function.STAIRS_PAIN),
            Positive(knee_tests.SITTING_PAIN),
            on_the_painful_side(Positive(knee_tests.TILT_TEST)),
        ),
    ),
    then=(Supports(CODE, NAME, Band.HIGH), NEVER_ALONE),
    evidence=(Cites("willy-2019", Grade.A),),
    says=Said(
        "Pain around the kneecap on squatting and on stairs or long sitting, or with a tight outer edge.",
        SAID,
    ),
    study=StudyType.GUIDELINE,
)
kneecap_pain_is_possible = Rule(
    asks="Does pain around the kneecap come with a load on the bent knee?",
    when=AllOf(IN_KNEE, Positive(knee_tests.KNEECAP_PAIN), LOADED),
    then=(Supports(CODE, NAME, Band.MODERATE), NEVER_ALONE),
    evidence=(Cites("willy-2019", Grade.B),),
    says=Said("Pain around the kneecap with one provoking load; exclude other sources.", SAID),
    study=StudyType.GUIDELINE,
)
kneecap_pain_is_unlikely = Rule(
    asks="Do neither squatting, stairs nor long sitting bring the pain on?",
    when=AllOf(
        IN_KNEE,
        Negative(leg_function.SQUAT_PAIN),
        Negative(leg_function.STAIRS_PAIN),
        Negative(knee_tests.SITTING_PAIN),
    ),
    then=Weakens(CODE, "No load on the bent knee brings the pain on."),
    evidence=(Cites("willy-2019"),),
    says=Said("No provoking load: less likely.", "Load on the kneecap does not bring your pain on."),
    study=StudyType.GUIDELINE,
)
enlarged_bone_speaks_against_kneecap_pain = Rule(
    asks="Is the knee enlarged by bone?",
    when=AllOf(IN_KNEE, Positive(joint_signs.BONY_ENLARGEMENT)),
    then=Weakens(CODE, "Bony enlargement points to osteoarthritis; the class is for knees without it."),
    evidence=(Cites("willy-2019"), Cites("altman-1986")),
    says=Said("Bony enlargement: think of osteoarthritis first.", "Wear explains your sore knee better."),
    study=StudyType.GUIDELINE,
)

RULES = named("knee", globals())
