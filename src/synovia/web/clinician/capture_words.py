"""What the capture page says: of each motion, to the person before the camera, and when something is in the way."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.motion.angles import NECK, PLANAR, UNSIDED, Motion, View
from synovia.domain.motion.quality import Flag


@dataclass(frozen=True, slots=True)
class MotionWords:
    """Name of a motion, how it begins, how it goes, and the finding of the chart that is the same motion by hand."""

    title: str | Promise
    begin: str | Promise
    move: str | Promise
    finding: str


MOTIONS = {
    Motion.CERVICAL_ROTATION: MotionWords(
        gettext_lazy("Neck rotation"),
        gettext_lazy("Sit tall, look straight ahead."),
        gettext_lazy("Turn the head as far as it goes, and back."),
        "cervical_rotation",
    ),
    Motion.CERVICAL_LATERAL_FLEXION: MotionWords(
        gettext_lazy("Neck side-bend"),
        gettext_lazy("Sit tall, look straight into the camera."),
        gettext_lazy("Bring the ear toward the shoulder, and back."),
        "cervical_lateral_flexion",
    ),
    Motion.TRUNK_FLEXION: MotionWords(
        gettext_lazy("Trunk forward bend"),
        gettext_lazy("Stand straight, arms hanging, knees straight."),
        gettext_lazy("Bend forward as far as it goes, and come up."),
        "lumbar_flexion",
    ),
    Motion.TRUNK_LATERAL_FLEXION: MotionWords(
        gettext_lazy("Trunk side-bend"),
        gettext_lazy("Stand straight, feet apart as the hips are."),
        gettext_lazy("Slide the hand down the thigh to that side, and come up."),
        "lumbar_lateral_flexion",
    ),
    Motion.SHOULDER_FLEXION: MotionWords(
        gettext_lazy("Shoulder flexion"),
        gettext_lazy("Stand straight, arm hanging, thumb forward."),
        gettext_lazy("Raise the arm to the front as far as it goes, and down."),
        "shoulder_flexion",
    ),
    Motion.SHOULDER_ABDUCTION: MotionWords(
        gettext_lazy("Shoulder abduction"),
        gettext_lazy("Stand straight, arm hanging."),
        gettext_lazy("Raise the arm to the side as far as it goes, and down."),
        "shoulder_abduction",
    ),
    Motion.ELBOW_FLEXION: MotionWords(
        gettext_lazy("Elbow flexion"),
        gettext_lazy("Stand straight, arm hanging, palm forward."),
        gettext_lazy("Bend the elbow as far as it goes, and straighten it."),
        "elbow_flexion",
    ),
    Motion.HIP_FLEXION: MotionWords(
        gettext_lazy("Hip flexion"),
        gettext_lazy("Stand straight, hold on with the other hand."),
        gettext_lazy("Lift the knee as high as it goes, and down."),
        "hip_flexion",
    ),
    Motion.HIP_ABDUCTION: MotionWords(
        gettext_lazy("Hip abduction"),
        gettext_lazy("Stand straight, hold on with one hand."),
        gettext_lazy("Move the straight leg out to the side, and back; the trunk stays upright."),
        "hip_abduction",
    ),
    Motion.KNEE_FLEXION: MotionWords(
        gettext_lazy("Knee flexion"),
        gettext_lazy("Stand straight, hold on with one hand."),
        gettext_lazy("Bring the heel toward the buttock as far as it goes, and down."),
        "knee_flexion",
    ),
}
REGION_MOTIONS = {
    "neck": NECK,
    "thoracic": (Motion.TRUNK_FLEXION, Motion.TRUNK_LATERAL_FLEXION),
    "low_back": (Motion.TRUNK_FLEXION, Motion.TRUNK_LATERAL_FLEXION, Motion.HIP_FLEXION),
    "sacroiliac": (Motion.TRUNK_FLEXION, Motion.TRUNK_LATERAL_FLEXION, Motion.HIP_FLEXION),
    "shoulder": (Motion.SHOULDER_FLEXION, Motion.SHOULDER_ABDUCTION),
    "elbow": (Motion.ELBOW_FLEXION,),
    "hip": (Motion.HIP_FLEXION, Motion.HIP_ABDUCTION),
    "knee": (Motion.KNEE_FLEXION,),
}
SIDES = {"left": gettext_lazy("left"), "right": gettext_lazy("right")}


def title_of(motion: Motion, side: str = "") -> str:
    """The motion's name, with its side."""
    name = str(MOTIONS[motion].title)
    return f"{name}, {SIDES[side]}" if side in SIDES else name


