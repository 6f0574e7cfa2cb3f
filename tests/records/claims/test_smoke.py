import pytest
from tests.people import settle, passage
from tests.billed import Billing, balances
from synovia.records.claims import queries, drafting, reports
pytestmark = pytest.mark.django_db
def test_x() -> None:
    b = Billing()
    b.coverage("maria", b.payer())
    v = b.visit(b.plan("maria"))
    c = b.claim(v)
    print(c.objections)
    print(c.content)
    with passage(b.walt):
        print(balances(c.patient_id))
        print(queries.waiting(queries.today()))
    s = b.sent(v)
    print(s.status)
    assert 0
