"""What every aseptic bursitis of the leg means for hands-on care: no friction or deep pressure on the bursa."""

from synovia.domain.rules import Blocks, Limits, Refers
from synovia.domain.terms.evidence import ActionLevel, Urgency
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import Scope, TechniqueClass


def bursa_is_spared(at: Place) -> tuple[Blocks, Limits]:
    """No friction or deep pressure on the bursa; massage of the leg keeps away from it."""
    return (
        Blocks(TechniqueClass.DTF, TechniqueClass.DTM, scope=Scope.LOCAL, at=at, note="over the bursa"),
        Limits("Never over the bursa", TechniqueClass.STM, at=Place.LOWER_LIMB),
    )


WATCHED = Refers(
    ActionLevel.PRECAUTION,
    "physician if it lasts beyond 6 weeks or returns",
    Urgency.ROUTINE,
    "See your doctor if it lasts more than six weeks or comes back.",
)
LASTING = Refers(
    ActionLevel.REFER,
    "physician: a bursitis that lasts or returns",
    Urgency.ROUTINE,
    "See your doctor about the swelling. It has lasted long or has come back.",
)
