"""The clinic, its people and an open neck evaluation, for the clinician pages."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from synovia.demo.settle import DemoClinic
from synovia.records.episodes.actions import open_episode
from synovia.records.examination.actions import start_evaluation
from synovia.records.examination.models import Evaluation
from tests.people import passage, settle
from tests.sign_in import signed_in


@dataclass
class Stage:
    """A clinic with one open evaluation of Ben's neck, by David."""

    clinic: DemoClinic
    evaluation: Evaluation

    def client(self, key: str) -> Client:
        """A browser signed in as this person of the cast."""
        members = self.clinic.members | self.clinic.portals
        with passage(self.clinic.owner):
            return signed_in(Client(), members[key])


@pytest.fixture
def stage(db: None) -> Stage:
    clinic = settle()
    david = clinic.actor("david")
    with passage(david):
        episode = open_episode(
            patient=clinic.patients["ben"],
            title="Neck and right arm pain",
            region="neck",
            onset_date=date(2026, 10, 12),
            by=david,
        )
        return Stage(clinic, start_evaluation(episode=episode, by=david))
