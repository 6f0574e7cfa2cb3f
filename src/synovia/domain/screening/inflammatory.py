"""Inflammatory back pain that should see a rheumatologist. Not a bar to exercise."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Cites,
    Gate,
    Is,
    Negative,
    OneOf,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.screening.where import BACK
from synovia.domain.screening.wording import M34, blocked_in_region, refer, suspected
from synovia.domain.terms.evidence import Band, Urgency
from synovia.domain.terms.findings import complaint, conditions, patient
from synovia.domain.terms.places import Region

RHEUMATOLOGY = refer("rheumatology", "Ask your doctor about seeing a joint specialist.", Urgency.ROUTINE)
NO_FORCE = blocked_in_region(M34)
"""Until the rheumatologist has answered, mobilization stays at grade I to II; exercise goes on."""
SPINE_OR_HIP = AnyOf(BACK, OneOf(patient.REGION, Region.HIP, Region.WIDESPREAD))
NICE_ITEMS = (
    AnyOf(
        Below(conditions.ONSET_AGE, value("nice-ng65/early-onset-age")),
        Below(patient.AGE, value("nice-ng65/early-onset-age")),
    ),
    Positive(conditions.WAKES_SECOND_HALF),
    Positive(conditions.BUTTOCK_PAIN),
    Positive(conditions.BETTER_EXERCISE),
    Positive(conditions.NSAID_RELIEF),
    Positive(conditions.FAMILY_SPA),
    AnyOf(Positive(conditions.INFLAMMATORY), Positive(conditions.UVEITIS_BOWEL)),
    Positive(conditions.ENTHESITIS),
    Positive(conditions.PSORIASIS),
)

inflammatory_back_pain_is_likely = Rule(
    asks="Do four of five features make inflammatory back pain likely?",
    when=AllOf(
        SPINE_OR_HIP,
        Above(complaint.DURATION_DAYS, value("nice-ng65/days")),
        Negative(conditions.AXIAL_SPA),
        AtLeast(
            4,
            AnyOf(
                Below(conditions.ONSET_AGE, value("sieper-2009/onset-age")),
                Below(patient.AGE, value("sieper-2009/onset-age")),
            ),
            Is(complaint.ONSET, "insidious"),
            Positive(conditions.BETTER_EXERCISE),
            Positive(conditions.NOT_BETTER_REST),
            Positive(conditions.NIGHT_PAIN_RISING),
        ),
    ),
    then=(
        RHEUMATOLOGY,
        Supports(
            "AXSPA_SUSPECTED",
            "axial spondyloarthritis suspected",
            Band.MODERATE,
            value("sieper-2009/four-of-five"),
        ),
        NO_FORCE,
    ),
    evidence=(Cites("sieper-2009"),),
    says=Said(
        "Four or more of: onset before 40, insidious, better with exercise, no better with rest, night pain "
        "eased by rising.",
        "Your back pain behaves like an inflammation. A joint specialist should look at it.",
    ),
    gates=(Gate(conditions.AXIAL_SPA, presumed=False),),
)

spondyloarthritis_referral_criteria_are_met = Rule(
    asks="Are four referral criteria for spondyloarthritis met, or three with HLA-B27?",
    when=AllOf(
        SPINE_OR_HIP,
        AnyOf(
            Below(conditions.ONSET_AGE, value("nice-ng65/onset-age")),
            Below(patient.AGE, value("nice-ng65/onset-age")),
        ),
        Above(complaint.DURATION_DAYS, value("nice-ng65/days")),
        Negative(conditions.AXIAL_SPA),
        AnyOf(AtLeast(4, *NICE_ITEMS), AllOf(Positive(conditions.HLA_B27), AtLeast(3, *NICE_ITEMS))),
    ),
    then=(RHEUMATOLOGY, suspected("AXSPA_SUSPECTED", "axial spondyloarthritis suspected"), NO_FORCE),
    evidence=(Cites("nice-ng65"),),
    says=Said(
        "Back pain from before 45, over 3 months, with four referral criteria (three with HLA-B27).",
        "Your back pain has several marks of an inflammation. A joint specialist should look at it.",
    ),
    gates=(Gate(conditions.AXIAL_SPA, presumed=False),),
)

RULES = named("inflammatory", globals())
