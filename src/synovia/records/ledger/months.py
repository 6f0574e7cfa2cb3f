"""Closing a month: its figures are final, later corrections count in the month that is open."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from synovia.domain.charges.days import months_later
from synovia.domain.charges.ledger import Account, month_of
from synovia.domain.terms.money import ZERO, total
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.ledger.actions import KEEPS_BOOKS, must_be
from synovia.records.ledger.models import ClosedMonth, Entry, Leg
from synovia.records.refusals import Refused


@dataclass(frozen=True, slots=True)
class Books:
    """A month: debits less credits of each account, which add up to zero, and whether it is closed."""

    month: date
    figures: dict[Account, Decimal]
    closed: ClosedMonth | None

    @property
    def imbalance(self) -> Decimal:
        """What the figures add up to: zero, or something is very wrong."""
        return total(self.figures.values())

    @property
    def can_be_closed(self) -> bool:
        """Whether it is over and still open."""
        return self.closed is None and months_later(self.month, 1) <= timezone.localdate()

    def of(self, account: Account) -> Decimal:
        """The figure of one account."""
        return self.figures.get(account, ZERO)


def books_of(month: date) -> Books:
    """The figures of a month as they count in the books."""
    until = months_later(month, 1)
    rows = Leg.objects.filter(entry__counted_on__gte=month, entry__counted_on__lt=until)
    summed = rows.values_list("account").annotate(sum=Sum("amount")).order_by("account")
    figures = dict.fromkeys(Account, ZERO) | {Account(account): amount for account, amount in summed}
    return Books(month, figures, ClosedMonth.objects.filter(month=month).first())


def months_with_entries(most: int = 24) -> list[Books]:
    """The newest months in which anything counts, this one first."""
    found = {month_of(day) for day in Entry.objects.values_list("counted_on", flat=True).distinct()}
    months = sorted(found | {month_of(timezone.localdate())}, reverse=True)
    return [books_of(month) for month in months[:most]]


def close_month(*, month: date, by: Actor) -> ClosedMonth:
    """No entry counts in this month any more. Only a month that is over can be closed."""
    must_be(by, KEEPS_BOOKS)
    if month != month_of(month) or months_later(month, 1) > timezone.localdate():
        raise Refused(_("%(month)s is not over yet.") % {"month": date_format(month, "F Y")})
    _alone(by)
    figures = {str(account): str(amount) for account, amount in books_of(month).figures.items()}
    try:
        with transaction.atomic():
            closed: ClosedMonth = ClosedMonth.objects.create(
                clinic_id=by.clinic_id, month=month, closed_by_name=by.name, figures=figures
            )
    except IntegrityError:
        raise Refused(_("%(month)s is closed already.") % {"month": date_format(month, "F Y")}) from None
    log.record("ledger.month_closed", of=closed, fields={"month": month.isoformat(), "figures": figures})
    return closed


def _alone(by: Actor) -> None:
    """Wait for entries and closings under way (models.MONTH_IS_OPEN), as long as the server lets anybody wait."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [str(by.clinic_id)])
    except OperationalError:
        says = _("Somebody is closing a month or entering payments at this moment. Try again in a minute.")
        raise Refused(says) from None


def reopen_month(*, month: date, why: str, by: Actor) -> None:
    """Let entries count in a closed month again, with a reason that stays in the audit log."""
    must_be(by, KEEPS_BOOKS)
    closed = ClosedMonth.objects.filter(month=month).first()
    if closed is None:
        raise Refused(_("%(month)s is not closed.") % {"month": date_format(month, "F Y")})
    if not why.strip():
        raise Refused(_("Reopening a month needs a reason."))
    log.record("ledger.month_reopened", of=closed, fields={"month": month.isoformat()}, reason=why)
    closed.delete()


def entries_counted(since: date, until: date) -> QuerySet[Leg]:
    """Every leg that counts in a period, both days included, in the order of the books: for export."""
    rows = Leg.objects.filter(entry__counted_on__gte=since, entry__counted_on__lte=until)
    return rows.select_related("entry").order_by(
        "entry__counted_on", "entry__created_at", "entry_id", "position"
    )
