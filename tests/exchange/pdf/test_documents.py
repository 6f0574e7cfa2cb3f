"""Every document is an accessible PDF: tagged, with language and title, and its text is data, never markup."""

import io
from typing import Any

import pikepdf
import pytest

from synovia.domain.charges.claims.cms1500_layout import printed
from synovia.exchange.pdf import typeset
from tests.exchange.x12.examples import workers_compensation

CLINIC = {
    "name": "Riverside Spine & Joint",
    "address": "120 Front Street, Hartford, CT 06103",
    "phone": "(860) 555-0140",
}
PATIENT = {"name": "Maria Alvarez", "born": "March 14, 1990"}
SIGNED = {
    "name": "David Lindqvist, PT, DPT",
    "at": "November 23, 2026, 10:15 a.m.",
    "meaning": "Author",
    "hash": "ab" * 32,
}
PLAN: dict[str, Any] = {
    "title": "Plan of care",
    "clinic": CLINIC,
    "patient": PATIENT,
    "made_on": "November 23, 2026",
    "facts": [["Complaint", "Low back pain after lifting"], ["Diagnoses", "M54.50"]],
    "goals": [
        {"description": "Sit for an hour", "baseline": "20 min", "target": "60 min", "due": "Jan 4, 2027"}
    ],
    "interventions": [
        {"name": "Lumbar mobilization", "dose": "L4, grade III, 3 × 60 s", "why": "Stiff segment"}
    ],
    "schedule": "Twice a week for 4 weeks, about 8 visits.",
    "summary": "We loosen the stiff part of your back and make it strong again.",
    "precautions": ["Stop and call us if a leg gets weak."],
    "signed": SIGNED,
    "intended_use": "Synovia supports a licensed professional and never decides.",
}
ESTIMATE: dict[str, Any] = {
    "title": "Cost estimate",
    "clinic": CLINIC,
    "patient": PATIENT,
    "made_on": "November 23, 2026",
    "facts": [["Coverage", "Private plan"]],
    "totals": [["You pay", "$120.00", "$240.00", "$300.00"]],
    "unknowns": ["How much of the deductible is left."],
    "visits": [
        {
            "when": "1 · Nov 30",
            "services": "97140 ×2",
            "price": "$80.00",
            "insurer": "$50.00",
            "person": "$30.00",
        }
    ],
    "working": [{"title": "Visit 1", "lines": ["Copay 30.00 per visit"]}],
    "good_faith": ["You have the right to a good-faith estimate."],
    "disclaimer": "An estimate, not a bill.",
}

LETTER: dict[str, Any] = {
    "title": "Hand-over letter",
    "clinic": CLINIC,
    "patient": PATIENT,
    "made_on": "November 23, 2026",
    "to": "emergency department",
    "how_soon": "Emergency: now",
    "is_emergency": True,
    "facts": [["Complaint", "Back pain with numbness"], ["Region", "low back"]],
    "why": "Saddle numbness and a changed bladder.",
    "summary": "No treatment.",
    "reasons": [{"says": "Cauda equina", "because": "Numb where one sits: yes"}],
    "consistent_with": ["low back pain, class open"],
    "asked": [["Any numbness where one sits?", "yes"]],
    "denied": ["A cancer before"],
    "not_asked": ["Is there a fever?"],
    "found": [["Pain now", "7 points of 10"]],
    "withheld": ["thrust: nothing until seen"],
    "safety_net": "",
    "to_patient": "Go now.",
    "times": True,
    "signed": None,
    "handed_over": "Handed over by David Lindqvist.",
    "intended_use": "Synovia supports a licensed professional and never decides.",
}
CLAIM = printed(workers_compensation())
LAYOUTS = [("plan_of_care", PLAN), ("estimate", ESTIMATE), ("referral_letter", LETTER), ("claim_form", CLAIM)]


def read(document: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(document))


@pytest.mark.parametrize(("layout", "data"), LAYOUTS)
def test_it_is_tagged_and_has_language_and_title(layout: Any, data: dict[str, Any]) -> None:
    pdf = read(typeset(layout, data))
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang).startswith("en")
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == data["title"]
        assert metadata["pdfuaid:part"] == "1"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize(("layout", "data"), LAYOUTS)
def test_headings_and_tables_are_in_the_structure(layout: Any, data: dict[str, Any]) -> None:
    pdf = read(typeset(layout, data))
    kinds = {
        str(element.get("/S"))
        for element in pdf.objects
        if isinstance(element, pikepdf.Dictionary) and "/S" in element
    }
    assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= kinds


def test_text_from_a_note_is_never_read_as_markup() -> None:
    hostile = '#read("/etc/passwd") $x$ *bold* <img src="file:///etc/passwd"> #panic("no")'
    document = typeset("plan_of_care", PLAN | {"summary": hostile})
    assert b"root:x:" not in document
    assert document.startswith(b"%PDF")


def test_an_unsigned_plan_says_that_it_is_a_draft() -> None:
    signed, draft = typeset("plan_of_care", PLAN), typeset("plan_of_care", PLAN | {"signed": None})
    assert signed != draft


def test_an_empty_plan_still_makes_a_document() -> None:
    empty = PLAN | {"goals": [], "interventions": [], "precautions": [], "summary": ""}
    assert read(typeset("plan_of_care", empty)).pages


def test_a_letter_with_nothing_but_its_reason_is_a_letter() -> None:
    lists = ("facts", "reasons", "consistent_with", "asked", "denied", "not_asked", "found", "withheld")
    bare = LETTER | {key: [] for key in lists} | {"to_patient": "", "times": False, "signed": SIGNED}
    assert read(typeset("referral_letter", bare)).pages


def test_a_hostile_finding_in_a_letter_is_text() -> None:
    hostile = '#read("/etc/passwd") $x$ *bold* #panic("no")'
    document = typeset("referral_letter", LETTER | {"found": [[hostile, hostile]], "why": hostile})
    assert b"root:x:" not in document
