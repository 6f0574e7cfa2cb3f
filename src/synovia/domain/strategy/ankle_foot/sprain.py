"""Lateral ankle sprain and the unstable ankle: guideline of 2021 (Martin), Whitman 2009, ankle consortium 2013."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Blocks,
    Cites,
    Limits,
    Negative,
    OneOf,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Favors, Weakens
from synovia.domain.strategy.shared.criteria import IN_ANKLE_FOOT, on_the_painful_side
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import ankle_foot_tests as ankle
from synovia.domain.terms.findings import complaint, joint_signs, questionnaires
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import Scope, TechniqueClass

SPRAIN, SPRAIN_NAME = "ANKLE-SPRAIN", "Findings consistent with a lateral ankle sprain"
UNSTABLE, UNSTABLE_NAME = "CAI", "Findings consistent with chronic ankle instability"
SPRAIN_SAID = "The outer ligaments of your ankle are sprained. Early movement and load help."
UNSTABLE_SAID = "Your ankle gives way since a sprain. Training makes it steady."

FRESH = AnyOf(
    AtMost(joint_signs.INJURY_DAYS, value("ankle/sprain-days")),
    AtMost(complaint.DURATION_DAYS, value("ankle/sprain-days")),
)
OLD = AnyOf(Above(complaint.DURATION_DAYS, value("ankle/sprain-days")), Positive(complaint.EPISODES_BEFORE))
LOOSE = AnyOf(Positive(ankle.ANTERIOR_DRAWER), Positive(ankle.TALAR_TILT))
ROLLED = AllOf(Positive(ankle.INVERSION_INJURY), Positive(ankle.LIGAMENT_TENDER))
GRADED = OneOf(joint_signs.SOFT_TISSUE_INJURY, "sprain_grade_1", "sprain_grade_2", "sprain_grade_3")
WHITMAN = AtLeast(
    3,
    Positive(ankle.WORSE_STANDING),
    Positive(ankle.WORSE_EVENING),
    AtLeastValue(ankle.NAVICULAR_DROP, value("whitman-2009/navicular-drop")),
    Positive(ankle.FIBULA_STIFF),
)

ankle_sprain_is_likely = Rule(
    asks="Did the foot roll inward within twelve weeks, with tender outer ligaments?",
    when=AllOf(IN_ANKLE_FOOT, FRESH, on_the_painful_side(ROLLED)),
    then=Supports(SPRAIN, SPRAIN_NAME, Band.HIGH),
    evidence=(Cites("martin-2021"),),
    says=Said("Inversion injury with tender lateral ligaments; fracture rules first.", SPRAIN_SAID),
    study=StudyType.GUIDELINE,
)
ankle_sprain_is_graded = Rule(
    asks="Has a sprain of the ankle within twelve weeks been graded by hand?",
    when=AllOf(IN_ANKLE_FOOT, FRESH, GRADED),
    then=Supports(SPRAIN, SPRAIN_NAME, Band.MODERATE),
    evidence=(Cites("martin-2021"),),
    says=Said("Sprain as graded by hand; feel which ligament.", SPRAIN_SAID),
    study=StudyType.GUIDELINE,
)
sprained_ankle_may_respond_at_once = Rule(
    asks="Do at least three of four signs foretell a quick response to hands-on care and exercise?",
    when=AllOf(IN_ANKLE_FOOT, FRESH, on_the_painful_side(AnyOf(ROLLED, GRADED), WHITMAN)),
    then=Favors(
        "THR-TC",
        "At least three of four signs of quick response; a derivation-only rule, never the sole reason.",
        value("whitman-2009/three-of-four"),
    ),
    evidence=(Cites("whitman-2009"),),
    says=Said(
        "At least three of four: worse standing, worse in the evening, navicular drop of 5 mm or more, stiff distal "
        "tibiofibular joint. Derivation only.",
        "People with these signs often felt better fast with hands-on care and training.",
    ),
    study=StudyType.DERIVATION_RULE,
)
ankle_is_unstable = Rule(
    asks="Does the ankle give way, or score as unstable, long after a sprain?",
    when=AllOf(
        IN_ANKLE_FOOT,
        Positive(ankle.PREVIOUS_SPRAIN),
        AnyOf(Positive(joint_signs.GIVING_WAY), AtMost(questionnaires.CAIT, value("gribble-2013/cait"))),
        OLD,
    ),
    then=Supports(UNSTABLE, UNSTABLE_NAME, Band.HIGH),
    evidence=(Cites("gribble-2013"), Cites("martin-2021")),
    says=Said(
        "Earlier sprain with giving way or an instability score of 24 or less, lasting or recurrent.",
        UNSTABLE_SAID,
    ),
    study=StudyType.CONSENSUS,
)
ankle_may_be_unstable = Rule(
    asks="Does the ankle give way, with a loose ligament test?",
    when=AllOf(IN_ANKLE_FOOT, Positive(joint_signs.GIVING_WAY), on_the_painful_side(LOOSE)),
    then=Supports(UNSTABLE, UNSTABLE_NAME, Band.MODERATE),
    evidence=(Cites("martin-2021"),),
    says=Said("Giving way with a positive drawer or tilt; ask for earlier sprains.", UNSTABLE_SAID),
    study=StudyType.GUIDELINE,
)
ankle_is_steady = Rule(
    asks="Does the ankle neither give way nor score as unstable?",
    when=AllOf(
        IN_ANKLE_FOOT,
        Negative(joint_signs.GIVING_WAY),
        Above(questionnaires.CAIT, value("gribble-2013/cait")),
    ),
    then=Weakens(UNSTABLE, "No giving way, and a score above 24."),
    evidence=(Cites("gribble-2013"),),
    says=Said("No giving way and a score above 24: less likely.", "Your ankle is steady."),
    study=StudyType.CONSENSUS,
)
loose_ankle_is_not_stretched = Rule(
    asks="Is an outer ligament of the painful ankle loose?",
    when=AllOf(IN_ANKLE_FOOT, on_the_painful_side(LOOSE)),
    then=(
        Blocks(
            TechniqueClass.STR,
            scope=Scope.LOCAL,
            at=Place.ANKLE_FOOT,
            note="the loose direction: forward and inward",
        ),
        Limits(
            "Never in the loose direction: forward glide of the talus, inversion",
            TechniqueClass.THR_P,
            at=Place.ANKLE_FOOT,
        ),
    ),
    evidence=(Cites("martin-2021"),),
    says=Said(
        "Anterior drawer or talar tilt loose: no stretch or glide in that direction.",
        "We do not stretch your ankle where it is loose.",
    ),
    study=StudyType.GUIDELINE,
)

RULES = named("ankle-foot", globals())
