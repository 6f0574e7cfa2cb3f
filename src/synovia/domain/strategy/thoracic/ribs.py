"""Rib joint pain, and what a narrow chest expansion may mean. The tests are taught, their worth is not known."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Cites,
    EitherSide,
    Includes,
    Is,
    Negative,
    Not,
    Positive,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_THORACIC
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import complaint, conditions, patient, thoracic_tests

CODE, NAME = "RIB", "Findings consistent with pain of a rib joint"

SPRING = Positive(thoracic_tests.RIB_SPRING)
TENDER = Positive(thoracic_tests.RIB_ANGLE_TENDER)
BREATH = Positive(thoracic_tests.BREATH_PAIN)
TURNING = Includes(
    thoracic_tests.PAINFUL_MOTIONS,
    "rotation_left",
    "rotation_right",
    "lateral_flexion_left",
    "lateral_flexion_right",
)
NARROW_CHEST = Below(thoracic_tests.CHEST_EXPANSION, value("chest-expansion/spondyloarthritis"))


rib_joint_hurts_on_springing_and_breath_or_turning = Rule(
    asks="Does springing the ribs of one side hurt, and a deep breath or turning too?",
    when=AllOf(IN_THORACIC, EitherSide(SPRING), AnyOf(BREATH, TURNING)),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("southerst-2015"), Cites("maitland"), Cites("synovia-design")),
    says=Said(
        "Rib springing provokes, with pain on a deep breath or on turning. The tests were never measured against "
        "a standard: heart and lung come first.",
        "Pressing on one rib brings on your pain. That fits a sore joint where the rib meets the spine.",
    ),
    study=StudyType.CONSENSUS,
)
rib_joint_may_hurt = Rule(
    asks="Is there one sign of rib joint pain?",
    when=AllOf(IN_THORACIC, AnyOf(EitherSide(SPRING), AllOf(BREATH, EitherSide(TENDER)))),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("maitland"), Cites("synovia-design")),
    says=Said(
        "Rib springing, or breath pain with a tender rib angle: the other signs complete the picture.",
        "A rib joint may be the sore spot.",
    ),
    study=StudyType.CONSENSUS,
)
rib_joint_is_free = Rule(
    asks="Are the ribs of both sides free on springing?",
    when=AllOf(
        IN_THORACIC,
        Negative(thoracic_tests.RIB_SPRING.left),
        Negative(thoracic_tests.RIB_SPRING.right),
    ),
    then=Weakens(CODE, "Springing the ribs hurts on neither side."),
    evidence=(Cites("maitland"),),
    says=Said("Ribs free on springing.", "The rib joints are not sore."),
    study=StudyType.TEXTBOOK,
)
breath_pain_is_cleared_first = Rule(
    asks="Does a deep breath bring the pain on?",
    when=AllOf(IN_THORACIC, BREATH),
    then=Mentions(
        "Pain on breathing: clot of the lung, pleurisy, pneumonia, heart and rib fracture are asked about before "
        "it is called a rib joint; any new breathlessness stops the visit."
    ),
    evidence=(Cites("finucane-2020"), Cites("synovia-design")),
    says=Said(
        "Breath pain is cleared of heart and lung first.", "We first make sure heart and lungs are fine."
    ),
    study=StudyType.CONSENSUS,
)
chest_widens_too_little = Rule(
    asks="Does the chest widen less than in people without stiff ribs?",
    when=AllOf(
        IN_THORACIC,
        AnyOf(
            AllOf(
                Is(patient.SEX, "male"),
                Below(thoracic_tests.CHEST_EXPANSION, value("chest-expansion/male")),
            ),
            AllOf(
                Is(patient.SEX, "female"),
                Below(thoracic_tests.CHEST_EXPANSION, value("chest-expansion/female")),
            ),
        ),
    ),
    then=Mentions(
        "Chest expansion below what is usual (5 cm in men, 4 cm in women, recalled): add breathing and rotation "
        "exercise; age and lung disease lower it too."
    ),
    evidence=(Cites("synovia-design"),),
    says=Said("Chest expansion is small.", "Your chest widens less than usual. Breathing practice helps."),
    study=StudyType.REFERENCE_DATA,
)
narrow_chest_with_marks_of_inflammation = Rule(
    asks="Does the chest hardly widen, with marks of an inflamed spine?",
    when=AllOf(
        IN_THORACIC,
        NARROW_CHEST,
        Not(Positive(conditions.AXIAL_SPA)),
        AtLeast(
            2,
            Below(conditions.ONSET_AGE, value("nice-ng65/onset-age")),
            Above(complaint.MORNING_STIFFNESS, value("inflammatory/morning-minutes")),
            Positive(conditions.BETTER_EXERCISE),
            Positive(conditions.NOT_BETTER_REST),
            Positive(conditions.NIGHT_PAIN_RISING),
        ),
    ),
    then=Refers(
        ActionLevel.PRECAUTION,
        "rheumatology: axial spondyloarthritis?",
        Urgency.ROUTINE,
        "Ask your doctor about seeing a joint specialist.",
    ),
    evidence=(Cites("sieper-2009"), Cites("nice-ng65")),
    says=Said(
        "Chest expansion under 2.5 cm with two marks of inflammatory back pain.",
        "Your chest hardly widens, and your back acts as an inflamed one does. A joint specialist should look.",
    ),
    study=StudyType.CONSENSUS,
)
chest_hardly_widens = Rule(
    asks="Is chest expansion below 2.5 centimeters?",
    when=AllOf(IN_THORACIC, NARROW_CHEST),
    then=Mentions(
        "Chest expansion under 2.5 cm is a late sign of axial spondyloarthritis: ask about the five marks of "
        "inflammatory back pain."
    ),
    evidence=(Cites("sieper-2009"),),
    says=Said("Very small chest expansion.", "Your chest hardly widens. We ask a few more questions."),
    study=StudyType.CONSENSUS,
)

RULES = named("thoracic", globals())
