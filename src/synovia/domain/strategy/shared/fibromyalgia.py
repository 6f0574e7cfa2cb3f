"""Fibromyalgia by the 2016 criteria, in someone who comes for the neck or the low back."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    Blocks,
    Cites,
    Limits,
    Positive,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import AdvisesAgainst, Mentions
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import complaint, conditions, questionnaires
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import THRUST_SPINE, TechniqueClass

CODE, NAME = "FIBROMYALGIA", "Fibromyalgia by the 2016 criteria"

SCORES = AnyOf(
    AllOf(
        AtLeastValue(questionnaires.WPI, value("fibromyalgia/wpi")),
        AtLeastValue(questionnaires.SSS, value("fibromyalgia/sss")),
    ),
    AllOf(
        AtLeastValue(questionnaires.WPI, value("fibromyalgia/wpi-lower")),
        AtLeastValue(questionnaires.SSS, value("fibromyalgia/sss-higher")),
    ),
)
GENERALIZED = AtLeastValue(questionnaires.WPI_REGIONS, value("fibromyalgia/regions"))
LONG = AtLeastValue(complaint.DURATION_DAYS, value("fibromyalgia/days"))

CARE = (
    Blocks(TechniqueClass.DTF, note="Deep friction has no place in fibromyalgia."),
    Limits(
        "Low dose: light pressure, pain no more than 3 of 10, start low; exercise is the core.",
        TechniqueClass.STM,
        TechniqueClass.DTM,
        TechniqueClass.M34,
        TechniqueClass.STR,
    ),
    Refers(
        ActionLevel.PRECAUTION,
        "primary care, for care by several professions",
        Urgency.ROUTINE,
        "Please tell your doctor, so that everyone works together.",
    ),
    *(
        AdvisesAgainst(
            thrust,
            Place.EVERYWHERE,
            "High-force technique is advised against in fibromyalgia (lack of effect, safety).",
            "Forceful techniques do not help here.",
            ("macfarlane-2017",),
        )
        for thrust in THRUST_SPINE
    ),
    Mentions(
        "EULAR 2016: exercise is the only strong recommendation; massage weak against and chiropractic strong "
        "against (both recalled). NICE NG193 sees too little evidence for manual therapy."
    ),
)

fibromyalgia_criteria_are_met = Rule(
    asks="Are the 2016 criteria of fibromyalgia met?",
    when=AllOf(SCORES, GENERALIZED, LONG),
    then=(Supports(CODE, NAME, Band.HIGH), *CARE),
    evidence=(Cites("wolfe-2016"), Cites("macfarlane-2017")),
    says=Said(
        "Widespread pain and symptom severity scores, four of five regions and three months: criteria met.",
        "Your pattern of pain, tiredness and sleep fits fibromyalgia. Exercise is what helps most.",
    ),
    study=StudyType.CONSENSUS,
)
fibromyalgia_is_probable = Rule(
    asks="Are the scores of fibromyalgia reached for three months, the regions not counted?",
    when=AllOf(SCORES, LONG),
    then=(Supports(CODE, NAME, Band.MODERATE), *CARE),
    evidence=(Cites("wolfe-2016"), Cites("macfarlane-2017")),
    says=Said(
        "Scores and duration reached; count the painful regions to complete the criteria.",
        "Your pattern of pain, tiredness and sleep may fit fibromyalgia.",
    ),
    study=StudyType.CONSENSUS,
)
fibromyalgia_is_known = Rule(
    asks="Has fibromyalgia been diagnosed?",
    when=Positive(conditions.FIBROMYALGIA),
    then=(Supports(CODE, NAME, Band.MODERATE), *CARE),
    evidence=(Cites("wolfe-2016"), Cites("macfarlane-2017")),
    says=Said("Known fibromyalgia.", "You have fibromyalgia. Exercise is what helps most."),
    study=StudyType.CONSENSUS,
)

RULES = named("fibromyalgia", globals())
