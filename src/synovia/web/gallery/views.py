"""The gallery's pages, in the demo and while developing only."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from synovia.records.accounts.roles import Role
from synovia.web.gallery.specimens import specimens
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

BASES = {
    "staff": "base_staff.html",
    "public": "base_public.html",
    "patient": "base_patient.html",
    "plain": "base_plain.html",
}


@policy(
    Role.OWNER, Role.THERAPIST, Role.ASSISTANT, Role.DOCTOR, Role.FRONT_DESK, Role.BILLER, methods=("GET",)
)
def gallery(request: ClinicRequest, audience: str = "staff") -> HttpResponse:
    """Every component in every state, as this audience sees it."""
    if not (settings.DEMO or settings.DEBUG) or audience not in BASES:
        raise Http404
    return render(request, "gallery/page.html", {"base": BASES[audience], "audience": audience} | specimens())
