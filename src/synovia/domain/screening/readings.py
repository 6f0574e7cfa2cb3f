"""What one finding says about another, read before any rule is asked: medicines, totals, definitions."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeastValue,
    AtMost,
    Below,
    Cites,
    Implies,
    Includes,
    Is,
    Negative,
    OneOf,
    Positive,
    Rule,
    named,
    value,
)
from synovia.domain.screening import limb_readings
from synovia.domain.screening.where import CORD, UPPER_LIMB
from synovia.domain.terms.findings import (
    care,
    complaint,
    conditions,
    low_back_tests,
    medication,
    motion,
    neck_tests,
    neurology,
    patient,
    pregnancy,
    red_flags,
    vascular,
)
from synovia.domain.terms.places import SPINE_REGIONS

DEFINITION = (Cites("synovia-design"),)


def _class_says(drug_class: str, finding: Implies) -> Rule:
    return Rule(
        asks=f"Does a medicine of the class {drug_class} say something?",
        when=Includes(medication.MEDICATION_CLASSES, drug_class),
        then=finding,
        evidence=(Cites("batavia-2006"),),
    )


anticoagulant_is_taken = _class_says("anticoagulant", Implies(medication.ANTICOAGULANT, True, firm=True))
antiplatelet_is_taken = _class_says("antiplatelet", Implies(medication.ANTIPLATELET, True, firm=True))
bone_medicine_means_osteoporosis = _class_says(
    "bone_protection", Implies(conditions.OSTEOPOROSIS, True, firm=True)
)
steroid_is_taken = _class_says("systemic_steroid", Implies(medication.STEROID, True))
fluoroquinolone_is_taken = _class_says(
    "fluoroquinolone", Implies(medication.FLUOROQUINOLONE, True, firm=True)
)
contraceptive_is_taken = _class_says("combined_contraceptive", Implies(vascular.CONTRACEPTIVE, True))
isotretinoin_makes_skin_fragile = _class_says("isotretinoin", Implies(conditions.FRAGILE_SKIN, True))
immunomodulator_weakens_defense = _class_says("immunomodulator", Implies(red_flags.IMMUNOSUPPRESSED, True))

inr_means_anticoagulant = Rule(
    asks="Is an INR followed?",
    when=AtLeastValue(medication.INR, value("bleeding/inr-followed")),
    then=Implies(medication.ANTICOAGULANT, True, firm=True),
    evidence=DEFINITION,
)
low_t_score_is_osteoporosis = Rule(
    asks="Is the T-score -2.5 or less?",
    when=AtMost(conditions.T_SCORE, value("bone/osteoporosis-t")),
    then=Implies(conditions.OSTEOPOROSIS, True, firm=True),
    evidence=(Cites("batavia-2006"),),
)
middle_t_score_is_osteopenia = Rule(
    asks="Is the T-score between -1 and -2.5?",
    when=AllOf(
        Above(conditions.T_SCORE, value("bone/osteoporosis-t")),
        Below(conditions.T_SCORE, value("bone/osteopenia-t")),
    ),
    then=Implies(conditions.OSTEOPENIA, True),
    evidence=(Cites("batavia-2006"),),
)
fragility_fracture_is_osteoporosis = Rule(
    asks="Was there a fragility fracture?",
    when=Positive(conditions.FRAGILITY_FRACTURE),
    then=Implies(conditions.OSTEOPOROSIS, True, firm=True),
    evidence=(Cites("batavia-2006"),),
)
osteoporosis_answers_for_fractures = Rule(
    asks="Is osteoporosis answered no?",
    when=Negative(conditions.OSTEOPOROSIS),
    then=Implies(conditions.FRAGILITY_FRACTURE, False),
    evidence=DEFINITION,
)
named_arthritis_is_inflammatory = Rule(
    asks="Is any inflammatory arthritis named?",
    when=AnyOf(
        Positive(conditions.RHEUMATOID),
        Positive(conditions.JUVENILE),
        Positive(conditions.PSORIATIC),
        Positive(conditions.AXIAL_SPA),
        Positive(conditions.ANKYLOSED),
    ),
    then=Implies(conditions.INFLAMMATORY, True, firm=True),
    evidence=DEFINITION,
)
no_arthritis_means_none_named = Rule(
    asks="Is inflammatory arthritis answered no?",
    when=Negative(conditions.INFLAMMATORY),
    then=(
        Implies(conditions.AXIAL_SPA, False),
        Implies(conditions.RHEUMATOID, False),
        Implies(conditions.FLARE, False),
    ),
    evidence=DEFINITION,
)
active_cancer_is_cancer = Rule(
    asks="Is there active cancer or a bone tumor?",
    when=AnyOf(Positive(red_flags.ACTIVE_CANCER), Positive(red_flags.METASTASIS)),
    then=Implies(red_flags.CANCER, True, firm=True),
    evidence=DEFINITION,
)
no_cancer_means_none_active = Rule(
    asks="Is cancer answered no?",
    when=Negative(red_flags.CANCER),
    then=(Implies(red_flags.ACTIVE_CANCER, False), Implies(red_flags.METASTASIS, False)),
    evidence=DEFINITION,
)
high_temperature_is_fever = Rule(
    asks="Is the temperature 38 or more?",
    when=AtLeastValue(red_flags.TEMPERATURE, value("infection/temperature")),
    then=Implies(red_flags.FEVER, True, firm=True),
    evidence=(Cites("finucane-2020"),),
)
any_cord_sign_is_upper_motor_neuron = Rule(
    asks="Is any single cord sign positive?",
    when=AnyOf(
        Positive(neurology.HOFFMANN),
        Positive(neurology.BABINSKI),
        Positive(neurology.CLONUS),
        Positive(neurology.INVERTED_SUPINATOR),
        Positive(neurology.HYPERREFLEXIA),
    ),
    then=Implies(neurology.UMN_SIGNS, True, firm=True),
    evidence=(Cites("cook-2010"),),
)
normal_screen_has_no_cord_signs = Rule(
    asks="Is the whole neurological screen normal?",
    when=Is(neurology.NEURO_SCREEN, "normal"),
    then=(
        Implies(neurology.UMN_SIGNS, False),
        Implies(neurology.REFLEX_REDUCED, False),
        Implies(neurology.SENSORY_LOSS, False),
    ),
    evidence=DEFINITION,
)
all_cord_signs_tested_negative = Rule(
    asks="Are Hoffmann, Babinski, clonus and inverted supinator all negative?",
    when=AllOf(
        Negative(neurology.HOFFMANN),
        Negative(neurology.BABINSKI),
        Negative(neurology.CLONUS),
        Negative(neurology.INVERTED_SUPINATOR),
    ),
    then=Implies(neurology.UMN_SIGNS, False),
    evidence=DEFINITION,
)
no_cord_signs_means_none = Rule(
    asks="Are upper motor neuron signs answered no?",
    when=Negative(neurology.UMN_SIGNS),
    then=(
        Implies(neurology.HOFFMANN, False),
        Implies(neurology.BABINSKI, False),
        Implies(neurology.INVERTED_SUPINATOR, False),
    ),
    evidence=DEFINITION,
)
deficit_makes_the_screen_abnormal = Rule(
    asks="Is a deficit or cord sign named?",
    when=AnyOf(
        Positive(neurology.UMN_SIGNS),
        Positive(neurology.REFLEX_REDUCED),
        Positive(neurology.SENSORY_LOSS),
        Below(neurology.POWER, value("roots/full-power")),
        Positive(neurology.FOOT_DROP),
    ),
    then=Implies(neurology.NEURO_SCREEN, "abnormal", firm=True),
    evidence=DEFINITION,
)
wide_gait_is_a_gait_deviation = Rule(
    asks="Is the gait broad-based?",
    when=Positive(low_back_tests.STANDS_WIDE),
    then=Implies(neurology.GAIT_DEVIATION, True),
    evidence=DEFINITION,
)
no_trauma_means_no_details = Rule(
    asks="Is trauma answered no?",
    when=Negative(red_flags.TRAUMA),
    then=(
        Implies(red_flags.SIGNIFICANT_TRAUMA, False),
        Implies(red_flags.CONTUSION, False),
        Implies(red_flags.PARESTHESIA_AFTER_TRAUMA, False),
    ),
    evidence=DEFINITION,
)
significant_trauma_is_trauma = Rule(
    asks="Is significant trauma or a dangerous mechanism named?",
    when=AnyOf(Positive(red_flags.SIGNIFICANT_TRAUMA), Positive(red_flags.DANGEROUS_MECHANISM)),
    then=(Implies(red_flags.TRAUMA, True, firm=True), Implies(red_flags.SIGNIFICANT_TRAUMA, True)),
    evidence=DEFINITION,
)
recent_whiplash_is_trauma = Rule(
    asks="Did a recent episode begin with a whiplash?",
    when=AllOf(Positive(neck_tests.WHIPLASH), AtMost(complaint.DURATION_DAYS, value("trauma/recent"))),
    then=Implies(red_flags.TRAUMA, True),
    evidence=DEFINITION,
)
whiplash_one_or_two_is_cleared = Rule(
    asks="Is the whiplash graded I or II?",
    when=OneOf(neck_tests.WAD_GRADE, "I", "II"),
    then=Implies(red_flags.TRAUMA_CLEARED, True),
    evidence=(Cites("spitzer-1995"),),
)
no_fracture_status_clears_trauma = Rule(
    asks="Was a fracture excluded?",
    when=Is(red_flags.FRACTURE, "none"),
    then=Implies(red_flags.TRAUMA_CLEARED, True),
    evidence=DEFINITION,
)
rotation_left_reaches_45 = Rule(
    asks="Does measured rotation to the left reach 45 degrees?",
    when=AtLeastValue(motion.CERVICAL_ROTATION.left, value("stiell-2001/rotation")),
    then=Implies(red_flags.ROTATES_45.left, True),
    evidence=(Cites("stiell-2001"),),
)
rotation_right_reaches_45 = Rule(
    asks="Does measured rotation to the right reach 45 degrees?",
    when=AtLeastValue(motion.CERVICAL_ROTATION.right, value("stiell-2001/rotation")),
    then=Implies(red_flags.ROTATES_45.right, True),
    evidence=(Cites("stiell-2001"),),
)
rotation_left_falls_short = Rule(
    asks="Does measured rotation to the left fall short of 45 degrees?",
    when=Below(motion.CERVICAL_ROTATION.left, value("stiell-2001/rotation")),
    then=Implies(red_flags.ROTATES_45.left, False),
    evidence=(Cites("stiell-2001"),),
)
rotation_right_falls_short = Rule(
    asks="Does measured rotation to the right fall short of 45 degrees?",
    when=Below(motion.CERVICAL_ROTATION.right, value("stiell-2001/rotation")),
    then=Implies(red_flags.ROTATES_45.right, False),
    evidence=(Cites("stiell-2001"),),
)
no_bilateral_symptoms_means_none_new = Rule(
    asks="Are symptoms in both legs answered no?",
    when=Negative(red_flags.BILATERAL_LEGS),
    then=Implies(red_flags.BILATERAL_LEGS_NEW, False),
    evidence=DEFINITION,
)
new_bilateral_symptoms_are_bilateral = Rule(
    asks="Are new symptoms or deficits in both legs named?",
    when=AnyOf(Positive(red_flags.BILATERAL_LEGS_NEW), Positive(red_flags.BILATERAL_DEFICIT)),
    then=Implies(red_flags.BILATERAL_LEGS, True, firm=True),
    evidence=DEFINITION,
)
pain_chart_shows_both_legs = Rule(
    asks="Does the body chart of a spinal complaint show pain below the buttock in both legs?",
    when=AllOf(
        OneOf(patient.REGION, *SPINE_REGIONS),
        Includes(complaint.PAIN_AREAS, "thigh_left", "lower_leg_left", "foot_left"),
        Includes(complaint.PAIN_AREAS, "thigh_right", "lower_leg_right", "foot_right"),
    ),
    then=Implies(red_flags.BILATERAL_LEGS, True),
    evidence=DEFINITION,
)
pain_chart_shows_the_perineum = Rule(
    asks="Does the body chart show the perineum?",
    when=Includes(complaint.PAIN_AREAS, "perineum"),
    then=Implies(red_flags.SADDLE, True),
    evidence=(Cites("finucane-2020"),),
)
shopping_cart_is_bending = Rule(
    asks="Does leaning on a shopping cart help?",
    when=Positive(low_back_tests.SHOPPING_CART),
    then=Implies(complaint.RELIEF_BENDING, True),
    evidence=DEFINITION,
)
adult_beighton_is_hypermobility = Rule(
    asks="Does the Beighton score reach the adult cut-off?",
    when=AllOf(
        AtLeastValue(patient.AGE, value("puberty/age")),
        AtMost(patient.AGE, value("hypermobility/age")),
        AtLeastValue(conditions.BEIGHTON, value("hypermobility/adult")),
    ),
    then=Implies(conditions.HYPERMOBILE, True),
    evidence=(Cites("batavia-2006"),),
)
older_beighton_is_hypermobility = Rule(
    asks="Does the Beighton score reach the cut-off over 50?",
    when=AllOf(
        Above(patient.AGE, value("hypermobility/age")),
        AtLeastValue(conditions.BEIGHTON, value("hypermobility/older")),
    ),
    then=Implies(conditions.HYPERMOBILE, True),
    evidence=(Cites("batavia-2006"),),
)
child_beighton_is_hypermobility = Rule(
    asks="Does the Beighton score reach the child's cut-off?",
    when=AllOf(
        Below(patient.AGE, value("puberty/age")),
        AtLeastValue(conditions.BEIGHTON, value("hypermobility/child")),
    ),
    then=Implies(conditions.HYPERMOBILE, True),
    evidence=(Cites("batavia-2006"),),
)
men_are_not_pregnant = Rule(
    asks="Is the patient male, or above the age of pregnancy?",
    when=AnyOf(Is(patient.SEX, "male"), Above(patient.AGE, value("pregnancy/age-to"))),
    then=Implies(pregnancy.PREGNANT, False),
    evidence=DEFINITION,
)
good_earlier_response_is_no_reaction = Rule(
    asks="Did earlier manual therapy help, or was there none?",
    when=OneOf(care.PRIOR_RESPONSE, "never_had", "helped", "no_change"),
    then=Implies(care.ADVERSE_REACTION, frozenset()),
    evidence=DEFINITION,
)
named_skin_lesion_is_one = Rule(
    asks="Is a skin lesion named by kind?",
    when=OneOf(conditions.SKIN_KIND, "wound_or_burn", "infection_or_shingles", "rash", "other"),
    then=Implies(conditions.SKIN, True, firm=True),
    evidence=DEFINITION,
)
known_thrombosis_is_previous = Rule(
    asks="Was there a thrombosis within three months?",
    when=Positive(vascular.DVT_KNOWN),
    then=Implies(vascular.PREVIOUS_DVT, True),
    evidence=DEFINITION,
)
thunderclap_is_a_new_headache = Rule(
    asks="Is there a thunderclap headache?",
    when=Positive(vascular.THUNDERCLAP),
    then=Implies(vascular.NEW_HEADACHE, True, firm=True),
    evidence=DEFINITION,
)
weeks_of_pregnancy_mean_pregnant = Rule(
    asks="Are weeks or warning signs of a pregnancy given?",
    when=AnyOf(
        AtLeastValue(pregnancy.WEEKS, value("pregnancy/weeks-counted")),
        Includes(pregnancy.WARNING_SIGNS, *pregnancy.WARNING_SIGNS.choices),
    ),
    then=Implies(pregnancy.PREGNANT, True, firm=True),
    evidence=DEFINITION,
)
unsteady_gait_seen_with_neck_pain_counts = Rule(
    asks="With neck, upper back or arm pain, is a broad-based, spastic or unsteady gait seen?",
    when=AllOf(AnyOf(CORD, UPPER_LIMB), Positive(neurology.GAIT_DEVIATION)),
    then=Implies(neurology.UNSTEADY_GAIT, True, firm=True),
    evidence=(Cites("cook-2010"),),
)
recent_traumatic_onset_is_trauma = Rule(
    asks="Did an episode of six weeks or less begin with trauma?",
    when=AllOf(Is(complaint.ONSET, "trauma"), AtMost(complaint.DURATION_DAYS, value("trauma/recent"))),
    then=Implies(red_flags.TRAUMA, True, firm=True),
    evidence=DEFINITION,
)
both_legs_raised_with_pain_are_bilateral = Rule(
    asks="Does raising either straight leg reproduce its own leg symptoms?",
    when=AllOf(Positive(low_back_tests.SLR.left), Positive(low_back_tests.SLR.right)),
    then=Implies(red_flags.BILATERAL_LEGS, True),
    evidence=DEFINITION,
)

RULES = (*named("reading", globals()), *limb_readings.RULES)
