"""Coverages at the desk: their turn, their days, what a claim needs; nonsense refused beside its field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from synovia.domain.charges import CodeRates, OverLimit, Participation, PrivatePlan, VisitRate
from synovia.records.charges import actions, facts
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.models import Coverage
from synovia.records.refusals import Refused
from synovia.web.billing.forms import FORMS
from synovia.web.billing.term_fields import RatesField
from tests.notes import plan_for
from tests.people import DemoClinic, passage

COPAY = {"payer_name": "Blue Plan", "copay": "30", "rate_percent": "120", "visit_limit": "none"}


def post(walt: Client, clinic: DemoClinic, kind: str, **typed: str) -> Any:
    page = reverse("billing:new_coverage", kwargs={"pk": clinic.patients["helen"].pk, "kind": kind})
    return walt.post(page, typed)


def on_file(clinic: DemoClinic) -> dict[str, Coverage]:
    with passage(clinic.owner):
        return {row.kind: row for row in Coverage.objects.all()}


def test_medicare_pays_after_the_employers_plan_and_says_why(walt: Client, clinic: DemoClinic) -> None:
    assert post(walt, clinic, "private", priority="1", **COPAY).status_code == 302
    assert post(walt, clinic, "medicare", priority="2", msp_reason="12").status_code == 302
    rows = on_file(clinic)
    assert (rows["private"].priority, rows["medicare"].priority) == (1, 2)
    assert rows["medicare"].details["msp_reason"] == "12"
    page: Any = walt.get(reverse("billing:estimate", kwargs={"pk": plan_for(clinic, "helen").pk}))
    together = page.context["chosen"]
    assert together.key == "together"
    assert together.estimate.title == "Blue Plan, then Medicare Part B"


def test_two_coverages_cannot_both_pay_first(walt: Client, clinic: DemoClinic) -> None:
    post(walt, clinic, "private", priority="1", **COPAY)
    answer = post(walt, clinic, "medicare", priority="1")
    assert answer.status_code == 422
    assert "Blue Plan already pays in this turn" in answer.context["form"].errors["priority"][0]


def test_one_may_pay_first_after_the_other_has_ended(walt: Client, clinic: DemoClinic) -> None:
    post(walt, clinic, "private", priority="1", ends_on="2026-06-30", **COPAY)
    assert post(walt, clinic, "medicare", priority="1", starts_on="2026-07-01").status_code == 302
    assert on_file(clinic)["private"].ends_on == date(2026, 6, 30)


def test_the_action_refuses_two_first_payers_too(clinic: DemoClinic) -> None:
    joan, helen = clinic.actor("joan"), clinic.patients["helen"]
    with passage(joan):
        for kind in (CoverageKind.MEDICARE, CoverageKind.PRIVATE):
            terms: dict[str, Any] = {"payer_name": str(kind), "member_id": "", "details": {}, "priority": 1}
            if kind == CoverageKind.PRIVATE:
                with pytest.raises(Refused, match="already pays in this turn"):
                    actions.record_coverage(patient=helen, kind=kind, by=joan, **terms)
            else:
                actions.record_coverage(patient=helen, kind=kind, by=joan, **terms)


def test_what_a_claim_for_a_work_injury_needs_is_kept(walt: Client, clinic: DemoClinic) -> None:
    typed = {
        "state": "TX",
        "accepted": "yes",
        "member_id": "WC-77",
        "employer": "Front Street Bakery",
        "adjuster": "Nora Field",
        "adjuster_phone": "(512) 555-0199",
        "date_of_injury": "2026-10-01",
    }
    assert post(walt, clinic, "workers_compensation", **typed).status_code == 302
    kept = on_file(clinic)["workers_compensation"]
    assert kept.member_id == "WC-77"
    assert typed.items() - {("member_id", "WC-77")} <= kept.details.items()


@pytest.mark.parametrize(
    ("kind", "typed", "reads"),
    [
        ("private", {"rate_table": "97140, $36.25\r\n\r\n97110 38.5"}, {"rates": CodeRates({"97110": Decimal("38.50"), "97140": Decimal("36.25")})}),
        ("private", {"visit_rate": "95", "first_visit_rate": "140"}, {"rates": VisitRate(Decimal("95.00"), Decimal("140.00"))}),
        ("private", {"in_network": "no", "balance_billed": "no", "over_limit": "full_charge"}, {"in_network": False, "balance_billed": False, "over_limit": OverLimit.FULL_CHARGE, "rates": None}),
        ("medicare", {"participation": "nonparticipating_not_assigned", "qualifying": "yes"}, {"participation": Participation.NOT_ASSIGNED, "qualifying": True}),
        ("workers_compensation", {"rate_table": "97110 40", "cap_lifted": "yes"}, {"rates": {"97110": Decimal("40.00")}, "cap_lifted": True}),
        ("self_pay", {"visit_price": "110", "first_visit_price": "150"}, {"visit_price": Decimal("110.00"), "first_visit_price": Decimal("150.00")}),
    ],
)  # fmt: skip
def test_the_terms_typed_are_those_that_are_priced(
    kind: str, typed: dict[str, str], reads: dict[str, Any]
) -> None:
    """Rates by code or by visit, participation and a state's table could be priced, but not typed."""
    form = FORMS[CoverageKind(kind)]
    terms = {name: form.base_fields[name].clean(text) for name, text in typed.items()}
    held = facts.terms_of(CoverageKind(kind), terms)
    assert {name: getattr(held, name) for name in reads} == reads


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("97110 38.505", "97110: 38.505 has a fraction of a cent"),
        ("97110 38\n97110 39", "97110 stands twice"),
        ("99999 38", "99999 is not in the clinic’s code list"),
        ("97110", "97110: '' is not an amount"),
    ],
)
def test_rates_by_code_that_make_no_sense(typed: str, says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        RatesField().clean(typed)
    assert says in refused.value.messages[0]


def test_a_contract_has_one_kind_of_rate(walt: Client, clinic: DemoClinic) -> None:
    both = {"visit_rate": "95", "rate_table": "97110 38.50"}
    assert "One kind of contract rate" in str(post(walt, clinic, "private", **both).context["form"].errors)
    assert post(walt, clinic, "private", rate_table="97110 38.50").status_code == 302
    held = facts.coverage_of(on_file(clinic)["private"])
    assert isinstance(held, PrivatePlan)
    assert held.rates == CodeRates({"97110": Decimal("38.50")})


@pytest.mark.parametrize(
    ("kind", "typed", "field", "says"),
    [
        ("medicare", {"priority": "2"}, "msp_reason", "Say why Medicare pays second"),
        ("medicare", {"priority": "1", "msp_reason": "12"}, "msp_reason", "change its turn"),
        ("private", {"copay": "30.005"}, "copay", "fraction of a cent"),
        ("private", {"copay": "30", "coinsurance_percent": "20"}, "coinsurance_percent", "leave one"),
        ("private", {"deductible": "500", "deductible_left": "600"}, "deductible_left", "More is left"),
        (
            "self_pay",
            {"discount_percent": "20", "visit_price": "99"},
            "visit_price",
            "leave one of them empty",
        ),
        ("private", {"starts_on": "2026-02-29"}, "starts_on", "2026 has no February 29"),
        ("private", {"starts_on": "2026-05-01", "ends_on": "2026-04-30"}, "ends_on", "before the first"),
        ("private", {"starts_on": "1950-01-01"}, "starts_on", "before the person was born"),
        ("private", {"figures_as_of": "2026-12-24"}, "figures_as_of", "in the future"),
        ("workers_compensation", {"state": "TX", "date_of_injury": "2027-01-01"}, "date_of_injury", "future"),
        ("workers_compensation", {"state": "TX", "priority": "2"}, "priority", "Only Medicare and private"),
        (
            "personal_injury",
            {"accident_on": "2026-05-02", "first_care_on": "2026-05-01"},
            "first_care_on",
            "before the accident",
        ),
        (
            "personal_injury",
            {"med_pay_limit": "5000", "med_pay_used": "5000.01"},
            "med_pay_used",
            "More is used",
        ),
    ],
)
def test_nonsense_is_refused_beside_its_field(
    walt: Client, clinic: DemoClinic, kind: str, typed: dict[str, str], field: str, says: str
) -> None:
    answer = post(walt, clinic, kind, **typed)
    assert answer.status_code == 422
    assert says in " ".join(answer.context["form"].errors[field])
    assert on_file(clinic) == {}


def test_february_29_of_a_leap_year_is_a_day(walt: Client, clinic: DemoClinic) -> None:
    assert post(walt, clinic, "private", starts_on="2024-02-29", **COPAY).status_code == 302
    assert on_file(clinic)["private"].starts_on == date(2024, 2, 29)
