import pytest
from tests.people import settle, passage
pytestmark = pytest.mark.django_db
def test_x() -> None:
    people = settle()
    from synovia.records.claims import actions
    assert people
