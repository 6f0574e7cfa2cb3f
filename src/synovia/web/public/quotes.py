"""What a usual course of care may cost a visitor, by way of paying. The arithmetic is the one of the real estimates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import (
    NATIONAL,
    NO_LIMIT,
    ChargeProblem,
    Coinsurance,
    Copay,
    Coverage,
    Estimate,
    Medicare,
    MedicareShare,
    PersonalInjury,
    PlannedCare,
    PrivatePlan,
    SelfPay,
    ServiceLine,
    Supplement,
    UnitRule,
    VisitRange,
    estimate,
    weekly,
)
from synovia.domain.charges.words import for_patient
from synovia.domain.terms.money import ZERO
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges.facts import price_list

# The usual course in this quote [C]: an examination with some treatment, then 45 minutes twice a week.
FIRST = (ServiceLine("97161"), ServiceLine("97140", 15))
USUAL = (ServiceLine("97140", 23), ServiceLine("97110", 22))
PER_WEEK = 2
USUAL_VISITS = 10
SENTENCES_AT_ONCE = 4
SPREAD = 4
STARTS_IN = timedelta(days=7)
# What private plans agree to pay differs by contract; without one we take this share of Medicare's fee [C].
AGREED_SHARE = Decimal("1.20")
EXAMPLE_COPAY = Decimal("40.00")
PRICES_NEEDED = frozenset({"97161", "97140", "97110"})


@dataclass(frozen=True, slots=True)
class Quote:
    """The person's part for few, the asked, and many visits; what waits; and the sentences that explain it.

    `least` and `most` bracket the part for the asked number of visits over all that is not known of the coverage.
    """

    visits: int
    few: int
    many: int
    low: Decimal
    least: Decimal
    usual: Decimal
    most: Decimal
    high: Decimal
    waiting: Decimal
    insurer: Decimal
    sentences: tuple[str, ...]
    notice: str = ""

    @property
    def first_sentences(self) -> tuple[str, ...]:
        """What it comes to, in a few sentences."""
        return self.sentences[:SENTENCES_AT_ONCE]

    @property
    def other_sentences(self) -> tuple[str, ...]:
        """What else may change it, and what is not known."""
        return self.sentences[SENTENCES_AT_ONCE:]


def quote(coverage: Coverage | None, visits: int = USUAL_VISITS) -> Quote | None:
    """The quote; None when the clinic has not set its prices. Without coverage (an accepted work injury) all is zero.

    Raises ChargeProblem for figures that cannot be.
    """
    few, many = max(1, visits - SPREAD), visits + SPREAD
    if coverage is None:
        return Quote(visits, few, many, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ())
    prices = price_list()
    needs_prices = isinstance(coverage, SelfPay | PersonalInjury)  # the others pay by fee or contract
    if needs_prices and not prices.prices.keys() >= PRICES_NEEDED:
        return None
    return _told(estimate(_care(visits, few, many), coverage, tariffs(), prices=prices), visits, few, many)


def _care(visits: int, few: int, many: int) -> PlannedCare:
    starts_on = timezone.localdate() + STARTS_IN
    likely = VisitRange(low=few, expected=visits, high=many)
    return weekly(starts_on=starts_on, first=FIRST, usual=USUAL, per_week=PER_WEEK, likely=likely)


def _told(found: Estimate, visits: int, few: int, many: int) -> Quote:
    return Quote(
        visits=visits,
        few=few,
        many=many,
        low=found.low.person_pays,
        least=found.expected.person_least,
        usual=found.expected.person_pays,
        most=found.expected.person_most,
        high=found.high.person_pays,
        waiting=found.expected.waiting,
        insurer=found.expected.insurer_pays,
        sentences=for_patient(found),
        notice=found.notice,
    )


def examples(locality: str) -> Mapping[str, Quote | None]:
    """A quote for each way to pay with nothing known of the visitor, for the overview."""
    coverages: dict[str, Coverage | None] = {
        "medicare": medicare(locality=locality, deductible_left=None, supplement=""),
        "private": private(locality=locality, copay=EXAMPLE_COPAY, share=None, deductible_left=ZERO),
        "workers-compensation": None,
        "personal-injury": PersonalInjury(letter_of_protection=True),
        "self-pay": SelfPay(),
    }
    return {slug: _quote_or_none(coverage) for slug, coverage in coverages.items()}


def _quote_or_none(coverage: Coverage | None) -> Quote | None:
    try:
        return quote(coverage)
    except ChargeProblem:  # a code without a fee at this place: better no figure than a guess
        return None


def medicare(*, locality: str, deductible_left: Decimal | None, supplement: str) -> Medicare:
    """Medicare Part B as far as the visitor knows it."""
    return Medicare(
        locality=locality or NATIONAL,
        deductible_left=deductible_left,
        supplement=Supplement(supplement) if supplement else Supplement.NONE,
    )


def private(
    *, locality: str, copay: Decimal | None, share: Decimal | None, deductible_left: Decimal | None
) -> PrivatePlan:
    """A private plan in the network as far as the visitor knows it; no limits are assumed."""
    return PrivatePlan(
        benefit=Copay(copay) if copay is not None else Coinsurance(share) if share is not None else None,
        rates=MedicareShare(AGREED_SHARE, locality or NATIONAL),
        unit_rule=UnitRule.CMS,
        deductible=deductible_left,
        deductible_left=deductible_left,
        out_of_pocket_max=NO_LIMIT,
        visit_limit=NO_LIMIT,
        authorised_visits=NO_LIMIT,
    )


def assumptions(kind: str) -> tuple[str, ...]:
    """What a quote takes for granted."""
    shared = _("One examination, then visits of 45 minutes, twice a week.")
    if kind == "private":
        agreed = _(
            "In the network, with an agreed price of about 120% of what Medicare pays. Your plan’s price may differ."
        )
        return (shared, agreed, _("No limit on visits, and no yearly limit on what you pay."))
    return (shared,)
