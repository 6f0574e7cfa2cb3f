"""A draft claim edited by hand. The note's bill stays beside it as the origin; what differs from it needs a reason."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.content import Claim
from synovia.domain.charges.claims.editing import Slip, differences, of_lines, slips
from synovia.records.accounts.actor import Actor
from synovia.records.claims import models
from synovia.records.claims.access import must_bill
from synovia.records.claims.actions.claims import as_captured, content_of, must_be_open, rewritten
from synovia.records.claims.origin import support_of
from synovia.records.clinical import EditedElsewhere
from synovia.records.refusals import Refused


class NotEditable(Refused):
    """The edit cannot be kept; `slips` say what is wrong and where."""

    def __init__(self, found: tuple[Slip, ...]) -> None:
        super().__init__(" ".join(each.says for each in found))
        self.slips = found


@transaction.atomic
def edit_claim(
    *, claim: models.Claim, expected_version: int, wanted: Claim, reason: str, by: Actor
) -> models.Claim:
    """The claim says `wanted` from now on, and is checked again. Nothing changes where nothing differs.

    Raises EditedElsewhere, NotEditable, Refused once it was sent.
    """
    must_bill(by)
    must_be_open(claim)
    if claim.version != expected_version:
        raise EditedElsewhere(claim)
    current, captured = content_of(claim), as_captured(claim)
    found = list(slips(wanted, current, support_of(claim, current)))
    changed = differences(current, wanted)
    left = of_lines(differences(captured, wanted)) - of_lines(differences(captured, current))
    if left and not reason.strip():
        found.append(Slip("reason", _("Say why the claim differs from what was taken from the note.")))
    if found:
        raise NotEditable(tuple(found))
    if not changed:
        return claim
    told = "; ".join(each.says for each in changed)
    says = _("Edited: %(changes)s.") % {"changes": told}
    if reason.strip():
        says += " " + _("Reason: %(why)s") % {"why": reason.strip()}
    return rewritten(
        claim=claim,
        expected_version=expected_version,
        content=wanted,
        says=says,
        what="edited",
        reason=reason,
        by=by,
    )
