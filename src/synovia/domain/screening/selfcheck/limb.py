"""The questions of arms and legs: blood flow and clots, hot joints, what an injury tore or broke, nerves."""

from synovia.domain.screening.selfcheck.choices import ARM, JOINTS_ANYWHERE, LEG, sign
from synovia.domain.screening.selfcheck.terms import Asks, Choice, Question, _
from synovia.domain.terms.findings import complaint, conditions, neurology, red_flags, vascular

_CHEST = sign(
    vascular.CHEST,
    _("New chest pain or trouble breathing"),
    _("you have new chest pain or trouble breathing"),
)

ARM_NOW = Question(
    key="arm_now",
    text=_("Do you have any of these right now?"),
    why=_("Arm pain can come from the heart. And an arm that gets no blood has only hours."),
    asks=Asks.MANY,
    asked_when=ARM,
    choices=(
        _CHEST,
        sign(
            vascular.CORONARY_PATTERN,
            _("Pain in arm, chest, or jaw with effort, sweating, or short breath"),
            _("you have pain in arm, chest, or jaw with effort, sweating, or short breath"),
        ),
        sign(
            vascular.ISCHEMIC_LIMB,
            _("The arm or hand is suddenly cold, pale, or numb all over"),
            _("your arm or hand is suddenly cold, pale, or numb"),
        ),
        sign(
            vascular.COMPARTMENT,
            _("The arm is hard and tight, and moving the fingers hurts very much"),
            _("your arm is hard and tight, and moving the fingers hurts very much"),
        ),
        sign(
            vascular.SWELLING,
            _("The whole arm is newly swollen, not just the joint"),
            _("one arm is newly swollen"),
        ),
    ),
)

LEG_NOW = Question(
    key="leg_now",
    text=_("Do you have any of these right now?"),
    why=_("A clot in the leg can move to the lung. And a leg that gets no blood has only hours."),
    asks=Asks.MANY,
    asked_when=LEG,
    choices=(
        _CHEST,
        sign(
            vascular.ISCHEMIC_LIMB,
            _("The leg or foot is suddenly cold, pale, or numb all over"),
            _("your leg or foot is suddenly cold, pale, or numb"),
        ),
        sign(
            vascular.COMPARTMENT,
            _("The leg is hard and tight, and moving the toes hurts very much"),
            _("your leg is hard and tight, and moving the toes hurts very much"),
        ),
        sign(
            vascular.SWELLING,
            _("One calf or leg is newly swollen, not just the joint"),
            _("one calf or leg is newly swollen"),
        ),
    ),
)

HOT_JOINT = Question(
    key="hot_joint",
    text=_("Is a joint hot and swollen right now?"),
    why=_("Germs in a joint can harm it within hours or days."),
    help=_("If more than one fits, choose the lowest one on the list that fits."),
    asked_when=JOINTS_ANYWHERE,
    choices=(
        Choice(
            "no",
            _("No"),
            (
                (conditions.HOT_JOINT, False),
                (conditions.JOINT_UNMOVABLE, False),
                (conditions.BURSITIS, "none"),
            ),
        ),
        Choice(
            "bump",
            _("Only a soft bump at the tip of the elbow, kneecap, or heel is red and warm"),
            ((conditions.HOT_JOINT, False), (conditions.BURSITIS, "septic_suspected")),
            _("a soft bump near a joint is red and warm"),
        ),
        Choice(
            "hot",
            _("Yes, but I can move it, and I feel well"),
            ((conditions.HOT_JOINT, True), (conditions.JOINT_UNMOVABLE, False)),
            _("a joint is hot and swollen"),
        ),
        Choice(
            "stuck",
            _("Yes, and I cannot bear to move it or to step on it"),
            ((conditions.HOT_JOINT, True), (conditions.JOINT_UNMOVABLE, True)),
            _("a joint is hot and swollen, and you cannot bear to move it or step on it"),
        ),
        Choice(
            "replaced",
            _("Yes, and that joint was replaced"),
            ((conditions.HOT_JOINT, True), (conditions.JOINT_REPLACEMENT, frozenset({"other"}))),
            _("a joint that was replaced is hot and swollen"),
        ),
        Choice(
            "fever",
            _("Yes, and I have a fever or chills, or feel ill"),
            ((conditions.HOT_JOINT, True), (red_flags.FEVER, True)),
            _("a joint is hot and swollen, and you have a fever or feel ill"),
        ),
    ),
)

ARM_NERVE = Question(
    key="arm_nerve",
    text=_("Strength and feeling: do any of these fit you?"),
    why=_("Pain in the arm can come from a nerve or from the neck. Lost strength needs a doctor."),
    asks=Asks.MANY,
    asked_when=ARM,
    choices=(
        sign(
            neurology.PROGRESSIVE_WEAKNESS,
            _("An arm or a hand is getting weaker"),
            _("an arm or a hand is getting weaker"),
        ),
        sign(
            neurology.CLUMSY_HANDS,
            _("My hands are clumsy: buttons, writing, dropping things"),
            _("your hands have become clumsy"),
        ),
        sign(
            neurology.UNSTEADY_GAIT,
            _("I am unsteady when I walk"),
            _("you are unsteady when you walk"),
        ),
        sign(
            neurology.FOUR_LIMBS,
            _("Tingling or numbness in both arms and both legs"),
            _("you have tingling or numbness in both arms and both legs"),
        ),
    ),
)

LEG_NERVE = Question(
    key="leg_nerve",
    text=_("Nerves and blood flow: do any of these fit you?"),
    why=_("Pain in the leg can come from the back or from narrow blood vessels."),
    asks=Asks.MANY,
    asked_when=LEG,
    choices=(
        sign(
            neurology.PROGRESSIVE_WEAKNESS,
            _("A leg is getting weaker"),
            _("a leg is getting weaker"),
        ),
        sign(
            neurology.FOOT_DROP,
            _("My foot drags or slaps when I walk, and that is new"),
            _("your foot newly drags or slaps when you walk"),
        ),
        sign(
            red_flags.SADDLE,
            _("New numbness between my legs, where I would sit on a saddle"),
            _("you have new numbness between your legs"),
        ),
        sign(
            red_flags.BLADDER,
            _("New trouble passing, holding, or feeling my urine"),
            _("you have new trouble with your bladder"),
        ),
        sign(
            conditions.CALF_CLAUDICATION,
            _("My calf hurts when I walk, and stops when I just stand still"),
            _("your calf hurts when you walk and stops when you stand still"),
            complaint.RELIEF_STANDING_STILL,
        ),
    ),
)
