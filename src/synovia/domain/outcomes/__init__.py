"""Outcome measures: any questionnaire or test that is asked again, scored the same way each time and compared.

Holds no wording. An instrument is a value; what its items say comes from `knowledge/instruments` or from the clinic.
"""

from synovia.domain.outcomes.change import Interpretation, Taken, interpret
from synovia.domain.outcomes.instrument import Instrument, Item, ItemKind
from synovia.domain.outcomes.scoring import NotScored, ScaleScore, Score, score

__all__ = [
    "Instrument",
    "Interpretation",
    "Item",
    "ItemKind",
    "NotScored",
    "ScaleScore",
    "Score",
    "Taken",
    "interpret",
    "score",
]
