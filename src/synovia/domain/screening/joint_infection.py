"""Infection of a joint or a bursa: the hot joint, the septic joint and the septic bursa."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    Cites,
    Criterion,
    Gate,
    Includes,
    Is,
    Negative,
    OneOf,
    Positive,
    Rule,
    Said,
    Weight,
    named,
)
from synovia.domain.screening.infection import FEVER
from synovia.domain.screening.where import ELBOW, KNEE, LIMB
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    HANDS_ON,
    M34,
    STM,
    STR,
    THR_P,
    TRX,
    blocked_locally,
    emergency,
    suspected,
    urgent,
)
from synovia.domain.terms.findings import conditions, injury, joint_signs, medication, red_flags
from synovia.domain.terms.places import Place

HELP_NOW = emergency(
    "emergency department: the joint is aspirated today", "Go to an emergency department now."
)
SEPTIC_JOINT = suspected("SEPTIC_ARTHRITIS_SUSPECTED", "septic arthritis suspected")
REPLACED = Includes(conditions.JOINT_REPLACEMENT, *conditions.JOINT_REPLACEMENT.choices)
UNUSABLE = AnyOf(Positive(conditions.JOINT_UNMOVABLE), Positive(injury.CANNOT_WALK_FOUR_STEPS))
BURSA_HELD = blocked_locally(THR_P, M34, TRX, STM, DTM, DTF, STR, note="over the bursa")
ASPIRATION = urgent(
    "physician the same day: aspiration, antibiotics", "An infected bursa needs a doctor today."
)

septic_joint_is_an_emergency = Rule(
    asks="Is a hot swollen joint joined by fever, loss of movement or a special risk?",
    when=AllOf(
        Positive(conditions.HOT_JOINT),
        AnyOf(
            FEVER,
            UNUSABLE,
            Positive(red_flags.IMMUNOSUPPRESSED),
            Positive(red_flags.IV_DRUGS),
            Positive(red_flags.RECENT_INFECTION),
            REPLACED,
        ),
    ),
    then=(HELP_NOW, SEPTIC_JOINT),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Hot swollen joint with fever, immobility, weakened defense, recent infection or a replaced joint: septic "
        "arthritis until excluded.",
        "A hot, swollen joint with fever can be an infection that destroys the joint. Get help now.",
    ),
)

hot_joint_in_arthritis_is_an_emergency = Rule(
    asks="Is a joint hot and swollen in inflammatory arthritis, without a known flare?",
    when=AllOf(
        Positive(conditions.HOT_JOINT),
        AnyOf(Positive(conditions.INFLAMMATORY), Positive(medication.STEROID)),
        Negative(conditions.FLARE),
    ),
    then=(HELP_NOW, SEPTIC_JOINT),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Hot swollen joint in inflammatory arthritis or under steroids, not a known flare: infected until excluded.",
        "With your arthritis a hot, swollen joint can be infected. Get help now.",
    ),
    gates=(Gate(conditions.FLARE, presumed=False),),
)

fever_with_an_unusable_joint_is_an_emergency = Rule(
    asks="With a limb complaint, does fever come with a joint that cannot be moved or loaded?",
    when=AllOf(LIMB, FEVER, UNUSABLE),
    then=(HELP_NOW, SEPTIC_JOINT),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Fever with a joint that cannot be moved or loaded; a deep joint such as the hip never looks hot.",
        "Fever with a joint you cannot use can be an infection of the joint. Get help now.",
    ),
)

hot_joint_is_urgent = Rule(
    asks="Is a joint hot and swollen without a known flare?",
    when=AllOf(Positive(conditions.HOT_JOINT), Negative(conditions.FLARE)),
    then=urgent("physician the same day: exclude infection", "A hot, swollen joint needs a doctor today."),
    evidence=(Cites("medical-teaching"),),
    says=Said("Hot swollen joint, cause not known.", "A hot, swollen joint should be looked at today."),
    gates=(Gate(conditions.HOT_JOINT), Gate(conditions.FLARE, presumed=False)),
)

hot_joint_question_comes_first = Rule(
    asks="With a limb complaint, is the joint hot and swollen?",
    when=AllOf(LIMB, Positive(conditions.HOT_JOINT)),
    then=blocked_locally(*HANDS_ON, note="the hot joint"),
    evidence=(Cites("medical-teaching"),),
    says=Said("Hot swollen joint: no hands on it.", "We do not touch a hot, swollen joint."),
    gates=(Gate(conditions.HOT_JOINT, closes=HANDS_ON, at=Place.COMPLAINT, weight=Weight.CORE),),
)

septic_bursitis_is_urgent = Rule(
    asks="Is a septic bursitis suspected?",
    when=Is(conditions.BURSITIS, "septic_suspected"),
    then=(ASPIRATION, BURSA_HELD),
    evidence=(Cites("smith-1989"),),
    says=Said("Septic bursitis suspected.", "The swelling may be infected and needs a doctor today."),
)


def _septic(site: str, where: Criterion) -> Rule:
    name = f"septic {site} bursitis suspected"
    return Rule(
        asks=f"Is a septic {site} bursitis suspected?",
        when=AllOf(Is(conditions.BURSITIS, "septic_suspected"), where),
        then=(ASPIRATION, suspected(f"BURSITIS_{site.upper()}_SEPTIC", name), BURSA_HELD),
        evidence=(Cites("smith-1989"),),
        says=Said(
            f"{name.capitalize()}: no hands on it.", "The swelling may be infected. See a doctor today."
        ),
    )


septic_olecranon_bursitis = _septic("olecranon", AnyOf(Is(joint_signs.BURSA, "olecranon"), ELBOW))
septic_prepatellar_bursitis = _septic(
    "prepatellar",
    AtLeast(
        1,  # not "any of": the parts share a finding, and the explanation names no more than needed
        Is(joint_signs.BURSA, "prepatellar"),
        AllOf(KNEE, OneOf(joint_signs.BURSA, "none", "other")),
    ),
)

RULES = named("joint-infection", globals())
