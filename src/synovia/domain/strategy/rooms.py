"""The rooms of the strategy: one for each region of the body and one that all regions share.

Every room is a folder with `rules.py` (RULES and CLASSES, the most specific class first) and `plans.py` (PLANS and
OPEN_CLASSES). Whoever adds a room adds it here and nowhere else.
"""

from collections.abc import Mapping
from types import MappingProxyType

from synovia.domain.examination.stage import Stage
from synovia.domain.rules.rule import Rule
from synovia.domain.strategy.ankle_foot import plans as ankle_foot_plans
from synovia.domain.strategy.ankle_foot import rules as ankle_foot
from synovia.domain.strategy.elbow import plans as elbow_plans
from synovia.domain.strategy.elbow import rules as elbow
from synovia.domain.strategy.hip import plans as hip_plans
from synovia.domain.strategy.hip import rules as hip
from synovia.domain.strategy.knee import plans as knee_plans
from synovia.domain.strategy.knee import rules as knee
from synovia.domain.strategy.low_back import plans as low_back_plans
from synovia.domain.strategy.low_back import rules as low_back
from synovia.domain.strategy.neck import plans as neck_plans
from synovia.domain.strategy.neck import rules as neck
from synovia.domain.strategy.plans import OpenClass, Plan
from synovia.domain.strategy.shared import plans as shared_plans
from synovia.domain.strategy.shared import rules as shared
from synovia.domain.strategy.shoulder import plans as shoulder_plans
from synovia.domain.strategy.shoulder import rules as shoulder
from synovia.domain.strategy.thoracic import plans as thoracic_plans
from synovia.domain.strategy.thoracic import rules as thoracic
from synovia.domain.strategy.wrist_hand import plans as wrist_hand_plans
from synovia.domain.strategy.wrist_hand import rules as wrist_hand
from synovia.domain.terms.places import Region

_RULES = (shared, neck, thoracic, low_back, shoulder, elbow, wrist_hand, hip, knee, ankle_foot)
_PLANS = (
    shared_plans,
    neck_plans,
    thoracic_plans,
    low_back_plans,
    shoulder_plans,
    elbow_plans,
    wrist_hand_plans,
    hip_plans,
    knee_plans,
    ankle_foot_plans,
)

RULES: tuple[Rule, ...] = tuple(rule for room in _RULES for rule in room.RULES)
CLASSES: tuple[str, ...] = (*(code for room in _RULES for code in room.CLASSES), *shared.LATER)
"""Among classes of equal probability, the one that changes care most comes first; what all regions share and no
room names better comes last."""
PLANS: Mapping[str, Plan] = MappingProxyType(
    {plan.code: plan for room in _PLANS for plan in room.PLANS.values()}
)
_OPEN: tuple[OpenClass, ...] = tuple(one for room in _PLANS for one in room.OPEN_CLASSES)


def open_class(region: Region, stage: Stage) -> OpenClass:
    """The class that stands while the findings support none: the room's own for the stage, if it has one."""
    here = [one for one in _OPEN if region in one.regions]
    return next((one for one in here if one.stage in (stage, None)), here[-1])
