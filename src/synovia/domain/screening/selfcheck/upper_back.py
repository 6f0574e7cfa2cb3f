"""The questions of the upper back and the ribs: heart, lungs and vessels, the cord, the organs below."""

from synovia.domain.screening.selfcheck.choices import UPPER_BACK, sign
from synovia.domain.screening.selfcheck.terms import Asks, Choice, Question, _
from synovia.domain.terms.findings import conditions, neurology, red_flags, vascular

UPPER_BACK_NOW = Question(
    key="upper_back_now",
    text=_("Do you have any of these right now?"),
    why=_(
        "Pain here can come from the heart, the lungs, or a large blood vessel. These need help right away."
    ),
    asks=Asks.MANY,
    asked_when=UPPER_BACK,
    choices=(
        sign(
            vascular.CHEST,
            _("New chest pain or trouble breathing"),
            _("you have new chest pain or trouble breathing"),
        ),
        sign(
            vascular.CORONARY_PATTERN,
            _("Pain in chest, arm, or jaw with effort, sweating, or short breath"),
            _("you have pain in chest, arm, or jaw with effort, sweating, or short breath"),
        ),
        sign(
            vascular.EMBOLISM_PATTERN,
            _("Suddenly short of breath, or coughing up blood"),
            _("you are suddenly short of breath or cough up blood"),
        ),
        sign(
            red_flags.TEARING_PAIN,
            _("Sudden tearing pain in the chest, back, or belly"),
            _("you had sudden tearing pain in the chest, back, or belly"),
        ),
        sign(red_flags.SYNCOPE, _("I fainted with this pain"), _("you fainted with this pain")),
    ),
)

UPPER_BACK_CORD = Question(
    key="upper_back_cord",
    text=_("Have you noticed any of these, and they are new?"),
    why=_("These can be signs that the cord in the back is under pressure."),
    asks=Asks.MANY,
    asked_when=UPPER_BACK,
    choices=(
        sign(
            neurology.UNSTEADY_GAIT,
            _("I am unsteady when I walk"),
            _("you are unsteady when you walk"),
        ),
        sign(
            neurology.PROGRESSIVE_WEAKNESS,
            _("A leg or an arm is getting weaker"),
            _("a leg or an arm is getting weaker"),
        ),
        sign(
            red_flags.SADDLE,
            _("Numb or tingling between my legs"),
            _("you have new numbness between your legs"),
        ),
        sign(
            red_flags.BLADDER,
            _("Trouble passing, holding, or feeling my urine"),
            _("you have new trouble with your bladder"),
        ),
        sign(
            red_flags.BAND_PAIN,
            _("Pain like a tight band around my chest or belly"),
            _("you have pain like a band around the trunk"),
        ),
    ),
)

UPPER_BACK_ORGANS = Question(
    key="upper_back_organs",
    text=_("Belly, kidneys, skin: do any of these fit you?"),
    why=_("Pain in the upper back can come from an organ, or from shingles."),
    asks=Asks.MANY,
    asked_when=UPPER_BACK,
    choices=(
        sign(
            conditions.RENAL,
            _("Waves of bad pain from my side down to the groin"),
            _("you have waves of pain from your side to the groin"),
        ),
        sign(conditions.HEMATURIA, _("Blood in my urine"), _("you have blood in your urine")),
        sign(conditions.JAUNDICE, _("Yellow skin or eyes"), _("your skin or eyes are yellow")),
        sign(
            conditions.MEAL_PAIN,
            _("The pain comes with or after meals"),
            _("the pain comes with meals"),
        ),
        sign(
            conditions.SKIN,
            _("A rash, blisters, or a wound where it hurts"),
            _("you have a rash or a wound where it hurts"),
        ),
    ),
)

UPPER_BACK_OPERATION = Question(
    key="upper_back_operation",
    text=_("Have you had an operation on the bones or discs of your upper back?"),
    why=_("After an operation, some kinds of care are left out at that place."),
    asked_when=UPPER_BACK,
    choices=(
        Choice("no", _("No"), ((conditions.SPINAL_SURGERY, frozenset()),)),
        Choice(
            "yes",
            _("Yes"),
            ((conditions.SPINAL_SURGERY, frozenset({"thoracic"})),),
            _("you have had an operation on your upper back"),
        ),
    ),
)
