"""The bedside signs of a sore neck root (Wainner 2003), for the neck and for an arm whose pain may come from it."""

from synovia.domain.rules import AtLeast, Below, Blocks, EitherSide, Limits, Positive, value
from synovia.domain.terms.findings import motion, neck_tests
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass

CODE, NAME = "NP-RAD", "Neck pain with radiating pain, consistent with cervical radiculopathy"

ROOT_SIGNS = (
    Positive(neck_tests.ULTT_A),
    Positive(neck_tests.SPURLING_A),
    Positive(neck_tests.NECK_DISTRACTION),
    Below(motion.CERVICAL_ROTATION, value("wainner-2003/rotation")),
)
THREE_ROOT_SIGNS = EitherSide(AtLeast(3, *ROOT_SIGNS))

HELD_BACK = (
    Blocks(
        TechniqueClass.THR_C,
        note="Thrust at or near an irritated root is debated; withheld until it has settled.",
    ),
    Limits(
        "Opening direction, away from the painful side; no end-range extension or closing while irritable.",
        TechniqueClass.M34,
        TechniqueClass.STR,
        at=Place.CERVICAL,
    ),
)
