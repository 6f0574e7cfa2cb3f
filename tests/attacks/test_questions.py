"""The link to questions: guessed, expired, shut, of another clinic, sent twice; and what a letter must not say."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.records.audit.models import AuditEvent
from synovia.records.episodes.actions import open_episode
from synovia.records.episodes.models import Episode
from synovia.records.outcomes import actions, queries
from synovia.records.outcomes.models import Invitation, Measure, Result
from tests.measures import link_to
from tests.people import DemoClinic, other_clinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db
START = reverse("public:questions")
BORN = "1990-03-14"  # Maria
GONE, WRONG, TOO_MANY = 410, 422, 429


@pytest.fixture(autouse=True)
def nobody_knocked_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def clinic() -> DemoClinic:
    return settle()


def episode_of(clinic: DemoClinic, who: str = "maria") -> Episode:
    david = clinic.actor("david")
    with passage(david):
        return open_episode(
            patient=clinic.patients[who],
            title="Low back pain",
            region="low_back",
            practitioner=clinic.practitioners["david"],
            by=david,
        )


def token_for(clinic: DemoClinic, who: str = "maria", *keys: str) -> str:
    episode = episode_of(clinic, who)
    david = clinic.actor("david")
    with passage(david):
        return link_to(episode, *(keys or ("nprs",)), by=david)


def follow(client: Client, token: str) -> Any:
    return client.get(reverse("public:questions_enter", args=[token]))


def let_in(client: Client, token: str) -> Client:
    follow(client, token)
    assert client.post(START, {"born": BORN}).status_code == 302
    return client


def step(place: int, number: int) -> str:
    return reverse("public:questions_step", args=[place, number])


def review(place: int) -> str:
    return reverse("public:questions_review", args=[place])


def results(clinic: DemoClinic) -> list[Result]:
    with passage(clinic.owner):
        return list(Result.objects.all())


def fill_in(client: Client) -> Any:
    for number in (1, 2, 3):
        client.post(step(1, number), {"answer": "4"})
    return client.post(review(1))


def test_the_way_of_an_honest_patient(clinic: DemoClinic) -> None:
    """The control of everything below: with the link and the date of birth it works."""
    client = let_in(Client(), token_for(clinic))
    assert fill_in(client).url == START
    assert b"Thank you" in client.get(START).content
    (result,) = results(clinic)
    assert result.scores["worst"]["value"] == 4
    with passage(clinic.owner):
        done = AuditEvent.objects.filter(patient_id=result.patient_id, action="measure.completed")
        assert done.get().actor_id is None


def test_the_token_leaves_the_address_at_once(clinic: DemoClinic) -> None:
    token = token_for(clinic)
    answer = follow(Client(), token)
    assert (answer.status_code, answer["Location"]) == (302, START)
    cookie = answer.cookies["synovia_questions"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_guessed_token_opens_nothing_and_guessing_is_slowed_down(clinic: DemoClinic) -> None:
    token_for(clinic)
    client = Client()
    statuses = [follow(client, f"guess-{number}").status_code for number in range(31)]
    assert set(statuses[:30]) == {GONE}
    assert statuses[30] == TOO_MANY


def test_the_database_keeps_only_the_hash(clinic: DemoClinic) -> None:
    token = token_for(clinic)
    with passage(clinic.owner):
        assert Invitation.objects.get().token_hash != token
        assert token not in str(list(AuditEvent.objects.values_list("fields", flat=True)))


def test_without_the_date_of_birth_nothing_is_shown_and_nothing_is_kept(clinic: DemoClinic) -> None:
    token = token_for(clinic)
    client = Client()
    follow(client, token)
    for address in (START, step(1, 1), review(1)):
        answer = client.get(address, follow=True)
        assert b"How bad" not in answer.content
        assert b"Maria" not in answer.content
    client.post(step(1, 1), {"answer": "4"})
    client.post(review(1))
    with passage(clinic.owner):
        assert Measure.objects.get().answers == {}


def test_five_wrong_dates_of_birth_shut_the_link_for_good(clinic: DemoClinic) -> None:
    token = token_for(clinic)
    client = Client()
    follow(client, token)
    assert [client.post(START, {"born": "1991-01-01"}).status_code for _try in range(5)] == [WRONG] * 5
    assert client.post(START, {"born": BORN}).status_code == GONE
    assert follow(Client(), token).status_code == GONE
    with passage(clinic.owner):
        assert (
            AuditEvent.objects.filter(action="questionnaire_link.wrong_birth_date", allowed=False).count()
            == 5
        )


def test_an_expired_link_is_gone(clinic: DemoClinic) -> None:
    token = token_for(clinic)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        assert follow(Client(), token).status_code == GONE


def test_a_cookie_made_up_or_changed_opens_nothing(clinic: DemoClinic) -> None:
    token = token_for(clinic)
    client = Client()
    client.cookies["synovia_questions"] = f"{token}|confirmed"
    assert client.get(START).status_code == GONE
    follow(client, token)
    held = client.cookies["synovia_questions"].value
    client.cookies["synovia_questions"] = held.replace("|", "|confirmed", 1)
    assert client.get(step(1, 1)).status_code == 302
    assert client.get(START).status_code == GONE


def test_a_link_of_another_clinic_opens_nothing_here(clinic: DemoClinic) -> None:
    token = token_for(other_clinic())
    assert follow(Client(), token).status_code == GONE


def test_one_link_is_for_one_patient(clinic: DemoClinic) -> None:
    token_for(clinic, "helen")
    client = let_in(Client(), token_for(clinic))
    assert client.get(step(2, 1)).status_code == 302, "there is no second questionnaire in this link"
    fill_in(client)
    assert {row.patient_id for row in results(clinic)} == {clinic.patients["maria"].pk}


def test_replayed_answers_change_nothing(clinic: DemoClinic) -> None:
    client = let_in(Client(), token_for(clinic))
    fill_in(client)
    for again in (client.post(step(1, 1), {"answer": "9"}), client.post(review(1)), client.get(step(1, 1))):
        assert (again.status_code, again["Location"]) == (302, START)
    (result,) = results(clinic)
    assert result.answers["now"] == 4


def test_answers_outside_the_scale_are_refused_and_the_earlier_one_stays(clinic: DemoClinic) -> None:
    client = let_in(Client(), token_for(clinic))
    client.post(step(1, 1), {"answer": "4"})
    for nonsense in ("11", "-1", "4.5", "", "none", "9" * 500, "<script>"):
        answer = client.post(step(1, 1), {"answer": nonsense})
        assert answer.status_code == WRONG
        assert b"<script>alert" not in answer.content
    with passage(clinic.owner):
        assert Measure.objects.get().answers == {"now": 4}


def test_an_empty_list_is_no_answer_and_none_of_these_is_one(clinic: DemoClinic) -> None:
    client = let_in(Client(), token_for(clinic, "maria", "rmdq-24"))
    assert client.post(step(1, 1), {}).status_code == WRONG
    assert client.post(review(1)).status_code == WRONG
    assert client.post(step(1, 1), {"tick": "none"}).status_code == 302
    client.post(review(1))
    assert results(clinic)[0].scores["count"]["value"] == 0


def test_one_can_stop_and_go_on_with_the_same_link_on_another_device(clinic: DemoClinic) -> None:
    token = token_for(clinic)
    let_in(Client(), token).post(step(1, 1), {"answer": "4"})
    other = let_in(Client(), token)
    assert other.get(START).context["following"] == step(1, 2)


def test_a_measure_taken_back_is_no_longer_asked(clinic: DemoClinic) -> None:
    client = let_in(Client(), token_for(clinic))
    with passage(clinic.actor("david")):
        actions.withdraw(measure=Measure.objects.get(), by=clinic.actor("david"))
    assert client.post(step(1, 1), {"answer": "4"}).status_code == 302
    assert client.get(START).context["rows"] == []


# --- The letter, the portal, the therapist ----------------------------------------------------------------------------


def send(clinic: DemoClinic, episode: Episode, **changes: Any) -> Any:
    filled = {
        "instruments": ["nprs", "rmdq-24"],
        "occasion": "baseline",
        "way": "link",
        "due_on": "2026-12-01",
    }
    client = signed_in(Client(), clinic.members["david"])
    return client.post(reverse("clinician:send_questionnaires", args=[episode.pk]), filled | changes)


def test_the_letter_names_neither_patient_nor_complaint(clinic: DemoClinic) -> None:
    assert send(clinic, episode_of(clinic)).status_code == 302
    (letter,) = mail.outbox
    assert letter.to == [clinic.patients["maria"].email]
    said = f"{letter.subject} {letter.body}"
    assert not any(word in said for word in ("Maria", "Alvarez", "back", "pain", "Roland", "1990"))
    link = next(line for line in str(letter.body).splitlines() if "/questions/open/" in line)
    client = Client()
    assert client.get(link).status_code == 302
    assert client.post(START, {"born": BORN}).status_code == 302


def test_a_letter_that_cannot_leave_leaves_nothing_asked(clinic: DemoClinic, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    assert send(clinic, episode_of(clinic)).status_code == 409
    with passage(clinic.owner):
        assert not Measure.objects.exists()


def test_the_portal_fills_in_its_own_and_the_day_shows_the_score(clinic: DemoClinic) -> None:
    send(clinic, episode_of(clinic), way="portal", instruments=["groc"])
    with passage(clinic.owner):
        measure = Measure.objects.get()
    assert not mail.outbox
    maria = signed_in(Client(), clinic.portals["maria"])
    assert b"waits for you" in maria.get(reverse("patient:home")).content
    maria.post(reverse("patient:questionnaire", args=[measure.pk, 1]), {"answer": "-6"})
    maria.post(reverse("patient:questionnaire_review", args=[measure.pk]))
    (result,) = results(clinic)
    assert (result.answered_by, result.scores["change"]["value"]) == ("portal", -6)
    david = signed_in(Client(), clinic.members["david"])
    assert b"Global rating of change: -6, worse" in david.get(reverse("clinician:today")).content
    page = david.get(reverse("clinician:outcomes", args=[result.episode_id]))
    assert b"Lower is better" not in page.content
    assert b"Higher is better" in page.content
    david.post(reverse("clinician:score_seen", args=[result.pk]))
    assert b"Global rating" not in david.get(reverse("clinician:today")).content


def test_a_test_is_measured_and_scored_on_one_page(clinic: DemoClinic) -> None:
    episode = episode_of(clinic)
    david = signed_in(Client(), clinic.members["david"])
    opened = david.post(
        reverse("clinician:record_measure", args=[episode.pk]), {"instrument": "timed-up-and-go"}
    )
    assert david.post(opened["Location"], {"seconds": "900"}).status_code == WRONG
    assert david.post(opened["Location"], {"seconds": "11.4"}).status_code == 302
    with passage(clinic.owner):
        (trend,) = queries.trends_of(episode)
    assert trend.latest.value == 11.4


def test_the_owner_checks_and_loads_a_package(clinic: DemoClinic) -> None:
    from tests.measures import package

    ruth = signed_in(Client(), clinic.members["ruth"])
    load = reverse("manager:load_instrument")
    broken = package("odi").replace('"Item 3"', "3")
    told = ruth.post(load, {"text": broken, "check": "1"})
    assert told.status_code == WRONG
    assert b"Line " in told.content
    assert b"can be read" in ruth.post(load, {"text": package("odi"), "check": "1"}).content
    assert ruth.post(load, {"text": package("odi")}).status_code == 409, "not attested"
    assert ruth.post(load, {"text": package("odi"), "attested": "on"}).status_code == 302
    assert b"Somebody, No. 1" in ruth.get(reverse("manager:instruments")).content
