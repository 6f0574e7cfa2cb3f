"""Decision rules about thrust for low back pain: Flynn 2002, validated by Childs 2004; Fritz 2005."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Below,
    Cites,
    EitherSide,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Favors, Mentions
from synovia.domain.strategy.low_back.mobility import CODE, NAME, SEGMENT_STIFF
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK, NOT_BELOW_KNEE
from synovia.domain.terms.evidence import Band, Grade, StudyType
from synovia.domain.terms.findings import complaint, motion, patient, questionnaires

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

RULES = named("low-back", globals())
