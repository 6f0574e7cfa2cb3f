"""Pages that belong to no audience: where to go after signing in, and keeping a session alive."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from synovia.records.accounts.roles import Role
from synovia.web import sessions
from synovia.web.policy import signed_in
from synovia.web.requests import ClinicRequest

HOME_OF = {
    Role.OWNER: "clinician:today",
    Role.THERAPIST: "clinician:today",
    Role.ASSISTANT: "clinician:today",
    Role.DOCTOR: "clinician:today",
    Role.FRONT_DESK: "desk:today",
    Role.BILLER: "billing:home",
    Role.PATIENT: "patient:home",
    Role.PROXY: "patient:home",
}


@signed_in
def home_for_role(request: ClinicRequest) -> HttpResponse:
    """After signing in: the first page of one's role."""
    return redirect(HOME_OF[request.actor.role])


@signed_in
def keep_alive(request: HttpRequest) -> HttpResponse:
    """The answer to "are you still there?": the doorway has already noted that the person is."""
    return HttpResponse(status=204)


@signed_in
@require_POST
def choose_membership(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Work in another clinic or role of one's own."""
    sessions.choose_membership(request, pk)
    return redirect("home_for_role")
