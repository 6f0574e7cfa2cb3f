"""The questions of the low back and the pelvis: large vessels, the cauda equina, the legs, inflammation."""

from synovia.domain.screening.selfcheck.choices import LOW_BACK, sign, yes_or_no
from synovia.domain.screening.selfcheck.terms import Among, Asks, Between, Choice, Question, _
from synovia.domain.terms.findings import complaint, conditions, neurology, red_flags, vascular

BACK_NOW = Question(
    key="back_now",
    text=_("Do you have any of these right now?"),
    why=_("These can be signs of a problem with the heart, the lungs, or a large blood vessel."),
    asks=Asks.MANY,
    asked_when=LOW_BACK,
    choices=(
        sign(
            vascular.CHEST,
            _("New chest pain or trouble breathing"),
            _("you have new chest pain or trouble breathing"),
        ),
        sign(
            red_flags.TEARING_PAIN,
            _("Sudden tearing pain in the chest, back, or belly"),
            _("you had sudden tearing pain in the chest, back, or belly"),
        ),
        sign(red_flags.SYNCOPE, _("I fainted with this pain"), _("you fainted with this pain")),
        sign(
            red_flags.PULSATILE_MASS,
            _("A beating lump in my belly"),
            _("you feel a beating lump in your belly"),
        ),
        sign(
            vascular.SWELLING,
            _("One leg is newly swollen"),
            _("one leg is newly swollen"),
        ),
    ),
)

SADDLE = Question(
    key="saddle",
    text=_("Since the pain began, is any of this new?"),
    why=_("The nerves for these parts run through the low back. If they are squeezed, hours count."),
    asks=Asks.MANY,
    asked_when=LOW_BACK,
    choices=(
        sign(
            red_flags.SADDLE,
            _("Numb or tingling between my legs, where I would sit on a saddle"),
            _("you have new numbness between your legs"),
        ),
        sign(
            red_flags.BLADDER,
            _("Trouble passing, holding, or feeling my urine"),
            _("you have new trouble with your bladder"),
        ),
        sign(
            red_flags.BOWEL,
            _("I lose control of my bowels, or do not feel them"),
            _("you have lost control or feeling of your bowels"),
        ),
        sign(
            red_flags.SEXUAL,
            _("Loss of feeling or function during sex"),
            _("you have lost feeling or function during sex"),
        ),
    ),
)

LEGS = Question(
    key="legs",
    text=_("Does pain, tingling, or numbness go down your legs?"),
    why=_("It tells us if a nerve may be sore, and which one."),
    asked_when=LOW_BACK,
    choices=(
        Choice("no", _("No"), ((complaint.LEG_SYMPTOMS, "none"), (red_flags.BILATERAL_LEGS, False))),
        Choice(
            "thigh",
            _("One leg, down to the knee at most"),
            ((complaint.LEG_SYMPTOMS, "thigh"), (red_flags.BILATERAL_LEGS, False)),
        ),
        Choice(
            "below_knee",
            _("One leg, below the knee"),
            ((complaint.LEG_SYMPTOMS, "below_knee"), (red_flags.BILATERAL_LEGS, False)),
        ),
        Choice("both", _("Both legs"), ((red_flags.BILATERAL_LEGS, True),), _("both legs are affected")),
    ),
)

LEGS_NEW = Question(
    key="legs_new",
    text=_("Is the trouble in both legs new, or is it getting worse?"),
    why=_("Old and steady trouble in both legs is common. New trouble must be looked at right away."),
    asked_when=(*LOW_BACK, Among("legs", ("both",))),
    choices=yes_or_no(red_flags.BILATERAL_LEGS_NEW, _("the trouble in both legs is new or getting worse")),
)

LEGS_WALKING = Question(
    key="legs_walking",
    text=_("When do your legs bother you?"),
    why=_("A narrow canal in the back makes legs ache on walking and ease on sitting. That is no emergency."),
    asks=Asks.MANY,
    asked_when=(*LOW_BACK, Among("legs_new", ("no",))),
    choices=(
        sign(complaint.WORSE_STANDING_WALKING, _("Standing or walking brings it on"), ""),
        sign(complaint.RELIEF_SITTING, _("Sitting down eases it"), ""),
        sign(complaint.RELIEF_BENDING, _("Leaning forward eases it, as on a shopping cart"), ""),
        sign(complaint.RELIEF_STANDING_STILL, _("Just standing still eases it"), ""),
    ),
)

LEG_WEAKNESS = Question(
    key="leg_weakness",
    text=_("Is a leg or a foot weak?"),
    why=_("A nerve that loses strength needs a doctor soon."),
    asks=Asks.MANY,
    asked_when=LOW_BACK,
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
    ),
)

BACK_OPERATION = Question(
    key="back_operation",
    text=_("Have you had an operation on your low back?"),
    why=_("After an operation, some kinds of care are left out at that place."),
    asked_when=LOW_BACK,
    choices=(
        Choice("no", _("No"), ((conditions.SPINAL_SURGERY, frozenset()),)),
        Choice(
            "yes",
            _("Yes"),
            ((conditions.SPINAL_SURGERY, frozenset({"lumbar"})),),
            _("you have had an operation on your low back"),
        ),
    ),
)

LASTS = Between("how_long", 13, 5214)  # longer than three months: then an inflamed spine is asked about

FIRST_BEGAN = Question(
    key="first_began",
    text=_("How old were you when this kind of pain first began?"),
    why=_("A spine that is inflamed, not worn, most often starts to hurt before age 40."),
    help=_("If it began just now, write your age."),
    asks=Asks.NUMBER,
    asked_when=(*LOW_BACK, LASTS),
    number=conditions.ONSET_AGE,
    may_be_unsure=False,
)

INFLAMED_BACK = Question(
    key="inflamed_back",
    text=_("Rest and sleep: do any of these fit your pain?"),
    why=_("These can be signs that joints of the spine are inflamed. A joint doctor can treat that."),
    asks=Asks.MANY,
    asked_when=(*LOW_BACK, LASTS),
    choices=(
        sign(conditions.BETTER_EXERCISE, _("Exercise makes it better"), _("exercise makes it better")),
        sign(
            conditions.NOT_BETTER_REST, _("Rest does not make it better"), _("rest does not make it better")
        ),
        sign(
            conditions.NIGHT_PAIN_RISING,
            _("It hurts at night and eases when I get up"),
            _("it hurts at night and eases when you get up"),
        ),
        sign(
            conditions.WAKES_SECOND_HALF,
            _("It wakes me late in the night"),
            _("it wakes you late in the night"),
        ),
        sign(
            conditions.BUTTOCK_PAIN,
            _("A buttock hurts, now one, now the other"),
            _("your buttocks hurt, now one, now the other"),
        ),
        sign(conditions.PSORIASIS, _("I have or had psoriasis"), _("you have or had psoriasis")),
        sign(
            conditions.UVEITIS_BOWEL,
            _("I had an inflamed eye, or have Crohn’s disease or colitis"),
            _("you had an inflamed eye, or have an inflamed bowel"),
        ),
    ),
)
