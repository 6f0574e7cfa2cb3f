"""Carpal tunnel syndrome (guideline 2019, Wainner 2005): the median nerve at the wrist; the neck is looked at too."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Cites,
    Positive,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Disagreement
from synovia.domain.strategy.shared.criteria import IN_WRIST_HAND, on_the_painful_side
from synovia.domain.terms.evidence import ActionLevel, Band, Grade, StudyType, Urgency
from synovia.domain.terms.findings import patient, questionnaires, wrist_hand_tests

CODE, NAME = "CTS", "Findings consistent with carpal tunnel syndrome"

PROVOKED = AnyOf(
    Positive(wrist_hand_tests.PHALEN),
    Positive(wrist_hand_tests.WRIST_TINEL),
    Positive(wrist_hand_tests.COMPRESSION),
)
TINGLING = Positive(wrist_hand_tests.MEDIAN_TINGLING)
HANDS_ON_DEBATED = Disagreement(
    "Hands-on care for carpal tunnel syndrome",
    "One trial in women found hands-on care as good as surgery at a year (Fernandez-de-las-Penas 2015, one research "
    "group); the guideline of 2019 gives manual therapy a weak recommendation for the short term, beside a night splint.",
    "A night splint comes first. Hands-on care may help; studies do not agree how much.",
    ("fernandez-2015-cts", "erickson-2019"),
)

RULE = (
    Positive(wrist_hand_tests.FLICK),
    Above(wrist_hand_tests.WRIST_RATIO, value("wainner-2005/wrist-ratio")),
    Above(questionnaires.CTQ_SYMPTOMS, value("wainner-2005/symptoms")),
    Positive(wrist_hand_tests.THUMB_NUMB),
    Above(patient.AGE, value("wainner-2005/age")),
)

carpal_tunnel_rule_is_positive = Rule(
    asks="Do four of five signs of the carpal tunnel rule stand?",
    when=AllOf(IN_WRIST_HAND, on_the_painful_side(AtLeast(4, *RULE))),
    then=(Supports(CODE, NAME, Band.MODERATE, value("wainner-2005/four-of-five")), HANDS_ON_DEBATED),
    evidence=(Cites("wainner-2005"), Cites("erickson-2019", Grade.B)),
    says=Said(
        "Four of five signs of the 2005 rule; derivation only, supporting.",
        "Several signs fit a squeezed nerve at the wrist.",
    ),
    study=StudyType.DERIVATION_RULE,
)
all_signs_of_the_carpal_tunnel_rule_stand = Rule(
    asks="Do all five signs of the carpal tunnel rule stand?",
    when=AllOf(IN_WRIST_HAND, on_the_painful_side(*RULE)),
    then=(Supports(CODE, NAME, Band.MODERATE, value("wainner-2005/five-of-five")), HANDS_ON_DEBATED),
    evidence=(Cites("wainner-2005"), Cites("erickson-2019", Grade.B)),
    says=Said(
        "All five signs of the 2005 rule; derivation only, supporting.",
        "All signs of a test list fit a squeezed nerve at the wrist.",
    ),
    study=StudyType.DERIVATION_RULE,
)
median_nerve_is_provoked_at_the_wrist = Rule(
    asks="Do thumb to middle finger tingle, and does a test at the wrist bring it on?",
    when=AllOf(IN_WRIST_HAND, on_the_painful_side(TINGLING, PROVOKED)),
    then=(Supports(CODE, NAME, Band.MODERATE), HANDS_ON_DEBATED),
    evidence=(Cites("erickson-2019"),),
    says=Said(
        "Tingling in median fingers with Phalen, Tinel or compression positive.",
        "A nerve at your wrist is sore. A splint at night often calms it.",
    ),
    study=StudyType.GUIDELINE,
)
median_nerve_may_be_the_source = Rule(
    asks="Do thumb to middle finger tingle, or is one test of the carpal tunnel positive?",
    when=AllOf(
        IN_WRIST_HAND,
        on_the_painful_side(AnyOf(TINGLING, Positive(wrist_hand_tests.FLICK), PROVOKED)),
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("erickson-2019"),),
    says=Said("One sign of the median nerve at the wrist.", "A nerve at your wrist may be sore."),
    study=StudyType.GUIDELINE,
)
weak_thumb_muscles_are_referred = Rule(
    asks="Are the muscles at the ball of the thumb weak or wasted?",
    when=AllOf(IN_WRIST_HAND, on_the_painful_side(Positive(wrist_hand_tests.THENAR_WEAK))),
    then=Refers(
        ActionLevel.REFER,
        "physician: nerve conduction study, opinion of a hand surgeon",
        Urgency.ROUTINE,
        "The muscles of your thumb are weak. A doctor should test the nerve.",
    ),
    evidence=(Cites("erickson-2019"), Cites("medical-teaching")),
    says=Said(
        "Thenar weakness or wasting: a severe median nerve lesion, or a neck root.",
        "Weak thumb muscles can mean that a nerve is squeezed hard.",
    ),
    study=StudyType.GUIDELINE,
)

RULES = named("wrist-hand", globals())
