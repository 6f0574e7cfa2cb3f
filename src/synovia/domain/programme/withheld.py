"""Whether a technique may be chosen or given, when the screening withholds classes of technique at places.

The class of a mobilization hangs on its grade: I and II stay before resistance (M12), III and IV reach into it
(M34), and V is a thrust. A grade that cannot be read counts as every class the technique can be. Source:
safety.md 0.2 and 0.3 as told in `knowledge/sources` (design default: fail safe).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synovia.domain.terms.places import Place, Region, places_of
from synovia.domain.terms.techniques import HANDS_ON, THRUST, TechniqueClass

_ROMAN = re.compile(r"\b(IV|V|I{1,3})\b")
_NUMBER = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_MOBILIZATION = frozenset({TechniqueClass.M12, TechniqueClass.M34})
_THRUST_AT = {
    Place.CERVICAL: TechniqueClass.THR_C,
    Place.UPPER_CERVICAL: TechniqueClass.THR_C,
    Place.THORACIC: TechniqueClass.THR_T,
    Place.LUMBAR: TechniqueClass.THR_L,
    Place.PELVIS: TechniqueClass.THR_SI,
}


@dataclass(frozen=True, slots=True)
class Block:
    """A class of technique withheld at a place, and why; the part of a `BlockedClass` that decides."""

    technique_class: TechniqueClass
    place: Place
    why: str
    plain: str = ""
    rule: str = ""
    unanswered: tuple[str, ...] = ()

    def reaches(self, place: Place, region: Region) -> bool:
        """Whether the block holds at this place; `complaint` stands for the region the patient came for."""
        held = places_of(region) if self.place is Place.COMPLAINT else (self.place,)
        return any(own.covers(spot) for own in held for spot in _spots(place, region))


def _spots(place: Place, region: Region) -> tuple[Place, ...]:
    return places_of(region) if place is Place.COMPLAINT else (place,)


def grades_in(grade: str) -> frozenset[int]:
    """The Maitland grades a text names, ranges filled in; empty when it names none.

    >>> sorted(grades_in("II to IV"))
    [2, 3, 4]
    """
    named = [_NUMBER[match] for match in _ROMAN.findall(grade.upper())]
    return frozenset(range(min(named), max(named) + 1)) if named else frozenset()


def classes_given(classes: Sequence[TechniqueClass], grade: str, place: Place) -> frozenset[TechniqueClass]:
    """The classes a technique of these classes counts as when given with this grade at this place."""
    possible = frozenset(classes)
    if not possible & _MOBILIZATION:
        return possible
    grades = grades_in(grade)
    if not grades:
        return possible
    given = {TechniqueClass.M12} if grades & {1, 2} else set()
    given |= {TechniqueClass.M34} if grades & {3, 4} else set()
    given |= {_THRUST_AT.get(place, TechniqueClass.THR_P)} if 5 in grades else set()
    return (possible - _MOBILIZATION) | given


def is_thrust_in_disguise(classes: Sequence[TechniqueClass], grade: str) -> bool:
    """Whether grade V was written for a technique that is not a thrust: another technique, to be chosen as such."""
    return 5 in grades_in(grade) and not frozenset(classes) & frozenset(THRUST)


def withheld(
    blocks: Iterable[Block], *, classes: Sequence[TechniqueClass], grade: str, place: Place, region: Region
) -> Block | None:
    """The first block that reaches this technique with this grade at this place; None when none does."""
    given = classes_given(classes, grade, place)
    return next(
        (block for block in blocks if block.technique_class in given and block.reaches(place, region)), None
    )


def is_hands_on(technique_class: TechniqueClass) -> bool:
    """Whether the class is given with the hands; exercise and posture training are not."""
    return technique_class in HANDS_ON
