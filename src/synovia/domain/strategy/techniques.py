"""Picks two to four hands-on techniques: for the ranked classes, past every block, within the dose ladder."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from synovia.domain.programme.catalogue import Backing, Technique
from synovia.domain.rules import Truth
from synovia.domain.strategy.classification import used
from synovia.domain.strategy.direction import direction_of
from synovia.domain.strategy.dosing import Given, as_given
from synovia.domain.strategy.picture import HIP_MOTIONS, TURNS, Picture, is_thrust, lesser_side
from synovia.domain.strategy.plans import ROOM_IN_SLOT, Choice, Plan, Slot
from synovia.domain.strategy.proposal import (
    BlockedClass,
    Classified,
    NotRecommended,
    OfferedTechnique,
    Precaution,
    Text,
)
from synovia.domain.strategy.replaced import glides_a_replaced_joint
from synovia.domain.strategy.retest import comparable_sign
from synovia.domain.strategy.segments import segment_at
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.places import LIMB_REGIONS, Place, Side, places_of
from synovia.domain.terms.techniques import TechniqueClass

LEAST_DIFFERENCE = 5.0
"""Degrees by which the sides must differ before one is called the stiffer."""


class Gatekeeper(Protocol):
    """What the choice needs of the screening."""

    @property
    def precautions(self) -> tuple[Precaution, ...]:
        """What to do differently."""
        ...

    def is_blocked(self, technique_class: TechniqueClass, place: Place) -> BlockedClass | None:
        """The block on a class at a place, if there is one."""
        ...


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A choice of a plan, for the class that asked for it."""

    choice: Choice
    plan: Plan
    asked_by: Classified


def choose_techniques(
    picture: Picture,
    plans: tuple[tuple[Classified, Plan], ...],
    gate: Gatekeeper,
    against: tuple[NotRecommended, ...],
) -> tuple[OfferedTechnique, ...]:
    """At most four techniques; each slot is filled once a place, and at most as often as it has room."""
    most = int(picture.cutoff("offer/most-techniques"))
    room = dict(ROOM_IN_SLOT)
    offered: dict[str, OfferedTechnique] = {}
    taken: set[tuple[Slot, Place]] = set()
    for candidate in _in_order(picture, plans):
        slot, where = candidate.choice.slot, candidate.choice.place
        if len(offered) == most or room[slot] == 0 or (slot, where) in taken:
            continue
        found = _offer(candidate, picture, gate, against)
        if found is not None:
            offered[found.id] = found
            taken.add((slot, where))
            room[slot] -= 1
    return tuple(offered.values())


def _in_order(picture: Picture, plans: tuple[tuple[Classified, Plan], ...]) -> list[_Candidate]:
    """The choices of the first class, then of the next; what a decision rule favors comes first of all."""
    every = [_Candidate(choice, plan, asked) for asked, plan in plans for choice in plan.choices]
    return sorted(every, key=lambda one: one.choice.technique not in picture.favored)


def _offer(
    candidate: _Candidate, picture: Picture, gate: Gatekeeper, against: tuple[NotRecommended, ...]
) -> OfferedTechnique | None:
    choice = candidate.choice
    technique = picture.book.catalogue.techniques[choice.technique]
    place = places_of(picture.region)[0] if choice.place is Place.COMPLAINT else choice.place
    if not _fits(choice, picture) or glides_a_replaced_joint(technique.id, place, picture):
        return None
    withheld = frozenset(
        one
        for one in technique.classes
        if gate.is_blocked(one, place) or _advised_against(one, place, against)
    )
    careful = any(_concerns(one, TechniqueClass.M34, place) for one in gate.precautions)
    given = as_given(technique, picture, withheld, careful=careful)
    if given is None or _needs_more_reason(technique, given, place, picture, gate):
        return None
    return _offered(candidate, technique, place, given, picture, gate)


