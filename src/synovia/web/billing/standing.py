"""Where a plan stands in money: the same the patient sees, for desk and biller."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from synovia.records.accounts.roles import MONEY
from synovia.records.charges.access import priced_plan_for
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.standings import whereabouts


@policy(*MONEY, phi=True, methods=("GET",))
def so_far(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Visits done and left, spent so far, what finishing may cost, and why."""
    plan = priced_plan_for(request.actor, pk)
    context = {"plan": plan, "patient": plan.patient, "where": whereabouts(plan)}
    return render(request, "billing/so_far.html", context)
