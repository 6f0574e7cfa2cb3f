"""What the clinic knows beside the claim: the day, the plan of care, the authorization, earlier claims, the therapy year.

A claim form carries none of this, yet a payer denies by it. None and empty mean not known: what rests on it is told as
unknown, never taken as good.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from synovia.domain.charges.claims.content import Provider


@dataclass(frozen=True, slots=True)
class Authorization:
    """A payer's word that it will pay: number, days, visits and units granted and already used by other claims.

    `codes` limits it to services; empty means any. None in visits or units means no limit stated.
    """

    number: str
    starts: date | None = None
    ends: date | None = None
    visits: int | None = None
    visits_used: int = 0
    units: Decimal | None = None
    units_used: Decimal = Decimal(0)
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlanOfCare:
    """The plan a physician or other certifying provider stands behind.

    `starts` is the day of the first treatment (the evaluation counts). `signed_on` is the certifier's dated signature;
    `order_on_file` says a signed, dated order or referral is on file, `sent_on` when the plan was sent to that
    provider. `recertification` marks a later interval, `runs_through` the duration the plan itself states.
    """

    starts: date
    signed_on: date | None = None
    runs_through: date | None = None
    recertification: bool = False
    order_on_file: bool = False
    sent_on: date | None = None
    certifier: Provider | None = None


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """A line of another claim for the same patient that was sent and not voided."""

    code: str
    on: date
    units: Decimal
    modifiers: tuple[str, ...] = ()
    control_number: str = ""  # of that claim
    rendering_npi: str = ""


@dataclass(frozen=True, slots=True)
class GivenMinutes:
    """Direct minutes of one code on one day from the signed note: by the therapist, and by an assistant alone."""

    code: str
    on: date
    therapist: int
    assistant: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the checks may know. `today` is the clinic's date.

    `therapy_used` are allowed physical and speech therapy dollars of the calendar year of the claim's first day before
    this claim, over all providers. `episode_from` is the first day of this episode of care. `separate` are codes whose
    note says that they were given to another region or in other minutes. `reevaluation_reason` is what the note
    gives for a re-evaluation. `referral_through` is the last day a referral holds. `days_since_report` are treatment days
    since the last progress report (the plan's start, when there was none), without this claim's.
    """

    today: date
    therapy_used: Decimal | None = None
    authorization: Authorization | None = None
    plan: PlanOfCare | None = None
    earlier: tuple[EarlierLine, ...] | None = None
    episode_from: date | None = None
    minutes: tuple[GivenMinutes, ...] = ()
    separate: frozenset[str] | None = None
    reevaluation_reason: str = ""
    referral_through: date | None = None
    days_since_report: int | None = None
    notice_on_file: bool | None = None  # a signed advance notice of noncoverage (ABN)
    died_on: date | None = None
