"""Short forms of the choices most questions have, and the two paths."""

from synovia.domain.screening.selfcheck.terms import Among, Choice, _
from synovia.domain.terms.finding import Finding

NECK = (Among("where", ("neck",)),)
LOW_BACK = (Among("where", ("low_back",)),)


def yes_or_no(finding: Finding, told: str) -> tuple[Choice, ...]:
    """Yes and no to one finding; `told` repeats the yes to the visitor."""
    return Choice("yes", _("Yes"), ((finding, True),), told), Choice("no", _("No"), ((finding, False),))


def sign(finding: Finding, text: str, told: str, *more: Finding) -> Choice:
    """A box to tick: the finding is there when ticked, and not there when the list was read and it was left empty."""
    return Choice(finding.name, text, tuple((one, True) for one in (finding, *more)), told)
