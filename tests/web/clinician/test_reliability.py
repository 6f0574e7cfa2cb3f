"""The clinic's own reliability study: who enters what, what it comes to, and whose figure stands."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from synovia.records.accounts.actions import appoint_medical_lead
from synovia.records.motion.actions import confirm_capture
from synovia.records.motion.choices import StudyMethod
from synovia.records.motion.models import ReliabilityStudy, StudyReading
from synovia.records.motion.study_actions import add_reading, open_study
from synovia.records.motion.study_queries import clinic_mdc, complete_rows, readings_of
from synovia.records.people.models import Patient
from synovia.records.refusals import Refused
from tests.captured import kept
from tests.people import passage
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def study(stage: Stage) -> Iterator[ReliabilityStudy]:
    """Knee flexion by goniometer, David and Amina."""
    members = stage.clinic.members
    with passage(stage.clinic.owner):
        appoint_medical_lead(membership=members["amina"], by=stage.clinic.owner)
        yield open_study(
            motion="knee_flexion",
            method=StudyMethod.GONIOMETER,
            first=members["david"],
            second=members["amina"],
            by=stage.clinic.actor("david"),
        )


def filled(stage: Stage, study: ReliabilityStudy, rows: int) -> None:
    """Readings of as many knees: sessions a degree apart, raters two."""
    members = stage.clinic.members
    patients = list(Patient.objects.all())[: (rows + 1) // 2]
    knees = [(patient, side) for patient in patients for side in ("left", "right")][:rows]
    assert len(knees) == rows
    for number, (patient, side) in enumerate(knees):
        for column, rater in enumerate(("david", "amina")):
            for session in (1, 2):
                StudyReading.objects.create(
                    clinic_id=study.clinic_id,
                    study=study,
                    patient=patient,
                    side=side,
                    rater=members[rater],
                    session=session,
                    degrees=Decimal(90 + 5 * number + 2 * column + session % 2 + (number * session) % 3),
                )


def test_a_rater_enters_each_session_of_a_patient_once(stage: Stage, study: ReliabilityStudy) -> None:
    david = stage.clinic.actor("david")
    given: dict[str, Any] = {
        "study": study,
        "evaluation": stage.evaluation,
        "side": "left",
        "session": 1,
        "by": david,
    }
    add_reading(**given, degrees=Decimal(120))
    with pytest.raises(Refused, match="already"):
        add_reading(**given, degrees=Decimal(121))


def test_only_the_two_raters_enter_readings(stage: Stage, study: ReliabilityStudy) -> None:
    with pytest.raises(Refused, match="two raters"):
        add_reading(
            study=study,
            evaluation=stage.evaluation,
            side="left",
            session=1,
            degrees=Decimal(120),
            by=stage.clinic.owner,
        )


def test_of_the_camera_only_confirmed_measurements_count(stage: Stage, study: ReliabilityStudy) -> None:
    david, members = stage.clinic.actor("david"), stage.clinic.members
    by_camera = open_study(
        motion="knee_flexion",
        method=StudyMethod.CAMERA,
        first=members["david"],
        second=members["amina"],
        by=david,
    )
    capture = kept(stage.evaluation, david)
    given: dict[str, Any] = {
        "study": by_camera,
        "evaluation": stage.evaluation,
        "side": "left",
        "session": 1,
        "by": david,
    }
    with pytest.raises(Refused, match="confirmed"):
        add_reading(**given, capture=capture)
    reading = add_reading(**given, capture=confirm_capture(capture=capture, by=david))
    assert reading.degrees == capture.mean


def test_a_row_counts_when_all_four_readings_are_there(stage: Stage, study: ReliabilityStudy) -> None:
    filled(stage, study, 3)
    assert len(complete_rows(study, readings_of(study))) == 3
    StudyReading.objects.create(
        clinic_id=study.clinic_id,
        study=study,
        patient=stage.evaluation.patient,
        side="",
        rater=stage.clinic.members["david"],
        session=1,
        degrees=Decimal(100),
    )
    assert len(complete_rows(study, readings_of(study))) == 3


def test_the_page_shows_the_figures_with_intervals_and_names_no_patient(
    stage: Stage, study: ReliabilityStudy
) -> None:
    filled(stage, study, 4)
    text = stage.client("david").get(reverse("clinician:study", args=[study.pk])).content.decode()
    assert "ICC(2,1)" in text
    assert "Any rater, any session" in text
    assert all(patient.family_name not in text for patient in Patient.objects.all())


def test_too_few_rows_change_no_figure(stage: Stage, study: ReliabilityStudy) -> None:
    filled(stage, study, 4)
    answer = stage.client("amina").post(reverse("clinician:study_adopt", args=[study.pk]))
    assert answer.status_code == 409
    assert clinic_mdc(study.clinic_id, "knee_flexion", "goniometer") is None


def test_the_medical_lead_lets_the_clinics_own_figure_stand_and_takes_it_back(
    stage: Stage, study: ReliabilityStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synovia.web.clinician.reliability.people_needed", lambda: (4, 30))
    filled(stage, study, 4)
    amina, address = stage.client("amina"), reverse("clinician:study_adopt", args=[study.pk])
    amina.post(address)
    assert (clinic_mdc(study.clinic_id, "knee_flexion", "goniometer") or 0) > 0
    amina.post(address, {"figure": "literature"})
    assert clinic_mdc(study.clinic_id, "knee_flexion", "goniometer") is None


def test_a_therapist_who_does_not_lead_changes_no_figure(stage: Stage, study: ReliabilityStudy) -> None:
    answer = stage.client("david").post(reverse("clinician:study_adopt", args=[study.pk]))
    assert answer.status_code == 404
