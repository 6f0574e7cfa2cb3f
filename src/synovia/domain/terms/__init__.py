"""The vocabulary: places, technique classes, levels of action, evidence and the findings."""

from synovia.domain.terms.evidence import ActionLevel, Band, Candidacy, Grade, Standing, StudyType, Urgency
from synovia.domain.terms.finding import Finding, Kind, Opposite, SidedFinding, Value
from synovia.domain.terms.places import Place, Region, Side, places_of
from synovia.domain.terms.techniques import Scope, TechniqueClass

__all__ = [
    "ActionLevel",
    "Band",
    "Candidacy",
    "Finding",
    "Grade",
    "Kind",
    "Opposite",
    "Place",
    "Region",
    "Scope",
    "Side",
    "SidedFinding",
    "Standing",
    "StudyType",
    "TechniqueClass",
    "Urgency",
    "Value",
    "places_of",
]
