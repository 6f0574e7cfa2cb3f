"""What one finding of a limb says about another, read before any rule is asked."""

from synovia.domain.rules import (
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
from synovia.domain.screening.infection import FEVER
from synovia.domain.screening.where import ANKLE_FOOT, ELBOW, KNEE, LIMB
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    injury,
    joint_signs,
    patient,
    red_flags,
    vascular,
)

DEFINITION = (Cites("synovia-design"),)
SWOLLEN_BURSA = AnyOf(
    OneOf(joint_signs.BURSA, "olecranon", "prepatellar"),
    AllOf(
        AnyOf(ELBOW, KNEE),
        AnyOf(Positive(joint_signs.FLUCTUANT), OneOf(conditions.BURSITIS, "aseptic", "septic_suspected")),
    ),
)
AT_RISK = AnyOf(
    Positive(red_flags.IMMUNOSUPPRESSED),
    Positive(vascular.DIABETES),
    Positive(conditions.CRYSTAL),
    AtLeastValue(complaint.NPRS_NOW, value("pain/severe")),
)

bursa_with_signs_of_infection_is_septic = Rule(
    asks="Does a swollen bursa of elbow or knee show a sign of infection?",
    when=AllOf(
        SWOLLEN_BURSA,
        AnyOf(
            FEVER,
            Positive(joint_signs.REDNESS),
            AtLeastValue(joint_signs.WARMTH_DIFFERENCE, value("smith-1989/warmth")),
            Positive(joint_signs.SKIN_BREAK),
            AllOf(Positive(joint_signs.WARMTH), AT_RISK),
        ),
    ),
    then=Implies(conditions.BURSITIS, "septic_suspected", firm=True),
    evidence=(Cites("smith-1989"),),
)
ankle_and_foot_rules_are_negative = Rule(
    asks="Are all items of the Ottawa ankle and foot rules answered no?",
    when=AllOf(
        ANKLE_FOOT,
        Negative(injury.LATERAL_MALLEOLUS),
        Negative(injury.MEDIAL_MALLEOLUS),
        Negative(injury.FIFTH_METATARSAL),
        Negative(injury.NAVICULAR),
        Negative(injury.CANNOT_WALK_FOUR_STEPS),
    ),
    then=Implies(injury.TRAUMA_RULE, False),
    evidence=(Cites("stiell-1992"),),
)
knee_rule_is_negative = Rule(
    asks="Are all items of the Ottawa knee rule answered no?",
    when=AllOf(
        KNEE,
        Below(patient.AGE, value("ottawa-knee/age")),
        Negative(injury.PATELLA),
        Negative(injury.FIBULAR_HEAD),
        Negative(injury.CANNOT_FLEX_KNEE),
        Negative(injury.CANNOT_WALK_FOUR_STEPS),
    ),
    then=Implies(injury.TRAUMA_RULE, False),
    evidence=(Cites("ottawa-knee-1995"),),
)
elbow_that_straightens_needs_no_image = Rule(
    asks="Can the injured elbow be straightened fully?",
    when=AllOf(ELBOW, Negative(injury.CANNOT_EXTEND_ELBOW)),
    then=Implies(injury.TRAUMA_RULE, False),
    evidence=(Cites("appelboam-2008"),),
)
sign_of_a_trauma_rule_answers_it = Rule(
    asks="Is any sign of a trauma rule of the limbs present?",
    when=AnyOf(
        AllOf(
            ANKLE_FOOT,
            AnyOf(
                Positive(injury.LATERAL_MALLEOLUS),
                Positive(injury.MEDIAL_MALLEOLUS),
                Positive(injury.FIFTH_METATARSAL),
                Positive(injury.NAVICULAR),
                Positive(injury.CANNOT_WALK_FOUR_STEPS),
            ),
        ),
        AllOf(
            KNEE,
            AnyOf(
                Positive(injury.PATELLA),
                Positive(injury.FIBULAR_HEAD),
                Positive(injury.CANNOT_FLEX_KNEE),
                Positive(injury.CANNOT_WALK_FOUR_STEPS),
            ),
        ),
        AllOf(ELBOW, Positive(injury.CANNOT_EXTEND_ELBOW)),
    ),
    then=Implies(injury.TRAUMA_RULE, True, firm=True),
    evidence=(Cites("stiell-1992"), Cites("ottawa-knee-1995")),
)
fast_swelling_is_blood = Rule(
    asks="Did the joint swell within two hours of the injury?",
    when=Positive(injury.FAST_SWELLING),
    then=Implies(conditions.HEMARTHROSIS, True, firm=True),
    evidence=(Cites("medical-teaching"),),
)
fresh_tissue_injury_is_acute = Rule(
    asks="Is a sprain, strain or contusion three days old or less?",
    when=AllOf(
        OneOf(
            joint_signs.SOFT_TISSUE_INJURY,
            "sprain_grade_1",
            "sprain_grade_2",
            "sprain_grade_3",
            "muscle_strain",
            "contusion",
        ),
        AtMost(joint_signs.INJURY_DAYS, value("injury/acute-days")),
    ),
    then=Implies(conditions.ACUTE_INJURY, True, firm=True),
    evidence=(Cites("batavia-2006"),),
)
fresh_limb_trauma_is_acute = Rule(
    asks="Was the limb injured three days ago or less?",
    when=AllOf(
        LIMB,
        Positive(red_flags.TRAUMA),
        AtMost(red_flags.TRAUMA_DAYS, value("injury/acute-days")),
    ),
    then=Implies(conditions.ACUTE_INJURY, True),
    evidence=(Cites("batavia-2006"),),
)
injury_or_bursa_explains_swelling = Rule(
    asks="With a limb complaint, does an injury at its onset, a tendon or a bursa explain the swelling?",
    when=AllOf(
        LIMB,
        AnyOf(
            Is(complaint.ONSET, "trauma"),
            OneOf(
                joint_signs.SOFT_TISSUE_INJURY,
                "sprain_grade_1",
                "sprain_grade_2",
                "sprain_grade_3",
                "muscle_strain",
                "contusion",
                "tendinopathy",
            ),
            Positive(joint_signs.FLUCTUANT),
            OneOf(joint_signs.BURSA, *(site for site in joint_signs.BURSA.choices if site != "none")),
        ),
    ),
    then=Implies(joint_signs.SWELLING_EXPLAINED, True),
    evidence=DEFINITION,
)
both_shoulders_on_the_chart_are_girdle_pain = Rule(
    asks="Does the chart show both shoulders or shoulder girdles, of a complaint that is not widespread?",
    when=AllOf(
        OneOf(patient.REGION, "shoulder", "hip", "thoracic", "low_back"),
        Includes(complaint.PAIN_AREAS, "shoulder_left", "shoulder_girdle_left", "upper_arm_left"),
        Includes(complaint.PAIN_AREAS, "shoulder_right", "shoulder_girdle_right", "upper_arm_right"),
    ),
    then=Implies(conditions.GIRDLE_PAIN, True),
    evidence=DEFINITION,
)
both_hips_on_the_chart_are_girdle_pain = Rule(
    asks="Does the chart of a hip or shoulder complaint show both hip girdles?",
    when=AllOf(
        OneOf(patient.REGION, "hip", "shoulder"),
        Includes(complaint.PAIN_AREAS, "groin_left", "lateral_hip_left", "buttock_left"),
        Includes(complaint.PAIN_AREAS, "groin_right", "lateral_hip_right", "buttock_right"),
    ),
    then=Implies(conditions.GIRDLE_PAIN, True),
    evidence=DEFINITION,
)
named_new_fracture_is_no_cleared_trauma = Rule(
    asks="Is a fracture or dislocation suspected or unhealed?",
    when=OneOf(red_flags.FRACTURE, "suspected", "unhealed"),
    then=Implies(red_flags.TRAUMA_CLEARED, False, firm=True),
    evidence=DEFINITION,
)

RULES = named("reading", globals())
