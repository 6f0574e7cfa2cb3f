"""Patients for the tests of the strategy: a few lines each, everything else not assessed."""

from types import SimpleNamespace
from typing import Any

from synovia.domain.rules import Truth
from synovia.domain.screening.reading import read
from synovia.domain.strategy.options import select
from synovia.domain.strategy.proposal import BlockedClass, Options, Precaution, Referral, Text
from synovia.domain.terms.evidence import Candidacy, Urgency
from synovia.domain.terms.places import Place
from synovia.domain.terms.reading import Findings, read_findings
from synovia.domain.terms.techniques import Scope, TechniqueClass
from synovia.knowledge.library import rulebook

STIFF_NECK: dict[str, Any] = {
    "region": "neck",
    "age": 40,
    "sex": "female",
    "duration_days": 20,
    "irritability": "low",
    "pain_areas": ["neck_right"],
    "pain_side": "right",
    "cervical_rotation_right": 45,
    "cervical_rotation_left": 70,
    "cervical_hypomobile_segments": ["C4-5", "C5-6"],
    "cervical_painful_segments": ["C5-6"],
}
STIFF_BACK: dict[str, Any] = {
    "region": "low_back",
    "age": 36,
    "sex": "male",
    "duration_days": 100,
    "irritability": "low",
    "leg_symptoms_reach": "none",
    "lumbar_hypomobile_segments": ["L4-5"],
    "nprs_worst": 5,
}


def options(
    *blocked: tuple[TechniqueClass, Place],
    precautions: tuple[Precaution, ...] = (),
    candidacy: Candidacy = Candidacy.YES,
    withheld: bool = False,
    **facts: Any,
) -> Options:
    """The options for a patient, with only these classes withheld."""
    known = read(read_findings(facts), rulebook())
    rulings = tuple(one for one in rulebook().judge(known.facts) if one.truth is not Truth.NO)
    gate = SimpleNamespace(
        candidacy=candidacy,
        precautions=precautions,
        hands_on_withheld=withheld,
        reasons=(),
        referral=Referral(Urgency.NONE, "", Text("")),
        is_blocked=lambda kind, place: _block(blocked, kind, place),
    )
    return select(Findings(known.facts), gate, rulings, rulebook())  # type: ignore[arg-type]


def _block(
    blocked: tuple[tuple[TechniqueClass, Place], ...], kind: TechniqueClass, place: Place
) -> BlockedClass | None:
    for one, at in blocked:
        if one is kind and at.covers(place):
            return BlockedClass(one, Scope.REGION, at, Text("withheld"), "test/block", ())
    return None
