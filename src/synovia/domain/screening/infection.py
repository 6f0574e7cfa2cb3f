"""Infection of the spine and of the whole body. Joints and bursae have a room of their own."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    Cites,
    Gate,
    Is,
    Positive,
    Rule,
    Said,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import SPINE
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    EXR,
    HANDS_ON,
    M12,
    M34,
    MWM,
    NEU,
    STM,
    STR,
    THR_P,
    THRUST_SPINE,
    TRX,
    blocked,
    blocked_in_region,
    emergency,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.findings import complaint, medication, neurology, red_flags, vascular
from synovia.domain.terms.places import Place

FEVER = AnyOf(Positive(red_flags.FEVER), AtLeastValue(red_flags.TEMPERATURE, value("infection/temperature")))
STRONG_RISK = AnyOf(
    Positive(red_flags.IMMUNOSUPPRESSED),
    Positive(red_flags.IV_DRUGS),
    Positive(red_flags.RECENT_INFECTION),
    Positive(red_flags.TUBERCULOSIS),
    Positive(red_flags.INDWELLING_LINE),
)
SUSPECTED = suspected("INFECTION_SUSPECTED", "infection of spine, bone or joint suspected")
HELP_NOW = emergency("emergency department", "Go to an emergency department now.")

infection_with_deficit_is_an_emergency = Rule(
    asks="Does fever come with a neurological deficit, sphincter change or signs of sepsis?",
    when=AnyOf(
        Positive(red_flags.SEPSIS),
        AllOf(
            FEVER,
            AnyOf(
                Positive(neurology.PROGRESSIVE_WEAKNESS),
                Positive(neurology.UMN_SIGNS),
                Positive(red_flags.SADDLE),
                Positive(red_flags.BLADDER),
                Positive(red_flags.BOWEL),
                Is(neurology.NEURO_SCREEN, "abnormal"),
            ),
        ),
    ),
    then=(HELP_NOW, SUSPECTED),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Fever with neurological deficit, or sepsis: epidural abscess until excluded.",
        "Fever with weakness or bladder trouble can be an infection pressing on nerves. Get help now.",
    ),
)

meningitis_is_an_emergency = Rule(
    asks="Does fever come with a stiff neck or a new severe headache?",
    when=AllOf(FEVER, AnyOf(Positive(red_flags.NECK_STIFF_FEVER), Positive(vascular.NEW_HEADACHE))),
    then=(HELP_NOW, suspected("MENINGITIS_SUSPECTED", "meningitis suspected")),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Fever with meningism or a new severe headache.",
        "Fever with a stiff neck or a bad new headache can be meningitis. Get help now.",
    ),
)

spinal_infection_is_suspected = Rule(
    asks="Do signs of infection come with spinal tenderness, unremitting pain or a risk of infection?",
    when=AnyOf(
        AllOf(
            FEVER,
            AnyOf(
                STRONG_RISK,
                Positive(vascular.DIABETES),
                Positive(medication.STEROID),
                Positive(red_flags.PERCUSSION_TENDERNESS),
                Positive(red_flags.NIGHT_PAIN),
                Positive(complaint.SEVERE_NON_MECHANICAL),
            ),
        ),
        AllOf(
            STRONG_RISK,
            AnyOf(
                AllOf(SPINE, Positive(red_flags.NIGHT_PAIN)),
                Positive(red_flags.PERCUSSION_TENDERNESS),
                Positive(complaint.SEVERE_NON_MECHANICAL),
                Positive(red_flags.WEIGHT_LOSS),
            ),
        ),
    ),
    then=(
        urgent(
            "physician the same day: blood tests and MRI", "See a doctor today: this may be an infection."
        ),
        SUSPECTED,
    ),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Fever or a strong risk of infection with unremitting pain or a tender segment. Fever is absent in many.",
        "Your signs together can mean an infection in the spine. A doctor must look today.",
    ),
)

fever_postpones_care = Rule(
    asks="Is the patient febrile or generally unwell?",
    when=FEVER,
    then=(
        refer(
            "physician; care is postponed", "You seem ill. See your doctor first; we treat you afterwards."
        ),
        blocked(*THRUST_SPINE, THR_P, STM, DTM, DTF, EXR),
        with_care("Only if the cause is known and harmless", M34, M12, MWM, TRX, STR, NEU),
    ),
    evidence=(Cites("batavia-2006"), Cites("finucane-2020")),
    says=Said("Febrile or systemically unwell: postpone.", "While you are ill, hands-on care has to wait."),
    gates=(Gate(red_flags.FEVER, closes=HANDS_ON, weight=Weight.CORE),),
)

injecting_drugs_needs_a_physician = Rule(
    asks="Does spinal pain occur in someone who injects drugs?",
    when=AllOf(SPINE, Positive(red_flags.IV_DRUGS)),
    then=(
        refer("physician: exclude spinal infection", "See a doctor first to rule out an infection."),
        blocked(*THRUST_SPINE, THR_P, M34, TRX, DTM),
        blocked_in_region(*HANDS_ON),
        blocked_in_region(*HANDS_ON, at=Place.TRUNK),
    ),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Spinal pain with injecting drug use: infection must be excluded, even without fever.",
        "Injecting drugs makes an infection in the spine more likely. A doctor should look first.",
    ),
)

injecting_drugs_closes_spinal_thrust = Rule(
    asks="Does the patient inject drugs?",
    when=Positive(red_flags.IV_DRUGS),
    then=(
        blocked(*THRUST_SPINE),
        with_care("Ask about fever and swelling at every visit; a hot joint is an emergency"),
    ),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Injecting drug use: infection of spine or joint is more likely.",
        "Injecting drugs makes an infection more likely. Tell us at once if you feel ill.",
    ),
    gates=(Gate(red_flags.IV_DRUGS, closes=THRUST_SPINE),),
)

infection_risk_asks_for_watchfulness = Rule(
    asks="Is there a raised risk of infection without other signs?",
    when=STRONG_RISK,
    then=with_care("Ask about fever and night pain at every session; refer at the first sign of infection"),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Raised risk of infection, no other sign of it.",
        "Tell us at once if you get a fever, chills or pain at night.",
    ),
    gates=(Gate(red_flags.IMMUNOSUPPRESSED, red_flags.RECENT_INFECTION, closes=THRUST_SPINE),),
)

RULES = named("infection", globals())
