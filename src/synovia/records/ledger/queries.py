"""Reads of the ledger: balances, the account row by row, aging, statements, the books of a month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from synovia.domain.charges import ledger
from synovia.domain.charges.aging import Aging, Posting, aged
from synovia.domain.charges.ledger import Account, Balance
from synovia.domain.terms.money import ZERO
from synovia.records.ledger.models import Entry, Leg

OPEN_ACCOUNTS = (Account.RECEIVABLE.value, Account.HELD.value)
# Neither a reversed entry nor its reversal says anything about what is open.
STANDING = Q(entry__reverses__isnull=True, entry__reversed_by__isnull=True)


def balance_of(patient_id: UUID) -> Balance:
    """What is open on a patient's account now, by payer ("" is the patient)."""
    rows = Leg.objects.filter(patient_id=patient_id, account__in=OPEN_ACCOUNTS)
    summed = rows.values_list("account", "payer").annotate(amount=Sum("amount")).order_by("account", "payer")
    return ledger.balance_from(
        {(Account(account), payer): amount for account, payer, amount in summed if amount}
    )


def entries_of(patient_id: UUID) -> QuerySet[Entry]:
    """All entries of a patient with their legs, the oldest first."""
    rows = Entry.objects.filter(patient_id=patient_id).select_related("reverses", "reversed_by")
    return rows.prefetch_related("legs").order_by("on", "created_at", "pk")
