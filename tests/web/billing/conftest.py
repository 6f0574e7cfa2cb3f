"""A clinic with prices on a Friday before its plans start, and its biller."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges import actions
from tests.people import DemoClinic, passage, settle
from tests.sign_in import signed_in

FRIDAY = datetime(2026, 11, 27, 16, tzinfo=UTC)


@pytest.fixture
def friday() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(FRIDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def clinic(db: None, friday: time_machine.Traveller) -> DemoClinic:
    people = settle()
    with passage(people.actor("ruth")):
        actions.set_prices(prices=dict(tariffs().sample_prices), by=people.actor("ruth"))
    return people


@pytest.fixture
def walt(clinic: DemoClinic) -> Client:
    return signed_in(Client(), clinic.members["walt"])
