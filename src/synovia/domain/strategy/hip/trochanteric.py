"""Greater trochanteric pain (gluteal tendon, "trochanteric bursitis"): Grimaldi 2017, Lequesne 2008, LEAP 2018."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Blocks,
    Cites,
    Is,
    Limits,
    Negative,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Weakens
from synovia.domain.strategy.shared.criteria import IN_HIP, on_the_painful_side
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import conditions, hip_tests, joint_signs
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import Scope, TechniqueClass

CODE, NAME = "GTPS", "Findings consistent with greater trochanteric pain (gluteal tendon)"
SAID = "The tendon at the side of your hip is sore. It gets better when you load it step by step."

SPARED = (
    Blocks(
        TechniqueClass.DTF,
        TechniqueClass.DTM,
        scope=Scope.LOCAL,
        at=Place.HIP,
        note="over the trochanter and its bursa",
    ),
    Blocks(
        TechniqueClass.STR,
        scope=Scope.LOCAL,
        at=Place.HIP,
        note="into adduction or along the iliotibial band: it presses the tendon on the bone",
    ),
    Limits("Gluteal muscles, never over the trochanter", TechniqueClass.STM, at=Place.HIP),
)

trochanteric_pain_on_one_leg = Rule(
    asks="Is the trochanter tender, and does standing on the leg bring the pain on?",
    when=AllOf(
        IN_HIP,
        on_the_painful_side(Positive(hip_tests.TROCHANTER_TENDER), Positive(hip_tests.STANCE_LATERAL_PAIN)),
    ),
    then=(Supports(CODE, NAME, Band.HIGH, value("grimaldi-2017/single-leg")), *SPARED),
    evidence=(Cites("grimaldi-2017"), Cites("lequesne-2008")),
    says=Said(
        "Tender trochanter with the familiar pain within 30 seconds on one leg (ratio recalled with doubt).",
        SAID,
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
trochanteric_pain_on_testing = Rule(
    asks="Is the trochanter tender, with one resisted test positive?",
    when=AllOf(
        IN_HIP,
        on_the_painful_side(
            Positive(hip_tests.TROCHANTER_TENDER),
            AnyOf(Positive(hip_tests.FADER_RESISTED), Positive(hip_tests.ADDUCTION_RESISTED)),
        ),
    ),
    then=(Supports(CODE, NAME, Band.HIGH), *SPARED),
    evidence=(Cites("grimaldi-2017"),),
    says=Said("Tender trochanter with a positive resisted test (FADER-R or ADD-R).", SAID),
    study=StudyType.DIAGNOSTIC_STUDY,
)
one_leg_brings_the_trochanteric_pain = Rule(
    asks="Does standing on the leg for 30 seconds bring the side-of-hip pain on?",
    when=AllOf(IN_HIP, on_the_painful_side(Positive(hip_tests.STANCE_LATERAL_PAIN))),
    then=(Supports(CODE, NAME, Band.MODERATE, value("lequesne-2008/single-leg")), *SPARED),
    evidence=(Cites("lequesne-2008"), Cites("grimaldi-2017")),
    says=Said("Familiar side-of-hip pain within 30 seconds on one leg; feel the trochanter.", SAID),
    study=StudyType.DIAGNOSTIC_STUDY,
)
trochanteric_pain_is_named = Rule(
    asks="Has greater trochanteric pain or trochanteric bursitis been found before?",
    when=AllOf(IN_HIP, AnyOf(Positive(conditions.TROCHANTERIC), Is(joint_signs.BURSA, "trochanteric"))),
    then=(Supports(CODE, NAME, Band.MODERATE), *SPARED),
    evidence=(Cites("mellor-2018"), Cites("grimaldi-2017")),
    says=Said("Named as trochanteric bursitis or gluteal tendinopathy; treated as gluteal tendon.", SAID),
    study=StudyType.TRIAL,
)
trochanter_alone_is_tender = Rule(
    asks="Is the trochanter tender?",
    when=AllOf(IN_HIP, on_the_painful_side(Positive(hip_tests.TROCHANTER_TENDER))),
    then=Supports(CODE, NAME, Band.LOW, value("grimaldi-2017/tenderness")),
    evidence=(Cites("grimaldi-2017"),),
    says=Said("Tender trochanter; a test that loads the tendon would make it likely.", SAID),
    study=StudyType.DIAGNOSTIC_STUDY,
)
trochanter_is_not_tender = Rule(
    asks="Is the trochanter free of tenderness on the painful side?",
    when=AllOf(IN_HIP, on_the_painful_side(Negative(hip_tests.TROCHANTER_TENDER))),
    then=Weakens(CODE, "The trochanter is not tender.", value("grimaldi-2017/tenderness")),
    evidence=(Cites("grimaldi-2017"),),
    says=Said(
        "No tenderness: less likely (LR- 0.43, recalled with doubt).", "The side of your hip is not tender."
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)

RULES = named("hip", globals())
