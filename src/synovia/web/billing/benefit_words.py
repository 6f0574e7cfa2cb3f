"""A payer's answer on eligibility in plain words, nearest to physical therapy first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from synovia.domain.charges.claims.answers import Benefits
from synovia.domain.terms.money import percent, shown


@dataclass(frozen=True, slots=True)
class BenefitsShown:
    """What the answer says, each as a pair of name and words; None is unsaid."""

    active: bool | None
    facts: tuple[tuple[str, str | None], ...]
    refusals: tuple[str, ...]
    says: tuple[str, ...]


def benefits_shown(answer: Benefits) -> BenefitsShown:
    """The answer in words; what it does not say stays unknown."""
    needed = answer.authorization_needed()
    facts = (
        (_("Deductible left"), _money(answer.deductible_left())),
        (_("Copay a visit"), _money(answer.copay())),
        (_("The person’s share"), _share(answer.coinsurance())),
        (_("Out-of-pocket left"), _money(answer.out_of_pocket_left())),
        (_("Visits the plan pays"), _count(answer.visits_limit())),
        (_("Visits left"), _count(answer.visits_left())),
        (_("Medicare therapy amount used"), _money(answer.therapy_used())),
        (_("Authorization needed"), None if needed is None else (_("yes") if needed else _("no"))),
    )
    said = tuple(dict.fromkeys(benefit.says for benefit in answer.benefits))
    return BenefitsShown(answer.active, facts, answer.refusals, said)


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else shown(amount)


def _share(share: Decimal | None) -> str | None:
    return None if share is None else percent(share)


def _count(count: Decimal | None) -> str | None:
    return None if count is None else f"{count.normalize():f}"
