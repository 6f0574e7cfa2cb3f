"""Lateral and medial elbow tendinopathy (guideline 2022, Vicenzino 2009, Bisset 2006, Loew 2014)."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    Below,
    Cites,
    Negative,
    Positive,
    Rule,
    Said,
    ShareAtMost,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Disagreement, Favors, Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_ELBOW, on_the_painful_side
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.finding import Opposite
from synovia.domain.terms.findings import elbow_tests, patient

CODE, NAME = "LET", "Lateral elbow tendinopathy"
MEDIAL, MEDIAL_NAME = "MET", "Medial elbow tendinopathy"

GRIP = elbow_tests.PAIN_FREE_GRIP
PROVOKED = AnyOf(
    Positive(elbow_tests.COZEN),
    Positive(elbow_tests.MAUDSLEY),
    Positive(elbow_tests.MILL_STRETCH),
    Positive(elbow_tests.GRIP_PAIN),
    ShareAtMost(GRIP, Opposite(GRIP), value("let/grip-share")),
)
TENDER = Positive(elbow_tests.LATERAL_TENDER)

INJECTION_OR_EXERCISE = Disagreement(
    "Corticosteroid injection or physiotherapy for lateral elbow tendinopathy",
    "Bisset 2006: injection was best at six weeks, then many relapsed and it did worst in the long term; mobilization with "
    "movement and exercise beat waiting early, and both were alike at a year. Early relief and late result point "
    "different ways.",
    "A shot helps for some weeks but does worse after a year. Exercise with hands-on care does better in the end.",
    ("bisset-2006", "lucado-2022"),
)
FRICTION_UNPROVEN = Disagreement(
    "Friction massage for lateral elbow tendinopathy",
    "Old teaching (Cyriax) relies on it; the Cochrane review of 2014 found two trials with 57 people and no clear effect. "
    "It is offered as an adjunct to loading at most.",
    "Firm rubbing of the tendon is an old habit. Proof that it helps is thin.",
    ("loew-2014", "cyriax"),
)
DEBATED = (INJECTION_OR_EXERCISE, FRICTION_UNPROVEN)

lateral_elbow_tendinopathy_is_typical = Rule(
    asks="Is the lateral epicondyle tender, and does resisted wrist extension hurt there?",
    when=AllOf(IN_ELBOW, on_the_painful_side(TENDER, Positive(elbow_tests.COZEN))),
    then=(Supports(CODE, NAME, Band.HIGH), *DEBATED),
    evidence=(Cites("lucado-2022"),),
    says=Said(
        "Tender lateral epicondyle with pain on resisted wrist extension: the typical picture.",
        "The tendon at the outside of your elbow is sore. Load builds it up again.",
    ),
    study=StudyType.GUIDELINE,
)
lateral_elbow_tendinopathy_is_likely = Rule(
    asks="Is the lateral epicondyle tender, and does resisting, stretching or gripping bring the pain on?",
    when=AllOf(IN_ELBOW, on_the_painful_side(TENDER, PROVOKED)),
    then=(Supports(CODE, NAME, Band.HIGH), *DEBATED),
    evidence=(Cites("lucado-2022"),),
    says=Said(
        "Tender lateral epicondyle with a positive provocation test or reduced pain-free grip.",
        "The tendon at the outside of your elbow is sore. Load builds it up again.",
    ),
    study=StudyType.GUIDELINE,
)
outer_elbow_is_tender_or_provoked = Rule(
    asks="Is the lateral epicondyle tender, or does one test of its tendon hurt?",
    when=AllOf(IN_ELBOW, on_the_painful_side(AnyOf(TENDER, PROVOKED))),
    then=(Supports(CODE, NAME, Band.LOW), INJECTION_OR_EXERCISE),
    evidence=(Cites("lucado-2022"),),
    says=Said(
        "One sign of lateral elbow tendinopathy.", "The tendon at the outside of your elbow may be sore."
    ),
    study=StudyType.GUIDELINE,
)
outer_elbow_is_calm = Rule(
    asks="Is the lateral epicondyle free of tenderness and resisted wrist extension free of pain?",
    when=AllOf(
        IN_ELBOW,
        on_the_painful_side(Negative(elbow_tests.LATERAL_TENDER), Negative(elbow_tests.COZEN)),
    ),
    then=Weakens(CODE, "The lateral epicondyle is not tender and resisted wrist extension does not hurt."),
    evidence=(Cites("lucado-2022", where="palpation is sensitive"),),
    says=Said(
        "No tenderness, negative Cozen: another source, the neck among them.", "That tendon is not sore."
    ),
    study=StudyType.GUIDELINE,
)
mobilization_with_movement_may_help_soon = Rule(
    asks="Do all three items of the rule for mobilization with movement stand with lateral elbow tendinopathy?",
    when=AllOf(
        IN_ELBOW,
        Below(patient.AGE, value("vicenzino-2009/age")),
        on_the_painful_side(
            TENDER,
            PROVOKED,
            Above(GRIP, value("vicenzino-2009/affected-grip")),
            Below(Opposite(GRIP), value("vicenzino-2009/other-grip")),
        ),
    ),
    then=Favors(
        "MWM-ELB",
        "Under 49, pain-free grip above 112 N and under 336 N on the other side: early response more likely. "
        "Derivation only (n = 64), never the sole reason.",
        value("vicenzino-2009/all-three"),
    ),
    evidence=(Cites("vicenzino-2009"),),
    says=Said(
        "All three items of the 2009 rule; never validated.",
        "People like you often grip with less pain soon after this technique.",
    ),
    study=StudyType.DERIVATION_RULE,
)
medial_elbow_tendinopathy_is_probable = Rule(
    asks="Is the medial epicondyle tender, and does resisted wrist flexion or pronation hurt there?",
    when=AllOf(
        IN_ELBOW,
        on_the_painful_side(
            Positive(elbow_tests.MEDIAL_TENDER), Positive(elbow_tests.RESISTED_WRIST_FLEXION)
        ),
    ),
    then=(
        Supports(MEDIAL, MEDIAL_NAME, Band.MODERATE),
        Mentions("Medial elbow tendinopathy is little studied: loading is borrowed from the outer elbow."),
    ),
    evidence=(Cites("amin-2015"),),
    says=Said(
        "Tender medial epicondyle with pain on resisted wrist flexion or pronation.",
        "The tendon at the inside of your elbow is sore. Load builds it up again.",
    ),
    study=StudyType.TEXTBOOK,
)
inner_elbow_is_tender = Rule(
    asks="Is the medial epicondyle tender, or does resisted wrist flexion or pronation hurt there?",
    when=AllOf(
        IN_ELBOW,
        on_the_painful_side(
            AnyOf(Positive(elbow_tests.MEDIAL_TENDER), Positive(elbow_tests.RESISTED_WRIST_FLEXION))
        ),
    ),
    then=Supports(MEDIAL, MEDIAL_NAME, Band.LOW),
    evidence=(Cites("amin-2015"),),
    says=Said("One sign of medial elbow tendinopathy.", "The tendon at the inside may be sore."),
    study=StudyType.TEXTBOOK,
)
ulnar_nerve_may_be_the_source = Rule(
    asks="Does the little finger tingle, or does tapping behind the inner elbow make it tingle?",
    when=AllOf(
        IN_ELBOW,
        on_the_painful_side(AnyOf(Positive(elbow_tests.ULNAR_TINGLING), Positive(elbow_tests.ULNAR_TINEL))),
    ),
    then=Mentions(
        "The ulnar nerve at the elbow or a lower neck root may be the source: test power of the hand, feeling and the neck; "
        "refer when weakness or wasting shows."
    ),
    evidence=(Cites("medical-teaching"), Cites("amin-2015")),
    says=Said(
        "Ulnar nerve signs at the elbow.", "A nerve at your elbow may be sore. Tell us if the hand gets weak."
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("elbow", globals())
