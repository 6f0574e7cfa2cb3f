"""Low back pain with movement coordination impairments, and who gains from stabilization (Hicks 2005)."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Cites,
    Includes,
    Is,
    Negative,
    Not,
    OneOf,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Favors, Mentions
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import (
    conditions,
    low_back_tests,
    motion,
    patient,
    questionnaires,
    segments,
)

CODE, NAME = "LBP-MCI", "Low back pain with movement coordination impairments"

LOOSE = Includes(segments.LOW_BACK_LOOSE, *segments.LOW_BACK_LEVELS)
PAIN_MID_RANGE = OneOf(motion.PAIN_IN_RANGE, "mid_range", "mid_range_worse_at_end")
HIGH_LEG_RAISE = AllOf(
    Above(motion.STRAIGHT_LEG_RAISE.left, value("hicks-2005/straight-leg-raise")),
    Above(motion.STRAIGHT_LEG_RAISE.right, value("hicks-2005/straight-leg-raise")),
)

stabilization_rule_is_positive = Rule(
    asks="Do at least three of four signs foretell benefit from stabilization?",
    when=AllOf(
        IN_LOW_BACK,
        AtLeast(
            3,
            Below(patient.AGE, value("hicks-2005/age")),
            HIGH_LEG_RAISE,
            Positive(low_back_tests.ABERRANT_MOVEMENT),
            Positive(low_back_tests.PRONE_INSTABILITY),
        ),
    ),
    then=(
        Supports(CODE, NAME, Band.MODERATE, value("hicks-2005/three-of-four")),
        Favors("LX01", "Stabilization rule positive (not validated as a whole)."),
        Mentions(
            "The full stabilization rule was not validated (2014); aberrant movement with a positive prone "
            "instability test remains promising."
        ),
    ),
    evidence=(Cites("hicks-2005"), Cites("rabin-2014", where="full rule not validated")),
    says=Said(
        "At least three of four: under 40, straight leg raise over 91°, aberrant movement, prone instability. "
        "Derivation only: supporting, never the sole reason.",
        "Training the deep trunk muscles is a good fit.",
    ),
    study=StudyType.DERIVATION_RULE,
)
aberrant_movement_with_instability = Rule(
    asks="Do aberrant movement and a positive prone instability test come together?",
    when=AllOf(
        IN_LOW_BACK,
        Positive(low_back_tests.ABERRANT_MOVEMENT),
        Positive(low_back_tests.PRONE_INSTABILITY),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("rabin-2014"), Cites("delitto-2012")),
    says=Said(
        "Aberrant movement and prone instability: the two-item form of the stabilization rule, promising after the "
        "fact and not validated.",
        "Training the deep trunk muscles is a good fit.",
    ),
    study=StudyType.TRIAL,
)
SIGNS_OF_POOR_CONTROL = (
    Positive(low_back_tests.ABERRANT_MOVEMENT),
    Positive(low_back_tests.PRONE_INSTABILITY),
    LOOSE,
    Positive(low_back_tests.POOR_TRUNK_CONTROL),
    PAIN_MID_RANGE,
    Is(motion.PAIN_IN_RANGE, "sustained_end_range"),
    Is(conditions.LISTHESIS, "stable_grade_1_or_2"),
)
control_of_the_low_back_is_clearly_poor = Rule(
    asks="Do at least three features of poor control stand together?",
    when=AllOf(IN_LOW_BACK, AtLeast(3, *SIGNS_OF_POOR_CONTROL)),
    then=Supports(CODE, NAME, Band.HIGH),
    evidence=(Cites("delitto-2012"), Cites("george-2021")),
    says=Said(
        "At least three features of impaired movement coordination; the guideline names them, the count is ours.",
        "Your back moves with poor control. Training helps.",
    ),
    study=StudyType.GUIDELINE,
)
control_of_the_low_back_is_poor = Rule(
    asks="Does one sign of poor control stand with loose segments, poor endurance or mid-range pain?",
    when=AllOf(
        IN_LOW_BACK,
        AtLeast(2, *SIGNS_OF_POOR_CONTROL),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("delitto-2012"),),
    says=Said(
        "At least two features of impaired movement coordination.",
        "Your back moves with poor control. Training helps.",
    ),
    study=StudyType.GUIDELINE,
)
one_sign_of_poor_control = Rule(
    asks="Is any sign of poor control present?",
    when=AllOf(
        IN_LOW_BACK,
        AnyOf(
            Positive(low_back_tests.ABERRANT_MOVEMENT),
            Positive(low_back_tests.PRONE_INSTABILITY),
            LOOSE,
            Positive(low_back_tests.POOR_TRUNK_CONTROL),
        ),
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("delitto-2012"),),
    says=Said("One feature of impaired movement coordination.", "Your back moves with poor control."),
    study=StudyType.GUIDELINE,
)
stabilization_is_unlikely_to_help_most = Rule(
    asks="Do at least two of four signs speak against stabilization as the main treatment?",
    when=AllOf(
        IN_LOW_BACK,
        AtLeast(
            2,
            Negative(low_back_tests.PRONE_INSTABILITY),
            Negative(low_back_tests.ABERRANT_MOVEMENT),
            Not(LOOSE),
            Below(questionnaires.FABQ_ACTIVITY, value("hicks-2005/failure-fabq-pa")),
        ),
    ),
    then=Mentions(
        "Stabilization is unlikely to be the key treatment (two or more failure signs).",
        value("hicks-2005/failure"),
    ),
    evidence=(Cites("hicks-2005"),),
    says=Said(
        "Two or more signs that stabilization will not be the key.", "General exercise will do as well."
    ),
    study=StudyType.DERIVATION_RULE,
)

RULES = named("low-back", globals())
