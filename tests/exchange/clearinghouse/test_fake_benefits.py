"""The fake payers' answers to "is this person covered?", read by us and judged by pyx12 as far as it can."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from synovia.domain.charges.claims.answers import Benefits
from synovia.exchange.clearinghouse import FakeClearinghouse
from synovia.exchange.x12 import Validation, read, validate, write_270
from tests.exchange.x12 import examples
from tests.exchange.x12.test_benefits import INQUIRY

ON = date(2026, 3, 4)


def answered(member_id: str, **change: object) -> tuple[str, Benefits]:
    """The 271 to our 270, as text and as read."""
    house = FakeClearinghouse()
    asked = replace(INQUIRY, production=True, member_id=member_id)
    house.send("1-270.x12", write_270(replace(asked, **change)).encode())  # type: ignore[arg-type]
    ((name, content),) = house.fetch()
    assert name.endswith("-271.x12")
    (said,) = read(content)
    assert isinstance(said, Benefits)
    return content.decode(), said


def judged(text: str) -> Validation:
    """By pyx12's map of 004010X092A1: it has none of 005010X279A1. Said the older way: envelope, ST03, and service type PT."""
    older = text.replace("*^*00501*", "*U*00401*").replace("005010X279A1", "004010X092A1")
    older = re.sub(r"(ST\*271\*\d+)\*004010X092A1", r"\1", older)
    return validate(re.sub(r"(EB\*.\*[^*]*\*)PT\*", r"\1AE*", older))


@pytest.mark.parametrize("member_id", ["XYZ1", "1EG4TE5MK73", "UNKNOWN1", "LAPSED1", "SILENT1"])
def test_its_answers_are_valid_by_a_foreign_judge(member_id: str) -> None:
    text, said = answered(member_id)
    found = judged(text)
    assert found.ok, found.problems
    assert said.findings == ()
    assert not judged(text.replace("NM1*IL", "NM1*ZZ")).ok  # the judge does look


def test_a_private_plan_says_all_a_therapist_asks() -> None:
    _text, said = answered("XYZ1")
    assert (said.trace, said.member_id, said.birth_date, said.active) == (
        "TRACE-9",
        "XYZ1",
        date(1980, 1, 2),
        True,
    )
    assert (said.deductible(on=ON), said.deductible_left(on=ON)) == (Decimal(1500), Decimal("420.50"))
    assert (said.copay(on=ON), said.coinsurance(on=ON)) == (Decimal(35), None)
    assert (said.visits_limit(on=ON), said.visits_left(on=ON), said.visits_used(on=ON)) == (
        Decimal(30),
        Decimal(22),
        Decimal(8),
    )


def test_medicare_says_what_therapy_has_used() -> None:
    _text, said = answered("1EG4TE5MK73")
    assert (said.deductible_left(on=ON), said.therapy_used(ON)) == (Decimal(83), Decimal("512.40"))


def test_a_person_who_is_not_found_is_refused_and_one_who_has_left_is_out_of_force() -> None:
    assert answered("UNKNOWN1")[1].refusals == ("The subscriber is not found.",)
    assert answered("LAPSED1")[1].active is False


def test_a_payer_that_says_no_more_leaves_the_rest_unknown() -> None:
    said = answered("SILENT1")[1]
    assert said.active is True
    assert (said.deductible_left(), said.copay(), said.visits_left(), said.therapy_used()) == (None,) * 4


def test_a_dirty_answer_names_each_fault() -> None:
    said = answered("ODD1")[1]
    assert {finding.key for finding in said.findings} == {
        "unreadable-date",
        "fraction-of-a-cent",
        "share-above-one",
    }
    assert said.coinsurance() is None


def test_a_child_is_answered_below_the_parent() -> None:
    text, said = answered("XYZ1", patient=examples.JONAH)
    assert judged(text).ok
    assert (said.patient.first, said.subscriber.first, said.birth_date) == ("JONAH", "MIRA", date(2011, 7, 4))
