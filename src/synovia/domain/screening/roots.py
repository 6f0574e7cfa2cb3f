"""Nerve-root deficits: what a stable one allows, and when a surgeon must see it."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    AtMost,
    Below,
    Cites,
    EitherSide,
    Gate,
    Includes,
    Is,
    Positive,
    Rule,
    Said,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import LOW_BACK, LOWER_LIMB, NECK, UPPER_LIMB
from synovia.domain.screening.wording import (
    DTM,
    HANDS_ON,
    M34,
    NEU,
    STR,
    THR_C,
    THR_L,
    THR_SI,
    THR_T,
    THRUST_SPINE,
    THRUST_TRUNK,
    TRX,
    blocked,
    blocked_in_region,
    emergency,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import Urgency
from synovia.domain.terms.findings import complaint, low_back_tests, motion, neurology, roots

ROOT_DEFICIT = AnyOf(
    Positive(neurology.REFLEX_REDUCED),
    Positive(neurology.SENSORY_LOSS),
    Below(neurology.POWER, value("roots/full-power")),
    Includes(roots.WEAK_MYOTOMES, *roots.ROOTS),
)

deteriorating_neurology_is_an_emergency = Rule(
    asks="Have the neurological findings got worse during care?",
    when=Positive(neurology.NEURO_WORSE_IN_CARE),
    then=emergency("emergency department or spinal surgeon now", "Go to an emergency department now."),
    evidence=(Cites("finucane-2020"), Cites("osu-cervical-list")),
    says=Said("Neurology deteriorating during care: stop.", "Your nerves got worse. Get help now."),
)

major_deficit_is_urgent = Rule(
    asks="Is power 3 of 5 or less, weakness progressing, or a foot drop new?",
    when=AnyOf(
        AtMost(neurology.POWER, value("roots/urgent-power")),
        Positive(neurology.PROGRESSIVE_WEAKNESS),
        Positive(neurology.FOOT_DROP),
    ),
    then=(
        urgent("spinal surgeon or physician: imaging", "See a doctor today about the weakness."),
        suspected("PROGRESSIVE_DEFICIT", "major or progressive neurological deficit"),
        blocked(*THRUST_SPINE),
        blocked_in_region(M34, TRX),
    ),
    evidence=(Cites("hawk-2017"), Cites("batavia-2006")),
    says=Said(
        "Power 3 of 5 or less, progressive weakness or new foot drop: surgical opinion.",
        "Weakness that is strong or getting worse must be seen by a doctor now.",
    ),
    gates=(Gate(neurology.PROGRESSIVE_WEAKNESS, closes=HANDS_ON, weight=Weight.CORE),),
)

several_roots_need_a_physician = Rule(
    asks="Do two or more nerve roots show a deficit?",
    when=AtLeastValue(neurology.ROOTS_AFFECTED, value("roots/several")),
    then=(
        refer(
            "physician: imaging", "See a doctor first: more than one nerve is affected.", Urgency.URGENT_DAYS
        ),
        blocked(*THRUST_SPINE),
        blocked_in_region(M34),
    ),
    evidence=(Cites("osu-cervical-list"),),
    says=Said(
        "Deficit of two or more roots.", "More than one nerve is affected. A doctor should look first."
    ),
)

neck_root_deficit_closes_cervical_thrust = Rule(
    asks="With neck or arm pain, is there a nerve-root deficit?",
    when=AllOf(AnyOf(NECK, UPPER_LIMB), ROOT_DEFICIT),
    then=(
        blocked(THR_C),
        with_care("Opening techniques; no end-range extension or closing while irritable", M34),
        with_care("Sliders only; no vigorous tensioner", NEU),
        with_care("Watch power, reflexes and sensation at every visit", DTM, STR, *THRUST_TRUNK),
    ),
    evidence=(Cites("blanpied-2017"), Cites("batavia-2006")),
    says=Said(
        "Stable cervical root deficit: no cervical thrust by default (debated), opening techniques.",
        "A nerve in your neck is irritated, so we use gentle techniques that give it room.",
    ),
)

low_back_root_deficit_is_a_precaution = Rule(
    asks="With low back or leg pain, is there a nerve-root deficit?",
    when=AllOf(AnyOf(LOW_BACK, LOWER_LIMB), ROOT_DEFICIT),
    then=(
        blocked(THR_L, THR_SI),
        with_care("Opening techniques; no end-range extension or closing while irritable", M34),
        with_care("Sliders only; no vigorous tensioner", NEU),
        with_care("Watch power, reflexes and sensation at every visit", DTM, STR, THR_T),
    ),
    evidence=(Cites("kngf-2021"), Cites("batavia-2006")),
    says=Said(
        "Stable lumbar root deficit: no lumbar or sacroiliac thrust, opening techniques.",
        "A nerve in your back is irritated, so we use gentle techniques that give it room.",
    ),
)

irritable_leg_pain_closes_lumbar_thrust = Rule(
    asks="Is the straight-leg raise positive and severely limited, or the leg pain highly irritable?",
    when=AllOf(
        LOW_BACK,
        EitherSide(
            AllOf(
                Positive(low_back_tests.SLR),
                AnyOf(
                    AtMost(motion.STRAIGHT_LEG_RAISE, value("straight-leg-raise/severe")),
                    Is(complaint.IRRITABILITY, "high"),
                ),
            )
        ),
    ),
    then=(blocked(THR_L, THR_SI), with_care("Short of symptoms", NEU, STR)),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Straight-leg raise severely limited or highly irritable: no lumbar thrust.",
        "Your leg nerve is very irritated, so we leave out quick techniques.",
    ),
)

abnormal_neurology_needs_detail = Rule(
    asks="Is the neurological screen abnormal?",
    when=Is(neurology.NEURO_SCREEN, "abnormal"),
    then=(
        blocked(THR_C),
        with_care("Record power, reflexes, sensation and cord signs; repeat them at every visit"),
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said("Abnormal neurological screen.", "Your nerves need to be watched at every visit."),
    gates=(Gate(neurology.NEURO_SCREEN, closes=THRUST_SPINE, weight=Weight.EXAM),),
)

RULES = named("roots", globals())
