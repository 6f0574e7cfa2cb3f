"""Each night: self-checks that nobody sent are gone after their time, and every audit chain gets a checkpoint."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from synovia.records.audit.checkpoints import read_checkpoints
from synovia.records.screening import actions as screening
from synovia.records.screening.models import SelfCheck
from synovia.records.tidying import tidy_all_clinics
from tests.people import other_clinic, passage, settle


@pytest.mark.django_db
def test_expired_self_checks_of_every_clinic_are_deleted_and_chains_pinned(
    settings: Any, tmp_path: Path
) -> None:
    settings.AUDIT_CHECKPOINTS = tmp_path / "checkpoints.jsonl"
    clinics = [settle(), other_clinic()]
    for clinic in clinics:
        with passage(None, clinic_id=clinic.owner.clinic_id):
            old, _token = screening.begin_self_check(clinic_id=clinic.owner.clinic_id)
            SelfCheck.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
            screening.begin_self_check(clinic_id=clinic.owner.clinic_id)
    done = tidy_all_clinics()
    assert done.self_checks == 2
    assert done.photos == 0
    for clinic in clinics:
        with passage(None, clinic_id=clinic.owner.clinic_id):
            assert SelfCheck.objects.count() == 1
    good, bad = read_checkpoints()
    assert len(good) == done.checkpoints >= 2
    assert bad == []
