"""The questions about the visitor and the pain itself."""

from synovia.domain.screening.selfcheck.choices import at, yes_or_no
from synovia.domain.screening.selfcheck.terms import Among, Asks, Between, Choice, Given, Question, _
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.findings import complaint, conditions, patient, pregnancy
from synovia.domain.terms.places import Region

ADULT_FROM = 18
DAYS_IN_WEEK = 7
MAY_BE_PREGNANT = Between("age", ADULT_FROM, 55)

ELSEWHERE = "elsewhere"
_BACK, _ARM, _LEG, _OTHER = _("Neck and back"), _("Arm"), _("Leg"), _("Other")
_PLACES = tuple(
    Choice(region, words, ((patient.REGION, str(region)),), group=group)
    for region, words, group in (
        (Region.NECK, _("Neck"), _BACK),
        (Region.THORACIC, _("Upper back or ribs"), _BACK),
        (Region.LOW_BACK, _("Low back"), _BACK),
        (Region.SACROILIAC, _("Buttock or pelvis joint"), _BACK),
        (Region.SHOULDER, _("Shoulder"), _ARM),
        (Region.ELBOW, _("Elbow"), _ARM),
        (Region.WRIST_HAND, _("Wrist or hand"), _ARM),
        (Region.HIP, _("Hip or groin"), _LEG),
        (Region.KNEE, _("Knee"), _LEG),
        (Region.ANKLE_FOOT, _("Ankle or foot"), _LEG),
        (Region.WIDESPREAD, _("Many places"), _OTHER),
    )
)

WHERE = Question(
    key="where",
    text=_("Where is your main pain?"),
    why=_("The questions are not the same for each place."),
    help=_(
        "Choose the place that bothers you most today. New, bad pain in the chest or belly: call 911, take no test."
    ),
    choices=(*_PLACES, Choice(ELSEWHERE, _("Somewhere else"), group=_OTHER)),
    may_be_unsure=False,
)

AGE = Question(
    key="age",
    text=_("How old are you?"),
    why=_("Some causes of pain are more common at some ages. This check is made for adults."),
    asks=Asks.NUMBER,
    number=patient.AGE,
    may_be_unsure=False,
)

HOW_LONG = Question(
    key="how_long",
    text=_("How many weeks ago did this pain begin?"),
    why=_("New pain and old pain can have different causes, and do best with different care."),
    help=_(
        "Write 0 if it began this week. Three months are 13 weeks, a year is 52. About right is good enough."
    ),
    asks=Asks.NUMBER,
    number=complaint.DURATION_DAYS,
    times=DAYS_IN_WEEK,
    may_be_unsure=False,
)

SEX = Question(
    key="sex",
    text=_("Which sex were you given at birth?"),
    why=_("It matters for bone strength, and tells us if we have to ask about pregnancy."),
    choices=(
        Choice("female", _("Female"), ((patient.SEX, "female"),)),
        Choice("male", _("Male"), ((patient.SEX, "male"), (pregnancy.PREGNANT, False))),
        Choice("unsaid", _("I would rather not say")),
    ),
    may_be_unsure=False,
)

PREGNANT = Question(
    key="pregnant",
    text=_("Are you pregnant?"),
    why=_("Care is often fine, but positions and techniques change."),
    asked_when=(Among("sex", ("female", "unsaid")), MAY_BE_PREGNANT),
    choices=yes_or_no(pregnancy.PREGNANT, _("you are pregnant")),
)

PREGNANCY_SIGNS = Question(
    key="pregnancy_signs",
    text=_("Do you have any of these now?"),
    why=_("In pregnancy, these need a doctor right away."),
    asks=Asks.MANY,
    asked_when=(Among("pregnant", ("yes", "not_sure")), MAY_BE_PREGNANT),
    collects=pregnancy.WARNING_SIGNS,
    choices=(
        Choice("bleeding", _("Bleeding"), told=_("you are bleeding")),
        Choice("contractions", _("Cramps that come and go"), told=_("you have cramps that come and go")),
        Choice("fluid_loss", _("Fluid that leaks"), told=_("fluid is leaking")),
        Choice(
            "severe_headache_or_visual_change",
            _("A bad headache, or trouble seeing"),
            told=_("you have a bad headache or trouble seeing"),
        ),
        Choice("calf_swelling", _("One swollen calf"), told=_("one calf is swollen")),
        Choice("reduced_fetal_movement", _("The baby moves less"), told=_("the baby moves less")),
    ),
)

MOVING = Question(
    key="moving",
    text=_("Does the pain change when you move or change position?"),
    why=_(
        "Pain that changes with motion most often comes from joints, muscles, or nerves. That is what we treat."
    ),
    choices=(
        Choice("yes", _("Yes"), ((complaint.MOVEMENT_MODIFIES, True),)),
        Choice("no", _("No"), ((complaint.MOVEMENT_MODIFIES, False),), _("moving does not change your pain")),
    ),
)

HOW_BAD = Question(
    key="how_bad",
    text=_("How bad was the worst pain in the last week?"),
    why=_("It helps us to plan how gently to start."),
    help=_("0 is no pain. 10 is the worst pain you can think of."),
    asks=Asks.NUMBER,
    number=complaint.NPRS_WORST,
    may_be_unsure=False,
)


def _side(side: str, *more: tuple[Finding, bool]) -> Given:
    return ((complaint.PAIN_SIDE, side), *more)


def _sides(key: str, asked_when: tuple[Among], *, girdle: bool) -> Question:
    """Left, right or both. Pain of both shoulders or both hips is a finding of its own."""
    one, both = (
        (((conditions.GIRDLE_PAIN, False),), ((conditions.GIRDLE_PAIN, True),)) if girdle else ((), ())
    )
    return Question(
        key=key,
        text=_("Which side hurts?"),
        why=_("We compare it with the other side. Both sides at once can have another cause."),
        asked_when=asked_when,
        choices=(
            Choice("left", _("Left"), _side("left", *one)),
            Choice("right", _("Right"), _side("right", *one)),
            Choice("both", _("Both"), _side("both", *both), _("both sides hurt")),
        ),
        may_be_unsure=False,
    )


SIDE = _sides("side", at(Region.ELBOW, Region.WRIST_HAND, Region.KNEE, Region.ANKLE_FOOT), girdle=False)
SIDE_GIRDLE = _sides("side_girdle", at(Region.SHOULDER, Region.HIP), girdle=True)