def sides_of(motion: Motion) -> tuple[str, ...]:
    """The sides it is measured on; one empty side where it has none."""
    return ("",) if motion in UNSIDED else ("left", "right")


def finding_of(motion: Motion, side: str) -> str:
    """The field of the evaluation in which the same motion is entered by hand."""
    name = MOTIONS[motion].finding
    return f"{name}_{side}" if side else name


def view_of(motion: Motion) -> View:
    """From where the camera looks."""
    return View.FACE if motion in NECK else PLANAR[motion].view


def camera_round(motion: Motion, side: str) -> int:
    """Degrees the camera stands round to the person's left: 40 to the side the head turns to, else straight ahead."""
    if motion is not Motion.CERVICAL_ROTATION:
        return 0
    return 40 if side == "left" else -40


def stand_words(motion: Motion, side: str) -> str:
    """Where camera and person are, in words; the drawing says the same."""
    view = view_of(motion)
    if view is View.FACE and camera_round(motion, side):
        return _(
            "Camera at eye level, about 1.3 m away, placed round to the %(side)s of straight ahead (about 40°)."
        ) % {"side": SIDES[side]}
    if view is View.FACE:
        return _("Camera at eye level, about 1.3 m straight ahead.")
    if view is View.FRONT:
        return _("Face the camera. 2 to 4 m away, head to feet in the picture.")
    if side:
        return _("%(side)s side toward the camera. 2 to 4 m away, head to feet in the picture.") % {
            "side": str(SIDES[side]).capitalize()
        }
    return _("Either side toward the camera. 2 to 4 m away, head to feet in the picture.")


def live_words(motion: Motion) -> dict[str, str]:
    """What the script shows and says, by the key it knows it by."""
    words = MOTIONS[motion]
    return (
        {str(flag): _(flag.words) for flag in Flag}
        | {f"short_{flag}": str(said) for flag, said in SHORT.items()}
        | {
            "stay": _("Good. Stay like this."),
            "hold_neutral": f"{words.begin} {_('Hold still.')}",
            "neutral_bent": f"{words.begin} {_('As straight as you can.')}",
            "out": str(words.move),
            "back": _("And back."),
            "done": _("Done. Thank you."),
            "turn_left": _("Turn about {degrees}° more to your left."),
            "turn_right": _("Turn about {degrees}° more to your right."),
            "count": _("{n} of {of}"),
            "rate": _("{n} pictures a second"),
        }
        | trouble_words()
    )


SHORT = {
    Flag.NO_PERSON: gettext_lazy("nobody found"),
    Flag.SEVERAL_PEOPLE: gettext_lazy("more than one person"),
    Flag.OUT_OF_PICTURE: gettext_lazy("out of the picture"),
    Flag.LOW_VISIBILITY: gettext_lazy("joint hidden"),
    Flag.WRONG_VIEW: gettext_lazy("not square to the camera"),
    Flag.FAR_SIDE: gettext_lazy("other side toward the camera"),
    Flag.TURNED_AROUND: gettext_lazy("not facing the camera"),
    Flag.TOO_SMALL: gettext_lazy("too far away"),
    Flag.SIDES_SWAPPED: gettext_lazy("left and right confused"),
    Flag.FACE_TURNED: gettext_lazy("face turned too far"),
    Flag.NO_FACE: gettext_lazy("no face found"),
}


def trouble_words() -> dict[str, str]:
    """When the camera is not there. Each says that there is a way without it."""
    by_hand = _("You can enter the value by hand instead.")
    return {
        "refused": _("The camera stays off, as you chose. Nothing is missing:") + " " + by_hand,
        "no_camera": _("No camera was found on this device.") + " " + by_hand,
        "busy": _("Another program is using the camera. Close it and start again.") + " " + by_hand,
        "unplugged": _(
            "The camera was disconnected before a repetition was complete. Connect it and start again."
        ),
        "unplugged_kept": _("The camera was disconnected. The repetitions measured until then are below."),
        "no_wasm": _("This browser cannot run the measurement (WebAssembly is missing or switched off).")
        + " "
        + by_hand,
        "not_loaded": _("The measurement could not be loaded. Check the connection and start again."),
        "insecure": _("Browsers open the camera only over a secure (https) connection.") + " " + by_hand,
        "failed": _("The measurement stopped working. Start again.") + " " + by_hand,
        "not_sent": _(
            "No connection. The repetitions are kept on this page: do not close it, send them again."
        ),
        "signed_out": _(
            "You are signed out. Sign in again in another tab; the repetitions are kept here. Then send them again."
        ),
    }
