"""What stands in which box of a CMS-1500, and how a claim goes on over several sheets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from synovia.domain.charges.claims.cms1500 import Form, forms
from synovia.domain.charges.claims.cms1500_layout import ABOVE, BELOW, printed
from synovia.domain.charges.claims.content import Claim
from tests.exchange.x12 import examples
from tests.exchange.x12.strategies import claims


def the(claim: Claim) -> Form:
    """The one sheet of a claim."""
    (form,) = forms(claim)
    return form


def test_a_medicare_claim() -> None:
    form = the(examples.professional())
    boxes = form.boxes
    assert boxes["1"] == "MEDICARE"
    assert boxes["1a"] == "1EG4TE5MK73"
    assert boxes["2"] == "O’BRIEN-NÚÑEZ, ROSA, T."
    assert boxes["3"] == "02 29 1952   F"
    assert boxes["5"] == "12 ELM STREET\nSPRINGFIELD IL 62701 0001"
    assert boxes["6"] == "SELF"
    assert boxes["11"] == "NONE"  # Medicare first: no insurance before it
    assert "11d" not in boxes
    assert boxes["14"] == "02 20 2026   431"
    assert boxes["15"] == "03 02 2026   454"
    assert (boxes["17"], boxes["17b"]) == ("DN ADA M OKAFOR", "1689726176")
    assert boxes["21"] == "A. M5450  B. M6281"
    assert boxes["25"] == "371234567 EIN"
    assert boxes["26"] == "SYN-0000001"
    assert (boxes["28"], boxes["29"]) == ("182 50", "0 00")
    assert (boxes["33a"], boxes["33b"]) == ("1234567893", "ZZ261QP2000X")
    assert {"9", "22", "23"}.isdisjoint(boxes)
    first, second = form.lines
    assert (first.begins, first.place, first.code, first.modifiers) == ("03 02 26", "11", "97110", ("GP",))
    assert (first.pointers, first.charge, first.units, first.rendering_npi) == (
        "AB",
        "120 00",
        "2",
        "1245319599",
    )
    assert second.modifiers == ("GP", "59", "KX")


def test_a_childs_claim_names_the_insured_parent() -> None:
    boxes = the(examples.of_a_child()).boxes
    assert (boxes["1"], boxes["6"], boxes["4"]) == ("GROUP HEALTH PLAN", "CHILD", "WEISS, MIRA")
    assert (boxes["11"], boxes["11a"], boxes["11c"], boxes["11d"]) == (
        "99001",
        "01 02 1980   F",
        "PPO Gold",
        "NO",
    )
    assert boxes["17"] == "DQ ADA M OKAFOR"
    assert boxes["23"] == "AUTH55"
    assert boxes["29"] == "30 00"
    assert the(examples.of_a_child()).lines[0].place == "12"


def test_a_secondary_claim_names_the_other_insurance_and_what_it_paid() -> None:
    boxes = the(examples.secondary()).boxes
    assert boxes["9"] == "O’BRIEN-NÚÑEZ, ROSA, T."
    assert (boxes["9a"], boxes["9d"]) == ("1EG4TE5MK73", "MEDICARE PART B ILLINOIS")
    assert boxes["11d"] == "YES"
    assert boxes["29"] == "96 00"


@pytest.mark.parametrize(("claim", "code"), [(examples.corrected(), "7"), (examples.void(), "8")])
def test_a_correction_names_the_payers_number(claim: Claim, code: str) -> None:
    assert the(claim).boxes["22"] == f"{code}   0226070012345"


def test_an_injury_at_work() -> None:
    boxes = the(examples.workers_compensation()).boxes
    assert (boxes["1"], boxes["4"], boxes["6"]) == ("OTHER", "ACME WAREHOUSING, INC.", "OTHER")
    assert (boxes["10a"], boxes["10b"], boxes["10c"]) == ("YES", "NO", "NO")
    assert boxes["11b"] == "Y4 WC2026-000123"
    assert boxes["15"] == "02 01 2026   439"
    assert boxes["16"] == "02 02 2026 – 02 28 2026"
    assert boxes["19"].startswith("PWKPNFXATT-1   PWK09AA")


def test_a_car_accident_says_its_state() -> None:
    boxes = the(examples.auto()).boxes
    assert (boxes["10a"], boxes["10b"], boxes["10c"]) == ("NO", "YES IL", "YES")
    assert boxes["32a"] == "1356340010"


def test_more_than_six_lines_go_on_over_another_sheet_with_the_total_on_the_last() -> None:
    claim = replace(
        examples.professional(), lines=(examples.line(),) * 8, amount_paid_by_patient=Decimal("5.00")
    )
    first, last = forms(claim)
    assert [len(first.lines), len(last.lines)] == [6, 2]
    assert (first.boxes["28"], "29" in first.boxes) == ("CONTINUED", False)
    assert (last.boxes["28"], last.boxes["29"]) == ("960 00", "5 00")
    assert (first.page, first.pages, last.page) == (1, 2, 2)


@settings(max_examples=40, deadline=None)
@given(claims())
def test_every_box_has_its_place_and_every_line_is_printed_once(claim: Claim) -> None:
    places = [place.number for row in (*ABOVE, *BELOW) for place in row]
    assert len(places) == len(set(places))
    sheets = forms(claim)
    assert all(set(form.boxes) <= set(places) for form in sheets)
    assert [row.code for form in sheets for row in form.lines] == [line.code for line in claim.lines]
    assert len(printed(claim)["sheets"]) == len(sheets)


def test_rows_are_as_wide_as_the_form() -> None:
    assert {sum(place.width for place in row) for row in (*ABOVE, *BELOW)} == {24}
