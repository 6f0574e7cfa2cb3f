"""Aseptic bursitis at the kneecap and at the inner shin; a hot, red or feverish one is the screening's (septic)."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    Below,
    Cites,
    Is,
    Negative,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.shared.bursae import LASTING, WATCHED, bursa_is_spared
from synovia.domain.strategy.shared.criteria import IN_KNEE
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, joint_signs, red_flags
from synovia.domain.terms.places import Place

CODE, NAME = "BURSITIS_PREPATELLAR_ASEPTIC", "Findings consistent with an aseptic bursitis at the kneecap"
INNER, INNER_NAME = "BURSITIS_PES_ANSERINE_ASEPTIC", "Findings consistent with a bursitis at the inner shin"
SAID = "The pad on your kneecap is swollen, but not infected. Less kneeling lets it settle."

COOL = AnyOf(
    Negative(joint_signs.WARMTH),
    Below(joint_signs.WARMTH_DIFFERENCE, value("prepatellar/cool-below")),
)
SWOLLEN = AnyOf(Positive(joint_signs.FLUCTUANT), Positive(joint_signs.SWELLING))
AT_THE_KNEECAP = AllOf(Is(joint_signs.BURSA, "prepatellar"), Negative(red_flags.FEVER))
NO_INFECTION = AllOf(Negative(red_flags.FEVER), COOL, Negative(joint_signs.REDNESS))

kneecap_bursitis_is_aseptic = Rule(
    asks="Is the bursa at the kneecap swollen, cool and pale, without fever?",
    when=AllOf(IN_KNEE, Is(joint_signs.BURSA, "prepatellar"), NO_INFECTION, SWOLLEN),
    then=(Supports(CODE, NAME, Band.HIGH), *bursa_is_spared(Place.KNEE), WATCHED),
    evidence=(Cites("cyriax-1984"), Cites("smith-1989")),
    says=Said("Swollen bursa at the kneecap, cool, no redness, no fever: aseptic.", SAID),
    study=StudyType.TEXTBOOK,
)
kneecap_bursitis_looks_aseptic = Rule(
    asks="Is there a bursitis at the kneecap that is either cool or pale, without fever?",
    when=AllOf(IN_KNEE, AT_THE_KNEECAP, AnyOf(COOL, Negative(joint_signs.REDNESS))),
    then=(Supports(CODE, NAME, Band.MODERATE), *bursa_is_spared(Place.KNEE), WATCHED),
    evidence=(Cites("cyriax-1984"), Cites("smith-1989")),
    says=Said(
        "Bursa at the kneecap without fever; feel for heat and look for redness and broken skin.", SAID
    ),
    study=StudyType.TEXTBOOK,
)
kneecap_bursitis_lasts_or_returns = Rule(
    asks="Has the bursitis at the kneecap lasted beyond six weeks, or come back?",
    when=AllOf(
        IN_KNEE,
        Is(joint_signs.BURSA, "prepatellar"),
        AllOf(
            NO_INFECTION,
            AnyOf(
                Above(joint_signs.BURSA_WEEKS, value("bursa-lower/weeks")),
                Above(complaint.DURATION_DAYS, value("bursa-lower/days")),
                Positive(joint_signs.BURSA_RECURRENT),
            ),
        ),
    ),
    then=LASTING,
    evidence=(Cites("synovia-design"),),
    says=Said(
        "Bursitis beyond six weeks or recurrent: physician in days to weeks.",
        "The swelling has lasted long. A doctor should look at it.",
    ),
    study=StudyType.DESIGN,
)
inner_shin_bursitis_is_likely = Rule(
    asks="Is the bursa at the inner shin tender, and do its muscles hurt?",
    when=AllOf(IN_KNEE, Is(joint_signs.BURSA, "pes_anserine"), Positive(joint_signs.BURSA_STRETCH_PAIN)),
    then=(Supports(INNER, INNER_NAME, Band.MODERATE), *bursa_is_spared(Place.KNEE)),
    evidence=(Cites("cyriax-1984"),),
    says=Said(
        "Local tenderness with pain on resisted or stretched hamstrings.",
        "A small pad at your inner shin is sore. Less pressure lets it settle.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("knee", globals())
