"""Fibromyalgia by the 2016 criteria, wherever it hurts most."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeastValue,
    AtMost,
    Below,
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
from synovia.domain.strategy.effects import AdvisesAgainst, Foresees, Mentions, Weakens
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
pain_is_not_generalized = Rule(
    asks="Do fewer than four of the five regions hurt?",
    when=Below(questionnaires.WPI_REGIONS, value("fibromyalgia/regions")),
    then=Weakens(CODE, "Fewer than four of five regions: the pain is not generalized."),
    evidence=(Cites("wolfe-2016"),),
    says=Said(
        "Fewer than four of five regions: the criteria are not met.",
        "Your pain does not spread as far as in fibromyalgia.",
    ),
    study=StudyType.CONSENSUS,
)
fibromyalgia_weighs_heavily = Rule(
    asks="Is the impact of fibromyalgia severe?",
    when=Above(questionnaires.FIQR, value("fiqr/severe")),
    then=(
        Mentions(
            "FIQR above 63 (severe, recalled): begin lower still, plan rests, and care by several professions "
            "together."
        ),
        Foresees(
            "With severe impact gains are smaller and slower; the score is repeated at 6 and 12 weeks.",
            "Gains will come slowly. We check again after 6 and 12 weeks.",
        ),
    ),
    evidence=(Cites("salaffi-2021"), Cites("bennett-2009-fiqr")),
    says=Said(
        "Severe impact of fibromyalgia.", "Your pain weighs heavily on your days. We start very gently."
    ),
    study=StudyType.COHORT,
)
fibromyalgia_weighs_little = Rule(
    asks="Is the impact of fibromyalgia mild?",
    when=AtMost(questionnaires.FIQR, value("fiqr/mild")),
    then=Mentions(
        "FIQR of 40 or less (mild or remission, recalled): self-managed exercise with few visits may do."
    ),
    evidence=(Cites("salaffi-2021"), Cites("bennett-2009-fiqr")),
    says=Said("Mild impact of fibromyalgia.", "Your pain weighs little on your days now."),
    study=StudyType.COHORT,
)

RULES = named("fibromyalgia", globals())
