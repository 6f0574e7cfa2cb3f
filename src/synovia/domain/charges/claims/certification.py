"""Whether a plan of care is certified in time, and until when it holds.

Source: Noridian, outpatient therapy certification; Medicare Benefit Policy Manual chapter 15 section 220.1.3. Signed
within 30 days after the first treatment day, the evaluation counting; good for the plan's own duration or 90 days from
the first treatment, whichever is less. Since 2025-01-01 a signed order on file with the plan sent within 30 days
stands for the signature of an initial certification.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from synovia.domain.charges.claims.facts import PlanOfCare

ORDER_SUFFICES_FROM = date(2025, 1, 1)


class Certified(StrEnum):
    """Signed in time, signed late, covered by an order with the plan sent, still open in time, or missing."""

    SIGNED = "signed"
    SIGNED_LATE = "signed_late"
    BY_ORDER = "by_order"
    OPEN = "open"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Certification:
    """How a plan stands on a day: `due_by` is the last day to sign in time, `ends` the last day it can cover."""

    state: Certified
    due_by: date
    ends: date

    @property
    def holds(self) -> bool:
        """Whether services may be billed under it."""
        return self.state in (Certified.SIGNED, Certified.SIGNED_LATE, Certified.BY_ORDER)


def certification(
    plan: PlanOfCare, today: date, *, within_days: int = 30, for_days: int = 90
) -> Certification:
    """How the plan stands today."""
    due_by = plan.starts + timedelta(days=within_days)
    longest = plan.starts + timedelta(days=for_days)
    ends = longest if plan.runs_through is None else min(plan.runs_through, longest)
    return Certification(_state(plan, today, due_by), due_by, ends)


def _state(plan: PlanOfCare, today: date, due_by: date) -> Certified:
    if plan.signed_on is not None:
        return Certified.SIGNED if plan.signed_on <= due_by else Certified.SIGNED_LATE
    ordered = plan.order_on_file and not plan.recertification and plan.starts >= ORDER_SUFFICES_FROM
    if ordered and plan.sent_on is not None and plan.sent_on <= due_by:
        return Certified.BY_ORDER
    return Certified.OPEN if today <= due_by else Certified.MISSING
