"""The desk opens a portal: the letter goes to the address alone and says nothing about the patient."""

import smtplib
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from synovia.records.accounts.models import Membership, User
from synovia.records.accounts.roles import Role
from tests.people import DemoClinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db
LETTER_TO = "son@example.org"


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def joan(client: Client, people: DemoClinic) -> Client:
    return signed_in(client, people.members["joan"])


def open_portal(client: Client, people: DemoClinic, **entered: str) -> Any:
    page = reverse("desk:portal", args=[people.patients["ben"].pk])
    return client.post(page, {"role": "proxy", "name": "Paul Carter", "email": LETTER_TO, **entered})


def test_a_new_account_gets_a_link_to_set_its_password(joan: Client, people: DemoClinic) -> None:
    assert open_portal(joan, people).status_code == 302
    with passage(people.owner):
        member = Membership.objects.get(user__email=LETTER_TO)
    assert (member.role, member.patient_id) == (Role.PROXY, people.patients["ben"].pk)
    (letter,) = mail.outbox
    assert letter.to == [LETTER_TO]
    assert "/account/password/reset/key/" in letter.body
    written = f"{letter.subject} {letter.body}"
    assert "Carter" not in written
    assert "Ben" not in written


def test_an_existing_account_keeps_its_password(joan: Client, people: DemoClinic) -> None:
    User.objects.create_user(LETTER_TO, "glass-river-stone-walk", name="Paul Carter")
    open_portal(joan, people)
    assert User.objects.get(email=LETTER_TO).check_password("glass-river-stone-walk")
    assert "/password/reset/" not in mail.outbox[0].body


def test_the_same_portal_is_not_opened_twice(joan: Client, people: DemoClinic) -> None:
    open_portal(joan, people)
    answer = open_portal(joan, people)
    assert answer.status_code == 409
    assert "has a portal for this patient already" in answer.content.decode()


def test_no_portal_is_opened_when_the_letter_cannot_be_sent(
    joan: Client, people: DemoClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_message: object, **_options: object) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert open_portal(joan, people).status_code == 409
    with passage(people.owner):
        assert not Membership.objects.filter(user__email=LETTER_TO).exists()


def test_an_address_that_is_none_is_refused_beside_its_field(joan: Client, people: DemoClinic) -> None:
    answer = open_portal(joan, people, email="son at example")
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
