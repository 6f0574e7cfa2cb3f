"""Motion of leg joints as the rules of the legs read it: measured plainly or passively, and against the other side.

The studies measured passively. A plain measure is taken as good as a passive one, because people rarely say which it
was; where both are known, either may fulfil a cut-off.
"""

from collections.abc import Callable

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import AnyOf, Criterion, DifferenceAtLeast, Includes, ValueReference, value
from synovia.domain.terms.finding import Opposite, SidedFinding
from synovia.domain.terms.findings import joint_signs, motion
from synovia.domain.terms.findings import motion_lower_limb as legs

Measured = tuple[SidedFinding, SidedFinding]

ROTATION: Measured = (motion.HIP_INTERNAL_ROTATION, legs.HIP_INTERNAL_ROTATION_PASSIVE)
HIP_FLEXION: Measured = (motion.HIP_FLEXION, legs.HIP_FLEXION_PASSIVE)
KNEE_FLEXION: Measured = (legs.KNEE_FLEXION, legs.KNEE_FLEXION_PASSIVE)
KNEE_EXTENSION: Measured = (legs.KNEE_EXTENSION, legs.KNEE_EXTENSION_PASSIVE)


def measured(test: Callable[[SidedFinding, ValueReference], Criterion], motions: Measured, key: str) -> AnyOf:
    """The test holds for the motion as measured, plainly or passively, against the value of that key."""
    return AnyOf(*(test(one, value(key)) for one in motions))


def less_than_across(motions: Measured, key: str) -> AnyOf:
    """The motion falls short of the other side by the value of that key or more."""
    return AnyOf(*(DifferenceAtLeast(Opposite(one), one, value(key)) for one in motions))


KNEE_STIFF = AnyOf(
    Limited(legs.KNEE_FLEXION_PASSIVE),
    Limited(legs.KNEE_EXTENSION_PASSIVE),
    less_than_across(KNEE_FLEXION, "lower-limb/side-difference"),
    less_than_across(KNEE_EXTENSION, "lower-limb/side-difference"),
    Includes(joint_signs.LIMITED_MOTIONS, "flexion", "extension"),
)
"""The knee bends or straightens less than usual for age and sex, than the other side, or as judged by eye."""
ANKLE_STIFF = AnyOf(
    Limited(legs.ANKLE_DORSIFLEXION_PASSIVE),
    DifferenceAtLeast(
        Opposite(legs.ANKLE_LUNGE_DISTANCE), legs.ANKLE_LUNGE_DISTANCE, value("ankle/lunge-difference")
    ),
    Includes(joint_signs.LIMITED_MOTIONS, "dorsiflexion"),
)
"""The foot bends up less than usual, than the other side in the lunge, or as judged by eye."""
