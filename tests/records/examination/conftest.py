"""Ben's open neck evaluation, by David."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from synovia.demo.settle import DemoClinic
from synovia.records.accounts.actor import Actor
from synovia.records.episodes.actions import open_episode
from synovia.records.examination.actions import save_draft, start_evaluation
from synovia.records.examination.draft import Draft
from synovia.records.examination.models import Evaluation
from synovia.records.screening.models import SelfCheck
from tests.people import passage, settle


@dataclass
class Case:
    """A clinic, a therapist and the evaluation they work on."""

    clinic: DemoClinic
    therapist: Actor
    evaluation: Evaluation
    more: dict[str, Any] = field(default_factory=dict)

    def type(self, **findings: str | list[str]) -> Evaluation:
        """Save these entries as a therapist types them."""
        return save_draft(
            evaluation=self.evaluation,
            expected_version=self.evaluation.version,
            entered=Draft(findings=findings),
            by=self.therapist,
        )


@pytest.fixture
def case(db: None) -> Iterator[Case]:
    clinic = settle()
    david = clinic.actor("david")
    with passage(david):
        shared = SelfCheck.objects.create(
            clinic_id=david.clinic_id,
            path="neck",
            findings={
                "cancer_history": False,
                "arm_symptoms_reach": "hand",
                "age": 99,
                "retired_finding": True,
            },
            token_hash="of-nobody",
            consent_at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=30),
        )
        episode = open_episode(
            patient=clinic.patients["ben"],
            title="Neck and right arm pain",
            region="neck",
            onset_date=date(2026, 10, 12),
            self_check=shared,
            by=david,
        )
        evaluation = start_evaluation(episode=episode, by=david)
        yield Case(clinic, david, evaluation)
