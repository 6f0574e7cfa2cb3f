"""Short forms for the effects of the condition-technique matrix, so that a row reads like its table."""

from synovia.domain.rules import Blocks, Limits, Refers, Supports
from synovia.domain.terms.evidence import ActionLevel, Band, Urgency
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import (
    HANDS_ON,
    THRUST,
    THRUST_SPINE,
    THRUST_TRUNK,
    Scope,
    TechniqueClass,
)

THR_C = TechniqueClass.THR_C
THR_T = TechniqueClass.THR_T
THR_L = TechniqueClass.THR_L
THR_SI = TechniqueClass.THR_SI
THR_P = TechniqueClass.THR_P
M34 = TechniqueClass.M34
M12 = TechniqueClass.M12
MWM = TechniqueClass.MWM
TRX = TechniqueClass.TRX
STM = TechniqueClass.STM
DTM = TechniqueClass.DTM
DTF = TechniqueClass.DTF
STR = TechniqueClass.STR
NEU = TechniqueClass.NEU
EXR = TechniqueClass.EXR

__all__ = ["HANDS_ON", "THRUST", "THRUST_SPINE", "THRUST_TRUNK"]


def blocked(*classes: TechniqueClass) -> Blocks:
    """X of the matrix: withheld everywhere."""
    return Blocks(*classes)


def blocked_in_region(*classes: TechniqueClass, at: Place = Place.COMPLAINT) -> Blocks:
    """Xr of the matrix: withheld in the affected region."""
    return Blocks(*classes, at=at)


def blocked_locally(*classes: TechniqueClass, at: Place = Place.COMPLAINT, note: str = "") -> Blocks:
    """Xl of the matrix: withheld at the affected tissue."""
    return Blocks(*classes, scope=Scope.LOCAL, at=at, note=note)


def with_care(how: str, *classes: TechniqueClass, at: Place = Place.EVERYWHERE) -> Limits:
    """P of the matrix: allowed with this precaution."""
    return Limits(how, *classes, at=at)


def emergency(to: str, to_patient: str) -> Refers:
    """Stop; no hands-on care; help now."""
    return Refers(ActionLevel.EMERGENCY, to, Urgency.EMERGENCY, to_patient)


def urgent(to: str, to_patient: str, urgency: Urgency = Urgency.SAME_DAY) -> Refers:
    """No hands-on care; a physician today, or within days."""
    return Refers(ActionLevel.URGENT, to, urgency, to_patient)


def refer(to: str, to_patient: str, urgency: Urgency = Urgency.URGENT_DAYS) -> Refers:
    """Somebody else must answer a question first."""
    return Refers(ActionLevel.REFER, to, urgency, to_patient)


def inform(to: str, to_patient: str) -> Refers:
    """Care goes on; the physician is told or asked."""
    return Refers(ActionLevel.PRECAUTION, to, Urgency.ROUTINE, to_patient)


def suspected(code: str, name: str) -> Supports:
    """The pattern fits this disease until it is excluded."""
    return Supports(code, name, Band.HIGH)
