"""A visitor who wants a written estimate is on the desk's and the biller's lists at once, before there is a chart."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from synovia.records.charges.choices import AskedBy
from synovia.records.charges.models import EstimateRequest
from synovia.records.screening.models import BookingRequest
from tests.people import DemoClinic, passage
from tests.sign_in import signed_in

NORA = {"given_name": "Nora", "family_name": "Lind", "birth_date": "1985-05-05", "phone": "(512) 555-0191"}
DUE = date(2026, 12, 2)  # asked on Friday, November 27: Monday, Tuesday, Wednesday


@pytest.fixture
def asked(clinic: DemoClinic) -> BookingRequest:
    visitor = Client()
    page = visitor.get(reverse("public:booking"), {"estimate": "yes"})
    form = page.context["form"]
    assert form.initial["wants_estimate"] is True
    sent = NORA | {"once": form.initial["once"], "wants_estimate": "on"}
    assert visitor.post(reverse("public:booking"), sent).status_code == 302
    with passage(clinic.owner):
        return BookingRequest.objects.get()


def owed(client: Client) -> Any:
    return client.get(reverse("billing:owed"))


def match(clinic: DemoClinic, asked: BookingRequest, to: object = "new") -> None:
    joan = signed_in(Client(), clinic.members["joan"])
    sent = {"patient": str(to), "version": asked.version}
    assert joan.post(reverse("desk:match", kwargs={"pk": asked.pk}), sent).status_code == 302


def test_it_is_on_both_lists_at_once_with_its_clock(
    clinic: DemoClinic, asked: BookingRequest, walt: Client
) -> None:
    (row,) = [each for each, _late in owed(walt).context["owed"]]
    assert (row.name, row.patient_id, row.since, row.due_on) == ("Nora Lind", None, date(2026, 11, 27), DUE)
    assert b"The desk makes a chart of it first." in owed(walt).content
    assert b"due by December 2" in walt.get(reverse("billing:worklist")).content
    joan = signed_in(Client(), clinic.members["joan"])
    assert b"due by December 2" in joan.get(reverse("desk:today")).content
    assert b"written estimate by Dec 2" in joan.get(reverse("desk:requests")).content
    page = joan.get(reverse("desk:request", kwargs={"pk": asked.pk}))
    assert b"A written estimate is due by December 2, 2026" in page.content
    assert b"Make a chart of it" in owed(joan).content


def test_the_clock_goes_on_once_there_is_a_chart(
    clinic: DemoClinic, asked: BookingRequest, friday: Any
) -> None:
    friday.shift(3 * 86_400)
    match(clinic, asked)
    walt = signed_in(Client(), clinic.members["walt"])
    (row,) = [each for each, _late in owed(walt).context["owed"]]
    assert (row.patient_id is not None, row.since, row.due_on) == (True, date(2026, 11, 27), DUE)
    with passage(clinic.owner):
        kept = EstimateRequest.objects.get()
        assert (kept.asked_by, kept.patient.full_name) == (AskedBy.WEBSITE, "Nora Lind")


def test_of_two_requests_of_one_person_the_earlier_one_counts(
    clinic: DemoClinic, asked: BookingRequest, friday: Any
) -> None:
    friday.shift(3 * 86_400)
    walt, maria = signed_in(Client(), clinic.members["walt"]), clinic.patients["maria"].pk
    assert walt.post(reverse("billing:estimate_asked", kwargs={"pk": maria})).status_code == 302
    with passage(clinic.owner):
        assert EstimateRequest.objects.get().due_on == date(2026, 12, 3)
    match(clinic, asked, maria)
    with passage(clinic.owner):
        kept = EstimateRequest.objects.get()
        assert (kept.asked_on, kept.due_on) == (date(2026, 11, 27), DUE)


def test_a_declined_request_asks_for_nothing_more(
    clinic: DemoClinic, asked: BookingRequest, walt: Client
) -> None:
    joan = signed_in(Client(), clinic.members["joan"])
    sent = {"reason": "Moved away", "version": asked.version}
    joan.post(reverse("desk:decline", kwargs={"pk": asked.pk}), sent)
    assert owed(walt).context["owed"] == []
