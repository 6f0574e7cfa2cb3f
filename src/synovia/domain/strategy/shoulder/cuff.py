"""Rotator cuff related shoulder pain and the full-thickness tear (Park 2005, Michener 2009, guideline 2025).

A single structure is never named with certainty: the classes say what the findings are consistent with.
"""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMostOf,
    Blocks,
    Cites,
    Includes,
    Is,
    Positive,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Disagreement, Weakens
from synovia.domain.strategy.shared.criteria import IN_SHOULDER, on_the_painful_side
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import complaint, conditions, joint_signs, patient, shoulder_tests
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import Scope, TechniqueClass

CODE, NAME = "RCRSP", "Rotator cuff related shoulder pain (subacromial pain)"
TEAR, TEAR_NAME = "RC-TEAR", "Findings consistent with a full-thickness tear of the rotator cuff"

RESISTED_ROTATION = Positive(shoulder_tests.INFRASPINATUS)
"""Painful or weak; a clear weakness is read as positive (shared/arm_readings)."""
PARK = (
    Positive(shoulder_tests.HAWKINS),
    Positive(shoulder_tests.PAINFUL_ARC),
    RESISTED_ROTATION,
)
MICHENER = (
    Positive(shoulder_tests.NEER),
    Positive(shoulder_tests.HAWKINS),
    Positive(shoulder_tests.PAINFUL_ARC),
    Positive(shoulder_tests.EMPTY_CAN),
    RESISTED_ROTATION,
)
TEAR_SIGNS = (
    Positive(shoulder_tests.DROP_ARM),
    Positive(shoulder_tests.PAINFUL_ARC),
    Positive(shoulder_tests.ROTATION_WEAK),
)
HANDS_ON_DEBATED = Disagreement(
    "Hands-on care for rotator cuff related shoulder pain",
    "The 2025 guideline lets manual therapy be added to exercise for the short term; the 2016 review found no important "
    "gain over placebo in its one trial of high quality, and in GRASP a full exercise program did no better than one "
    "session of best advice.",
    "Exercise is the core. Hands-on care may help for a short time; studies do not agree.",
    ("desmeules-2025", "page-2016", "hopewell-2021"),
)
OPINION = Refers(
    ActionLevel.PRECAUTION,
    "physician or orthopedic surgeon for an opinion and imaging; exercise goes on meanwhile",
    Urgency.ROUTINE,
    "Ask your doctor to look at the tendon too. You can exercise in the meantime.",
)
SPARED = Blocks(
    TechniqueClass.THR_P,
    TechniqueClass.DTF,
    at=Place.SHOULDER,
    scope=Scope.LOCAL,
    note="a tendon that may be torn",
)

WEAK_SINCE_INJURY = AllOf(
    Is(complaint.ONSET, "trauma"),
    on_the_painful_side(
        AnyOf(
            Positive(shoulder_tests.DROP_ARM),
            Positive(shoulder_tests.CANNOT_LIFT),
            Positive(shoulder_tests.ROTATION_WEAK),
        )
    ),
)
"""An acute tear, a fracture or a nerve palsy until imaged: the shoulder is neither loaded nor mobilized."""
UNTIL_IMAGED = Blocks(
    TechniqueClass.THR_P,
    TechniqueClass.M34,
    TechniqueClass.M12,
    TechniqueClass.MWM,
    TechniqueClass.STR,
    TechniqueClass.DTM,
    TechniqueClass.DTF,
    at=Place.SHOULDER,
    scope=Scope.LOCAL,
    note="until the injury is imaged",
)

