"""Neck pain with radiating pain: cervical radiculopathy (guideline 2017, Wainner 2003, Raney 2009)."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    Cites,
    EitherSide,
    Includes,
    Negative,
    Not,
    OneOf,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Favors, Weakens
from synovia.domain.strategy.shared.criteria import ARM_BELOW_ELBOW, ARM_SYMPTOMS, IN_NECK, ROOT_DEFICIT
from synovia.domain.strategy.shared.neck_root import CODE, HELD_BACK, NAME, ROOT_SIGNS, THREE_ROOT_SIGNS
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import mechanism, neck_tests, patient, roots

NO_TENSION = AllOf(Negative(neck_tests.ULTT_A.left), Negative(neck_tests.ULTT_A.right))

all_four_root_signs_are_present = Rule(
    asks="Are all four signs of a cervical radiculopathy present on one side?",
    when=AllOf(IN_NECK, EitherSide(AllOf(*ROOT_SIGNS))),
    then=Supports(CODE, NAME, Band.HIGH, value("wainner-2003/four-of-four")),
    evidence=(
        Cites("wainner-2003", where="cluster of four"),
        Cites("wainner-reproduced-2026", where="comparable against imaging"),
    ),
    says=Said(
        "All four signs (median nerve tension, Spurling, relief by distraction, rotation toward the painful "
        "side under 60°) are present.",
        "Four signs on examination fit a sore nerve in the neck.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
cervical_radiculopathy_is_likely = Rule(
    asks="Do the bedside tests make a cervical radiculopathy likely?",
    when=AllOf(IN_NECK, THREE_ROOT_SIGNS),
    then=(
        Supports(CODE, NAME, Band.HIGH, value("wainner-2003/three-of-four")),
        *HELD_BACK,
    ),
    evidence=(Cites("wainner-2003", where="cluster of four"), Cites("blanpied-2017")),
    says=Said(
        "At least three of the four signs of cervical radiculopathy stand on one side.",
        "The tests fit a sore nerve in the neck.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
arm_pain_comes_with_a_root_deficit = Rule(
    asks="Does arm pain that fits a nerve root come with a loss of power, reflex or feeling?",
    when=AllOf(
        IN_NECK,
        ROOT_DEFICIT,
        ARM_SYMPTOMS,
        AnyOf(
            ARM_BELOW_ELBOW,
            OneOf(mechanism.DERMATOMAL, "C4", "C5", "C6", "C7", "C8", "T1"),
            Positive(mechanism.NARROW_LANCINATING),
        ),
    ),
    then=(Supports(CODE, NAME, Band.HIGH), *HELD_BACK),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Arm symptoms in a root pattern with a root deficit.",
        "The arm pain, together with a change of strength, reflex or feeling, fits a sore nerve in the neck.",
    ),
    study=StudyType.GUIDELINE,
)
root_muscle_is_weak_with_arm_pain = Rule(
    asks="Is the key muscle of a neck root weak, with arm symptoms?",
    when=AllOf(IN_NECK, ARM_SYMPTOMS, Includes(roots.WEAK_MYOTOMES, *roots.ROOTS)),
    then=(Supports(CODE, NAME, Band.HIGH), *HELD_BACK),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Arm symptoms with a weak key muscle.",
        "The arm pain, with a weak muscle, fits a sore nerve in the neck.",
    ),
    study=StudyType.GUIDELINE,
)
arm_pain_fits_a_nerve_root = Rule(
    asks="Does the arm pain fit a nerve root, though the cluster is not complete?",
    when=AllOf(
        IN_NECK,
        ARM_SYMPTOMS,
        AnyOf(
            EitherSide(AtLeast(2, *ROOT_SIGNS)),
            Positive(mechanism.NARROW_LANCINATING),
            OneOf(mechanism.DERMATOMAL, "C4", "C5", "C6", "C7", "C8", "T1"),
            AnyOf(Positive(neck_tests.SPURLING_A.left), Positive(neck_tests.SPURLING_A.right)),
        ),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Arm symptoms with some root features, short of the cluster of three.",
        "Some signs fit a sore nerve in the neck; more tests would tell.",
    ),
    study=StudyType.GUIDELINE,
)
arm_pain_below_the_elbow_may_be_radicular = Rule(
    asks="Do symptoms below the elbow leave a radiculopathy open?",
    when=AllOf(IN_NECK, ARM_BELOW_ELBOW),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Symptoms reach below the elbow; radicular pain is possible and the cluster should be completed.",
        "Pain down the arm can come from a neck nerve; more tests would tell.",
    ),
    study=StudyType.GUIDELINE,
)
nerve_tension_is_negative_on_both_sides = Rule(
    asks="Is the median nerve tension test negative on both sides?",
    when=AllOf(IN_NECK, NO_TENSION, Not(THREE_ROOT_SIGNS)),
    then=Weakens(
        CODE, "The median nerve tension test is negative on both sides.", value("wainner-2003/ultt-a")
    ),
    evidence=(Cites("wainner-2003", where="negative ratio recalled"),),
    says=Said(
        "A negative median nerve tension test makes a radiculopathy unlikely (LR- 0.12).",
        "A sore neck nerve is unlikely.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
TRACTION_SIGNS = (
    Positive(neck_tests.PERIPHERALIZES_ON_PRESSURE),
    EitherSide(Positive(neck_tests.SHOULDER_ABDUCTION_RELIEF)),
    AtLeastValue(patient.AGE, value("raney-2009/age")),
    EitherSide(Positive(neck_tests.ULTT_A)),
    Positive(neck_tests.NECK_DISTRACTION),
)
response_to_neck_traction_is_likely = Rule(
    asks="Do the signs foretell a good response to neck traction with exercise?",
    when=AllOf(IN_NECK, AtLeast(3, *TRACTION_SIGNS)),
    then=(
        Favors(
            "TRX-CX-M",
            "At least three of five signs of response to traction; the rule was never validated.",
            value("raney-2009/three-of-five"),
        ),
        Favors(
            "TRX-CX-X",
            "At least three of five signs of response to traction; the rule was never validated.",
            value("raney-2009/three-of-five"),
        ),
    ),
    evidence=(Cites("raney-2009"),),
    says=Said(
        "At least three of five signs of the traction rule (derivation only, not validated).",
        "People with these signs often did well with a gentle pull of the neck.",
    ),
    study=StudyType.DERIVATION_RULE,
)
response_to_neck_traction_is_very_likely = Rule(
    asks="Are at least four of the five signs of the neck traction rule present?",
    when=AllOf(IN_NECK, AtLeast(4, *TRACTION_SIGNS)),
    then=(
        Favors(
            "TRX-CX-M",
            "At least four of five signs of response to traction (LR+ 23.1); the rule was never validated.",
            value("raney-2009/four-of-five"),
        ),
        Favors(
            "TRX-CX-X",
            "At least four of five signs of response to traction (LR+ 23.1); the rule was never validated.",
            value("raney-2009/four-of-five"),
        ),
    ),
    evidence=(Cites("raney-2009"),),
    says=Said(
        "At least four of five signs of the traction rule (derivation only, 68 people, not validated).",
        "People with these signs mostly did well with a gentle pull of the neck.",
    ),
    study=StudyType.DERIVATION_RULE,
)

RULES = named("neck", globals())
