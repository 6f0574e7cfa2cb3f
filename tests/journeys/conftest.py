"""Journeys: people with browsers before the real program on a real PostgreSQL.

Every device is watched: a message of the content security policy, an error in the console or a request to
anywhere but the clinic fails the journey on which it happened.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.devices import Devices
from tests.stage.server import ClinicServer

expect.set_options(timeout=15_000)  # as every other wait of a device: two workers share two cores


@pytest.fixture(scope="module")
def clinic(clinic_server: ClinicServer, browser: Browser) -> Iterator[Devices]:
    """The served demo clinic and the devices around it, shared by the journeys of a module."""
    devices = Devices(clinic_server, browser)
    yield devices
    devices.put_away()


@pytest.fixture(autouse=True)
def nothing_strange_happened(clinic: Devices) -> Iterator[None]:
    """What the devices of this journey complained of; nobody else may have said anything."""
    clinic.strange.clear()
    yield
    assert not clinic.strange