subacromial_pain_is_likely = Rule(
    asks="Are Hawkins-Kennedy, painful arc and the infraspinatus test all positive?",
    when=AllOf(IN_SHOULDER, on_the_painful_side(*PARK)),
    then=(Supports(CODE, NAME, Band.HIGH, value("park-2005/impingement-three")), HANDS_ON_DEBATED),
    evidence=(Cites("park-2005"), Cites("desmeules-2025")),
    says=Said(
        "Hawkins-Kennedy, painful arc and infraspinatus test all positive.",
        "Three tests fit sore tendons of the shoulder. They get better with the right load.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
subacromial_pain_is_probable = Rule(
    asks="Are two of Hawkins-Kennedy, painful arc and the infraspinatus test positive?",
    when=AllOf(IN_SHOULDER, on_the_painful_side(AtLeast(2, *PARK))),
    then=(Supports(CODE, NAME, Band.MODERATE, value("park-2005/impingement-two")), HANDS_ON_DEBATED),
    evidence=(Cites("park-2005"),),
    says=Said(
        "Two of three: Hawkins-Kennedy, painful arc, infraspinatus test.",
        "Two tests fit sore tendons of the shoulder.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
three_of_five_impingement_signs_stand = Rule(
    asks="Are three of Neer, Hawkins-Kennedy, painful arc, empty can and resisted external rotation positive?",
    when=AllOf(IN_SHOULDER, on_the_painful_side(AtLeast(3, *MICHENER))),
    then=(Supports(CODE, NAME, Band.MODERATE, value("michener-2009/three-of-five")), HANDS_ON_DEBATED),
    evidence=(Cites("michener-2009"),),
    says=Said(
        "At least three of five signs of subacromial pain.", "Several tests fit sore shoulder tendons."
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
shoulder_hurts_on_lifting_or_one_test = Rule(
    asks="Does lifting hurt, or is one sign of subacromial pain positive?",
    when=AllOf(
        IN_SHOULDER,
        AnyOf(
            Includes(joint_signs.PAINFUL_MOTIONS, "flexion", "abduction"),
            on_the_painful_side(AnyOf(*MICHENER)),
        ),
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("michener-2009"), Cites("desmeules-2025")),
    says=Said(
        "Pain on lifting or a single sign; complete the tests.", "Lifting your arm brings the pain on."
    ),
    study=StudyType.GUIDELINE,
)
subacromial_pain_is_unlikely = Rule(
    asks="Are fewer than three of the five signs of subacromial pain positive?",
    when=AllOf(IN_SHOULDER, on_the_painful_side(AtMostOf(2, *MICHENER))),
    then=Weakens(CODE, "Fewer than three of five signs (LR- 0.34).", value("michener-2009/three-of-five")),
    evidence=(Cites("michener-2009"),),
    says=Said(
        "Fewer than three of five signs: subacromial pain less likely.", "Few tests fit a sore tendon."
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
stiff_shoulder_makes_the_signs_unspecific = Rule(
    asks="Is passive motion lost as much as active motion?",
    when=AllOf(IN_SHOULDER, on_the_painful_side(Positive(shoulder_tests.PASSIVE_LOSS))),
    then=Weakens(CODE, "Passive motion is lost too: the signs also hurt in a stiff shoulder."),
    evidence=(Cites("kelley-2013"), Cites("synovia-design")),
    says=Said(
        "In a stiff shoulder signs of subacromial pain are not specific.", "The joint itself is stiff."
    ),
    study=StudyType.CONSENSUS,
)
subacromial_bursa_is_sore = Rule(
    asks="Is the bursa under the shoulder roof the sore one?",
    when=AllOf(
        IN_SHOULDER,
        AnyOf(Is(joint_signs.BURSA, "subacromial"), Is(conditions.BURSITIS, "aseptic")),
    ),
    then=(
        Supports(CODE, NAME, Band.MODERATE),
        Blocks(
            TechniqueClass.DTF,
            TechniqueClass.DTM,
            at=Place.SHOULDER,
            scope=Scope.LOCAL,
            note="over the bursa",
        ),
    ),
    evidence=(Cites("desmeules-2025"), Cites("cyriax-1984")),
    says=Said(
        "Subacromial bursitis is treated as rotator cuff related shoulder pain; no friction on the bursa.",
        "The cushion under your shoulder roof is sore. We do not rub it.",
    ),
    study=StudyType.CONSENSUS,
)
full_thickness_tear_is_likely = Rule(
    asks="Are drop arm, painful arc and weak external rotation all positive?",
    when=AllOf(IN_SHOULDER, on_the_painful_side(*TEAR_SIGNS)),
    then=(Supports(TEAR, TEAR_NAME, Band.HIGH, value("park-2005/tear-three")), OPINION, SPARED),
    evidence=(Cites("park-2005"),),
    says=Said(
        "Drop arm, painful arc and weak external rotation: a full-thickness tear is likely; refer for an opinion.",
        "The tests fit a torn tendon. Many people do well with exercise. A doctor should look too.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
full_thickness_tear_is_likely_at_sixty = Rule(
    asks="Do the three tear signs stand in a person of 60 years or more?",
    when=AllOf(
        IN_SHOULDER,
        AtLeastValue(patient.AGE, value("park-2005/age")),
        on_the_painful_side(*TEAR_SIGNS),
    ),
    then=(Supports(TEAR, TEAR_NAME, Band.HIGH, value("park-2005/tear-three-at-sixty")), OPINION, SPARED),
    evidence=(Cites("park-2005"),),
    says=Said(
        "All three tear signs at 60 or more: a full-thickness tear is very likely.",
        "The tests fit a torn tendon, which is common at your age. A doctor should look too.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
active_lifting_is_lost = Rule(
    asks="Can the arm be lifted for the patient but not by the patient?",
    when=AllOf(IN_SHOULDER, on_the_painful_side(Positive(shoulder_tests.CANNOT_LIFT))),
    then=(Supports(TEAR, TEAR_NAME, Band.MODERATE), OPINION, SPARED),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Active lifting lost, passive kept: a large tear or a nerve palsy; refer for an opinion.",
        "You cannot hold your arm up. A doctor should find out why.",
    ),
    study=StudyType.TEXTBOOK,
)
tear_after_an_injury_is_referred = Rule(
    asks="Is there weakness of lifting or of turning out since an injury?",
    when=AllOf(IN_SHOULDER, WEAK_SINCE_INJURY),
    then=(
        Supports(TEAR, TEAR_NAME, Band.MODERATE),
        Refers(
            ActionLevel.REFER,
            "orthopedic surgeon within days: X-ray and ultrasound or MRI, as an acute tear is repaired early",
            Urgency.URGENT_DAYS,
            "Your arm got weak after an injury. See a bone and joint doctor within days.",
        ),
        UNTIL_IMAGED,
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Weakness since an injury: an acute tear, fracture or nerve palsy until imaged.",
        "Weakness after an injury can mean a torn tendon. It should be seen within days.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("shoulder", globals())
