"""Plantar heel pain (guidelines of 2008 and 2023), Achilles tendon (2024), bursa behind the heel, stiff big toe."""

from synovia.domain.rules import (
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
from synovia.domain.strategy.effects import Weakens
from synovia.domain.strategy.shared.bursae import bursa_is_spared
from synovia.domain.strategy.shared.criteria import IN_ANKLE_FOOT, on_the_painful_side
from synovia.domain.strategy.shared.leg_measures import ANKLE_STIFF
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import ankle_foot_tests as ankle
from synovia.domain.terms.findings import joint_signs
from synovia.domain.terms.findings import motion_lower_limb as legs
from synovia.domain.terms.places import Place

HEEL, HEEL_NAME = "HEEL-PAIN", "Findings consistent with plantar heel pain"
ACHILLES, ACHILLES_NAME = "ACHILLES", "Findings consistent with midportion Achilles tendinopathy"
BURSA, BURSA_NAME = "BURSITIS_RETROCALCANEAL_ASEPTIC", "Findings consistent with a bursitis behind the heel"
TOE, TOE_NAME = "HALLUX-LIMITUS", "Findings consistent with a stiff big toe joint"
HEEL_SAID = "The sole of your foot is sore where it meets the heel. Stretching and loading help."
ACHILLES_SAID = "Your Achilles tendon is sore. It gets better when you load it step by step."

heel_pain_is_likely = Rule(
    asks="Do first-step pain and a tender heel stand with another sign of plantar heel pain?",
    when=AllOf(
        IN_ANKLE_FOOT,
        Positive(ankle.FIRST_STEPS),
        on_the_painful_side(
            Positive(ankle.HEEL_TENDER),
            AnyOf(Positive(ankle.WINDLASS), Positive(ankle.PROLONGED_LOAD), ANKLE_STIFF),
        ),
    ),
    then=Supports(HEEL, HEEL_NAME, Band.HIGH),
    evidence=(Cites("mcpoil-2008"), Cites("koc-2023")),
    says=Said(
        "First-step pain, tender plantar heel, and windlass, long load or little dorsiflexion.", HEEL_SAID
    ),
    study=StudyType.GUIDELINE,
)
heel_pain_is_possible = Rule(
    asks="Is there first-step pain or a tender underside of the heel?",
    when=AllOf(
        IN_ANKLE_FOOT,
        AnyOf(Positive(ankle.FIRST_STEPS), on_the_painful_side(Positive(ankle.HEEL_TENDER))),
    ),
    then=Supports(HEEL, HEEL_NAME, Band.MODERATE),
    evidence=(Cites("mcpoil-2008"), Cites("koc-2023")),
    says=Said("First-step pain or a tender plantar heel; the rest completes the picture.", HEEL_SAID),
    study=StudyType.GUIDELINE,
)
nerve_may_explain_the_heel = Rule(
    asks="Is the tarsal tunnel test positive on the painful side?",
    when=AllOf(IN_ANKLE_FOOT, on_the_painful_side(Positive(ankle.TARSAL_TUNNEL))),
    then=Weakens(HEEL, "The tarsal tunnel test is positive: think of the nerve."),
    evidence=(Cites("mcpoil-2008"),),
    says=Said(
        "Positive tarsal tunnel test: a nerve may be the source.", "A nerve at your ankle may be sore."
    ),
    study=StudyType.GUIDELINE,
)
achilles_tendinopathy_is_likely = Rule(
    asks="Is the Achilles tendon painful and tender above the heel, with another sign?",
    when=AllOf(
        IN_ANKLE_FOOT,
        on_the_painful_side(
            Positive(ankle.ACHILLES_PAIN),
            Positive(ankle.ACHILLES_TENDER),
            AnyOf(Positive(ankle.ARC_SIGN), Positive(ankle.ROYAL_LONDON), Positive(ankle.HEEL_RAISE_PAIN)),
        ),
    ),
    then=Supports(ACHILLES, ACHILLES_NAME, Band.HIGH),
    evidence=(Cites("chimenti-2024"),),
    says=Said(
        "Pain and tenderness 2 to 6 cm above the heel, with arc sign, Royal London test or heel raise.",
        ACHILLES_SAID,
    ),
    study=StudyType.GUIDELINE,
)
achilles_tendinopathy_is_possible = Rule(
    asks="Is the Achilles tendon painful or tender above the heel?",
    when=AllOf(
        IN_ANKLE_FOOT,
        on_the_painful_side(AnyOf(Positive(ankle.ACHILLES_PAIN), Positive(ankle.ACHILLES_TENDER))),
    ),
    then=Supports(ACHILLES, ACHILLES_NAME, Band.MODERATE),
    evidence=(Cites("chimenti-2024"),),
    says=Said(
        "Pain or tenderness of the Achilles midportion; do the calf squeeze test first.", ACHILLES_SAID
    ),
    study=StudyType.GUIDELINE,
)
achilles_tendinopathy_is_unlikely = Rule(
    asks="Is the Achilles tendon neither painful nor tender above the heel?",
    when=AllOf(
        IN_ANKLE_FOOT,
        on_the_painful_side(Negative(ankle.ACHILLES_TENDER), Negative(ankle.HEEL_RAISE_PAIN)),
    ),
    then=Weakens(ACHILLES, "The tendon is not tender, and the heel raise does not hurt."),
    evidence=(Cites("chimenti-2024"),),
    says=Said("Not tender, heel raise free: less likely.", "Your Achilles tendon is not sore."),
    study=StudyType.GUIDELINE,
)
bursa_behind_the_heel_is_likely = Rule(
    asks="Is the bursa behind the heel tender, and does the calf hurt on it?",
    when=AllOf(
        IN_ANKLE_FOOT,
        Is(joint_signs.BURSA, "retrocalcaneal"),
        Positive(joint_signs.BURSA_STRETCH_PAIN),
    ),
    then=(Supports(BURSA, BURSA_NAME, Band.MODERATE), *bursa_is_spared(Place.ANKLE_FOOT)),
    evidence=(Cites("cyriax-1984"),),
    says=Said(
        "Local tenderness with pain on resisted or stretched calf.",
        "A small pad behind your heel is sore. Less pressure lets it settle.",
    ),
    study=StudyType.TEXTBOOK,
)
big_toe_is_stiff = Rule(
    asks="Does the base joint of the big toe hurt and bend up less than walking needs?",
    when=AllOf(
        IN_ANKLE_FOOT,
        on_the_painful_side(
            Positive(ankle.BIG_TOE_PAIN), Below(legs.TOE_EXTENSION, value("toe/extension-for-gait"))
        ),
    ),
    then=Supports(TOE, TOE_NAME, Band.MODERATE),
    evidence=(Cites("aaos-1994"), Cites("kisner-2018")),
    says=Said(
        "Painful first toe joint with extension under 65°; no guideline speaks of hands-on care for it.",
        "Your big toe joint is stiff. A stiff shoe sole and movement help.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("ankle-foot", globals())
