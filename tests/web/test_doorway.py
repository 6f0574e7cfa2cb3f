"""The doorway: who gets in, for how long, and what is refused on the way."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from synovia.records.accounts import actions as accounts
from synovia.records.audit import log
from synovia.records.audit.models import AuditEvent
from synovia.web import doorway
from synovia.web.policy import Policy
from tests.people import DemoClinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def people() -> DemoClinic:
    return settle()


def as_(people: DemoClinic, key: str) -> Client:
    return signed_in(Client(), people.members[key])


def test_somebody_dismissed_is_signed_out_with_their_next_request_and_not_sent_in_circles(
    people: DemoClinic,
) -> None:
    sam = as_(people, "sam")
    with passage(people.owner):
        accounts.end_membership(membership=people.members["sam"], by=people.owner)
    answer = sam.get(reverse("clinician:today"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert len(answer.redirect_chain) == 1
    assert "_auth_user_id" not in sam.session


def test_an_account_switched_off_gets_no_further(people: DemoClinic) -> None:
    sam = as_(people, "sam")
    user = people.members["sam"].user
    user.is_active = False
    user.save()
    assert sam.get(reverse("clinician:today")).status_code == 302


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 302)])
def test_staff_left_alone_for_a_quarter_of_an_hour_sign_in_again(
    people: DemoClinic, minutes: int, status: int
) -> None:
    with time_machine.travel(NOW, tick=False):
        joan = as_(people, "joan")
        assert joan.get(reverse("desk:today")).status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
        assert joan.get(reverse("desk:today")).status_code == status


def test_even_busy_staff_sign_in_again_after_twelve_hours(people: DemoClinic) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        joan = as_(people, "joan")
        for _ in range(12 * 6):
            clock.shift(timedelta(minutes=10))
            last = joan.get(reverse("desk:today")).status_code
        assert last == 200
        clock.shift(timedelta(minutes=1))
        assert joan.get(reverse("desk:today")).status_code == 302


def test_a_script_of_somebody_signed_out_is_told_so_and_keeps_its_text(people: DemoClinic) -> None:
    answer = Client().post(reverse("desk:quick_jump"), {"q": "x"}, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert b"still here" in answer.content


def test_staff_without_a_second_factor_set_one_up_first(people: DemoClinic) -> None:
    joan = Client()
    joan.force_login(
        people.members["joan"].user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user=people.members["joan"].user).delete()
    answer = joan.get(reverse("desk:today"))
    assert answer["Location"] == reverse("mfa_activate_totp")


def test_a_page_about_a_patient_that_no_gate_noted_is_refused(
    people: DemoClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruth = as_(people, "ruth")
    rules = Policy(roles=frozenset({people.owner.role}), phi=True)
    monkeypatch.setattr(doorway, "policy_of", lambda view, name: rules)
    with pytest.raises(doorway.UnauditedPage):
        ruth.get(reverse("billing:prices"))


def test_a_page_is_refused_when_the_log_cannot_be_written(
    people: DemoClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    joan = as_(people, "joan")

    def full_disk(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(log, "_write", full_disk)
    joan.raise_request_exception = False
    answer = joan.get(reverse("desk:patient", kwargs={"pk": people.patients["maria"].pk}))
    assert answer.status_code == 500
    assert b"Alvarez" not in answer.content


def test_a_view_without_a_policy_is_refused(people: DemoClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorway, "policy_of", lambda view, name: None)
    assert as_(people, "ruth").get(reverse("desk:today")).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(people: DemoClinic, method: str) -> None:
    assert getattr(as_(people, "ruth"), method)(reverse("desk:today")).status_code == 405


def test_a_state_is_never_changed_by_looking(people: DemoClinic) -> None:
    assert as_(people, "joan").get(reverse("desk:quick_jump")).status_code == 405


def test_missing_and_forbidden_look_the_same(people: DemoClinic) -> None:
    from uuid import uuid4

    walt = as_(people, "walt")
    forbidden = walt.get(reverse("billing:estimate", kwargs={"pk": people.patients["maria"].pk}))
    missing = walt.get(reverse("billing:estimate", kwargs={"pk": uuid4()}))
    assert forbidden.status_code == missing.status_code == 404


def test_a_forwarded_address_is_not_believed_without_a_trusted_proxy(people: DemoClinic) -> None:
    as_(people, "joan").get(reverse("desk:requests"), headers={"X-Forwarded-For": "6.6.6.6"})
    with passage(people.owner):
        assert not AuditEvent.objects.filter(ip="6.6.6.6").exists()


def test_pages_are_not_kept_by_the_browser_and_carry_a_strict_policy(people: DemoClinic) -> None:
    answer = as_(people, "joan").get(reverse("desk:today"))
    assert answer["Cache-Control"] == "no-store, private"
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_form_without_its_token_is_refused(people: DemoClinic) -> None:
    strict = Client(enforce_csrf_checks=True)
    signed_in(strict, people.members["joan"])
    assert strict.post(reverse("desk:patients"), {"q": "x"}).status_code == 403
