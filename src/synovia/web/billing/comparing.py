"""Patterns of visits side by side, under one coverage: how often against how long."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from synovia.domain.charges.comparing import Compared, Pattern, compare_patterns, differences
from synovia.domain.charges.coverage import Happening
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import MONEY
from synovia.records.charges import facts
from synovia.records.charges.access import priced_plan_for
from synovia.records.charges.care_facts import course_of, pattern_of
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.queries import coverages_of
from synovia.web.billing.estimates import TOGETHER, terms_alone
from synovia.web.billing.pattern_form import PatternsForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.domain.charges.coverage import Coverage as Terms
    from synovia.records.charges.models import Coverage
    from synovia.records.programme.models import PlanOfCare


@policy(*MONEY, phi=True, methods=("GET",))
def compare(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Up to three patterns. The address carries numbers and the kind of coverage, nothing about a person."""
    plan = priced_plan_for(request.actor, pk)
    rows = list(coverages_of(plan.patient))
    form = PatternsForm(request.GET if "weeks_1" in request.GET else None, own=pattern_of(plan), on_file=rows)
    compared = compared_under(plan, rows, form)
    context = {
        "plan": plan,
        "patient": plan.patient,
        "form": form,
        "compared": [(each, moments_of(each)) for each in compared],
        "least": cheapest(compared),
        "differences": differences(compared),
    }
    return render(request, "billing/compare.html", context, status=422 if form.errors else 200)


def compared_under(plan: PlanOfCare, rows: list[Coverage], form: PatternsForm) -> tuple[Compared, ...]:
    """The patterns of the form, priced; none while the form has errors."""
    patterns = form.patterns()
    if not patterns:
        return ()
    terms = terms_for(form.kind(), rows)
    return compare_patterns(patterns, course_of(plan), terms, tariffs(), prices=facts.price_list())


def terms_for(kind: str, rows: list[Coverage]) -> Terms | list[Terms]:
    """The terms under the chosen key: one kind alone, or all insurances on file in turn."""
    if kind == TOGETHER:
        return [facts.coverage_of(row) for row in facts.insurances(rows)]
    chosen = CoverageKind(kind)
    return terms_alone(chosen, next((row for row in rows if row.kind == chosen), None))


def cheapest(compared: tuple[Compared, ...]) -> Pattern | None:
    """The one pattern that likely costs the person least; None on a tie or with fewer than two prices."""
    costs = sorted(
        ((each.estimate.expected.person_pays, place) for place, each in enumerate(compared) if each.estimate)
    )
    return compared[costs[0][1]].pattern if len(costs) > 1 and costs[0][0] < costs[1][0] else None


def moments_of(each: Compared) -> dict[str, object]:
    """When the deductible is met, when the visits are used up, when the last visit is; None when it does not happen."""
    used_up = each.day_of(Happening.VISITS_USED_UP) or each.day_of(Happening.AUTHORISATION_USED_UP)
    return {
        "deductible_met": each.day_of(Happening.DEDUCTIBLE_MET),
        "used_up": used_up,
        "year_turns": each.day_of(Happening.YEAR_TURNS),
        "last_day": each.last_day,
    }
