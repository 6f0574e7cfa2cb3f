"""A clinic with its public site, and a visitor who is nobody yet."""

import pytest
from django.test import Client

from tests.people import DemoClinic, settle
from tests.web.public.visitor import Visitor


@pytest.fixture
def people(db: None) -> DemoClinic:
    return settle()


@pytest.fixture
def visitor(people: DemoClinic) -> Visitor:
    return Visitor(Client())
