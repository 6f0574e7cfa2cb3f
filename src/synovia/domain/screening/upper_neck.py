"""Instability of the upper neck. No provocative ligament test is asked for: it can harm."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Below,
    Cites,
    Gate,
    Negative,
    Positive,
    Rule,
    Said,
    named,
    value,
)
from synovia.domain.screening.where import CHEST_WALL, NECK, NECK_PAIN
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    M34,
    STR,
    THR_C,
    THR_P,
    THRUST_TRUNK,
    TRX,
    blocked,
    blocked_in_region,
    blocked_locally,
    emergency,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import Urgency
from synovia.domain.terms.findings import conditions, neurology, patient, red_flags
from synovia.domain.terms.places import Place

SUSPECTED = suspected("UCI_SUSPECTED", "upper cervical instability suspected")
LAX = AnyOf(
    Positive(conditions.CONNECTIVE_TISSUE),
    Positive(conditions.DOWN_SYNDROME),
    Positive(conditions.CRANIOCERVICAL_ANOMALY),
)
RISK = AnyOf(Positive(conditions.INFLAMMATORY), LAX)
SYMPTOM = AnyOf(
    Positive(neurology.HEAD_HEAVY),
    Positive(neurology.NECK_CLUNK),
    Positive(neurology.LUMP_THROAT),
    Positive(neurology.UNWILLING_NECK),
)
COLLAR = emergency("emergency department: collar, imaging", "Keep your neck still and call an ambulance.")

cord_signs_with_a_loose_neck_are_an_emergency = Rule(
    asks="Does a risk of upper neck instability come with cord signs?",
    when=AllOf(
        RISK,
        AnyOf(Positive(neurology.UMN_SIGNS), Positive(neurology.FOUR_LIMBS), Positive(neurology.LHERMITTE)),
    ),
    then=(COLLAR, SUSPECTED),
    evidence=(Cites("slater-2013"), Cites("mintken-2008")),
    says=Said(
        "Risk of upper cervical instability with upper motor neuron signs, four-limb paresthesia or Lhermitte.",
        "With your condition these signs can mean a loose neck pressing on the cord. Keep still, get help now.",
    ),
)

four_limb_tingling_is_an_emergency = Rule(
    asks="Is there tingling or numbness in all four limbs?",
    when=AllOf(AnyOf(NECK, CHEST_WALL), Positive(neurology.FOUR_LIMBS)),
    then=(COLLAR, SUSPECTED),
    evidence=(Cites("slater-2013"), Cites("finucane-2020")),
    says=Said(
        "Paresthesia in all four limbs with neck, upper back or arm pain: cord compression or instability until "
        "imaged.",
        "Tingling in both arms and both legs can mean pressure on the cord. Get help now.",
    ),
)

four_limb_tingling_elsewhere_is_urgent = Rule(
    asks="Is there tingling or numbness in all four limbs that no neuropathy explains?",
    when=AllOf(Positive(neurology.FOUR_LIMBS), Negative(neurology.PERIPHERAL_NEUROPATHY)),
    then=(
        urgent("physician: MRI of the neck", "See a doctor within days.", Urgency.URGENT_DAYS),
        blocked(THR_C),
    ),
    evidence=(Cites("slater-2013"), Cites("finucane-2020")),
    says=Said(
        "Paresthesia in all four limbs without a known neuropathy: the cord until imaged.",
        "Tingling in both arms and both legs should be looked at soon.",
    ),
    gates=(Gate(neurology.PERIPHERAL_NEUROPATHY, presumed=False),),
)

instability_symptoms_are_urgent = Rule(
    asks="Does a risk of upper neck instability come with its symptoms?",
    when=AllOf(NECK_PAIN, RISK, SYMPTOM),
    then=(
        urgent("physician the same day: flexion-extension imaging", "See a doctor today for a scan."),
        SUSPECTED,
    ),
    evidence=(Cites("slater-2013"), Cites("alcala-2013")),
    says=Said(
        "Risk condition with heavy head, clunk, lump in the throat or refusal to move the neck.",
        "With your condition these signs mean the neck must be scanned before any treatment.",
    ),
)

instability_symptoms_need_an_answer = Rule(
    asks="Are there symptoms of upper neck instability?",
    when=AllOf(NECK_PAIN, AnyOf(Positive(neurology.HEAD_HEAVY), Positive(neurology.UNWILLING_NECK))),
    then=(
        refer("physician", "See a doctor first about your neck."),
        blocked(THR_C),
        blocked_in_region(M34, TRX, STR, at=Place.CERVICAL),
    ),
    evidence=(Cites("slater-2013"),),
    says=Said("Heavy or unstable head, or refusal to move the neck.", "Your neck should be looked at first."),
)

risk_condition_needs_neck_imaging = Rule(
    asks="Does neck pain occur with a condition that loosens the upper neck, without clear imaging?",
    when=AllOf(NECK_PAIN, RISK, Negative(conditions.UPPER_NECK_IMAGING_CLEAR)),
    then=(
        refer(
            "physician: flexion-extension imaging of the neck",
            "Ask your doctor for a scan of your neck first.",
        ),
        blocked(THR_C),
        blocked_in_region(M34, at=Place.UPPER_CERVICAL),
        blocked_in_region(TRX, STR, at=Place.CERVICAL),
    ),
    evidence=(Cites("alcala-2013"), Cites("slater-2013")),
    says=Said(
        "Neck pain with rheumatoid or other inflammatory arthritis, Down syndrome, connective tissue disorder or "
        "anomaly: symptoms cannot tell who is unstable, so imaging comes first.",
        "Your condition can loosen the upper neck. A scan should come before treatment.",
    ),
    gates=(Gate(conditions.UPPER_NECK_IMAGING_CLEAR, presumed=False),),
)

inflammatory_arthritis_closes_cervical_thrust = Rule(
    asks="Is there any inflammatory arthritis?",
    when=Positive(conditions.INFLAMMATORY),
    then=(
        blocked(THR_C),
        blocked_in_region(M34, at=Place.UPPER_CERVICAL),
        blocked_in_region(TRX, at=Place.CERVICAL),
        with_care("No end-range stretch of the neck", STR, at=Place.CERVICAL),
        with_care("Low force, never over an inflamed joint", M34, THR_P, DTM, DTF, *THRUST_TRUNK),
    ),
    evidence=(Cites("alcala-2013"), Cites("slater-2013"), Cites("hawk-2017")),
    says=Said(
        "Inflammatory arthritis: cervical thrust is never used, even without neck symptoms.",
        "Because of your arthritis we never use quick neck techniques.",
    ),
    gates=(
        Gate(conditions.INFLAMMATORY, closes=(THR_C,)),
        Gate(conditions.INFLAMMATORY, closes=(M34,), at=Place.UPPER_CERVICAL),
        Gate(conditions.INFLAMMATORY, closes=(TRX,), at=Place.CERVICAL),
    ),
)

lax_tissue_closes_thrust = Rule(
    asks="Is there a connective tissue disorder, Down syndrome or an anomaly of the upper neck?",
    when=LAX,
    then=(
        blocked(THR_C, *THRUST_TRUNK),
        blocked_in_region(TRX, M34, at=Place.CERVICAL),
        blocked_locally(THR_P, M34, STR, note="at lax segments, in the lax direction"),
        with_care("Light pressure; tissue bruises easily", DTM, DTF),
    ),
    evidence=(Cites("batavia-2006"), Cites("mintken-2008")),
    says=Said(
        "Connective tissue disorder, Down syndrome or craniocervical anomaly: cervical thrust is never used.",
        "Your joints are looser than usual, so we leave out quick and strong techniques.",
    ),
    gates=(
        Gate(conditions.CONNECTIVE_TISSUE, closes=(THR_C,)),
        Gate(conditions.CONNECTIVE_TISSUE, closes=(THR_P,), at=Place.COMPLAINT),
    ),
)

child_with_infection_and_neck_pain_is_urgent = Rule(
    asks="Does a child have neck pain after an infection or throat surgery?",
    when=AllOf(NECK, Below(patient.AGE, value("age/adult")), Positive(red_flags.RECENT_INFECTION)),
    then=(
        urgent("physician the same day", "A child with neck pain after an infection needs a doctor today."),
        SUSPECTED,
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Child with neck pain after infection or ENT surgery: atlanto-axial subluxation (Grisel) until excluded.",
        "After an infection, a child's neck joint can slip. A doctor must look today.",
    ),
)

lhermitte_is_urgent = Rule(
    asks="Does bending the neck send an electric shock down the body?",
    when=Positive(neurology.LHERMITTE),
    then=urgent("physician: MRI within days", "See your doctor soon for a scan of your neck."),
    evidence=(Cites("finucane-2020"), Cites("slater-2013")),
    says=Said(
        "Lhermitte sign: cord involvement until imaged.",
        "An electric shock on bending the neck needs a scan.",
    ),
    gates=(Gate(neurology.LHERMITTE, closes=(THR_C,)),),
)

RULES = named("upper-neck", globals())
