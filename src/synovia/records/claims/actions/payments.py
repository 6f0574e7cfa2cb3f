"""A payment as a whole: whether it came before, adds up, and is one that can be posted at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.answers import Remittance
from synovia.domain.terms.money import ZERO, shown, total
from synovia.records.claims import models
from synovia.records.claims.choices import RemittanceStatus
from synovia.records.claims.stored import load

if TYPE_CHECKING:
    from synovia.records.claims.actions.posting import Proposed


STOPS = frozenset({"missing-se", "other-currency"})
"""Findings of the reader that no sum would show: a payment whose end is lost, or in other money."""


def remittance_of(row: models.Remittance) -> Remittance:
    """The remittance as it was read, without its claims."""
    return load(Remittance, row.content)


def same_payment(row: models.Remittance) -> models.Remittance | None:
    """Another remittance of the same payment that was posted: this one is a copy.

    Same payer, number and amount. Without a number, or without money (payers number such notices alike), the day must be the
    same too; without money the claims as well.
    """
    same = same_number(row).filter(payer_name__iexact=row.payer_name, status=RemittanceStatus.POSTED)
    if not (row.trace_number and row.amount):
        same = same.filter(paid_on=row.paid_on)
    copies = (one for one in same.exclude(pk=row.pk) if row.amount or _numbers(one) == _numbers(row))
    return next(copies, None)


def same_number(row: models.Remittance) -> QuerySet[models.Remittance]:
    """The remittances of this number and amount, this one among them."""
    return models.Remittance.objects.filter(trace_number=row.trace_number, amount=row.amount)


def _numbers(row: models.Remittance) -> list[str]:
    return sorted(row.claims.values_list("content__control_number", flat=True))


def whole_problems(row: models.Remittance, proposed: Sequence[Proposed]) -> list[str]:
    """What keeps the remittance as a whole from being posted."""
    found = []
    copy = same_payment(row)
    if copy is not None:
        found.append(_("This payment was posted before, from the file %(name)s.") % {"name": copy.file.name})
    said = remittance_of(row)
    paid = total(each.answer.paid for each in proposed)
    taken = total(each.amount for each in said.provider_adjustments)
    if paid - taken != said.amount:
        found.append(
            _("Its claims come to %(paid)s less %(taken)s of adjustments, but it pays %(amount)s.")
            % {"paid": shown(paid), "taken": shown(taken), "amount": shown(said.amount)}
        )
    found += _unsafe(row, said, proposed)
    amounts = (said.amount, *(each.amount for each in said.provider_adjustments))
    if any(amount != amount.quantize(ZERO) for amount in amounts):
        found.append(_("It holds an amount with a fraction of a cent."))
    if row.paid_on is None:
        found.append(_("It does not say on which day it was paid."))
    return found


def _unsafe(row: models.Remittance, said: Remittance, proposed: Sequence[Proposed]) -> list[str]:
    """A payment that is torn, a test, or none of ours."""
    found = [finding.says for finding in said.findings if finding.key in STOPS]
    really_sent = row.claims.filter(claim__batch__route__is_production=True)
    if not said.envelope.production and really_sent.exists():
        found.append(_("The file is marked as a test, but its claims were really sent."))
    if proposed and all(each.row.claim_id is None for each in proposed):
        found.append(_("None of its claims is one of ours."))
    return found
