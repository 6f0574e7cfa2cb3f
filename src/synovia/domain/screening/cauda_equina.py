"""Cauda equina syndrome, and the neurogenic claudication it must not be confused with."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtMost,
    Cites,
    Gate,
    Is,
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
from synovia.domain.screening.where import BACK, BACK_OR_LEG_PAIN, TRUNK
from synovia.domain.screening.wording import (
    HANDS_ON,
    THRUST_TRUNK,
    emergency,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import Band
from synovia.domain.terms.findings import complaint, low_back_tests, neurology, red_flags

EMERGENCY_MRI = emergency(
    "emergency department with spinal surgery, emergency MRI",
    "Go to an emergency department now. Do not drive yourself.",
)
SUSPECTED = suspected("CES_SUSPECTED", "cauda equina syndrome suspected")
STABLE_CLAUDICATION = AllOf(
    Above(complaint.DURATION_DAYS, value("cauda-equina/long-standing")),
    Positive(complaint.WORSE_STANDING_WALKING),
    AnyOf(
        Positive(complaint.RELIEF_SITTING),
        Positive(complaint.RELIEF_BENDING),
        Positive(low_back_tests.SHOPPING_CART),
    ),
)
PATHWAY = (Cites("finucane-2020"), Cites("girft-ces"))
SADDLE_OR_SPHINCTER = AnyOf(
    Positive(red_flags.SADDLE),
    Positive(red_flags.BLADDER),
    Positive(red_flags.BOWEL),
    Positive(red_flags.ANAL_TONE),
)

cauda_equina_is_suspected = Rule(
    asks="Do saddle, bladder, bowel or sexual changes with low back or leg pain point to the cauda equina?",
    when=AllOf(TRUNK, AnyOf(SADDLE_OR_SPHINCTER, Positive(red_flags.SEXUAL))),
    then=(EMERGENCY_MRI, SUSPECTED),
    evidence=(*PATHWAY, Cites("crowell-2009")),
    says=Said(
        "New saddle, bladder, bowel or sexual change with low back or leg pain: cauda equina syndrome until "
        "excluded. Do not wait for anal tone or a bladder scan.",
        "Numbness between the legs, or new bladder, bowel or sexual trouble with back pain can mean nerves are "
        "being crushed. This needs an emergency scan today.",
    ),
    gates=(
        Gate(
            red_flags.SADDLE,
            red_flags.BLADDER,
            red_flags.BOWEL,
            red_flags.SEXUAL,
            closes=HANDS_ON,
            weight=Weight.CORE,
        ),
    ),
)

leg_pain_with_saddle_change_is_an_emergency = Rule(
    asks="Does leg pain, or back pain beside another complaint, come with saddle, bladder or bowel change?",
    when=AllOf(
        BACK_OR_LEG_PAIN,
        AnyOf(Positive(red_flags.SADDLE), Positive(red_flags.BLADDER), Positive(red_flags.BOWEL)),
    ),
    then=(EMERGENCY_MRI, SUSPECTED),
    evidence=PATHWAY,
    says=Said(
        "New saddle, bladder or bowel change with leg pain, or with back pain beside the complaint: cauda equina "
        "syndrome until excluded.",
        "New numbness between the legs, or new bladder or bowel trouble with leg pain can mean nerves are "
        "being crushed. This needs an emergency scan today.",
    ),
)

saddle_or_sphincter_change_is_urgent = Rule(
    asks="Is there a new saddle, bladder, bowel or sexual change, whatever hurts?",
    when=AnyOf(SADDLE_OR_SPHINCTER, Positive(red_flags.SEXUAL)),
    then=urgent(
        "physician the same day: neurological examination",
        "New bladder or bowel trouble needs a doctor today.",
    ),
    evidence=PATHWAY,
    says=Said(
        "New saddle, bladder, bowel or sexual change: cord and cauda equina are examined before anything else.",
        "New bladder, bowel or sexual trouble should be looked at today.",
    ),
    gates=(Gate(red_flags.SADDLE, red_flags.BLADDER, closes=THRUST_TRUNK),),
)

residual_urine_points_to_cauda_equina = Rule(
    asks="Is so much urine left after voiding that the cauda equina is suspected?",
    when=Above(red_flags.POST_VOID_RESIDUAL, value("cauda-equina/residual")),
    then=(
        EMERGENCY_MRI,
        Supports(
            "CES_SUSPECTED",
            "cauda equina syndrome suspected",
            Band.HIGH,
            value("post-void-residual/over-200"),
        ),
    ),
    evidence=(Cites("post-void-residual-review"),),
    says=Said(
        "Post-void residual above 200 mL. A lower one would not exclude cauda equina syndrome.",
        "Your bladder does not empty well. With back pain this needs an emergency scan.",
    ),
)

both_legs_point_to_cauda_equina = Rule(
    asks="Are symptoms in both legs new, worsening or with a deficit?",
    when=AllOf(
        TRUNK,
        Positive(red_flags.BILATERAL_LEGS),
        AnyOf(
            Positive(red_flags.BILATERAL_LEGS_NEW),
            AllOf(BACK, AtMost(complaint.DURATION_DAYS, value("cauda-equina/long-standing"))),
            Positive(red_flags.BILATERAL_DEFICIT),
            Positive(neurology.PROGRESSIVE_WEAKNESS),
        ),
    ),
    then=(EMERGENCY_MRI, SUSPECTED),
    evidence=PATHWAY,
    says=Said(
        "New, worsening or deficit-bearing symptoms in both legs: suspected cauda equina syndrome even without "
        "sphincter change.",
        "Trouble in both legs that is new or getting worse can mean nerves are being crushed. It needs an "
        "emergency scan.",
    ),
    gates=(Gate(red_flags.BILATERAL_LEGS, closes=HANDS_ON, weight=Weight.CORE),),
)

deficit_in_both_legs_is_an_emergency = Rule(
    asks="Is there a deficit of both legs, or a new trouble of both with an abnormal screen, unexplained?",
    when=AllOf(
        AnyOf(
            Positive(red_flags.BILATERAL_DEFICIT),
            AllOf(Positive(red_flags.BILATERAL_LEGS_NEW), Is(neurology.NEURO_SCREEN, "abnormal")),
        ),
        Negative(neurology.PERIPHERAL_NEUROPATHY),
    ),
    then=(EMERGENCY_MRI, SUSPECTED),
    evidence=PATHWAY,
    says=Said(
        "Motor or sensory deficit in both legs without a known neuropathy: cauda equina or cord until excluded.",
        "Weak or numb legs on both sides can mean nerves are being crushed. It needs an emergency scan.",
    ),
    gates=(Gate(neurology.PERIPHERAL_NEUROPATHY, presumed=False),),
)

both_legs_are_unexplained = Rule(
    asks="Are symptoms in both legs getting worse without the pattern of long-standing claudication?",
    when=AllOf(
        BACK,
        Positive(red_flags.BILATERAL_LEGS),
        Not(STABLE_CLAUDICATION),
        Positive(red_flags.BILATERAL_LEGS_NEW),
    ),
    then=EMERGENCY_MRI,
    evidence=PATHWAY,
    says=Said(
        "Symptoms in both legs, worsening, not explained by long-standing neurogenic claudication.",
        "Trouble in both legs that is getting worse needs an emergency scan.",
    ),
    gates=(
        Gate(
            red_flags.BILATERAL_LEGS_NEW,
            complaint.DURATION_DAYS,
            closes=HANDS_ON,
            weight=Weight.CORE,
        ),
    ),
)

claudication_is_not_cauda_equina = Rule(
    asks="Is it long-standing neurogenic claudication with every cauda equina question answered no?",
    when=AllOf(
        BACK,
        Positive(red_flags.BILATERAL_LEGS),
        STABLE_CLAUDICATION,
        Negative(red_flags.SADDLE),
        Negative(red_flags.BLADDER),
        Negative(red_flags.BOWEL),
        Negative(red_flags.SEXUAL),
        Negative(neurology.PROGRESSIVE_WEAKNESS),
    ),
    then=with_care("Give the cauda equina safety net in writing; ask the questions again at every session"),
    evidence=PATHWAY,
    says=Said(
        "Long-standing symptoms in both legs on standing and walking, relieved by sitting, with explicit no to "
        "saddle, bladder, bowel, sexual and progressive-weakness questions: not cauda equina syndrome.",
        "Leg trouble that comes with walking and eases with sitting is often from a narrow spine. Numbness "
        "between the legs or new bladder or bowel trouble would be an emergency.",
    ),
)

RULES = named("cauda-equina", globals())
