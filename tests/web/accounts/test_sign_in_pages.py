"""The pages around an account, as they are really served: plain words, linked errors, nothing given away."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import PASSWORD, DemoClinic, settle
from tests.sign_in import signed_in
from tests.web.components.rendering import Element, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def therapist(people: DemoClinic) -> Client:
    return signed_in(Client(), people.members["david"])


def page(client: Client, name: str, **data: str) -> Element:
    """The page of this name, opened, or sent with this data."""
    response = client.post(reverse(name), data) if data else client.get(reverse(name))
    assert response.status_code == 200, response
    return read(response.content.decode())


def test_signing_in_asks_for_address_and_password() -> None:
    form = page(Client(), "account_login").one("form", action=reverse("account_login"))
    asked = {one["name"]: one["autocomplete"] for one in form.all("input")}
    assert (asked["login"], asked["password"]) == ("username", "current-password")


@pytest.mark.parametrize("address", ["nobody@example.org", "david"])
def test_a_wrong_sign_in_is_told_without_saying_what_was_wrong(people: DemoClinic, address: str) -> None:
    known = people.members["david"].user.email if address == "david" else address
    shown = page(Client(), "account_login", login=known, password="not the password at all")
    assert "correct" in shown.one(class_="error-summary").text
    assert PASSWORD not in shown.text


def test_who_was_signed_out_reads_why() -> None:
    response = Client().get(reverse("account_login"), {"expired": "1"})
    assert "You were signed out" in response.content.decode()


def test_a_reset_link_is_promised_alike_to_everybody(people: DemoClinic) -> None:
    answers = [
        Client().post(reverse("account_reset_password"), {"email": address}, follow=True).content
        for address in (people.members["david"].user.email, "nobody@example.org")
    ]
    titles = [read(answer.decode()).one("h1").text for answer in answers]
    assert titles == ["Look into your mail"] * 2


@pytest.mark.parametrize(
    "name",
    [
        "account_change_password",
        "account_logout",
        "mfa_index",
        "mfa_list_webauthn",
        "usersessions_list",
    ],
)
def test_each_page_of_the_account_has_one_heading_and_no_open_end(therapist: Client, name: str) -> None:
    assert page(therapist, name).one("h1").text


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"])
def test_changing_the_second_step_asks_who_it_is_first(therapist: Client, name: str) -> None:
    response = therapist.get(reverse(name), follow=True)
    assert response.status_code == 200
    assert response.redirect_chain
    assert read(response.content.decode()).one("h1").text


def test_the_demos_authenticator_shows_its_six_digits(people: DemoClinic, settings: Any) -> None:
    """It once showed the name of a function: inside blocktranslate nothing is called."""
    settings.DEMO = True
    known = people.members["david"].user.email
    client = Client()
    client.post(reverse("account_login"), {"login": known, "password": PASSWORD})

    shown = page(client, "mfa_authenticate").one("strong").text

    assert shown.isdigit()
    assert len(shown) == 6
