"""Posture photos: sealed, kept only with consent and until their day, and final once their points are confirmed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from synovia.records.audit.models import AuditEvent
from synovia.records.episodes.actions import open_episode
from synovia.records.examination.actions import start_evaluation
from synovia.records.examination.models import Evaluation
from synovia.records.imaging import actions
from synovia.records.imaging.access import photo_for
from synovia.records.imaging.actions import Picture
from synovia.records.imaging.choices import KEPT_DAYS
from synovia.records.imaging.models import Photo
from synovia.records.imaging.queries import earlier_photos, measured_postures, picture_of
from synovia.records.imaging.sealing import CannotBeOpened
from synovia.records.refusals import NotYours, Refused
from synovia.records.tidying import tidy_all_clinics
from tests.people import DemoClinic, other_clinic, passage, settle

pytestmark = pytest.mark.django_db
JPEG = b"\xff\xd8 a face nobody else may see \xff\xd9"
PICTURE = Picture(JPEG, 600, 800)
PLACES = {"c7": (300.0, 300.0), "tragus": (240.0, 240.0)}


@pytest.fixture
def clinic() -> DemoClinic:
    return settle()


def evaluation_of(clinic: DemoClinic, patient: str = "ben") -> Evaluation:
    episode = open_episode(
        patient=clinic.patients[patient], title="Neck pain", region="neck", by=clinic.actor("david")
    )
    return start_evaluation(episode=episode, by=clinic.actor("david"))


def taken(clinic: DemoClinic, evaluation: Evaluation) -> Photo:
    actions.note_consent(patient=evaluation.patient, by=clinic.actor("david"))
    return actions.add_photo(evaluation=evaluation, view="left", picture=PICTURE, by=clinic.actor("david"))


def test_without_consent_no_photo_is_kept(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        evaluation = evaluation_of(clinic)
        with pytest.raises(Refused, match="Ask the patient"):
            actions.add_photo(evaluation=evaluation, view="left", picture=PICTURE, by=clinic.actor("david"))
        assert not Photo.objects.exists()


def test_the_database_holds_nothing_that_can_be_looked_at(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        photo = taken(clinic, evaluation_of(clinic))
        stored = bytes(Photo.objects.values_list("sealed", flat=True).get(pk=photo.pk))
        assert b"face" not in stored
        assert picture_of(photo) == JPEG


def test_a_picture_moved_to_another_row_or_changed_cannot_be_opened(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        evaluation = evaluation_of(clinic)
        first, second = taken(clinic, evaluation), taken(clinic, evaluation)
        second.sealed = first.sealed
        with pytest.raises(CannotBeOpened):
            picture_of(second)
        first.sealed = bytes(first.sealed)[:-1] + b"x"
        with pytest.raises(CannotBeOpened):
            picture_of(first)


def test_withdrawing_consent_deletes_every_picture_and_keeps_the_measures(clinic: DemoClinic) -> None:
    david = clinic.actor("david")
    with passage(david):
        evaluation = evaluation_of(clinic)
        photo = taken(clinic, evaluation)
        measured(photo, clinic)
        assert actions.withdraw_consent(patient=evaluation.patient, by=david) == 1
        photo.refresh_from_db()
        assert not photo.is_there
        assert photo.gone_why == "consent"
        assert bytes(photo.sealed) == b""
        assert measured_postures(evaluation.pk)["left"]["craniovertebral_angle"] == 45
        with pytest.raises(LookupError):
            picture_of(photo)
        with pytest.raises(Refused):
            actions.add_photo(evaluation=evaluation, view="left", picture=PICTURE, by=david)


def measured(photo: Photo, clinic: DemoClinic) -> None:
    by = clinic.actor("david")
    placement = actions.place(
        photo=photo,
        expected_version=photo.placement.version,
        places=PLACES,
        by_model=["tragus"],
        by=by,
    )
    actions.confirm(photo=photo, expected_version=placement.version, by=by)


def test_confirmed_points_are_final_and_only_they_count(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        evaluation = evaluation_of(clinic)
        photo = taken(clinic, evaluation)
        with pytest.raises(Refused, match="nothing is measured"):
            actions.confirm(photo=photo, expected_version=1, by=clinic.actor("david"))
        assert measured_postures(evaluation.pk) == {}
        measured(photo, clinic)
        assert measured_postures(evaluation.pk)["left"]["craniovertebral_angle"] == 45
        with pytest.raises(Refused, match="confirmed"):
            measured(photo, clinic)


def test_each_night_pictures_past_their_day_go(clinic: DemoClinic, settings: Any, tmp_path: Path) -> None:
    settings.AUDIT_CHECKPOINTS = (
        tmp_path / "checkpoints.jsonl"
    )  # what this test rolls back is no event of others
    with passage(clinic.actor("david")):
        photo = taken(clinic, evaluation_of(clinic))
        kept = taken(clinic, photo.evaluation)
        Photo.objects.filter(pk=photo.pk).update(keep_until=timezone.localdate() - timedelta(days=1))
    assert tidy_all_clinics().photos == 1
    with passage(clinic.actor("david")):
        assert Photo.objects.get(pk=photo.pk).gone_why == "expired"
        assert Photo.objects.get(pk=kept.pk).is_there
        assert AuditEvent.objects.filter(action="photo.deleted").count() == 1


def test_a_photo_is_kept_a_year_at_the_most(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        photo = taken(clinic, evaluation_of(clinic))
        assert photo.keep_until == timezone.localdate() + timedelta(days=KEPT_DAYS)
        with pytest.raises(Refused, match="next year"):
            actions.add_photo(
                evaluation=photo.evaluation,
                view="left",
                picture=PICTURE,
                keep_until=photo.keep_until + timedelta(days=1),
                by=clinic.actor("david"),
            )


def test_the_database_refuses_a_gone_photo_with_a_picture(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        photo = taken(clinic, evaluation_of(clinic))
        with pytest.raises(IntegrityError), transaction.atomic():
            Photo.objects.filter(pk=photo.pk).update(gone_at=timezone.now(), gone_why="removed")


@pytest.mark.parametrize("who", ["joan", "walt"])
def test_desk_and_billing_see_no_photo(clinic: DemoClinic, who: str) -> None:
    with passage(clinic.actor("david")):
        photo = taken(clinic, evaluation_of(clinic))
    with passage(clinic.actor(who)), pytest.raises(NotYours):
        photo_for(clinic.actor(who), photo.pk)


def test_another_clinic_sees_no_photo(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        photo = taken(clinic, evaluation_of(clinic))
    theirs = other_clinic()
    with passage(theirs.actor("david")), pytest.raises(NotYours):
        photo_for(theirs.actor("david"), photo.pk)


def test_only_confirmed_photos_of_the_same_view_are_compared(clinic: DemoClinic) -> None:
    with passage(clinic.actor("david")):
        first = taken(clinic, evaluation_of(clinic))
        second = taken(clinic, first.evaluation)
        assert earlier_photos(second) == []
        measured(first, clinic)
        assert earlier_photos(second) == [first]
