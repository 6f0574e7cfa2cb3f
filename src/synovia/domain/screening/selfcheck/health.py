"""The questions about general health that change what may be done."""

from synovia.domain.screening.selfcheck.choices import JOINTS_ANYWHERE, SPINE, sign
from synovia.domain.screening.selfcheck.terms import Among, Asks, Choice, Question, _
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    joint_signs,
    medication,
    red_flags,
    vascular,
)

CANCER = Question(
    key="cancer",
    text=_("Have you ever had cancer?"),
    why=_("Pain can be a sign that a cancer has come back in a bone. It is rare, but we must not miss it."),
    choices=(
        Choice("no", _("No"), ((red_flags.CANCER, False), (red_flags.ACTIVE_CANCER, False))),
        Choice(
            "past",
            _("Yes, in the past"),
            ((red_flags.CANCER, True), (red_flags.ACTIVE_CANCER, False)),
            _("you have had cancer"),
        ),
        Choice(
            "now",
            _("Yes, and I am being treated now"),
            ((red_flags.CANCER, True), (red_flags.ACTIVE_CANCER, True)),
            _("you are being treated for cancer"),
        ),
    ),
)

CANCER_CHECKED = Question(
    key="cancer_checked",
    text=_("Has a doctor looked at this pain and ruled out cancer as the cause?"),
    why=_("If that was checked, hands-on care may be fine."),
    asked_when=(Among("cancer", ("past", "now")),),
    choices=(
        Choice("yes", _("Yes"), ((red_flags.CANCER_CLEARED, True),)),
        Choice(
            "no",
            _("No"),
            ((red_flags.CANCER_CLEARED, False),),
            _("no doctor has ruled out cancer as the cause"),
        ),
    ),
)

ILL = Question(
    key="ill",
    text=_("Fever, weight, nights: do any of these fit you?"),
    why=_("These can mean that the pain does not come from joints and muscles."),
    asks=Asks.MANY,
    choices=(
        sign(
            red_flags.FEVER,
            _("Fever, chills, night sweats, or I feel ill all over"),
            _("you have a fever or feel ill"),
        ),
        sign(
            red_flags.WEIGHT_LOSS,
            _("I lost more than 10 pounds in 6 months without trying"),
            _("you lost weight without trying"),
        ),
        sign(
            red_flags.NIGHT_PAIN,
            _("Night pain that no position eases"),
            _("you have night pain that no position eases"),
        ),
        sign(
            complaint.SEVERE_NON_MECHANICAL,
            _("Very bad pain that gets worse and that nothing eases"),
            _("you have very bad pain that gets worse and that nothing eases"),
        ),
    ),
)

DEFENSE = Question(
    key="defense",
    text=_("Infections: do any of these fit you?"),
    why=_("Germs can settle in the spine or a joint. It is rare, but more likely with these."),
    asks=Asks.MANY,
    choices=(
        sign(
            red_flags.IMMUNOSUPPRESSED,
            _("My body’s defense is weak, from illness or medicine"),
            _("your body’s defense is weak"),
        ),
        sign(
            red_flags.RECENT_INFECTION,
            _("An infection, a shot in the spine, or an operation in recent weeks"),
            _("you had an infection, a shot in the spine, or an operation in recent weeks"),
        ),
        sign(
            red_flags.IV_DRUGS,
            _("I injected drugs in the last months"),
            _("you injected drugs in the last months"),
        ),
    ),
)

BONES = Question(
    key="bones",
    text=_("Bones: do any of these fit you?"),
    why=_("With weak bones we leave out some kinds of care and use less force."),
    asks=Asks.MANY,
    choices=(
        sign(conditions.OSTEOPOROSIS, _("Osteoporosis (thin bones)"), _("you have thin bones")),
        sign(
            conditions.FRAGILITY_FRACTURE,
            _("I broke a bone from a small fall as an adult"),
            _("you broke a bone from a small fall"),
        ),
        sign(
            medication.STEROID,
            _("Steroid pills such as prednisone for 3 months or more"),
            _("you have taken steroid pills for months"),
        ),
        sign(
            red_flags.HEIGHT_LOSS,
            _("I have become shorter, or my back has become round"),
            _("you have become shorter, or your back has become round"),
        ),
    ),
)

BLOOD = Question(
    key="blood",
    text=_("Blood and blood vessels: do any of these fit you?"),
    why=_("With these we use gentler kinds of care, or other ones."),
    asks=Asks.MANY,
    choices=(
        sign(
            medication.ANTICOAGULANT,
            _("I take a blood thinner, such as warfarin or Eliquis"),
            _("you take a blood thinner"),
        ),
        sign(conditions.BLEEDING, _("I have a bleeding disorder"), _("you have a bleeding disorder")),
        sign(
            red_flags.ANEURYSM,
            _("I was told I have an aneurysm in my belly"),
            _("you have an aneurysm in your belly"),
        ),
        sign(vascular.STROKE_TIA, _("I have had a stroke or a mini-stroke"), _("you have had a stroke")),
    ),
)

