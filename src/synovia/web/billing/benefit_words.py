"""A payer's answer on eligibility in plain words, nearest to physical therapy first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict

from django.utils.translation import gettext as _

from synovia.domain.charges.claims.answers import Benefits
from synovia.domain.terms.money import percent, shown


@dataclass(frozen=True, slots=True)
class BenefitsShown:
    """What the answer says, each as a pair of name and words; None is unsaid. `problems` are those of the file."""

    active: bool | None
    excluded: bool
    facts: tuple[tuple[str, str | None], ...]
    refusals: tuple[str, ...]
    problems: tuple[str, ...]
    says: tuple[str, ...]


class _Of(TypedDict):
    in_network: bool
    on: date


def benefits_shown(answer: Benefits, *, in_network: bool, on: date, medicare: bool) -> BenefitsShown:
    """The answer in words, for the network the clinic is in and the day asked about; what it does not say stays unknown."""
    of = _Of(in_network=in_network, on=on)
    needed = answer.authorization_needed(in_network=in_network)
    therapy = (
        (_("Medicare therapy amount used"), _money(answer.therapy_used(on))),
        (_("Medicare therapy amount left"), _money(answer.therapy_left(on))),
    )
    facts = (
        (_("Deductible"), _money(answer.deductible(**of))),
        (_("Deductible left"), _money(answer.deductible_left(**of))),
        (_("Copay a visit"), _money(answer.copay(**of))),
        (_("The person’s share"), _share(answer.coinsurance(**of))),
        (_("Out-of-pocket maximum"), _money(answer.out_of_pocket(**of))),
        (_("Out-of-pocket left"), _money(answer.out_of_pocket_left(**of))),
        (_("Visits the plan pays"), _count(answer.visits_limit(**of))),
        (_("Visits left"), _count(answer.visits_left(**of))),
        *(therapy if medicare else ()),
        (_("Authorization needed"), None if needed is None else (_("yes") if needed else _("no"))),
    )
    said = tuple(dict.fromkeys(benefit.says for benefit in answer.benefits))
    problems = tuple(dict.fromkeys(finding.says for finding in answer.findings))
    return BenefitsShown(answer.active, answer.excludes_therapy, facts, answer.refusals, problems, said)


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else shown(amount)


def _share(share: Decimal | None) -> str | None:
    return None if share is None else percent(share)


def _count(count: Decimal | None) -> str | None:
    return None if count is None else f"{count.normalize():f}"
