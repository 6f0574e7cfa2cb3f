"""Is this person covered? Asked, answered by the practice clearing house, looked at beside our terms, taken over."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from synovia.domain.charges.claims.answers import Acknowledgment, Benefits, Envelope
from synovia.records.charges import facts
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.models import Coverage
from synovia.records.claims import actions, queries
from synovia.records.claims.choices import RouteKind
from synovia.records.claims.models import EligibilityCheck, InboxFile
from synovia.records.claims.numbers import inquiry_control
from synovia.records.claims.stored import load
from synovia.web.billing import eligibility, receiving
from synovia.web.billing.estimates import offer_of
from synovia.web.billing.ways import folder_of, way_to
from tests.billed import PRIVATE, Billing
from tests.people import passage
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db
MEDICARE_NUMBER = "1EG4TE5MK73"


@pytest.fixture
def billing(settings: Any, tmp_path: object) -> Billing:
    settings.DEMO, settings.DATA_FOLDER = True, tmp_path
    billing = Billing()
    with passage(billing.walt):
        values = {"kind": RouteKind.PRACTICE}
        billing.route = actions.save_route(route=billing.route, values=values, by=billing.walt)
    return billing


def covered(billing: Billing, member_id: str = "M123456", **more: Any) -> Coverage:
    """Maria's coverage of this member number."""
    row = billing.coverage("maria", billing.payer(), **more)
    with passage(billing.walt):
        row.save_if_unchanged(expected_version=row.version, member_id=member_id)
    return row


@pytest.fixture
def desk(billing: Billing) -> Client:
    return signed_in(Client(), billing.people.members["joan"])


def kept(check: EligibilityCheck) -> Benefits:
    """The answer as it was kept."""
    return load(Benefits, check.answer)


def page(name: str, row: Coverage) -> str:
    return reverse(f"billing:{name}", kwargs={"pk": row.pk})


def asked(desk: Client, row: Coverage) -> str:
    """The page after asking."""
    return desk.post(page("ask_eligibility", row), follow=True).content.decode()


def take(desk: Client, row: Coverage, *terms: str) -> str:
    """The page after taking these terms over."""
    check = queries.last_eligibility(row.pk)
    assert check is not None
    sent = {"do": "take", "take": terms, "version": row.version, "asked": check.pk}
    return desk.post(page("eligibility", row), sent, follow=True).content.decode()


def test_the_desk_asks_and_reads_the_answer_in_plain_words(billing: Billing, desk: Client) -> None:
    row = covered(billing)
    said = asked(desk, row)
    for words in ("In force", "$420.50", "$35.00", "22", "not said"):
        assert words in said, words
    with passage(billing.walt):
        check, file = EligibilityCheck.objects.get(), InboxFile.objects.get()
        assert check.coverage_id == row.pk
        assert (file.kinds, file.findings, file.unmatched) == (["271"], [], [])


def test_figures_taken_over_make_the_estimate_right(billing: Billing, desk: Client) -> None:
    row, plan = covered(billing), billing.plan("maria")
    asked(desk, row)
    said = take(desk, row, "copay", "deductible_left", "deductible", "visit_limit", "visits_used")
    assert "Estimates reckon with these figures" in said
    with passage(billing.walt):
        row.refresh_from_db()
        changed = {
            name: row.details[name] for name in ("copay", "deductible_left", "visit_limit", "visits_used")
        }
        assert changed == {
            "copay": "35.00",
            "deductible_left": "420.50",
            "visit_limit": "30",
            "visits_used": "8",
        }
        assert row.details["figures_as_of"]
        assert row.details["rate_percent"] == PRIVATE["rate_percent"]  # what the payer does not say stays
        made = offer_of(CoverageKind.PRIVATE, row, facts.care_of(plan), facts.price_list()).estimate
        assert made is not None
        assert str(made.rows[0].shares.person) == "35.00"


def test_only_what_was_ticked_is_taken_over(billing: Billing, desk: Client) -> None:
    row = covered(billing)
    asked(desk, row)
    take(desk, row, "copay")
    row.refresh_from_db()
    assert row.details["copay"] == "35.00"
    assert "deductible_left" not in row.details


