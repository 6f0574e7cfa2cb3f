"""Low back pain with thoughts and feelings that slow recovery, risk, and the treatment-based approach."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Below,
    Cites,
    Not,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Approach, Approaches, Mentions, Rates, Risk
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, low_back_tests, mechanism, questionnaires

CODE, NAME = "LBP-COG", "Low back pain with related cognitive or affective tendencies"
GENERAL, GENERAL_NAME = "LBP-GEN", "Chronic low back pain with generalized pain"

YELLOW_FLAGS = (
    Above(questionnaires.FABQ_WORK, value("fabq-w/high")),
    Above(questionnaires.FABQ_ACTIVITY, value("fabq-pa/high")),
    AtLeastValue(questionnaires.PHQ2, value("phq-2/positive")),
    AtLeastValue(questionnaires.PCS, value("pcs/high")),
    AtLeastValue(questionnaires.START_PSYCH, value("start-back/high-psych")),
)
PSYCH_HIGH = AtLeastValue(questionnaires.START_PSYCH, value("start-back/high-psych"))
CHRONIC = Above(complaint.DURATION_DAYS, value("stage/chronic-over"))
NOT_SUPERIOR = Mentions(
    "Care by movement-based classification was not clearly better than general exercise in lasting low back pain: "
    "the approach orders the first weeks, no more."
)

beliefs_slow_recovery = Rule(
    asks="Do at least two psychosocial scores stand high?",
    when=AllOf(IN_LOW_BACK, AtLeast(2, *YELLOW_FLAGS)),
    then=Supports(CODE, NAME, Band.HIGH),
    evidence=(Cites("delitto-2012"), Cites("waddell-1993"), Cites("kroenke-2003")),
    says=Said(
        "At least two high psychosocial scores: education, graded activity, adjusted expectation.",
        "Worry and fear of movement can keep pain going. Both can be trained down.",
    ),
    study=StudyType.GUIDELINE,
)
one_belief_slows_recovery = Rule(
    asks="Does one psychosocial score stand high?",
    when=AllOf(IN_LOW_BACK, AnyOf(*YELLOW_FLAGS)),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("delitto-2012"), Cites("waddell-1993"), Cites("kroenke-2003"), Cites("sullivan-1995")),
    says=Said(
        "One high psychosocial score.",
        "Worry or fear of movement can keep pain going. It can be trained down.",
    ),
    study=StudyType.GUIDELINE,
)
pain_is_chronic_and_generalized = Rule(
    asks="Is the pain longer than three months and generalized?",
    when=AllOf(
        IN_LOW_BACK,
        CHRONIC,
        AnyOf(
            Positive(mechanism.WIDESPREAD),
            Positive(mechanism.DIFFUSE_TENDERNESS),
            AtLeastValue(questionnaires.WPI, value("fibromyalgia/wpi")),
            AllOf(Positive(mechanism.DISPROPORTIONATE), AnyOf(*YELLOW_FLAGS)),
        ),
    ),
    then=Supports(GENERAL, GENERAL_NAME, Band.MODERATE),
    evidence=(Cites("delitto-2012"),),
    says=Said(
        "Chronic pain with generalized features.",
        "The pain has lasted long and spread. Education and steady exercise are the core of care.",
    ),
    study=StudyType.GUIDELINE,
)
pain_is_chronic_with_beliefs = Rule(
    asks="Is the pain longer than three months with a high psychosocial score?",
    when=AllOf(IN_LOW_BACK, CHRONIC, AnyOf(*YELLOW_FLAGS)),
    then=Supports(GENERAL, GENERAL_NAME, Band.LOW),
    evidence=(Cites("delitto-2012"),),
    says=Said(
        "Chronic pain with cognitive or affective features; count the painful regions.",
        "The pain has lasted long. Education and steady exercise are the core of care.",
    ),
    study=StudyType.GUIDELINE,
)
risk_is_low = Rule(
    asks="Is the low back risk score low?",
    when=AllOf(IN_LOW_BACK, AtMost(questionnaires.START_TOTAL, value("start-back/low-to"))),
    then=Rates(Risk.LOW),
    evidence=(Cites("hill-2008"),),
    says=Said(
        "STarT Back low risk: advice, self-care, few visits.",
        "The odds are good. Few visits will do.",
    ),
    study=StudyType.COHORT,
    validated=True,
)
risk_is_medium = Rule(
    asks="Is the low back risk score medium?",
    when=AllOf(
        IN_LOW_BACK,
        Above(questionnaires.START_TOTAL, value("start-back/low-to")),
        Not(PSYCH_HIGH),
    ),
    then=Rates(Risk.MEDIUM),
    evidence=(Cites("hill-2008"),),
    says=Said("STarT Back medium risk: physiotherapy.", "A course of treatment is worthwhile."),
    study=StudyType.COHORT,
    validated=True,
)
risk_is_high = Rule(
    asks="Is the low back risk score high?",
    when=AllOf(
        IN_LOW_BACK,
        Above(questionnaires.START_TOTAL, value("start-back/low-to")),
        PSYCH_HIGH,
    ),
    then=Rates(Risk.HIGH),
    evidence=(Cites("hill-2008"),),
    says=Said(
        "STarT Back high risk: psychologically informed care.",
        "Care that also deals with worry and stress will help.",
    ),
    study=StudyType.COHORT,
    validated=True,
)
symptoms_need_to_settle_first = Rule(
    asks="Does the treatment-based approach call for symptom modulation?",
    when=AllOf(
        IN_LOW_BACK,
        AnyOf(
            AtLeastValue(complaint.NPRS_NOW, value("treatment-based/modulation-pain")),
            Above(questionnaires.ODI, value("treatment-based/modulation-odi")),
            Positive(low_back_tests.SYMPTOMS_VOLATILE),
        ),
    ),
    then=(Approaches(Approach.SYMPTOM_MODULATION), NOT_SUPERIOR),
    evidence=(Cites("alrwaily-2016"), Cites("riley-2019")),
    says=Said("Symptom modulation: settle the symptoms first.", "First we calm the pain."),
    study=StudyType.CONSENSUS,
)
movement_control_comes_first = Rule(
    asks="Does the treatment-based approach call for movement control?",
    when=AllOf(
        IN_LOW_BACK,
        Below(complaint.NPRS_NOW, value("treatment-based/modulation-pain")),
        Above(complaint.NPRS_NOW, value("treatment-based/optimization-pain")),
        Not(Above(questionnaires.ODI, value("treatment-based/modulation-odi"))),
        Not(Positive(low_back_tests.SYMPTOMS_VOLATILE)),
    ),
    then=(Approaches(Approach.MOVEMENT_CONTROL), NOT_SUPERIOR),
    evidence=(Cites("alrwaily-2016"), Cites("riley-2019")),
    says=Said(
        "Movement control: sensorimotor and stabilization work, mobilization.", "First we train control."
    ),
    study=StudyType.CONSENSUS,
)
function_can_be_built_at_once = Rule(
    asks="Does the treatment-based approach call for functional optimization?",
    when=AllOf(
        IN_LOW_BACK,
        AtMost(complaint.NPRS_NOW, value("treatment-based/optimization-pain")),
        Below(questionnaires.ODI, value("treatment-based/optimization-odi")),
    ),
    then=(Approaches(Approach.FUNCTIONAL_OPTIMIZATION), NOT_SUPERIOR),
    evidence=(Cites("alrwaily-2016"), Cites("riley-2019")),
    says=Said(
        "Functional optimization: strength, endurance, work and sport.", "We build strength for your day."
    ),
    study=StudyType.CONSENSUS,
)

RULES = named("low-back", globals())