def _needs_more_reason(
    technique: Technique, given: Given, place: Place, picture: Picture, gate: Gatekeeper
) -> bool:
    """A thrust that calls for care is offered only when a decision rule speaks for it."""
    if not is_thrust(given.technique_class) or technique.id in picture.favored:
        return False
    return any(_concerns(one, given.technique_class, place) for one in gate.precautions)


def _concerns(precaution: Precaution, technique_class: TechniqueClass, place: Place) -> bool:
    return technique_class in precaution.classes and precaution.place.covers(place)


def _fits(choice: Choice, picture: Picture) -> bool:
    if choice.only_favored and choice.technique not in picture.favored:
        return False
    if (
        choice.when is not None
        and choice.when.bound(picture.book.values).judge(picture.facts) is not Truth.YES
    ):
        return False
    if choice.unless is None:
        return True
    return choice.unless.bound(picture.book.values).judge(picture.facts) is not Truth.YES


def _advised_against(one: TechniqueClass, place: Place, against: tuple[NotRecommended, ...]) -> bool:
    return any(note.technique_class is one and note.place.covers(place) for note in against)


def _offered(
    candidate: _Candidate,
    technique: Technique,
    place: Place,
    given: Given,
    picture: Picture,
    gate: Gatekeeper,
) -> OfferedTechnique:
    backing = technique.backing(candidate.asked_by.code, picture.stage)
    favor = picture.favored.get(technique.id)
    rules = candidate.asked_by.rules + ((favor[1].rule.id,) if favor else ())
    because = frozenset(one.name for one in candidate.asked_by.inputs_used)
    return OfferedTechnique(
        id=technique.id,
        technique_class=given.technique_class,
        name=technique.name,
        plain_name=technique.plain_name,
        place=place,
        target=technique.target,
        segment=segment_at(picture, place) if technique.site == "segment" else "",
        side=_side(technique, picture),
        grade=given.grade,
        dose=given.dose,
        why=Text(_why(candidate, picture), candidate.choice.patient),
        because=used(because | (favor[1].because if favor else frozenset()), picture.facts),
        rules=tuple(dict.fromkeys(rules)),
        evidence_grade=backing[0].grade if backing else Grade.NONE,
        study=backing[0].study_type if backing else None,
        sources=_sources(technique, backing),
        cautions=tuple(_cautions(technique, given.technique_class, place, gate)),
        cpt=technique.cpt,
        conflicts=tuple(b.text for b in backing if b.grade is Grade.D),
        tags=technique.tags,
        retest=comparable_sign(picture, candidate.plan.retest),
        stop=technique.stop,
        position=technique.position,
        direction=direction_of(technique, picture, candidate.asked_by.code),
    )


def _why(candidate: _Candidate, picture: Picture) -> str:
    favor = picture.favored.get(candidate.choice.technique)
    return f"{candidate.choice.clinician} {favor[0].why}" if favor else candidate.choice.clinician


def _sources(technique: Technique, backing: tuple[Backing, ...]) -> tuple[str, ...]:
    """What backs it for this class; else the technique's own."""
    cited = [one.source for one in backing] or list(technique.sources)
    return tuple(dict.fromkeys(cited))


def _cautions(
    technique: Technique, technique_class: TechniqueClass, place: Place, gate: Gatekeeper
) -> Iterator[str]:
    hows = (one.how for one in gate.precautions if _concerns(one, technique_class, place))
    yield from dict.fromkeys(hows)
    if technique.note:
        yield technique.note


def _side(technique: Technique, picture: Picture) -> Side | None:
    if technique.side == "painful":
        return picture.painful_side
    if technique.side == "limited":
        return lesser_side(picture, TURNS, LEAST_DIFFERENCE) or picture.painful_side
    if technique.side == "stiffer":
        limb = picture.painful_side if picture.region in LIMB_REGIONS else None
        return limb or lesser_side(picture, HIP_MOTIONS, LEAST_DIFFERENCE)
    return None
