"""Short forms of the choices most questions have, and the two paths."""

from synovia.domain.screening.selfcheck.terms import Among, Choice, Given, _
from synovia.domain.terms.finding import Finding

NECK = (Among("where", ("neck",)),)
LOW_BACK = (Among("where", ("low_back",)),)


def yes_or_no(finding: Finding, told: str, *, no: Given | None = None) -> tuple[Choice, ...]:
    refused = ((finding, False),) if no is None else no
    return Choice("yes", _("Yes"), ((finding, True),), told), Choice("no", _("No"), refused)


def sign(finding: Finding, text: str, told: str, *more: Finding) -> Choice:
    """A box to tick: the finding is there when ticked, and not there when the list was read and it was left empty."""
    return Choice(finding.name, text, tuple((one, True) for one in (finding, *more)), told)
