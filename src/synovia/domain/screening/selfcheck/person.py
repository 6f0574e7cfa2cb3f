"""The questions about the visitor and the pain itself."""

from synovia.domain.screening.selfcheck.choices import yes_or_no
from synovia.domain.screening.selfcheck.terms import Among, Asks, Between, Choice, Question, _
from synovia.domain.terms.findings import complaint, patient, pregnancy

ADULT_FROM = 18
DAYS_IN_WEEK = 7
MAY_BE_PREGNANT = Between("age", ADULT_FROM, 55)

WHERE = Question(
    key="where",
    text=_("Where is your main pain?"),
    why=_("The questions are not the same for the neck and the low back."),
    help=_("If both hurt, choose the one that bothers you more today."),
    choices=(
        Choice("neck", _("Neck"), ((patient.REGION, "neck"),)),
        Choice("low_back", _("Low back"), ((patient.REGION, "low_back"),)),
        Choice("elsewhere", _("Somewhere else")),
    ),
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
