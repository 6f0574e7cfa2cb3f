"""Trauma to the neck: the Canadian C-Spine Rule, and the weeks after it."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
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
from synovia.domain.screening.where import NECK
from synovia.domain.screening.wording import (
    DTM,
    HANDS_ON,
    M34,
    STR,
    THR_C,
    THR_T,
    TRX,
    blocked,
    blocked_in_region,
    emergency,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import Band
from synovia.domain.terms.findings import complaint, neck_tests, patient, red_flags
from synovia.domain.terms.places import Place

HIGH_RISK = AnyOf(
    AtLeastValue(patient.AGE, value("stiell-2001/age")),
    Positive(red_flags.DANGEROUS_MECHANISM),
    Positive(red_flags.PARESTHESIA_AFTER_TRAUMA),
)
LOW_RISK = AnyOf(
    Positive(red_flags.SIMPLE_REAR_END),
    Positive(red_flags.SITTING_IN_ED),
    Positive(red_flags.WALKED_AFTER),
    Positive(red_flags.DELAYED_PAIN),
    Negative(red_flags.MIDLINE_TENDERNESS),
)
TURNS_BOTH_WAYS = AllOf(Positive(red_flags.ROTATES_45.left), Positive(red_flags.ROTATES_45.right))
IMAGING_NEEDED = AnyOf(HIGH_RISK, Not(LOW_RISK), Not(TURNS_BOTH_WAYS))
RECENT_WHIPLASH = AllOf(
    Positive(neck_tests.WHIPLASH), AtMost(complaint.DURATION_DAYS, value("trauma/recent"))
)
FRACTURE = Supports(
    "FRACTURE_SUSPECTED", "cervical fracture not excluded", Band.MODERATE, value("stiell-2001/rule")
)

neck_trauma_needs_imaging_now = Rule(
    asks="Does the Canadian C-Spine Rule ask for imaging after fresh trauma?",
    when=AllOf(
        NECK,
        Positive(red_flags.TRAUMA),
        IMAGING_NEEDED,
        AtMost(red_flags.TRAUMA_DAYS, value("trauma/acute")),
        Negative(red_flags.TRAUMA_CLEARED),
    ),
    then=(
        emergency(
            "emergency department: immobilize and image",
            "Keep your neck still and go to an emergency department.",
        ),
        FRACTURE,
    ),
    evidence=(Cites("stiell-2001"),),
    says=Said(
        "Canadian C-Spine Rule positive: immobilize and image.",
        "After this injury your neck needs an X-ray or scan before anyone moves it.",
    ),
    gates=(
        Gate(red_flags.TRAUMA_CLEARED, presumed=False),
        Gate(red_flags.TRAUMA_DAYS, presumed=0),
    ),
)

older_neck_trauma_needs_imaging = Rule(
    asks="Does the Canadian C-Spine Rule ask for imaging after trauma some days old?",
    when=AllOf(
        NECK,
        Positive(red_flags.TRAUMA),
        IMAGING_NEEDED,
        Not(AtMost(red_flags.TRAUMA_DAYS, value("trauma/acute"))),
        Negative(red_flags.TRAUMA_CLEARED),
    ),
    then=(urgent("physician the same day: imaging of the neck", "Your neck needs a scan today."), FRACTURE),
    evidence=(Cites("stiell-2001"),),
    says=Said(
        "Neck trauma some days old, never cleared, and the rule asks for imaging.",
        "After this injury your neck should be scanned before treatment.",
    ),
    gates=(Gate(red_flags.TRAUMA_CLEARED, presumed=False),),
)

neck_trauma_is_not_cleared = Rule(
    asks="Has neck trauma been cleared of a fracture?",
    when=AllOf(NECK, Positive(red_flags.TRAUMA), IMAGING_NEEDED, Negative(red_flags.TRAUMA_CLEARED)),
    then=(blocked(THR_C), blocked_in_region(M34, TRX, STR, at=Place.CERVICAL)),
    evidence=(Cites("stiell-2001"),),
    says=Said("Neck trauma not cleared.", "After an injury your neck must be cleared first."),
    gates=(
        Gate(
            red_flags.TRAUMA,
            red_flags.TRAUMA_CLEARED,
            closes=HANDS_ON,
            at=Place.CERVICAL,
            weight=Weight.CORE,
        ),
    ),
)

recent_neck_trauma_closes_cervical_thrust = Rule(
    asks="Was there trauma to the neck within six weeks, or is there a whiplash disorder that recent?",
    when=AnyOf(AllOf(NECK, Positive(red_flags.TRAUMA)), RECENT_WHIPLASH),
    then=(
        blocked(THR_C),
        with_care("Gentle, mid-range; early activity is the main treatment", THR_T, M34, TRX, DTM, STR),
    ),
    evidence=(Cites("hawk-2017"), Cites("osu-cervical-list"), Cites("spitzer-1995")),
    says=Said(
        "Neck trauma within six weeks: no cervical thrust; gentle mid-range work and early activity.",
        "After an injury we treat your neck gently and leave out quick techniques.",
    ),
    gates=(Gate(red_flags.TRAUMA, closes=(THR_C,)),),
)

whiplash_with_deficit_is_urgent = Rule(
    asks="Is the whiplash grade III, with neurological signs?",
    when=AllOf(NECK, Is(neck_tests.WAD_GRADE, "III"), Negative(red_flags.TRAUMA_CLEARED)),
    then=urgent("physician the same day: imaging", "Nerve signs after an injury need a scan."),
    evidence=(Cites("spitzer-1995"),),
    says=Said("Whiplash grade III, not imaged.", "Nerve signs after an injury need a scan first."),
    gates=(Gate(red_flags.TRAUMA_CLEARED, presumed=False),),
)

RULES = named("neck-trauma", globals())
