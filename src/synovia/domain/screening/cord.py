"""The spinal cord: degenerative cervical myelopathy and other cord compression."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Cites,
    Gate,
    Negative,
    Not,
    Positive,
    Rule,
    Said,
    Supports,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import CORD, LIMB, NECK, UPPER_LIMB
from synovia.domain.screening.wording import (
    DTM,
    HANDS_ON,
    M34,
    STR,
    THR_C,
    THR_P,
    THR_T,
    TRX,
    blocked,
    blocked_in_region,
    emergency,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import Band, Urgency
from synovia.domain.terms.findings import neurology, patient, red_flags
from synovia.domain.terms.places import Place

SUSPECTED = suspected("MYELOPATHY_SUSPECTED", "cervical myelopathy suspected")
SURGEON = urgent(
    "urgent MRI and spinal surgeon", "See a doctor within days for a scan of your neck.", Urgency.URGENT_DAYS
)
CORD_HELD = (blocked(THR_C, THR_T), blocked_in_region(M34, TRX, STR, DTM, at=Place.CERVICAL))

progressive_cord_signs_are_an_emergency = Rule(
    asks="Do cord signs come with worsening weakness or sphincter change?",
    when=AllOf(
        AnyOf(
            Positive(neurology.UMN_SIGNS),
            Positive(neurology.CORD_COMPRESSION),
            AllOf(Positive(neurology.CLUMSY_HANDS), Positive(neurology.UNSTEADY_GAIT)),
        ),
        AnyOf(
            Positive(neurology.PROGRESSIVE_WEAKNESS),
            Positive(red_flags.BLADDER),
            Positive(red_flags.BOWEL),
            Positive(red_flags.SADDLE),
        ),
    ),
    then=(
        emergency("emergency department: cord compression, MRI", "Go to an emergency department now."),
        SUSPECTED,
        *CORD_HELD,
    ),
    evidence=(Cites("cook-2010"), Cites("finucane-2020")),
    says=Said(
        "Cord signs with progression or sphincter change.",
        "The spinal cord may be under pressure and getting worse. Get help now.",
    ),
)

sphincter_change_with_neck_pain_is_an_emergency = Rule(
    asks="Does neck pain come with saddle, bladder or bowel change?",
    when=AllOf(
        NECK,
        AnyOf(Positive(red_flags.SADDLE), Positive(red_flags.BLADDER), Positive(red_flags.BOWEL)),
    ),
    then=(
        emergency("emergency department: cord compression, MRI", "Go to an emergency department now."),
        SUSPECTED,
    ),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Neck pain with new saddle, bladder or bowel change: cord compression until excluded.",
        "Neck pain with new bladder or bowel trouble can mean pressure on the cord. Get help now.",
    ),
)

myelopathy_cluster_is_positive = Rule(
    asks="Are three of five signs of cervical myelopathy present?",
    when=AtLeast(
        3,
        AnyOf(Positive(neurology.GAIT_DEVIATION), Positive(neurology.UNSTEADY_GAIT)),
        Positive(neurology.HOFFMANN),
        Positive(neurology.INVERTED_SUPINATOR),
        Positive(neurology.BABINSKI),
        Above(patient.AGE, value("cook-2010/age")),
    ),
    then=(
        SURGEON,
        Supports(
            "MYELOPATHY_SUSPECTED",
            "cervical myelopathy suspected",
            Band.HIGH,
            value("cook-2010/three-of-five"),
        ),
        *CORD_HELD,
    ),
    evidence=(Cites("cook-2010"), Cites("smith-2014")),
    says=Said(
        "Three or more of: gait deviation, Hoffmann, inverted supinator, Babinski, over 45. One or none lowers the "
        "probability but does not clear a patient with symptoms.",
        "Several signs together suggest pressure on the spinal cord in your neck. It needs a scan soon.",
    ),
)

any_cord_sign_is_urgent = Rule(
    asks="Is any upper motor neuron sign present, or cord compression on imaging?",
    when=AnyOf(Positive(neurology.UMN_SIGNS), Positive(neurology.CORD_COMPRESSION)),
    then=(SURGEON, SUSPECTED, *CORD_HELD),
    evidence=(Cites("cook-2010"), Cites("finucane-2020")),
    says=Said(
        "Upper motor neuron sign or cord compression on imaging.",
        "A sign of pressure on the spinal cord needs a scan soon.",
    ),
    gates=(Gate(neurology.UMN_SIGNS, closes=(THR_C, THR_T), weight=Weight.EXAM),),
)

clumsy_hands_and_unsteady_gait_are_urgent = Rule(
    asks="Do clumsy hands and unsteady gait occur together?",
    when=AllOf(Positive(neurology.CLUMSY_HANDS), Positive(neurology.UNSTEADY_GAIT)),
    then=(SURGEON, SUSPECTED, *CORD_HELD),
    evidence=(Cites("cook-2010"), Cites("smith-2014")),
    says=Said(
        "Clumsy hands with gait or balance change: myelopathy until imaged.",
        "Clumsy hands together with unsteady walking can mean pressure on the cord. It needs a scan soon.",
    ),
)

new_symptoms_of_both_legs_with_neck_pain_are_urgent = Rule(
    asks="With neck pain, are symptoms of both legs new or getting worse?",
    when=AllOf(NECK, Positive(red_flags.BILATERAL_LEGS_NEW)),
    then=(SURGEON, SUSPECTED, *CORD_HELD),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "New symptoms of both legs with neck pain: the cord until imaged.",
        "Neck pain with new trouble in both legs can mean pressure on the cord. It needs a scan soon.",
    ),
    gates=(Gate(red_flags.BILATERAL_LEGS_NEW, closes=(THR_C, THR_T)),),
)

clumsy_hands_or_unsteady_gait_needs_an_answer = Rule(
    asks="Are the hands clumsy or is walking newly unsteady, and has no examination cleared the cord?",
    when=AllOf(
        AnyOf(Positive(neurology.CLUMSY_HANDS), Positive(neurology.UNSTEADY_GAIT)),
        Not(AllOf(LIMB, Negative(neurology.UMN_SIGNS))),
    ),
    then=(
        refer("physician: neurological examination", "See a doctor first about your hands or your balance."),
        *CORD_HELD,
    ),
    evidence=(Cites("cook-2010"), Cites("finucane-2020")),
    says=Said(
        "Clumsy hands or new unsteadiness, cause not known.",
        "Clumsy hands or unsteady walking should be looked at first.",
    ),
    gates=(
        Gate(neurology.CLUMSY_HANDS, neurology.UNSTEADY_GAIT, closes=(THR_C, THR_T)),
        Gate(neurology.UMN_SIGNS, presumed=True),
    ),
)

clumsy_hands_or_unsteady_gait_with_a_limb_complaint = Rule(
    asks="With a limb complaint and no cord sign found, are the hands clumsy or is walking unsteady?",
    when=AllOf(
        LIMB,
        AnyOf(Positive(neurology.CLUMSY_HANDS), Positive(neurology.UNSTEADY_GAIT)),
        Negative(neurology.UMN_SIGNS),
    ),
    then=(
        blocked(THR_C, THR_T),
        with_care("Test the cord signs again at every visit; refer when hands and gait go together"),
    ),
    evidence=(Cites("cook-2010"), Cites("synovia-design")),
    says=Said(
        "Clumsy hands or unsteady gait beside a limb complaint, upper motor neuron signs tested negative.",
        "We keep an eye on your hands and your balance.",
    ),
)

cord_questions_of_the_arm = Rule(
    asks="With a complaint of the arm, are the hands clumsy or is walking unsteady?",
    when=AllOf(UPPER_LIMB, AnyOf(Positive(neurology.CLUMSY_HANDS), Positive(neurology.UNSTEADY_GAIT))),
    then=with_care("Think of the neck: test reflexes, Hoffmann and Babinski signs"),
    evidence=(Cites("cook-2010"),),
    says=Said("Clumsy hands or unsteady gait with an arm complaint.", "These signs can come from the neck."),
    gates=(Gate(neurology.CLUMSY_HANDS, neurology.UNSTEADY_GAIT, closes=(THR_P, M34), at=Place.COMPLAINT),),
)

cord_questions_come_first = Rule(
    asks="With neck, upper back or widespread pain, are the hands clumsy or is walking unsteady?",
    when=AllOf(CORD, AnyOf(Positive(neurology.CLUMSY_HANDS), Positive(neurology.UNSTEADY_GAIT))),
    then=refer("physician: neurological examination", "See a doctor first about your hands or your balance."),
    evidence=(Cites("cook-2010"),),
    says=Said("Possible cord signs with spinal pain.", "These signs should be looked at first."),
    gates=(
        Gate(
            neurology.CLUMSY_HANDS,
            neurology.UNSTEADY_GAIT,
            closes=HANDS_ON,
            at=Place.SPINE,
            weight=Weight.CORE,
        ),
    ),
)

cervical_stenosis_limits_force = Rule(
    asks="Does imaging show cervical stenosis or cord contact?",
    when=Positive(neurology.CERVICAL_STENOSIS),
    then=(
        blocked(THR_C),
        with_care("Mid-range only, no extension end range", M34, TRX, DTM, STR, at=Place.CERVICAL),
        with_care("Low force", THR_T),
    ),
    evidence=(Cites("hawk-2017"), Cites("batavia-2006")),
    says=Said(
        "Cervical stenosis or cord contact on imaging without cord signs.",
        "The canal in your neck is narrow, so we stay in the middle of the range.",
    ),
)

RULES = named("cord", globals())
