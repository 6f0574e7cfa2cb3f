"""Maria's low back, treated by David; the owner Ruth."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from synovia.demo.settle import DemoClinic
from synovia.records.accounts.actor import Actor
from synovia.records.episodes.actions import open_episode
from synovia.records.episodes.models import Episode
from tests.people import passage, settle


@dataclass
class Room:
    """A clinic, its therapist, and an open episode."""

    clinic: DemoClinic
    david: Actor
    episode: Episode

    @property
    def owner(self) -> Actor:
        """Ruth."""
        return self.clinic.owner


@pytest.fixture
def room(db: None) -> Iterator[Room]:
    clinic = settle()
    david = clinic.actor("david")
    with passage(david):
        episode = open_episode(
            patient=clinic.patients["maria"],
            title="Low back pain",
            region="low_back",
            practitioner=clinic.practitioners["david"],
            by=david,
        )
        yield Room(clinic, david, episode)
