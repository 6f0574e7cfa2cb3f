"""Torn tendons and ligaments, locked and dislocated joints: a surgeon looks before anyone moves them."""

from synovia.domain.rules import AllOf, AnyOf, Cites, Is, Negative, Positive, Rule, Said, named
from synovia.domain.screening.limb_trauma import HELD, NOT_CLEARED, OPINION
from synovia.domain.screening.where import KNEE, LIMB
from synovia.domain.screening.wording import suspected
from synovia.domain.terms.findings import injury, joint_signs, red_flags

RUPTURE = suspected("TENDON_RUPTURE_SUSPECTED", "tendon rupture suspected")

tendon_rupture_is_urgent = Rule(
    asks="Is the rupture of a tendon suspected?",
    when=AnyOf(
        Positive(injury.THOMPSON),
        Positive(injury.EXTENSOR_LOST),
        Positive(injury.HOOK_TEST),
        Positive(injury.TENDON_RUPTURE),
    ),
    then=(OPINION, RUPTURE, HELD),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Thompson test, lost knee extension or hook test positive: tendon rupture until a surgeon has seen it.",
        "A tendon may be torn. A doctor must look at it today.",
    ),
)
locked_knee_is_urgent = Rule(
    asks="Is the knee locked?",
    when=AllOf(KNEE, Positive(joint_signs.LOCKED)),
    then=(OPINION, suspected("LOCKED_KNEE", "locked knee"), HELD),
    evidence=(Cites("medical-teaching"),),
    says=Said("Locked knee: mechanical block.", "A locked knee must be seen by a doctor."),
)
first_dislocation_is_urgent = Rule(
    asks="Is it the first dislocation of this shoulder?",
    when=AllOf(Positive(injury.FIRST_DISLOCATION), Negative(red_flags.TRAUMA_CLEARED)),
    then=(OPINION, suspected("DISLOCATION_SUSPECTED", "first shoulder dislocation"), HELD),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "First shoulder dislocation, not yet imaged and seen: fracture, nerve and cuff are looked for.",
        "After a first dislocation the shoulder must be checked by a doctor.",
    ),
    gates=NOT_CLEARED,
)
grade_three_instability_is_urgent = Rule(
    asks="Is there a grade III instability of a limb joint?",
    when=AnyOf(
        Positive(injury.GRADE_THREE),
        AllOf(LIMB, Is(joint_signs.SOFT_TISSUE_INJURY, "sprain_grade_3")),
    ),
    then=(OPINION, HELD),
    evidence=(Cites("medical-teaching"), Cites("batavia-2006")),
    says=Said(
        "Grade III instability: opinion before care, no force in the loose direction.",
        "A ligament may be torn through. A doctor should see it soon.",
    ),
)
RULES = named("ruptures", globals())
