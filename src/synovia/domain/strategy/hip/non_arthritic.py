"""Non-arthritic hip pain (shape of the hip, labrum): guideline of 2014 (Enseki) and Warwick agreement of 2016."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Cites,
    Includes,
    Negative,
    Positive,
    Rule,
    Said,
    Supports,
    named,
)
from synovia.domain.strategy.effects import AdvisesAgainst, Weakens
from synovia.domain.strategy.hip.osteoarthritis import ALTMAN
from synovia.domain.strategy.shared.criteria import IN_HIP, on_the_painful_side
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, hip_tests, low_back_tests
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass

CODE, NAME = "HIP-FAI", "Findings consistent with non-arthritic hip pain (impingement or labrum)"
SAID = "Your hip hurts when it is bent and turned in. Training helps many people."

HURTS_IN_FRONT = Includes(
    complaint.PAIN_AREAS, "groin_left", "groin_right", "lateral_hip_left", "lateral_hip_right"
)
PINCHED = on_the_painful_side(AnyOf(Positive(hip_tests.FADIR), Positive(low_back_tests.FABER)))
NO_THRUST = AdvisesAgainst(
    TechniqueClass.THR_P,
    Place.HIP,
    "Thrust of the hip is not indicated in non-arthritic hip pain; no forced flexion with inward rotation.",
    "A quick pull of the hip has no place here.",
    ("enseki-2014",),
)

hip_pain_with_shape_is_non_arthritic = Rule(
    asks="Do groin pain, a positive hip test and the shape on imaging go together?",
    when=AllOf(IN_HIP, HURTS_IN_FRONT, PINCHED, Positive(hip_tests.IMAGING_SHAPE)),
    then=(Supports(CODE, NAME, Band.HIGH), NO_THRUST),
    evidence=(Cites("griffin-2016"), Cites("enseki-2014")),
    says=Said("Symptoms, signs (FADIR or FABER) and imaging together.", SAID),
    study=StudyType.CONSENSUS,
)
hip_pain_may_be_non_arthritic = Rule(
    asks="Does FADIR or FABER reproduce groin or side-of-hip pain?",
    when=AllOf(IN_HIP, HURTS_IN_FRONT, PINCHED),
    then=(Supports(CODE, NAME, Band.MODERATE), NO_THRUST),
    evidence=(Cites("enseki-2014"),),
    says=Said("Groin or anterolateral pain with FADIR or FABER; imaging would complete the picture.", SAID),
    study=StudyType.GUIDELINE,
)
non_arthritic_hip_pain_is_unlikely = Rule(
    asks="Are FADIR and FABER both negative on the painful side?",
    when=AllOf(IN_HIP, on_the_painful_side(Negative(hip_tests.FADIR), Negative(low_back_tests.FABER))),
    then=Weakens(CODE, "FADIR and FABER are negative."),
    evidence=(Cites("enseki-2014"),),
    says=Said("FADIR and FABER negative: less likely.", "The pinch tests of your hip are clear."),
    study=StudyType.GUIDELINE,
)
osteoarthritis_explains_the_hip_pain = Rule(
    asks="Does the hip meet the clinical criteria of osteoarthritis?",
    when=AllOf(IN_HIP, ALTMAN),
    then=Weakens(CODE, "Criteria of hip osteoarthritis are met."),
    evidence=(Cites("altman-1991"), Cites("enseki-2014")),
    says=Said(
        "Osteoarthritis explains positive hip tests; the class is for hips without it.",
        "Wear explains your sore hip better.",
    ),
    study=StudyType.GUIDELINE,
)

RULES = named("hip", globals())
