"""The rule set as a page to read: each rule in words, with its sources and how well they are known."""

from django.http import HttpResponse
from django.shortcuts import render

from synovia.records.accounts.roles import CLINICAL
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*CLINICAL, methods=("GET",))
def rules(request: ClinicRequest) -> HttpResponse:
    """Every rule of the engine."""
    return render(request, "clinician/rules/rules.html", {})