_RHEUMATOID = sign(
    conditions.RHEUMATOID,
    _("Rheumatoid arthritis"),
    _("you have rheumatoid arthritis"),
    conditions.INFLAMMATORY,
)
_AXIAL = sign(
    conditions.AXIAL_SPA,
    _("Ankylosing spondylitis, or an inflamed spine"),
    _("you have an inflamed spine"),
    conditions.INFLAMMATORY,
)
_ANOTHER = sign(
    conditions.INFLAMMATORY,
    _("Another arthritis that makes joints swell"),
    _("you have an arthritis that makes joints swell"),
)
_LOOSE = sign(
    conditions.CONNECTIVE_TISSUE,
    _("Ehlers-Danlos, Marfan, or the like"),
    _("you have a disorder that makes joints loose"),
)

JOINTS = Question(
    key="joints",
    text=_("Joints: do any of these fit you?"),
    why=_("With these, joints can be loose, inflamed, or fused. Then some kinds of care are not safe."),
    asks=Asks.MANY,
    asked_when=SPINE,
    choices=(
        _RHEUMATOID,
        _AXIAL,
        _ANOTHER,
        _LOOSE,
        sign(conditions.DOWN_SYNDROME, _("Down syndrome"), _("you have Down syndrome")),
        sign(
            conditions.HOT_JOINT,
            _("A joint that is hot and swollen now"),
            _("a joint is hot and swollen"),
        ),
    ),
)

ARTHRITIS = Question(
    key="arthritis",
    text=_("Other joints: do any of these fit you?"),
    why=_("An inflamed joint needs other care than a worn one, and early medicine can save it."),
    asks=Asks.MANY,
    asked_when=JOINTS_ANYWHERE,
    choices=(
        _RHEUMATOID,
        _AXIAL,
        _ANOTHER,
        sign(conditions.CRYSTAL, _("Gout"), _("you have gout")),
        _LOOSE,
        sign(
            joint_signs.SMALL_JOINTS,
            _("Small joints of my hands or feet have been swollen for weeks"),
            _("small joints of your hands or feet are swollen"),
        ),
        sign(
            joint_signs.SYMMETRICAL,
            _("The same joints are swollen on both sides"),
            _("the same joints are swollen on both sides"),
        ),
    ),
)

STIFF = Question(
    key="stiff",
    text=_("For how many minutes is it stiff in the morning?"),
    why=_("A worn joint loosens soon. An inflamed one can stay stiff for an hour or more."),
    help=_("Write 0 if it is not stiff. About right is good enough."),
    asks=Asks.NUMBER,
    asked_when=JOINTS_ANYWHERE,
    number=complaint.MORNING_STIFFNESS,
    may_be_unsure=False,
)

_JOINT_NAMES = {
    "hip_left": (_("Left hip"), _("your left hip was replaced")),
    "hip_right": (_("Right hip"), _("your right hip was replaced")),
    "knee_left": (_("Left knee"), _("your left knee was replaced")),
    "knee_right": (_("Right knee"), _("your right knee was replaced")),
    "shoulder_left": (_("Left shoulder"), _("your left shoulder was replaced")),
    "shoulder_right": (_("Right shoulder"), _("your right shoulder was replaced")),
    "elbow_left": (_("Left elbow"), _("your left elbow was replaced")),
    "elbow_right": (_("Right elbow"), _("your right elbow was replaced")),
    "wrist_left": (_("Left wrist"), _("your left wrist was replaced")),
    "wrist_right": (_("Right wrist"), _("your right wrist was replaced")),
    "ankle_left": (_("Left ankle"), _("your left ankle was replaced")),
    "ankle_right": (_("Right ankle"), _("your right ankle was replaced")),
    "other": (_("Another joint"), _("another joint was replaced")),
}
_JOINTS_REPLACED = tuple(
    Choice(joint, _JOINT_NAMES[joint][0], told=_JOINT_NAMES[joint][1], group=_("Choose each one that was"))
    for joint in conditions.JOINT_REPLACEMENT.choices
)

REPLACED = Question(
    key="replaced",
    text=_("Has any joint been replaced?"),
    why=_("We do not pull or push on a replaced joint. And germs settle there more easily."),
    asks=Asks.MANY,
    asked_when=JOINTS_ANYWHERE,
    collects=conditions.JOINT_REPLACEMENT,
    choices=_JOINTS_REPLACED,
)
