"""Low back pain with mobility deficits, extension-sensitive pain (guidelines 2012 and 2021, Revel 1998)."""

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    Below,
    Cites,
    EitherSide,
    Includes,
    Negative,
    Not,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Weakens
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK, LEG_BELOW_KNEE
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import low_back_tests, motion, patient, segments

CODE, NAME = "LBP-MOB", "Low back pain with mobility deficits"
FACET, FACET_NAME = "FAC-L", "Extension-sensitive low back pain, consistent with a posterior source"

MOTION_LIMITED = AnyOf(
    Includes(motion.LIMITED_LOW_BACK_MOTIONS, *motion.LIMITED_LOW_BACK_MOTIONS.choices),
    Limited(motion.LUMBAR_FLEXION),
    Limited(motion.LUMBAR_EXTENSION),
    EitherSide(Limited(motion.LUMBAR_LATERAL_FLEXION)),
    Below(motion.MODIFIED_SCHOBER, value("rom/schober-low")),
)
SEGMENT_STIFF = Includes(segments.LOW_BACK_STIFF, *segments.LOW_BACK_LEVELS)
SEGMENT_PAINFUL = Includes(segments.LOW_BACK_PAINFUL, *segments.LOW_BACK_LEVELS)
EXTENSION_ROTATION = EitherSide(Positive(low_back_tests.LUMBAR_EXTENSION_ROTATION))

low_back_motion_and_segments_are_restricted = Rule(
    asks="Is low back motion limited, with a stiff segment?",
    when=AllOf(IN_LOW_BACK, MOTION_LIMITED, SEGMENT_STIFF),
    then=Supports(CODE, NAME, Band.HIGH),
    evidence=(Cites("delitto-2012"), Cites("george-2021")),
    says=Said(
        "Limited low back motion with segmental hypomobility.",
        "Your low back is stiff. Hands-on care and movement can ease it.",
    ),
    study=StudyType.GUIDELINE,
)
low_back_is_stiff = Rule(
    asks="Is low back motion limited, or a segment stiff?",
    when=AllOf(IN_LOW_BACK, AnyOf(SEGMENT_STIFF, AllOf(MOTION_LIMITED, Not(LEG_BELOW_KNEE)))),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("delitto-2012"), Cites("george-2021")),
    says=Said(
        "Segmental hypomobility, or limited motion without symptoms below the knee.",
        "Your low back is stiff. Hands-on care and movement can ease it.",
    ),
    study=StudyType.GUIDELINE,
)
low_back_hurts_on_pressure_or_movement = Rule(
    asks="Does a segment hurt on pressure, or did an awkward movement start it?",
    when=AllOf(
        IN_LOW_BACK,
        Not(LEG_BELOW_KNEE),
        AnyOf(
            SEGMENT_PAINFUL,
            Positive(low_back_tests.AWKWARD_MOVEMENT),
            Includes(motion.PAINFUL_LOW_BACK_MOTIONS, *motion.PAINFUL_LOW_BACK_MOTIONS.choices),
        ),
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("delitto-2012"),),
    says=Said(
        "Segmental provocation, painful motion or awkward onset, none below the knee.",
        "One level of your low back is sore. Movement helps it settle.",
    ),
    study=StudyType.GUIDELINE,
)
facet_criteria_are_met = Rule(
    asks="Is pain well relieved lying down, with four of the other six facet signs?",
    when=AllOf(
        IN_LOW_BACK,
        Positive(low_back_tests.RELIEVED_LYING),
        AtLeast(
            4,
            AtLeastValue(patient.AGE, value("revel-1998/age")),
            Negative(low_back_tests.WORSE_COUGH),
            Negative(low_back_tests.WORSE_FLEXION),
            Negative(low_back_tests.WORSE_RISING),
            Negative(low_back_tests.WORSE_EXTENSION),
            AllOf(
                Negative(low_back_tests.LUMBAR_EXTENSION_ROTATION.left),
                Negative(low_back_tests.LUMBAR_EXTENSION_ROTATION.right),
            ),
        ),
    ),
    then=Supports(FACET, FACET_NAME, Band.LOW, value("revel-1998/five-signs")),
    evidence=(Cites("revel-1998"), Cites("laslett-2004", where="sensitivity at most 17 %")),
    says=Said(
        "Facet criteria of 1998 met; weak when tested in 2004, so treated as mobility deficit with an opening bias.",
        "Small joints at the back of the spine may be the sore spot. No test can be sure.",
    ),
    study=StudyType.DERIVATION_RULE,
)
low_back_is_sensitive_to_extension = Rule(
    asks="Do bending backward and extension with rotation bring the pain on?",
    when=AllOf(
        IN_LOW_BACK,
        EXTENSION_ROTATION,
        AnyOf(
            Positive(low_back_tests.WORSE_EXTENSION),
            Includes(motion.PAINFUL_LOW_BACK_MOTIONS, "extension"),
        ),
    ),
    then=Supports(FACET, FACET_NAME, Band.MODERATE),
    evidence=(Cites("revel-1998"), Cites("synovia-design")),
    says=Said(
        "Extension and extension-rotation provoke: probable extension-sensitive pain, not an anatomical diagnosis.",
        "Bending back brings the pain on. Movements that open the back should ease it.",
    ),
    study=StudyType.CONSENSUS,
)
rising_is_free_of_pain_in_extension_pain = Rule(
    asks="Is rising from sitting free of pain, though extension with rotation hurts or lying relieves?",
    when=AllOf(
        IN_LOW_BACK,
        Negative(low_back_tests.RISING_FROM_SITTING),
        AnyOf(EXTENSION_ROTATION, Positive(low_back_tests.RELIEVED_LYING)),
    ),
    then=Supports(FACET, FACET_NAME, Band.LOW),
    evidence=(Cites("young-2003"),),
    says=Said(
        "No pain on rising from sitting went along with a facet source; no clinical test is valid alone.",
        "Small joints at the back of the spine may be the sore spot. No test can be sure.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
facet_source_is_unlikely = Rule(
    asks="Is extension with rotation free of pain on both sides?",
    when=AllOf(
        IN_LOW_BACK,
        Negative(low_back_tests.LUMBAR_EXTENSION_ROTATION.left),
        Negative(low_back_tests.LUMBAR_EXTENSION_ROTATION.right),
        Not(Positive(low_back_tests.RELIEVED_LYING)),
    ),
    then=Weakens(FACET, "Extension with rotation is free of pain on both sides."),
    evidence=(Cites("laslett-2004"),),
    says=Said(
        "A negative extension-rotation test makes a facet source unlikely.", "The small joints are not sore."
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)

RULES = named("low-back", globals())
