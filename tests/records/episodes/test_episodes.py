"""Episodes of care: opened for one complaint, closed with a reason, and the thread that runs through a chart."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from synovia.demo.settle import DemoClinic
from synovia.records.clinical import EditedElsewhere
from synovia.records.episodes.access import day_for, episode_for
from synovia.records.episodes.actions import close_episode, note_referral, open_episode
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.episodes.models import Episode
from synovia.records.episodes.queries import episodes_of, thread_of, unsigned_by
from synovia.records.examination.actions import start_evaluation
from synovia.records.refusals import NotYours, Refused
from synovia.records.screening.models import SelfCheck
from tests.people import passage, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinic(db: None) -> DemoClinic:
    return settle()


def begin(clinic: DemoClinic, title: str = "Neck pain", **fields: Any) -> Episode:
    terms: dict[str, Any] = {"patient": clinic.patients["ben"], "title": title, "region": "neck", **fields}
    return open_episode(by=clinic.actor("david"), **terms)


def test_the_open_complaint_stands_before_the_closed_one(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        old, new = begin(clinic, "Old back pain", region="low_back"), begin(clinic)
        close_episode(episode=new, expected_version=1, reason="Moved away", by=clinic.actor("david"))
        assert list(episodes_of(clinic.patients["ben"])) == [old, new]
        assert new.status == EpisodeStatus.CLOSED


@pytest.mark.parametrize(
    "fields", [{"region": "tail"}, {"onset_date": date(2099, 1, 1)}], ids=["another region", "in the future"]
)
def test_a_complaint_that_makes_no_sense_is_refused(clinic: DemoClinic, fields: dict[str, Any]) -> None:
    with passage(clinic.actor("david")), pytest.raises(Refused):
        begin(clinic, **fields)


def test_a_self_check_comes_along_only_with_consent(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        private = SelfCheck.objects.create(
            clinic_id=clinic.owner.clinic_id,
            path="neck",
            token_hash="of-nobody",
            expires_at=timezone.now() + timedelta(days=1),
        )
        assert begin(clinic, self_check=private).self_check is None
        private.consent_at = timezone.now()
        assert begin(clinic, self_check=private).self_check == private


def test_an_episode_is_closed_once_with_a_reason_and_from_what_one_has_seen(clinic: DemoClinic) -> None:
    david = clinic.actor("david")
    with passage(david):
        episode = begin(clinic)
        with pytest.raises(Refused, match="why care ends"):
            close_episode(episode=episode, expected_version=1, reason=" ", by=david)
        with pytest.raises(EditedElsewhere):
            close_episode(episode=episode, expected_version=7, reason="Goals reached", by=david)
        close_episode(episode=episode, expected_version=1, reason="Goals reached", by=david)
        with pytest.raises(Refused, match="already"):
            close_episode(episode=episode, expected_version=2, reason="Again", by=david)


@pytest.mark.parametrize("key", ["elena", "walt"])
def test_doctors_and_billing_open_no_episodes(clinic: DemoClinic, key: str) -> None:
    actor = clinic.actor(key)
    with passage(actor), pytest.raises(Refused):
        open_episode(patient=clinic.patients["ben"], title="Neck pain", region="neck", by=actor)


def test_an_assistant_closes_none(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        episode = begin(clinic)
    with passage(clinic.actor("sam")), pytest.raises(Refused):
        close_episode(episode=episode, expected_version=1, reason="Done", by=clinic.actor("sam"))


def test_the_desk_notes_a_referral_but_does_not_read_the_episode(clinic: DemoClinic) -> None:
    joan = clinic.actor("joan")
    with passage(joan):
        episode = open_episode(patient=clinic.patients["ben"], title="Neck pain", region="neck", by=joan)
        assert note_referral(episode=episode, doctor_name=" Dr. Hale ", by=joan).doctor_name == "Dr. Hale"
        with pytest.raises(NotYours):
            episode_for(joan, episode.pk)
        with pytest.raises(NotYours):
            day_for(joan)


def test_the_thread_tells_what_happened_and_who_has_still_to_sign(clinic: DemoClinic) -> None:
    david = clinic.actor("david")
    with passage(david):
        evaluation = start_evaluation(episode=begin(clinic), by=david)
        [entry] = thread_of(clinic.patients["ben"])
        assert (entry.kind, entry.id, entry.state, entry.detail) == (
            "evaluation",
            evaluation.pk,
            "",
            "initial",
        )
        assert [note.detail for note in unsigned_by(david)] == ["Ben Carter"]
        assert unsigned_by(clinic.actor("amina")) == []