def test_a_coverage_changed_meanwhile_is_not_overwritten(billing: Billing, desk: Client) -> None:
    row = covered(billing)
    asked(desk, row)
    with passage(billing.walt):
        Coverage.objects.get().save_if_unchanged(expected_version=row.version, payer_name="Other")
    assert "changed this coverage meanwhile" in take(desk, row, "copay")


def test_medicares_threshold_used_reaches_the_terms(billing: Billing, desk: Client) -> None:
    row = covered(billing, MEDICARE_NUMBER, kind=CoverageKind.MEDICARE, details={"deductible_left": "257.00"})
    said = asked(desk, row)
    assert "$512.40" in said
    assert "$257.00" in said
    take(desk, row, "deductible_left", "therapy_used")
    row.refresh_from_db()
    assert (row.details["deductible_left"], row.details["therapy_used"]) == ("83.00", "512.40")


@pytest.mark.parametrize(
    ("member_id", "words"),
    [
        ("UNKNOWN1", "The subscriber is not found."),
        ("LAPSED1", "Not in force"),
        ("ODD1", "Something is wrong with this answer"),
    ],
)
def test_answers_that_give_no_figures_say_why(
    billing: Billing, desk: Client, member_id: str, words: str
) -> None:
    row = covered(billing, member_id)
    said = asked(desk, row)
    assert words in said
    if member_id == "ODD1":
        assert "It is not an amount in whole cents." in said
        assert 'value="deductible_left"' not in said


def test_an_answer_about_somebody_else_is_laid_to_nobody(billing: Billing) -> None:
    text = answer_waiting(billing, covered(billing))
    with passage(billing.walt):
        maria = Coverage.objects.get().patient.birth_date
        other = text.replace(f"{maria:%Y%m%d}", "19010101")
        file, _new = receiving.take(name="odd.x12", content=other.encode(), route=None, by=billing.walt)
        assert "somebody else" in file.unmatched[0]
        assert EligibilityCheck.objects.get().answer is None


def test_an_answer_without_our_trace_is_matched_by_member_and_birth_date(billing: Billing) -> None:
    text = answer_waiting(billing, covered(billing))
    with passage(billing.walt):
        lines = [line for line in text.splitlines() if not line.startswith("TRN")]
        bare = "\n".join(lines).replace("SE*22", "SE*21")
        receiving.take(name="bare.x12", content=bare.encode(), route=None, by=billing.walt)
        assert kept(EligibilityCheck.objects.get()).member_id == "M123456"


def test_half_an_answer_says_that_it_is_half(billing: Billing, desk: Client) -> None:
    row = covered(billing)
    text = answer_waiting(billing, row)
    with passage(billing.walt):
        half = text[: text.index("EB*G")]
        receiving.take(name="half.x12", content=half.encode(), route=None, by=billing.walt)
    assert "Something is wrong with this answer" in desk.get(page("eligibility", row)).content.decode()


def answer_waiting(billing: Billing, row: Coverage) -> str:
    """Ask, and take the answer away before anybody fetches it."""
    with passage(billing.walt):
        eligibility.send_question(row, way_to(billing.route), billing.walt)
    (answer,) = (folder_of(billing.route) / "inbox").iterdir()
    return answer.read_text()


def test_a_word_on_the_file_of_a_question_never_moves_a_batch(billing: Billing) -> None:
    """Questions and claims were numbered alike: a 999 for question 7 moved the claims of batch 7."""
    with passage(billing.walt):
        check = actions.ask(coverage=covered(billing), by=billing.walt)
        group = str(inquiry_control(check.number))
        assert int(group) > 500_000_000
        refused = Acknowledgment(Envelope(), group, "R", (), of="HS")
        file, _new = actions.keep_file(name="999", content=b"999", route=None, by=billing.walt)
        actions.take_in(file=file, documents=(refused,), findings=(), by=billing.walt)
        check.refresh_from_db()
        assert kept(check).refusals == ("The question could not be read: R",)
