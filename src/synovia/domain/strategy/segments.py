"""Which segment a technique goes to: stiff and painful before painful before stiff."""

from synovia.domain.strategy.picture import Picture
from synovia.domain.terms.findings.segments import (
    LOW_BACK_LEVELS,
    NECK_LEVELS,
    NO_LEVEL,
    THORACIC_LEVELS,
    UPPER_NECK_LEVELS,
)
from synovia.domain.terms.places import Place, Side

_LEVELS: dict[Place, tuple[str, ...]] = {
    Place.CERVICAL: NECK_LEVELS,
    Place.UPPER_CERVICAL: UPPER_NECK_LEVELS,
    Place.THORACIC: THORACIC_LEVELS,
    Place.LUMBAR: LOW_BACK_LEVELS,
}
_FINDINGS: dict[Place, tuple[str, str]] = {
    Place.CERVICAL: ("cervical_painful_segments", "cervical_hypomobile_segments"),
    Place.UPPER_CERVICAL: ("cervical_painful_segments", "cervical_hypomobile_segments"),
    Place.THORACIC: ("thoracic_painful_segments", "thoracic_hypomobile_segments"),
    Place.LUMBAR: ("lumbar_painful_segments", "lumbar_hypomobile_segments"),
}


def segment_at(picture: Picture, place: Place) -> str:
    """The segment to treat at that place; empty when none was found or recorded."""
    if place not in _LEVELS:
        return ""
    return _found(picture, place) or _by_rotation(picture, place)


def _by_rotation(picture: Picture, place: Place) -> str:
    """C1-2 when the flexion-rotation test is positive and no upper segment was recorded."""
    if place is not Place.UPPER_CERVICAL:
        return ""
    turned = [picture.number(f"flexion_rotation_test_{side}") for side in Side]
    positive = picture.cutoff("flexion-rotation/positive-at")
    return "C1-2" if any(one is not None and one <= positive for one in turned) else ""


def _found(picture: Picture, place: Place) -> str:
    painful, stiff = (picture.choices(name) - {NO_LEVEL} for name in _FINDINGS[place])
    for candidates in (painful & stiff, painful, stiff):
        for level in _LEVELS[place]:
            if level in candidates:
                return level
    return ""
