"""Short forms of the choices most questions have, and the paths: which places of pain call for a question."""

from synovia.domain.screening.selfcheck.terms import Among, Choice, _
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.places import (
    LIMB_REGIONS,
    LOWER_LIMB_REGIONS,
    SPINE_REGIONS,
    UPPER_LIMB_REGIONS,
    Region,
)


def at(*regions: Region) -> tuple[Among]:
    """Asked of those whose main pain is in one of these regions."""
    return (Among("where", tuple(str(region) for region in regions)),)


NECK = at(Region.NECK)
UPPER_BACK = at(Region.THORACIC)
LOW_BACK = at(Region.LOW_BACK, Region.SACROILIAC)
SPINE = at(*SPINE_REGIONS)
ARM = at(*UPPER_LIMB_REGIONS)
LEG = at(*LOWER_LIMB_REGIONS)
LIMB = at(*LIMB_REGIONS)
MANY_PLACES = at(Region.WIDESPREAD)
JOINTS_ANYWHERE = at(*LIMB_REGIONS, Region.WIDESPREAD)


def yes_or_no(finding: Finding, told: str) -> tuple[Choice, ...]:
    """Yes and no to one finding; `told` repeats the yes to the visitor."""
    return Choice("yes", _("Yes"), ((finding, True),), told), Choice("no", _("No"), ((finding, False),))


def sign(finding: Finding, text: str, told: str, *more: Finding) -> Choice:
    """A box to tick: the finding is there when ticked, and not there when the list was read and it was left empty."""
    return Choice(finding.name, text, tuple((one, True) for one in (finding, *more)), told)
