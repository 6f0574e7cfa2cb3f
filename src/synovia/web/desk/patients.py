"""Patients at the desk: finding, registering, correcting, and the page that gathers what the desk needs."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts import queries as accounts
from synovia.records.accounts.roles import CLINICAL, DESK, Role
from synovia.records.charges import queries as charges
from synovia.records.charges.choices import CoverageKind
from synovia.records.clinical import EditedElsewhere
from synovia.records.people import actions, queries
from synovia.records.people.access import directory_for, patient_for
from synovia.records.scheduling import queries as scheduling
from synovia.web.desk.forms import PatientForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

SEES_PATIENTS = (*DESK, Role.BILLER)


@policy(*SEES_PATIENTS, phi=True)
def patients(request: ClinicRequest) -> HttpResponse:
    """Search by name or date of birth. The words are sent in the body: names never stand in an address."""
    directory_for(request.actor)
    words = request.POST.get("q", "").strip()
    found = list(queries.search_patients(words)) if words else queries.latest_patients()
    template = "desk/_patient_rows.html" if request.htmx else "desk/patients.html"
    return render(
        request, template, {"words": words, "found": found, "may_register": request.actor.role in DESK}
    )


@policy(*SEES_PATIENTS, phi=True, methods=("POST",))
def quick_jump(request: ClinicRequest) -> HttpResponse:
    """Options for the search box on every page."""
    directory_for(request.actor)
    words = request.POST.get("q", "").strip()
    found = list(queries.search_patients(words))[:8] if len(words) > 1 else []
    opens_chart = request.actor.role in CLINICAL
    if not request.htmx:
        return render(request, "desk/patients.html", {"words": words, "found": found})
    return render(
        request, "desk/_quick_jump.html", {"found": found, "words": words, "opens_chart": opens_chart}
    )


@policy(*SEES_PATIENTS, phi=True, methods=("GET",))
def patient(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What the desk needs about one patient: contact, visits to come, coverage. No notes."""
    person = patient_for(request.actor, pk)
    context = {
        "patient": person,
        "visits_to_come": scheduling.visits_to_come(person),
        "coverages": charges.coverages_of(person),
        "plans": charges.plans_to_price(person),
        "coverage_kinds": CoverageKind.choices,
        "may_edit": request.actor.role in DESK,
        "opens_chart": request.actor.reads_charts,
        "opens_portal": request.actor.role in (Role.OWNER, Role.FRONT_DESK),
        "opens_account": request.actor.role in (Role.OWNER, Role.BILLER, Role.FRONT_DESK),
        "members": accounts.portal_members(person),
    }
    return render(request, "desk/patient.html", context)


@policy(*DESK, phi=True)
def register(request: ClinicRequest) -> HttpResponse:
    """A new chart; people who may already have one are shown first."""
    directory_for(request.actor)
    form = PatientForm(request.POST or None)
    duplicates: list[queries.PossibleDuplicate] = []
    if request.method == "POST" and form.is_valid():
        values = chart_fields(form)
        duplicates = duplicates_of(values)
        if not duplicates or request.POST.get("not_a_duplicate"):
            person = actions.register_patient(by=request.actor, **values)
            messages.success(request, _("Registered."))
            return redirect("desk:patient", pk=person.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/patient_form.html", {"form": form, "duplicates": duplicates}, status=status)


@policy(*DESK, phi=True)
def edit(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Correct personal details. Two people at once: the second sees what the first saved, and loses nothing."""
    person = patient_for(request.actor, pk, action="patient.edit")
    if request.method == "GET":
        form = PatientForm(initial={name: getattr(person, name) for name in PatientForm.base_fields})
        return render(request, "desk/patient_form.html", {"form": form, "patient": person})
    form = PatientForm(request.POST)
    conflict = None
    if form.is_valid():
        expected = form.cleaned_data["version"] or 0
        try:
            actions.correct_patient(
                patient=person, expected_version=expected, by=request.actor, **chart_fields(form)
            )
        except EditedElsewhere as found:
            conflict = found.current
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:patient", pk=person.pk)
    context = {
        "form": form,
        "patient": person,
        "conflict": conflict,
        "differences": differences(form, conflict),
    }
    return render(request, "desk/patient_form.html", context, status=409 if conflict else 422)


def chart_fields(form: PatientForm) -> dict[str, Any]:
    """The cleaned fields of the chart, without the form's own."""
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}


def duplicates_of(values: dict[str, Any]) -> list[queries.PossibleDuplicate]:
    """Charts that may be the same person's."""
    keys = ("given_name", "family_name", "birth_date", "email", "phone")
    return queries.possible_duplicates(**{key: values[key] for key in keys})


def differences(form: PatientForm, current: Any) -> list[tuple[str, Any, Any]]:
    """Field by field what was typed and what somebody else saved meanwhile, where the two differ."""
    if current is None:
        return []
    typed = chart_fields(form)
    return [
        (str(form.fields[name].label), value, getattr(current, name))
        for name, value in typed.items()
        if getattr(current, name) != value
    ]
