"""Neck pain with movement coordination impairments, whiplash among them (guideline 2017, Quebec 1995)."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    AtMost,
    Below,
    Blocks,
    Cites,
    Is,
    Limits,
    OneOf,
    Positive,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Foresees
from synovia.domain.strategy.shared.criteria import IN_NECK, ROOT_DEFICIT
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import complaint, motion, neck_tests, patient, questionnaires
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import HANDS_ON, TechniqueClass

CODE, NAME = "NP-MCI", "Neck pain with movement coordination impairments"

AFTER_TRAUMA = AnyOf(
    Positive(neck_tests.WHIPLASH),
    OneOf(neck_tests.WAD_GRADE, "I", "II", "III"),
    Is(complaint.ONSET, "trauma"),
)
POOR_CONTROL = AnyOf(
    Below(neck_tests.CCFT_PRESSURE, value("ccft/target")),
    AllOf(
        Is(patient.SEX, "male"),
        Below(neck_tests.NECK_FLEXOR_ENDURANCE, value("neck-flexor-endurance/male")),
    ),
    AllOf(
        Is(patient.SEX, "female"),
        Below(neck_tests.NECK_FLEXOR_ENDURANCE, value("neck-flexor-endurance/female")),
    ),
)
SENSITIVE = AnyOf(Positive(neck_tests.SENSORIMOTOR), Positive(neck_tests.NECK_HYPERSENSITIVITY))
PAIN_MID_RANGE = OneOf(motion.PAIN_IN_RANGE, "mid_range", "mid_range_worse_at_end")

trauma_left_poor_control_of_the_neck = Rule(
    asks="After trauma, is control of the neck poor or the neck oversensitive?",
    when=AllOf(IN_NECK, AFTER_TRAUMA, AnyOf(POOR_CONTROL, SENSITIVE, PAIN_MID_RANGE)),
    then=Supports(CODE, NAME, Band.HIGH),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Onset with trauma and impaired motor control, sensorimotor function or mid-range pain.",
        "After the injury the small muscles that steer your neck need training.",
    ),
    study=StudyType.GUIDELINE,
)
neck_pain_began_with_trauma = Rule(
    asks="Did the neck pain begin with whiplash or other trauma?",
    when=AllOf(IN_NECK, AFTER_TRAUMA),
    then=(
        Supports(CODE, NAME, Band.MODERATE),
        Supports("WAD", "Whiplash-associated disorder", Band.MODERATE),
    ),
    evidence=(Cites("blanpied-2017"), Cites("spitzer-1995")),
    says=Said(
        "Onset linked to trauma or whiplash.",
        "Your neck pain began with an injury. Most people recover well in two to three months.",
    ),
    study=StudyType.GUIDELINE,
)
control_of_the_neck_is_poor = Rule(
    asks="Without trauma, is control of the neck poor with pain in the middle of the range?",
    when=AllOf(IN_NECK, POOR_CONTROL, PAIN_MID_RANGE),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("blanpied-2017"), Cites("jull-2008")),
    says=Said(
        "Deep neck flexor test failed with mid-range pain.",
        "The small muscles that steer your neck need training.",
    ),
    study=StudyType.GUIDELINE,
)
neck_flexors_are_weak = Rule(
    asks="Is the deep neck flexor test failed or their endurance short?",
    when=AllOf(IN_NECK, POOR_CONTROL),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("jull-2008"), Cites("domenech-2011")),
    says=Said(
        "Deep neck flexor performance below that of people without neck pain; trained within any class.",
        "The small muscles at the front of your neck are weak.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
whiplash_has_signs_of_a_nerve = Rule(
    asks="Is this a whiplash disorder with neurological signs (grade 3)?",
    when=AllOf(
        IN_NECK, AnyOf(Is(neck_tests.WAD_GRADE, "III"), AllOf(Positive(neck_tests.WHIPLASH), ROOT_DEFICIT))
    ),
    then=(
        Supports("WAD-III", "Whiplash-associated disorder grade III, with neurological signs", Band.HIGH),
        Blocks(TechniqueClass.THR_C),
        Limits(
            "Mid-range only; watch power, reflex and feeling at every visit.",
            TechniqueClass.M34,
            at=Place.CERVICAL,
        ),
        Refers(
            ActionLevel.PRECAUTION,
            "physician for the neurological finding after trauma",
            Urgency.URGENT_DAYS,
            "Please also see your doctor within days about the change of strength or feeling.",
        ),
    ),
    evidence=(Cites("spitzer-1995"),),
    says=Said("Whiplash with a neurological sign.", "After the injury there is also a sign from a nerve."),
    study=StudyType.CONSENSUS,
)
whiplash_has_signs_of_muscle_or_joint = Rule(
    asks="Is this a whiplash disorder with musculoskeletal signs (grade 2)?",
    when=AllOf(IN_NECK, Is(neck_tests.WAD_GRADE, "II")),
    then=Supports("WAD-II", "Whiplash-associated disorder grade II", Band.HIGH),
    evidence=(Cites("spitzer-1995"),),
    says=Said("Whiplash with musculoskeletal signs.", "A whiplash with stiffness or tender spots."),
    study=StudyType.CONSENSUS,
)
whiplash_is_pain_alone = Rule(
    asks="Is this a whiplash disorder with pain alone (grade 1)?",
    when=AllOf(IN_NECK, Is(neck_tests.WAD_GRADE, "I")),
    then=Supports("WAD-I", "Whiplash-associated disorder grade I", Band.HIGH),
    evidence=(Cites("spitzer-1995"),),
    says=Said("Whiplash with pain alone.", "A whiplash with pain alone."),
    study=StudyType.CONSENSUS,
)
whiplash_with_fracture_or_dislocation = Rule(
    asks="Is this a whiplash disorder with fracture or dislocation (grade 4)?",
    when=Is(neck_tests.WAD_GRADE, "IV"),
    then=(
        Supports("WAD-IV", "Whiplash with fracture or dislocation", Band.HIGH),
        Refers(
            ActionLevel.EMERGENCY,
            "emergency department, immobilized",
            Urgency.EMERGENCY,
            "Your neck may be broken or out of place. Keep still. Call an ambulance.",
        ),
        Blocks(*HANDS_ON),
    ),
    evidence=(Cites("spitzer-1995"),),
    says=Said(
        "Fracture or dislocation of the neck.", "A broken or displaced bone in the neck needs a hospital now."
    ),
    study=StudyType.CONSENSUS,
)
slow_recovery_after_whiplash_is_likely = Rule(
    asks="Do disability, age and hyperarousal foretell a slow recovery after whiplash?",
    when=AllOf(
        IN_NECK,
        AFTER_TRAUMA,
        AtLeastValue(questionnaires.NDI, value("ritchie-2013/ndi-high")),
        AtLeastValue(patient.AGE, value("ritchie-2013/age")),
        AtLeastValue(neck_tests.HYPERAROUSAL, value("ritchie-2013/hyperarousal")),
    ),
    then=Foresees(
        "Moderate to severe lasting disability is more likely; add psychologically informed care early.",
        "Recovery may take longer. Support for stress after the crash helps.",
    ),
    evidence=(Cites("ritchie-2013"),),
    says=Said("High disability, age 35 or more and hyperarousal.", "Recovery may take longer than usual."),
    study=StudyType.DERIVATION_RULE,
)
full_recovery_after_whiplash_is_likely = Rule(
    asks="Do low disability and young age foretell full recovery after whiplash?",
    when=AllOf(
        IN_NECK,
        AFTER_TRAUMA,
        AtMost(questionnaires.NDI, value("ritchie-2013/ndi-low")),
        AtMost(patient.AGE, value("ritchie-2013/age")),
    ),
    then=Foresees("Full recovery is likely; few visits may do.", "Full recovery is likely."),
    evidence=(Cites("ritchie-2013"),),
    says=Said("Low disability and age 35 or less.", "Full recovery is likely."),
    study=StudyType.DERIVATION_RULE,
)

RULES = named("neck", globals())
