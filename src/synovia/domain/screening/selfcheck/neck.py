"""The questions of the neck: head and vessels, the cord, the arm."""

from synovia.domain.screening.selfcheck.choices import NECK, sign, yes_or_no
from synovia.domain.screening.selfcheck.terms import Asks, Choice, Question, _
from synovia.domain.terms.findings import complaint, conditions, neurology, red_flags, vascular

NECK_NOW = Question(
    key="neck_now",
    text=_("Do you have any of these, new in the last days or weeks?"),
    why=_("These can be signs of a stroke or a heart problem. They need help right away."),
    asks=Asks.MANY,
    asked_when=NECK,
    choices=(
        sign(vascular.FACE, _("Part of my face droops or is numb"), _("part of your face droops or is numb")),
        sign(
            vascular.SPEECH_SWALLOW,
            _("I have trouble speaking or swallowing"),
            _("you have new trouble speaking or swallowing"),
        ),
        sign(vascular.DIPLOPIA, _("I see double"), _("you see double")),
        sign(vascular.VISUAL, _("I lost sight, or it is blurred"), _("your sight has changed")),
        sign(
            vascular.HORNER,
            _("One eyelid droops, or one pupil is smaller"),
            _("one eyelid droops or one pupil is smaller"),
        ),
        sign(
            vascular.HEMI_DEFICIT,
            _("One side of my body is weak or numb"),
            _("one side of your body is weak or numb"),
        ),
        sign(
            vascular.DROP_ATTACK,
            _("My legs gave way and I dropped to the floor"),
            _("your legs gave way and you dropped to the floor"),
        ),
        sign(
            vascular.CHEST,
            _("I have new chest pain or trouble breathing"),
            _("you have new chest pain or trouble breathing"),
        ),
    ),
)

HEADACHE = Question(
    key="headache",
    text=_("Is your headache or neck pain like any of these?"),
    why=_("A sudden or strange headache can come from a blood vessel in the neck or head."),
    asks=Asks.MANY,
    asked_when=NECK,
    choices=(
        sign(
            vascular.THUNDERCLAP,
            _("It came like a clap of thunder: worst within a minute"),
            _("the headache was at its worst within a minute"),
        ),
        sign(
            vascular.UNLIKE_ANY,
            _("It began suddenly and is not like any pain I have had"),
            _("the pain began suddenly and is not like any before"),
        ),
        sign(
            vascular.NEW_HEADACHE,
            _("I have a headache that is new for me, or the worst ever"),
            _("you have a new headache, or the worst ever"),
        ),
        sign(vascular.DIZZINESS, _("I feel dizzy with it"), _("you feel dizzy with the pain")),
    ),
)

CORD = Question(
    key="cord",
    text=_("Have you noticed any of these?"),
    why=_("These can be signs that the cord in the neck is under pressure."),
    asks=Asks.MANY,
    asked_when=NECK,
    choices=(
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
            neurology.LHERMITTE,
            _("When I bend my neck, a shock runs down my back or limbs"),
            _("bending your neck sends a shock down your back or limbs"),
        ),
        sign(
            neurology.FOUR_LIMBS,
            _("Tingling or numbness in both arms and both legs"),
            _("you have tingling or numbness in both arms and both legs"),
        ),
        sign(
            red_flags.BLADDER,
            _("New trouble passing, holding, or feeling my urine"),
            _("you have new trouble with your bladder"),
        ),
    ),
)

ARM = Question(
    key="arm",
    text=_("Does pain, tingling, or numbness go down your arm?"),
    why=_("It tells us if a nerve may be sore, and which one."),
    asked_when=NECK,
    choices=(
        Choice("no", _("No"), ((complaint.ARM_SYMPTOMS, "none"),)),
        Choice("upper_arm", _("To the shoulder or upper arm"), ((complaint.ARM_SYMPTOMS, "upper_arm"),)),
        Choice("below_elbow", _("Below the elbow"), ((complaint.ARM_SYMPTOMS, "below_elbow"),)),
        Choice("hand", _("Into the hand"), ((complaint.ARM_SYMPTOMS, "hand"),)),
    ),
)

ARM_WEAKNESS = Question(
    key="arm_weakness",
    text=_("Is an arm or a hand getting weaker?"),
    why=_("A nerve that loses strength needs a doctor soon."),
    asked_when=NECK,
    choices=yes_or_no(neurology.PROGRESSIVE_WEAKNESS, _("an arm or a hand is getting weaker")),
)

NECK_OPERATION = Question(
    key="neck_operation",
    text=_("Have you had an operation on your neck bones or discs?"),
    why=_("After an operation, some kinds of care are left out at that place."),
    asked_when=NECK,
    choices=(
        Choice("no", _("No"), ((conditions.SPINAL_SURGERY, frozenset()),)),
        Choice(
            "yes",
            _("Yes"),
            ((conditions.SPINAL_SURGERY, frozenset({"cervical"})),),
            _("you have had an operation on your neck"),
        ),
    ),
)
