"""The owner reads the log by period and person; reading it is noted too; emergency access waits for review."""

import pytest
from django.test import Client
from django.urls import reverse

from synovia.records.accounts import actions
from synovia.records.accounts.models import BreakGlass
from tests.people import DemoClinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


def owner(people: DemoClinic) -> Client:
    return signed_in(Client(), people.members["ruth"])


def test_what_the_desk_read_is_in_the_log(people: DemoClinic) -> None:
    joan = signed_in(Client(), people.members["joan"])
    joan.get(reverse("desk:patient", kwargs={"pk": people.patients["ben"].pk}))
    page = owner(people).post(reverse("manager:audit"), {"words": "joan"})
    assert b"patient.read" in page.content
    assert all("Joan" in event.actor_name for event in page.context["page"])


def test_a_refusal_is_in_the_log_with_its_reason(people: DemoClinic) -> None:
    walt = signed_in(Client(), people.members["walt"])
    assert walt.get(reverse("desk:requests")).status_code == 403
    page = owner(people).post(reverse("manager:audit"), {"only_refused": "on"})
    assert b"refused.page" in page.content
    assert b"Walt Jensen" in page.content


def test_nobody_else_reads_the_log(people: DemoClinic) -> None:
    for key in ("david", "joan", "walt", "elena", "sam"):
        client = signed_in(Client(), people.members[key])
        assert client.get(reverse("manager:audit")).status_code == 403, key


@pytest.mark.parametrize("sort", ["at; DROP TABLE audit_auditevent", "mac", "-clinic__name"])
def test_a_sort_order_that_is_not_offered_is_ignored(people: DemoClinic, sort: str) -> None:
    assert owner(people).post(reverse("manager:audit"), {"sort": sort}).status_code == 200


def test_an_emergency_access_waits_until_it_is_reviewed(people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        actions.break_glass(patient=people.patients["ida"], reason="Fell in the waiting room", by=david)
    ruth = owner(people)
    assert b"Fell in the waiting room" in ruth.get(reverse("manager:audit")).content
    with passage(people.actor("ruth")):
        access = BreakGlass.objects.get()
    ruth.post(reverse("manager:review_glass", kwargs={"pk": access.pk}))
    assert b"Emergency access to review" not in ruth.get(reverse("manager:audit")).content
