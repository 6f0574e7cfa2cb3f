"""The sign to test before and after a technique, and when to keep it."""

from synovia.domain.examination.motion import words
from synovia.domain.strategy.picture import Picture
from synovia.domain.terms.places import Side
from synovia.domain.terms.vocabulary import VOCABULARY

SPOKEN = {
    "arm": "how far arm symptoms reach and how strong they are, with the provoking test",
    "leg": "how far leg symptoms reach and how strong they are, with the provoking test",
    "walking": "how far the patient walks before sitting down",
    "pelvis": "pain on the thigh thrust or on standing on one leg",
    "function": "the activity the patient named first",
    "reach": "pain and height of lifting the arm",
    "grip": "pain-free grip strength",
    "pinch": "pain on pinching",
    "squat": "depth of the squat without pain",
    "stairs": "pain on a step down",
    "single_leg": "pain on standing on the leg for 30 seconds",
    "heel_raise": "pain on a single heel raise",
    "lunge": "the knee-to-wall distance of the lunge",
    "first_steps": "pain on the first steps after rest",
    "breath": "pain on a deep breath",
}
"""Signs that are told in words. Any other kind is a motion by its name, or a family of motions below."""
MOTIONS = {
    "rotation": ("cervical_rotation_left", "cervical_rotation_right", "cervical_extension"),
    "flexion_rotation": ("flexion_rotation_test_left", "flexion_rotation_test_right"),
    "lumbar_flexion": ("lumbar_flexion", "lumbar_extension"),
    "lumbar_extension": ("lumbar_extension", "lumbar_flexion"),
}
PLAIN = {
    "rotation": "neck rotation",
    "flexion_rotation": "the flexion-rotation test",
    "lumbar_flexion": "low back bending",
    "lumbar_extension": "bending backward",
}


def motions_of(kind: str, picture: Picture) -> tuple[str, ...]:
    """The motions a kind stands for: its family, or the motion itself on the painful side first."""
    if kind in MOTIONS:
        return MOTIONS[kind]
    if kind in VOCABULARY:
        return (kind,)
    side = picture.painful_side
    return tuple(f"{kind}_{one}" for one in ((side,) if side else Side))


def comparable_sign(picture: Picture, kind: str) -> str:
    """Test-retest in one line: the sign, its value now, and what counts as better within the session."""
    drop = picture.cutoff("session/pain-drop")
    keep = f"or pain falls by {drop:g}: keep it; else change direction, grade or technique"
    if kind in SPOKEN:
        return f"Re-test {SPOKEN[kind]}: better, {keep}."
    motion = _most_limited(picture, motions_of(kind, picture))
    if motion is None:
        return f"Re-test {PLAIN.get(kind, words(kind))}: clearly more motion, {keep}."
    gain = _real_gain(picture, motion)
    return f"Re-test {words(motion)} ({picture.number(motion):g}°): {gain:g}° more, {keep}."


def _most_limited(picture: Picture, motions: tuple[str, ...]) -> str | None:
    measured = [motion for motion in motions if picture.number(motion) is not None]
    limited = [motion for motion in measured if picture.is_limited(motion)]
    return min(limited or measured, key=lambda motion: picture.number(motion) or 0.0, default=None)


def _real_gain(picture: Picture, motion: str) -> float:
    """The change that exceeds the error of the method used; the goniometer's where none is recorded."""
    method = str(picture.get("rom_method") or "goniometer")
    references = picture.book.references
    error = references.error_of(motion, method) or references.error_of(motion, "camera")
    return error.mdc if error is not None else 10.0
