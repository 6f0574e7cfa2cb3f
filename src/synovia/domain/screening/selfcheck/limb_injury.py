"""After an injury of an arm or a leg, or without one: what may be torn, broken or out of its joint. One list a joint."""

from synovia.domain.screening.selfcheck.choices import at, sign
from synovia.domain.screening.selfcheck.terms import Asks, Choice, Question, _
from synovia.domain.terms.findings import injury, joint_signs, red_flags
from synovia.domain.terms.places import Region

_OUT_OF_SHAPE = sign(
    injury.DEFORMITY,
    _("After an injury, it is bent or out of place"),
    _("it is bent or out of place after an injury"),
)
_SWOLLEN_FAST = sign(
    injury.FAST_SWELLING,
    _("It swelled up within two hours of an injury"),
    _("it swelled up within two hours of an injury"),
)
_SNAP = sign(
    injury.TENDON_RUPTURE,
    _("I felt a snap, and now the strength is gone"),
    _("you felt a snap and the strength is gone"),
)
_NUMB = sign(
    red_flags.PARESTHESIA_AFTER_TRAUMA,
    _("Since an injury, it tingles or feels numb"),
    _("it tingles or feels numb since an injury"),
)
_NO_FOUR_STEPS = sign(
    injury.CANNOT_WALK_FOUR_STEPS,
    _("I cannot take four steps, even with a limp"),
    _("you cannot take four steps"),
)
_STUCK = sign(joint_signs.LOCKED, _("It is stuck, and I cannot move it at all"), _("it is stuck"))


def _works(region: Region, key: str, text: str, *choices: Choice) -> Question:
    return Question(
        key=key,
        text=text,
        why=_("A break, a torn tendon, or a joint that slipped must be seen the same day."),
        asks=Asks.MANY,
        asked_when=at(region),
        choices=choices,
    )


SHOULDER_WORKS = _works(
    Region.SHOULDER,
    "shoulder_works",
    _("The sore shoulder: do any of these fit?"),
    _OUT_OF_SHAPE,
    sign(
        injury.FIRST_DISLOCATION,
        _("It slipped out of its joint for the first time"),
        _("your shoulder slipped out for the first time"),
    ),
    sign(
        injury.SEIZURE,
        _("The pain began with a seizure or an electric shock"),
        _("the pain began with a seizure or an electric shock"),
    ),
    _SNAP,
    _SWOLLEN_FAST,
    _NUMB,
)
ELBOW_WORKS = _works(
    Region.ELBOW,
    "elbow_works",
    _("The sore elbow: do any of these fit?"),
    _OUT_OF_SHAPE,
    sign(
        injury.CANNOT_EXTEND_ELBOW,
        _("Since an injury, I cannot straighten it"),
        _("you cannot straighten the elbow since an injury"),
    ),
    _SNAP,
    _SWOLLEN_FAST,
    _NUMB,
)
HAND_WORKS = _works(
    Region.WRIST_HAND,
    "hand_works",
    _("The sore wrist or hand: do any of these fit?"),
    _OUT_OF_SHAPE,
    sign(
        injury.SNUFFBOX,
        _("I fell on the hand, and it is sore to press in the hollow by the thumb"),
        _("after a fall it is sore to press in the hollow by the thumb"),
    ),
    sign(
        injury.TENDON_RUPTURE,
        _("A finger does not bend or straighten any more"),
        _("a finger does not bend or straighten any more"),
    ),
    _SWOLLEN_FAST,
    _NUMB,
)
HIP_WORKS = _works(
    Region.HIP,
    "hip_works",
    _("The sore hip or groin: do any of these fit?"),
    _NO_FOUR_STEPS,
    sign(
        injury.SHORT_ROTATED,
        _("After a fall, the leg lies shorter or turned out"),
        _("after a fall, your leg lies shorter or turned out"),
    ),
    _OUT_OF_SHAPE,
    _SNAP,
    _NUMB,
)
KNEE_WORKS = _works(
    Region.KNEE,
    "knee_works",
    _("The sore knee: do any of these fit?"),
    _NO_FOUR_STEPS,
    sign(
        injury.CANNOT_FLEX_KNEE,
        _("I cannot bend it to a right angle"),
        _("you cannot bend the knee to a right angle"),
    ),
    sign(
        injury.EXTENSOR_LOST,
        _("I cannot lift the leg with the knee straight"),
        _("you cannot lift the leg with the knee straight"),
    ),
    _STUCK,
    _SNAP,
    _SWOLLEN_FAST,
    _OUT_OF_SHAPE,
    _NUMB,
)
FOOT_WORKS = _works(
    Region.ANKLE_FOOT,
    "foot_works",
    _("The sore ankle or foot: do any of these fit?"),
    _NO_FOUR_STEPS,
    _OUT_OF_SHAPE,
    sign(
        injury.TENDON_RUPTURE,
        _("I felt a snap in the calf, and I cannot stand on tiptoe"),
        _("you felt a snap in the calf and cannot stand on tiptoe"),
    ),
    _SWOLLEN_FAST,
    _NUMB,
)
WORKS = (SHOULDER_WORKS, ELBOW_WORKS, HAND_WORKS, HIP_WORKS, KNEE_WORKS, FOOT_WORKS)
