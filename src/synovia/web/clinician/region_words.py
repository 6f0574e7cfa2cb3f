"""Regions as a therapist picks them: in the groups a body is thought of in, each with its words and its icon.

Which regions there are stands on their cards (domain/terms/regions.py); nothing is listed here by name but the groups.
"""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from synovia.domain.terms.places import LOWER_LIMB_REGIONS, SPINE_REGIONS, UPPER_LIMB_REGIONS, Region
from synovia.domain.terms.regions import REGIONS, card_of

Choices = list[tuple[str | Promise, list[tuple[str, str]]]]

_GROUPS: tuple[tuple[Promise, tuple[Region, ...]], ...] = (
    (gettext_lazy("Spine"), SPINE_REGIONS),
    (gettext_lazy("Arm"), UPPER_LIMB_REGIONS),
    (gettext_lazy("Leg"), LOWER_LIMB_REGIONS),
)
_REST = gettext_lazy("Everywhere")
_ICONS: Mapping[Region, str] = {
    **dict.fromkeys(SPINE_REGIONS, "low-back"),
    Region.NECK: "neck",
    Region.THORACIC: "spine",
    Region.WIDESPREAD: "person-standing",
}


def region_name(region: str) -> str:
    """The region as a label: "Upper back and ribs"."""
    spoken = card_of(region).spoken
    return spoken[:1].upper() + spoken[1:]


def region_choices() -> Choices:
    """Every region of the cards under its group; one that no group names stands with the widespread ones."""
    grouped = {region for _title, regions in _GROUPS for region in regions}
    rest = tuple(region for region in REGIONS if region not in grouped)
    return [(title, list(_named(regions))) for title, regions in (*_GROUPS, (_REST, rest))]


def region_icon(region: str) -> str:
    """The icon of a complaint there."""
    return _ICONS.get(Region(region), "joint")


def _named(regions: tuple[Region, ...]) -> Iterator[tuple[str, str]]:
    return ((str(region), region_name(region)) for region in regions)
