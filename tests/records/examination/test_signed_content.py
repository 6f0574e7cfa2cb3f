"""What the therapist signs covers what was measured by camera, drawn on the chart and confirmed on photos."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import transaction

from synovia.domain.examination.pain_drawing import Area, Complaint, Drawing
from synovia.records.examination.models import Evaluation
from synovia.records.imaging import actions as imaging
from synovia.records.imaging.models import Placement
from synovia.records.motion.actions import confirm_capture
from synovia.records.motion.models import Capture
from synovia.records.pain import actions as pain
from synovia.records.pain.choices import FigureKind
from synovia.records.pain.models import PainDrawing
from synovia.records.refusals import Refused
from tests.captured import kept
from tests.records.examination.conftest import Case
from tests.records.examination.test_evaluation import sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def examined(case: Case) -> Case:
    """Beside the findings: a knee by camera, where it hurts, and a photo from the left with its points confirmed."""
    evaluation, david = case.evaluation, case.therapist
    case.more["capture"] = confirm_capture(capture=kept(evaluation, david), by=david)
    drawing = Drawing((Complaint("Neck", (Area(regions=frozenset({"neck_lower_right"}), now=4),)),))
    case.more["drawing"] = pain.save_drawing(
        evaluation=evaluation, expected_version=pain.NOT_YET, figure=FigureKind.MAN, drawing=drawing, by=david
    )
    imaging.note_consent(patient=evaluation.patient, by=david)
    photo = imaging.add_photo(
        evaluation=evaluation, view="left", picture=imaging.Picture(b"a picture", 600, 800), by=david
    )
    placed = imaging.place(
        photo=photo,
        expected_version=1,
        places={"c7": (300.0, 300.0), "tragus": (240.0, 240.0)},
        by_model=[],
        by=david,
    )
    case.more["photo"] = photo
    case.more["placement"] = imaging.confirm(photo=photo, expected_version=placed.version, by=david)
    return case


class Undone(Exception):
    """The signature is only tried."""


def hash_if_signed(case: Case) -> str:
    """What the signature would be bound to; nothing stays signed."""
    evaluation = Evaluation.objects.get(pk=case.evaluation.pk)
    try:
        with transaction.atomic():
            sign(case, evaluation=evaluation)
            raise Undone
    except Undone:
        return evaluation.content_hash


def change_capture(case: Case) -> None:
    Capture.objects.filter(pk=case.more["capture"].pk).update(mean=Decimal("101.1"))


def change_drawing(case: Case) -> None:
    PainDrawing.objects.filter(pk=case.more["drawing"].pk).update(content={"complaints": []})


def change_posture(case: Case) -> None:
    measures = {"craniovertebral_angle": {"value": 12.3, "unit": "°"}}
    Placement.objects.filter(pk=case.more["placement"].pk).update(measures=measures)


@pytest.mark.parametrize("change", [change_capture, change_drawing, change_posture])
def test_the_signature_changes_with_what_was_measured_beside_the_findings(
    examined: Case, change: Callable[[Case], None]
) -> None:
    before = hash_if_signed(examined)
    assert before == hash_if_signed(examined)  # the same content, the same hash
    change(examined)
    assert hash_if_signed(examined) != before


def test_what_only_waits_is_not_signed(examined: Case) -> None:
    before = hash_if_signed(examined)
    kept(examined.evaluation, examined.therapist)
    assert hash_if_signed(examined) == before


def test_points_on_a_photo_are_not_moved_or_confirmed_once_the_evaluation_is_signed(case: Case) -> None:
    imaging.note_consent(patient=case.evaluation.patient, by=case.therapist)
    picture = imaging.Picture(b"a picture", 600, 800)
    photo = imaging.add_photo(evaluation=case.evaluation, view="left", picture=picture, by=case.therapist)
    sign(case)
    with pytest.raises(Refused, match="signed"):
        imaging.place(photo=photo, expected_version=1, places={}, by_model=[], by=case.therapist)
    with pytest.raises(Refused, match="signed"):
        imaging.confirm(photo=photo, expected_version=1, by=case.therapist)
