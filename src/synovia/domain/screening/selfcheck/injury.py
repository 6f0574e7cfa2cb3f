"""The questions after a fall, crash or blow. From 65 even a small one counts as significant."""

from synovia.domain.screening.selfcheck.choices import NECK, yes_or_no
from synovia.domain.screening.selfcheck.terms import Among, Between, Choice, Given, Question, _
from synovia.domain.terms.findings import red_flags

OLDER_FROM = 65

INJURY = Question(
    key="injury",
    text=_("Did you have a fall, crash, or blow in the last 6 weeks?"),
    why=_("We have to be sure that no bone is broken."),
    asked_when=(Between("age", 0, OLDER_FROM - 1),),
    choices=(
        Choice("no", _("No"), ((red_flags.TRAUMA, False),)),
        Choice(
            "small",
            _("Yes, a small one"),
            ((red_flags.TRAUMA, True), (red_flags.SIGNIFICANT_TRAUMA, False)),
            _("you had a small fall or blow"),
        ),
        Choice(
            "hard",
            _("Yes, a hard fall, a crash, or a heavy blow"),
            ((red_flags.TRAUMA, True), (red_flags.SIGNIFICANT_TRAUMA, True)),
            _("you had a hard fall, a crash, or a heavy blow"),
        ),
    ),
)

INJURY_OLDER = Question(
    key="injury_older",
    text=_("Did you have a fall, crash, or blow in the last 6 weeks, even a small one?"),
    why=_("From about age 65, even a small fall can break a bone."),
    asked_when=(Between("age", OLDER_FROM, 150),),
    choices=(
        Choice("no", _("No"), ((red_flags.TRAUMA, False),)),
        Choice(
            "yes",
            _("Yes"),
            ((red_flags.TRAUMA, True), (red_flags.SIGNIFICANT_TRAUMA, True)),
            _("you had a fall, crash, or blow"),
        ),
    ),
)


def _turns(*, left: bool, right: bool) -> Given:
    return (red_flags.ROTATES_45.left, left), (red_flags.ROTATES_45.right, right)


_TURNING = (
    Choice("both", _("Yes, to both sides"), _turns(left=True, right=True)),
    Choice(
        "right_only",
        _("Not to the left"),
        _turns(left=False, right=True),
        _("you cannot turn your head to the left"),
    ),
    Choice(
        "left_only",
        _("Not to the right"),
        _turns(left=True, right=False),
        _("you cannot turn your head to the right"),
    ),
    Choice("neither", _("To neither side"), _turns(left=False, right=False), _("you cannot turn your head")),
)
_CLEARED = (
    Choice("yes", _("Yes"), ((red_flags.TRAUMA_CLEARED, True),)),
    Choice("no", _("No"), ((red_flags.TRAUMA_CLEARED, False),), _("no doctor has ruled out a broken bone")),
)


def after_injury(key: str, *among: str) -> tuple[Question, ...]:
    """What is asked when the injury question `key` had one of these answers."""
    hurt = Among(key, among)
    neck_hurt_uncleared = (*NECK, hurt, Among(f"{key}_cleared", ("no", "not_sure")))
    return (
        Question(
            key=f"{key}_cleared",
            text=_("Did a doctor rule out a broken bone after that?"),
            why=_("If it was checked, hands-on care may be fine."),
            asked_when=(hurt,),
            choices=_CLEARED,
        ),
        Question(
            key=f"{key}_how",
            text=_("Was it one of these?"),
            why=_("These are more likely to hurt the bones of the neck."),
            help=_(
                "A fall from above 3 feet or 5 stairs, a hit on top of the head, a crash at high speed or with a "
                "rollover, or a crash on a bicycle, motorbike, or off-road vehicle."
            ),
            asked_when=neck_hurt_uncleared,
            choices=yes_or_no(
                red_flags.DANGEROUS_MECHANISM,
                _("it was the kind of fall or crash that can hurt the neck bones"),
            ),
        ),
        Question(
            key=f"{key}_tingling",
            text=_("Since then, do your arms or legs tingle or feel numb?"),
            why=_("It can be a sign that the cord or a nerve was hurt."),
            asked_when=neck_hurt_uncleared,
            choices=yes_or_no(
                red_flags.PARESTHESIA_AFTER_TRAUMA, _("your arms or legs tingle or feel numb since then")
            ),
        ),
        Question(
            key=f"{key}_turning",
            text=_("Can you turn your head halfway to each side?"),
            why=_("Not being able to turn after an injury means that a picture of the neck is needed."),
            help=_("Do not try it if it hurts a lot. Choose “Not sure” then."),
            asked_when=neck_hurt_uncleared,
            choices=_TURNING,
        ),
    )
