"""Asking for a first visit: nothing lost, nothing twice, and the answers go along only with consent."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from synovia.records.audit.models import AuditEvent
from synovia.records.screening.actions import delete_expired_self_checks
from synovia.records.screening.facts import findings_given
from synovia.records.screening.models import BookingRequest, SelfCheck
from tests.people import DemoClinic, passage
from tests.web.public.visitor import RESULT, Visitor

pytestmark = pytest.mark.django_db

BOOK = reverse("public:booking")
ROSA = {
    "given_name": "Rosa",
    "family_name": "Medina",
    "birth_date": "1980-04-02",
    "phone": "(860) 555-0177",
    "email": "rosa@example.org",
    "preferred_times": ["tue", "morning"],
    "coverage_kind": "medicare",
    "reason": "Gardening again in spring.",
}


def send(visitor: Visitor, **changes: Any) -> Any:
    """Open the form, fill it in, and send it, as a browser does."""
    form = visitor.client.get(BOOK).context["form"]
    filled = {**ROSA, "once": form.initial["once"], **changes}
    return visitor.client.post(BOOK, {name: value for name, value in filled.items() if value is not None})


def requests_of(people: DemoClinic) -> list[BookingRequest]:
    with passage(people.actor("ruth")):
        return list(BookingRequest.objects.select_related("self_check"))


def test_from_the_result_to_the_request_in_two_screens(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk(bones="osteoporosis")
    answer = send(visitor, share_answers="on")
    assert (answer.status_code, answer.url) == (302, reverse("public:booking_thanks"))
    assert b"We have your request" in visitor.client.get(answer.url).content
    (asked,) = requests_of(people)
    assert (asked.given_name, asked.coverage_kind, asked.preferred_times) == (
        "Rosa",
        "medicare",
        ["tue", "morning"],
    )
    assert asked.self_check is not None
    assert findings_given(asked.self_check)["osteoporosis"] is True


def test_consent_and_request_are_in_the_audit_log(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk()
    send(visitor, share_answers="on")
    with passage(people.actor("ruth")):
        actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"booking_request.made", "self_check.shared"} <= actions


def test_without_consent_the_answers_stay_behind(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk()
    send(visitor)
    (asked,) = requests_of(people)
    assert asked.self_check is None
    with passage(people.actor("ruth")):
        check = SelfCheck.objects.get()
        assert check.consent_at is None
        assert findings_given(check) == {}


def test_the_consent_box_is_empty_until_the_visitor_ticks_it(visitor: Visitor) -> None:
    visitor.begin().walk()
    form = visitor.client.get(BOOK).context["form"]
    assert not form["share_answers"].value()


def test_without_a_self_check_a_visit_can_be_asked_for(visitor: Visitor, people: DemoClinic) -> None:
    assert send(visitor).status_code == 302
    assert requests_of(people)[0].self_check is None


def test_an_unfinished_check_is_not_offered_to_be_sent(visitor: Visitor) -> None:
    visitor.begin().walk(until="cancer")
    assert "share_answers" not in visitor.client.get(BOOK).context["form"].fields


def test_an_emergency_leads_back_to_what_to_do(visitor: Visitor) -> None:
    visitor.begin().walk(saddle="bladder_change")
    assert visitor.client.get(BOOK)["Location"] == RESULT


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"birth_date": "2999-01-01"}, "birth_date", "in the future"),
        ({"birth_date": "1850-01-01"}, "birth_date", "before 1900"),
        ({"birth_date": "soon"}, "birth_date", "valid date"),
        ({"email": "rosa at home"}, "email", "valid email"),
        ({"phone": "12"}, "phone", "does not look like a telephone number"),
        ({"phone": "call me"}, "phone", "does not look like a telephone number"),
        ({"phone": "", "email": ""}, "phone", "so that we can reach you"),
        ({"family_name": "  "}, "family_name", "required"),
        ({"preferred_times": ["never"]}, "preferred_times", "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_lost(
    visitor: Visitor, people: DemoClinic, changes: dict[str, Any], field: str, why: str
) -> None:
    answer = send(visitor, **changes)
    assert answer.status_code == 422
    assert why in str(answer.context["form"].errors[field])
    page = answer.content.decode()
    assert "Rosa" in page
    assert "Gardening again in spring." in page
    assert requests_of(people) == []


def test_pressing_twice_makes_one_request(visitor: Visitor, people: DemoClinic) -> None:
    once = visitor.client.get(BOOK).context["form"].initial["once"]
    for _press in range(2):
        assert visitor.client.post(BOOK, {**ROSA, "once": once}).status_code == 302
    assert len(requests_of(people)) == 1


def test_a_tampered_form_cannot_choose_the_id_of_its_request(visitor: Visitor, people: DemoClinic) -> None:
    send(visitor, once="01890000-0000-7000-8000-000000000000")
    assert str(requests_of(people)[0].pk) != "01890000-0000-7000-8000-000000000000"


def test_answers_once_sent_can_no_longer_be_changed_or_deleted(visitor: Visitor, people: DemoClinic) -> None:
    visitor.begin().walk()
    send(visitor, share_answers="on")
    changed = visitor.client.post(
        reverse("public:self_check_question", args=[1]), {"question": "where", "answer": "neck"}
    )
    assert changed.status_code == 409
    assert visitor.client.post(reverse("public:self_check_forget")).status_code == 409
    with passage(people.actor("ruth")):
        assert SelfCheck.objects.get().answers["where"] == "low_back"


def test_expired_answers_are_deleted_but_not_those_that_were_sent(
    visitor: Visitor, people: DemoClinic
) -> None:
    visitor.begin().walk()
    send(visitor, share_answers="on")
    visitor.client.cookies.clear()
    visitor.begin().walk()
    with passage(people.actor("ruth")):
        assert delete_expired_self_checks(now=timezone.now() + timedelta(days=31)) == 1
        assert SelfCheck.objects.get().consent_at is not None


def test_requests_are_limited_by_address(visitor: Visitor) -> None:
    codes = [send(visitor).status_code for _try in range(11)]
    assert codes[-1] == 429


def test_scripts_in_what_is_typed_are_shown_as_text(visitor: Visitor) -> None:
    page = send(visitor, given_name="<script>alert(1)</script>", birth_date="").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
