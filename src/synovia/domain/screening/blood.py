"""Bleeding: anticoagulants, antiplatelets and disorders of the blood."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    Below,
    Cites,
    Gate,
    Includes,
    Positive,
    Rule,
    Said,
    named,
    value,
)
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    M34,
    STM,
    STR,
    THR_C,
    THR_P,
    THRUST_SPINE,
    THRUST_TRUNK,
    TRX,
    blocked,
    inform,
    with_care,
)
from synovia.domain.terms.evidence import ActionLevel
from synovia.domain.terms.findings import conditions, medication

BLEEDING = (Cites("hawk-2017"), Cites("batavia-2006"))

anticoagulant_closes_deep_work = Rule(
    asks="Does the patient take an anticoagulant?",
    when=Positive(medication.ANTICOAGULANT),
    then=(
        blocked(THR_C, DTM, DTF),
        with_care("Lower force; ask for bruises and the latest INR", *THRUST_TRUNK, THR_P, M34),
        with_care("Light pressure", STM),
    ),
    evidence=BLEEDING,
    says=Said(
        "Anticoagulant: no cervical thrust, deep massage or friction; mobilization and exercise are fine.",
        "Because you take a blood thinner we leave out quick neck techniques and deep massage.",
    ),
    gates=(Gate(medication.ANTICOAGULANT, closes=(*THRUST_SPINE, DTM, DTF)),),
)

unstable_inr_closes_trunk_thrust = Rule(
    asks="Is the INR above 3, or unstable?",
    when=AnyOf(Above(medication.INR, value("bleeding/inr")), Positive(medication.INR_UNSTABLE)),
    then=(
        blocked(*THRUST_SPINE, DTM, DTF),
        inform("prescriber: INR", "Tell your doctor about your blood-thinner test."),
    ),
    evidence=BLEEDING,
    says=Said(
        "INR above 3 or unstable: no spinal thrust.", "Your blood is very thin now; no quick techniques."
    ),
)

antiplatelet_is_a_precaution = Rule(
    asks="Does the patient take an antiplatelet medicine?",
    when=Positive(medication.ANTIPLATELET),
    then=with_care("Lower pressure; ask for bruises", THR_C, DTM, DTF),
    evidence=BLEEDING,
    says=Said("Antiplatelet medicine only.", "You may bruise more easily, so we press less."),
)

bleeding_disorder_closes_force = Rule(
    asks="Is there a bleeding disorder or a platelet count below 50?",
    when=AnyOf(Positive(conditions.BLEEDING), Below(conditions.PLATELETS, value("bleeding/platelets"))),
    then=(
        blocked(*THRUST_SPINE, THR_P, DTM, DTF),
        with_care("Low force, light pressure", M34, TRX, STM, STR),
        inform("hematologist for clearance", "Ask your blood doctor before we begin."),
    ),
    evidence=BLEEDING,
    says=Said(
        "Bleeding disorder or platelets below 50: no thrust, deep massage or friction; clearance.",
        "Because you bleed easily we use only light techniques.",
    ),
    gates=(Gate(conditions.BLEEDING, closes=(*THRUST_SPINE, THR_P, DTM, DTF)),),
)

ssri_with_nsaid_is_a_precaution = Rule(
    asks="Are an SSRI and an anti-inflammatory medicine taken together?",
    when=AllOf(
        Includes(medication.MEDICATION_CLASSES, "ssri"), Includes(medication.MEDICATION_CLASSES, "nsaid")
    ),
    then=with_care("Lower pressure; ask for bruises", DTM, DTF),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "SSRI with an anti-inflammatory: bleeding tendency.", "These medicines together make you bruise more."
    ),
)

masking_medicine_is_noted = Rule(
    asks="Is an opioid, pregabalin or gabapentin taken?",
    when=Includes(medication.MEDICATION_CLASSES, "opioid_or_gabapentinoid"),
    then=with_care("Pain may be masked; constipation from it confuses the bowel question"),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Opioid or gabapentinoid: masking.", "Your pain medicine can hide warning pain; tell us everything."
    ),
    level=ActionLevel.OK,
)

RULES = named("blood", globals())
