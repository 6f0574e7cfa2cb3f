"""The technique classes and how far a block on one reaches."""

from enum import StrEnum


class TechniqueClass(StrEnum):
    """A class of treatment, as the safety matrix counts them."""

    THR_C = "THR.C"
    THR_T = "THR.T"
    THR_L = "THR.L"
    THR_SI = "THR.SI"
    THR_P = "THR.P"
    M34 = "M34"
    M12 = "M12"
    MWM = "MWM"
    TRX = "TRX"
    STM = "STM"
    DTM = "DTM"
    DTF = "DTF"
    STR = "STR"
    NEU = "NEU"
    EXR = "EXR"
    PST = "PST"


CLASS_NAMES: dict[TechniqueClass, str] = {
    TechniqueClass.THR_C: "thrust, cervical",
    TechniqueClass.THR_T: "thrust, thoracic and ribs",
    TechniqueClass.THR_L: "thrust, lumbar",
    TechniqueClass.THR_SI: "thrust, sacroiliac",
    TechniqueClass.THR_P: "thrust, peripheral joint",
    TechniqueClass.M34: "mobilization grade III-IV (into resistance)",
    TechniqueClass.M12: "mobilization grade I-II (before resistance)",
    TechniqueClass.MWM: "mobilization with movement",
    TechniqueClass.TRX: "traction",
    TechniqueClass.STM: "soft-tissue massage, light to moderate",
    TechniqueClass.DTM: "deep-tissue massage, trigger-point pressure, instruments",
    TechniqueClass.DTF: "deep transverse friction",
    TechniqueClass.STR: "stretching, muscle energy",
    TechniqueClass.NEU: "neural mobilization",
    TechniqueClass.EXR: "exercise",
    TechniqueClass.PST: "posture training",
}

THRUST_SPINE = (TechniqueClass.THR_C, TechniqueClass.THR_T, TechniqueClass.THR_L, TechniqueClass.THR_SI)
THRUST_TRUNK = (TechniqueClass.THR_T, TechniqueClass.THR_L, TechniqueClass.THR_SI)
THRUST = (*THRUST_SPINE, TechniqueClass.THR_P)
HANDS_ON = (
    *THRUST,
    TechniqueClass.M34,
    TechniqueClass.M12,
    TechniqueClass.MWM,
    TechniqueClass.TRX,
    TechniqueClass.STM,
    TechniqueClass.DTM,
    TechniqueClass.DTF,
    TechniqueClass.STR,
    TechniqueClass.NEU,
)
EVERY_CLASS = tuple(TechniqueClass)


class Scope(StrEnum):
    """How far a block reaches: everywhere (no suffix), the region, or the symptomatic tissue."""

    NONE = "none"
    REGION = "region"
    LOCAL = "local"
