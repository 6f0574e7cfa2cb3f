"""Decision rules about thrust for low back pain: Flynn 2002, validated by Childs 2004; Fritz 2005."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Below,
    Cites,
    EitherSide,
    Includes,
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
from synovia.domain.strategy.low_back.mobility import CODE, NAME, SEGMENT_STIFF
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK, NOT_BELOW_KNEE, ROOT_DEFICIT
from synovia.domain.terms.evidence import Band, Grade, StudyType
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    low_back_tests,
    motion,
    patient,
    pregnancy,
    questionnaires,
)

OF_TRIAL_AGE = AllOf(
    AtLeastValue(patient.AGE, value("thrust-trials/age-from")),
    AtMost(patient.AGE, value("thrust-trials/age-to")),
)
SHORT = Below(complaint.DURATION_DAYS, value("flynn-2002/days"))
FIVE_SIGNS = (
    SHORT,
    NOT_BELOW_KNEE,
    Below(questionnaires.FABQ_WORK, value("flynn-2002/fabq-w")),
    SEGMENT_STIFF,
    EitherSide(Above(motion.HIP_INTERNAL_ROTATION, value("flynn-2002/hip-rotation"))),
)

lumbopelvic_thrust_is_likely_to_help = Rule(
    asks="Do at least four of five signs foretell success of a lumbopelvic thrust?",
    when=AllOf(IN_LOW_BACK, OF_TRIAL_AGE, AtLeast(4, *FIVE_SIGNS)),
    then=(
        Supports(CODE, NAME, Band.HIGH),
        Favors(
            "THR-SI",
            "At least four of five signs; tested in a trial for this technique (LR+ 13.2, 3.4 to 52.1).",
            value("childs-2004/four-of-five"),
        ),
        Favors(
            "THR-LX", "At least four of five signs of success of thrust.", value("flynn-2002/four-of-five")
        ),
        Mentions(
            "Validated for a thrust by physical therapists (2004); the rule did not discriminate when "
            "mobilization was used in primary care (2008)."
        ),
    ),
    evidence=(
        Cites("flynn-2002"),
        Cites("childs-2004"),
        Cites("hancock-2008"),
        Cites("george-2021", Grade.A),
    ),
    says=Said(
        "At least four of five: under 16 days, not below the knee, FABQ work under 19, stiff segment, hip internal "
        "rotation over 35°. Validated in a trial (2004) for this thrust.",
        "With these signs, a quick movement of the pelvis often helps fast.",
    ),
    study=StudyType.VALIDATED_RULE,
    validated=True,
)
short_pain_above_the_knee = Rule(
    asks="Is the pain younger than 16 days with nothing below the knee?",
    when=AllOf(
        IN_LOW_BACK,
        OF_TRIAL_AGE,
        Below(complaint.DURATION_DAYS, value("fritz-2005/days")),
        NOT_BELOW_KNEE,
    ),
    then=(
        Supports(CODE, NAME, Band.MODERATE),
        Favors("THR-SI", "Under 16 days and nothing below the knee (LR+ 7.2).", value("fritz-2005/both")),
    ),
    evidence=(Cites("fritz-2005"), Cites("george-2021", Grade.A)),
    says=Said(
        "Under 16 days and nothing below the knee: good odds with a brief course of thrust.",
        "Your back pain is new and stays above the knee. The odds of quick relief are good.",
    ),
    study=StudyType.DERIVATION_RULE,
)
disability_lies_below_the_trials = Rule(
    asks="Is disability lower than in the thrust trials?",
    when=AllOf(IN_LOW_BACK, Below(questionnaires.ODI, value("thrust-trials/odi-from"))),
    then=Mentions("Oswestry under 30 %: the thrust trials did not include such patients."),
    evidence=(Cites("childs-2004"),),
    says=Said("Disability below that of the trials.", ""),
    study=StudyType.TRIAL,
)
three_of_five_signs_of_the_thrust_rule = Rule(
    asks="Are three of the five signs of the lumbopelvic thrust rule present?",
    when=AllOf(IN_LOW_BACK, OF_TRIAL_AGE, AtLeast(3, *FIVE_SIGNS)),
    then=Mentions(
        "Three of five signs: a modest gain in the odds (LR+ 2.6); the rule calls for four.",
        value("flynn-2002/three-of-five"),
    ),
    evidence=(Cites("flynn-2002"),),
    says=Said("Three of five signs of the thrust rule.", ""),
    study=StudyType.DERIVATION_RULE,
)
thrust_may_disappoint = Rule(
    asks="Do at least two signs foretell that a lumbopelvic thrust brings little?",
    when=AllOf(
        IN_LOW_BACK,
        AtLeast(
            2,
            Not(SEGMENT_STIFF),
            OneOf(complaint.LEG_SYMPTOMS, "buttock", "thigh", "below_knee", "foot"),
            AllOf(
                Negative(low_back_tests.SIJ_GAENSLEN.left),
                Negative(low_back_tests.SIJ_GAENSLEN.right),
            ),
        ),
    ),
    then=Mentions(
        "Signs of little gain from a thrust (2004, recalled): no stiff segment, buttock or leg symptoms, negative "
        "Gaenslen test; also a longer duration and equal hip rotation."
    ),
    evidence=(Cites("fritz-2004"),),
    says=Said("Two or more recalled predictors of failure of thrust; the count is ours.", ""),
    study=StudyType.DERIVATION_RULE,
)
thrust_trials_left_such_people_out = Rule(
    asks="Would the thrust trials have left this patient out?",
    when=AllOf(
        IN_LOW_BACK,
        AnyOf(
            Positive(pregnancy.PREGNANT),
            Includes(conditions.SPINAL_SURGERY, "lumbar"),
            ROOT_DEFICIT,
        ),
    ),
    then=Mentions(
        "Pregnancy, earlier lumbar surgery and root signs were reasons for exclusion from the thrust trials: their "
        "rules do not speak of this patient."
    ),
    evidence=(Cites("childs-2004"), Cites("flynn-2002")),
    says=Said("The thrust trials excluded such patients.", ""),
    study=StudyType.TRIAL,
)

RULES = named("low-back", globals())
