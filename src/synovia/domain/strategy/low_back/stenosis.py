"""Lumbar spinal stenosis with neurogenic claudication (Cook 2011, Suri 2010)."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMostOf,
    Cites,
    Limits,
    Negative,
    Positive,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import AdvisesAgainst, Weakens
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import complaint, low_back_tests, patient, red_flags
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass

CODE, NAME = "LSS", "Findings consistent with lumbar spinal stenosis (neurogenic claudication)"

CLUSTER = (
    Positive(red_flags.BILATERAL_LEGS),
    Positive(complaint.LEG_WORSE_THAN_BACK),
    Positive(complaint.WORSE_STANDING_WALKING),
    Positive(complaint.RELIEF_SITTING),
    Above(patient.AGE, value("cook-2011/age")),
)
WATCHED = (
    Limits(
        "Flexion and opening bias; no end-range extension; thrust only with a reason.",
        TechniqueClass.M34,
        TechniqueClass.THR_L,
        TechniqueClass.STR,
        at=Place.LUMBAR,
    ),
    Refers(
        ActionLevel.PRECAUTION,
        "physician, if walking gets worse or any deficit appears or progresses",
        Urgency.ROUTINE,
        "See your doctor if walking gets worse or a leg gets weak or numb.",
    ),
)
NO_TRACTION = AdvisesAgainst(
    TechniqueClass.TRX,
    Place.LUMBAR,
    "Traction has no support in stenosis and is advised against for low back pain.",
    "A pull by machine does not help here.",
    ("george-2021", "nice-ng59"),
)

stenosis_is_likely = Rule(
    asks="Do at least four of five signs point to lumbar spinal stenosis?",
    when=AllOf(IN_LOW_BACK, AtLeast(4, *CLUSTER)),
    then=(Supports(CODE, NAME, Band.HIGH, value("cook-2011/four-of-five")), *WATCHED, NO_TRACTION),
    evidence=(Cites("cook-2011"), Cites("suri-2010")),
    says=Said(
        "At least four of five: both legs, leg worse than back, on walking or standing, relief sitting, over 48.",
        "Leg pain on walking that eases sitting fits a narrow spinal canal. It can be trained.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
stenosis_is_possible = Rule(
    asks="Does claudication ease by sitting or bending forward after 48?",
    when=AllOf(
        IN_LOW_BACK,
        Positive(complaint.WORSE_STANDING_WALKING),
        AnyOf(
            Positive(complaint.RELIEF_SITTING),
            Positive(complaint.RELIEF_BENDING),
            Positive(low_back_tests.SHOPPING_CART),
        ),
        Above(patient.AGE, value("cook-2011/age")),
    ),
    then=(Supports(CODE, NAME, Band.MODERATE), *WATCHED, NO_TRACTION),
    evidence=(Cites("suri-2010"), Cites("cook-2011")),
    says=Said(
        "Leg or back pain on standing and walking, eased by flexion, over 48.",
        "Pain on walking that eases sitting or bending can come from a narrow spinal canal.",
    ),
    study=StudyType.SYSTEMATIC_REVIEW,
)
stenosis_is_unlikely = Rule(
    asks="Does no more than one of the five stenosis signs stand?",
    when=AllOf(IN_LOW_BACK, AtMostOf(1, *CLUSTER)),
    then=Weakens(CODE, "No more than one of five stenosis signs.", value("cook-2011/four-of-five")),
    evidence=(Cites("cook-2011"),),
    says=Said("No more than one sign: stenosis unlikely (LR- 0.19).", "A narrow canal is unlikely."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
sitting_does_not_relieve = Rule(
    asks="Does neither sitting nor bending forward relieve?",
    when=AllOf(IN_LOW_BACK, Negative(complaint.RELIEF_SITTING), Negative(complaint.RELIEF_BENDING)),
    then=Weakens(CODE, "Neither sitting nor bending forward relieves the leg symptoms."),
    evidence=(Cites("suri-2010"),),
    says=Said("No postural relief: think of a vascular source.", "Sitting does not ease it."),
    study=StudyType.SYSTEMATIC_REVIEW,
)

RULES = named("low-back", globals())
