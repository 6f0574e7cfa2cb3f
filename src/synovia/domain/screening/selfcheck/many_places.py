"""The questions of pain in many places, and the signs of an inflamed artery of the head that may come with it."""

from synovia.domain.screening.selfcheck.choices import MANY_PLACES, sign
from synovia.domain.screening.selfcheck.terms import Among, Asks, Between, Choice, Condition, Question, _
from synovia.domain.terms.findings import conditions, neurology, questionnaires, red_flags, vascular

FROM_50 = Between("age", 50, 150)

ALL_OVER_NOW = Question(
    key="all_over_now",
    text=_("Do you have any of these right now?"),
    why=_("These need help right away. They do not come from sore muscles."),
    asks=Asks.MANY,
    asked_when=MANY_PLACES,
    choices=(
        sign(
            vascular.CHEST,
            _("New chest pain or trouble breathing"),
            _("you have new chest pain or trouble breathing"),
        ),
        sign(
            vascular.HEMI_DEFICIT,
            _("One side of my body is weak or numb"),
            _("one side of your body is weak or numb"),
        ),
        sign(
            vascular.SPEECH_SWALLOW,
            _("New trouble speaking or swallowing"),
            _("you have new trouble speaking or swallowing"),
        ),
        sign(
            red_flags.SADDLE,
            _("New numbness between my legs"),
            _("you have new numbness between your legs"),
        ),
        sign(
            red_flags.BLADDER,
            _("New trouble passing, holding, or feeling my urine"),
            _("you have new trouble with your bladder"),
        ),
        sign(
            vascular.SWELLING,
            _("One arm or leg is newly swollen"),
            _("one arm or leg is newly swollen"),
        ),
    ),
)

ALL_OVER_NERVES = Question(
    key="all_over_nerves",
    text=_("Strength, balance, feeling: do any of these fit you?"),
    why=_("These can be signs that the cord or many nerves are in trouble."),
    asks=Asks.MANY,
    asked_when=MANY_PLACES,
    choices=(
        sign(
            neurology.PROGRESSIVE_WEAKNESS,
            _("An arm or a leg is getting weaker"),
            _("an arm or a leg is getting weaker"),
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

GIRDLES = Question(
    key="girdles",
    text=_("Do both shoulders or both hips hurt or feel stiff?"),
    why=_("From age 50, this can be an inflammation that medicine calms within days."),
    asked_when=(*MANY_PLACES, FROM_50),
    choices=(
        Choice("no", _("No"), ((conditions.GIRDLE_PAIN, False),)),
        Choice(
            "yes",
            _("Yes"),
            ((conditions.GIRDLE_PAIN, True),),
            _("both shoulders or both hips hurt"),
        ),
    ),
)


def _head(key: str, *asked_when: Condition) -> Question:
    return Question(
        key=key,
        text=_("Head, eyes, jaw: is any of this new?"),
        why=_("From age 50, an inflamed artery of the head can take your sight. Medicine can save it."),
        asks=Asks.MANY,
        asked_when=(*asked_when, FROM_50),
        choices=(
            sign(vascular.NEW_HEADACHE, _("A new headache"), _("you have a new headache")),
            sign(
                vascular.VISUAL,
                _("I lost sight, or it is blurred"),
                _("your sight has changed"),
            ),
            sign(
                conditions.JAW_CLAUDICATION,
                _("My jaw hurts when I chew"),
                _("your jaw hurts when you chew"),
            ),
            sign(
                conditions.SCALP_TENDER,
                _("My scalp or temple is sore to touch"),
                _("your scalp or temple is sore to touch"),
            ),
        ),
    )


HEAD_ALL_OVER = _head("head_all_over", *MANY_PLACES)
HEAD_BOTH_SIDES = _head("head_both_sides", Among("side_girdle", ("both",)))

PARTS = Question(
    key="parts",
    text=_("Which parts of the body hurt in the last week?"),
    why=_("Pain in most parts for three months or more asks for another plan than pain in one joint."),
    asks=Asks.MANY,
    asked_when=MANY_PLACES,
    counts=questionnaires.WPI_REGIONS,
    choices=(
        Choice("left_arm", _("Left shoulder or arm"), told=_("your left arm hurts")),
        Choice("right_arm", _("Right shoulder or arm"), told=_("your right arm hurts")),
        Choice("left_leg", _("Left hip or leg"), told=_("your left leg hurts")),
        Choice("right_leg", _("Right hip or leg"), told=_("your right leg hurts")),
        Choice("middle", _("Neck or back"), told=_("your neck or back hurts")),
    ),
)

DAILY_LIFE = Question(
    key="daily_life",
    text=_("Sleep and strength: do any of these fit most of your days?"),
    why=_("They often come with pain in many places, and a good plan takes care of them too."),
    asks=Asks.MANY,
    asked_when=MANY_PLACES,
    choices=(
        Choice("tired", _("I am very tired"), told=_("you are very tired")),
        Choice("unrested", _("I wake up and do not feel rested"), told=_("you do not wake up rested")),
        Choice("foggy", _("I find it hard to think or remember"), told=_("you find it hard to think")),
        sign(
            conditions.FIBROMYALGIA,
            _("A doctor said that I have fibromyalgia"),
            _("you have fibromyalgia"),
        ),
    ),
)
