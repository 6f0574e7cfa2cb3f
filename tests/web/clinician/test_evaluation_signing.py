"""Signing: everything that becomes final on one page, a fresh proof of who signs, then the strategy."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.records.examination.actions import save_draft
from synovia.records.examination.draft import Draft
from synovia.records.examination.models import Evaluation
from synovia.records.programme.models import Proposal
from synovia.records.screening.models import SelfCheck
from tests.people import PASSWORD, passage
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db


def type_in(stage: Stage, **findings: Any) -> None:
    david = stage.clinic.actor("david")
    with passage(david):
        stage.evaluation.refresh_from_db()
        save_draft(
            evaluation=stage.evaluation,
            expected_version=stage.evaluation.version,
            entered=Draft(findings=findings, words={"story": "Fell off a ladder."}),
            by=david,
        )


def sign_address(stage: Stage) -> str:
    return reverse("clinician:evaluation_sign", args=[stage.evaluation.pk])


def sign(stage: Stage, client: Client, **changes: Any) -> Any:
    shown = client.get(sign_address(stage)).context
    entered = {
        "version": shown["evaluation"].version,
        "rules": shown["workspace"].proposal.rule_set_hash,
        "printed_name": "David Lindqvist",
        "password": PASSWORD,
    }
    return client.post(sign_address(stage), entered | changes)


def fresh(stage: Stage) -> Evaluation:
    with passage(stage.clinic.owner):
        return Evaluation.objects.get(pk=stage.evaluation.pk)


def test_signing_leads_to_the_strategy_and_makes_the_note_final(stage: Stage) -> None:
    type_in(stage, nprs_now="5", cervical_rotation_left="48")
    client = stage.client("david")
    answer = sign(stage, client)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("clinician:strategy", args=[stage.evaluation.pk])
    signed = fresh(stage)
    assert signed.signed_name == "David Lindqvist"
    with passage(stage.clinic.owner):
        assert Proposal.objects.get().evaluation_id == signed.pk
    said = client.get(reverse("clinician:evaluation", args=[signed.pk])).content.decode()
    assert "I examined this patient and this is my evaluation." in said
    assert "48°" in said
    assert 'name="nprs_now"' not in said


def test_the_page_shows_what_will_be_kept(stage: Stage) -> None:
    type_in(stage, nprs_now="5")
    said = stage.client("david").get(sign_address(stage)).content.decode()
    assert "Fell off a ladder." in said
    assert "NPRS now" in said
    assert "Screening not complete" in said


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"password": "wrong"}, "That is not your password."),
        ({"password": ""}, "Write your password"),
        ({"printed_name": "Ruth Okafor"}, "This is not the name of the person who is signed in."),
        ({"printed_name": ""}, "Write your name as it should be printed."),
    ],
)
def test_no_signature_without_a_fresh_proof_of_who_it_is(
    stage: Stage, changes: dict[str, str], says: str
) -> None:
    answer = sign(stage, stage.client("david"), **changes)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not fresh(stage).is_signed


def test_a_second_signature_within_five_minutes_asks_no_password(stage: Stage) -> None:
    client = stage.client("david")
    sign(stage, client)
    again = client.get(sign_address(stage))
    assert again.status_code == 302, "it is signed already"
    session = client.session
    assert any(method.get("reauthenticated") for method in session["account_authentication_methods"])


def test_it_refuses_while_fields_cannot_be_read_and_lists_them(stage: Stage) -> None:
    type_in(stage, cervical_flexion="400", nprs_now="eleven")
    client = stage.client("david")
    said = client.get(sign_address(stage)).content.decode()
    assert "400° is more than a neck can move" in said
    assert "#f-nprs_now" in said
    assert 'name="printed_name"' not in said
    assert sign(stage, client).status_code == 409
    assert not fresh(stage).is_signed


def test_it_refuses_over_a_change_nobody_has_shown(stage: Stage) -> None:
    client = stage.client("david")
    type_in(stage, nprs_now="5")
    assert sign(stage, client, version=1).status_code == 409
    assert not fresh(stage).is_signed


def test_it_refuses_with_rules_that_were_not_shown(stage: Stage) -> None:
    answer = sign(stage, stage.client("david"), rules="of yesterday")
    assert answer.status_code == 409
    assert "The rules were renewed meanwhile" in answer.content.decode()


@pytest.mark.parametrize("key", ["sam", "elena", "joan", "walt"])
def test_only_therapists_sign(stage: Stage, key: str) -> None:
    assert stage.client(key).get(sign_address(stage)).status_code == 403


def test_a_signed_note_refuses_further_entries_and_the_refusal_is_noted(stage: Stage) -> None:
    client = stage.client("david")
    sign(stage, client)
    address = reverse("clinician:evaluation_save", args=[stage.evaluation.pk])
    answer = client.post(address, {"version": 2, "nprs_now": "9"}, headers={"X-Autosave": "1"})
    assert answer.status_code == 409
    assert "signed and can no longer be changed" in answer.content.decode()


def test_a_re_evaluation_shows_last_times_values_beside_empty_fields(stage: Stage) -> None:
    type_in(stage, nprs_now="7", cervical_rotation_left="48")
    client = stage.client("david")
    sign(stage, client)
    begun = client.post(reverse("clinician:start_evaluation", args=[stage.evaluation.episode_id]))
    said = client.get(begun["Location"]).content.decode()
    assert "Re-evaluation" in said
    assert "was 7/10" in said
    assert "was 48°" in said
    assert 'name="cervical_rotation_left" id="f-cervical_rotation_left" value=""' in said


def test_answers_from_home_are_offered_and_taken_only_when_ticked(stage: Stage) -> None:
    episode = stage.evaluation.episode
    with passage(stage.clinic.owner):
        episode.self_check = SelfCheck.objects.create(
            clinic_id=stage.clinic.owner.clinic_id,
            path="neck",
            findings={"cancer_history": False, "fever_unwell": False},
            token_hash="of-nobody",
            consent_at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=1),
        )
        episode.save_if_unchanged(expected_version=episode.version, self_check=episode.self_check)
    client = stage.client("david")
    said = client.get(reverse("clinician:evaluation", args=[stage.evaluation.pk])).content.decode()
    assert "2 answers from home to ask again" in said
    assert said.count("Told before:") == 2
    client.post(
        reverse("clinician:evaluation_confirm", args=[stage.evaluation.pk]),
        {"version": 1, "confirmed": ["cancer_history"]},
    )
    assert Draft.of(fresh(stage).draft).findings == {"cancer_history": "no"}


def test_a_later_word_is_an_addendum_and_the_original_stays(stage: Stage) -> None:
    type_in(stage, nprs_now="5")
    client = stage.client("david")
    sign(stage, client)
    page = reverse("clinician:evaluation", args=[stage.evaluation.pk])
    token = client.get(page).context["addendum"].initial["token"]
    said = {"token": token, "kind": "correction", "text": "Pain was 6, not 5."}
    client.post(reverse("clinician:add_to_evaluation", args=[stage.evaluation.pk]), said)
    shown = client.get(page).content.decode()
    assert "Pain was 6, not 5." in shown
    assert "5/10" in shown
