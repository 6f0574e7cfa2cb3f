"""A draft claim is edited freely; the note's bill stays as its origin, and what is wrong is named beside its field."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from synovia.records.audit.models import AuditEvent
from synovia.records.claims import actions, queries
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.choices import DifferenceDecision
from synovia.records.claims.models import Claim, NoteDifference
from synovia.records.clinical import EditedElsewhere
from synovia.records.programme.models import Addendum
from tests.billed import Billing, balances, npi
from tests.people import passage
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def billing() -> Billing:
    return Billing()


@pytest.fixture
def claim(billing: Billing) -> Claim:
    """97140 × 1 and 97110 × 2 at 64.00 and 62.00 a unit: 188.00."""
    billing.coverage("maria", billing.payer())
    return billing.claim(billing.visit(billing.plan("maria")))


def typed(claim: Claim, **changed: Any) -> dict[str, Any]:
    """The form as the page shows it, with some fields changed; a switch that is off is not sent."""
    content = content_of(claim)
    data: dict[str, Any] = {
        "version": claim.version, "place_of_service": content.place_of_service, "authorization": content.authorization,
        "assignment": content.assignment, "frequency": content.frequency.value, "signature_on_file": "on",
        "benefits_assigned": "on",
    }  # fmt: skip
    if content.referring:
        data |= {
            "referring_last": content.referring.name.last,
            "referring_first": content.referring.name.first,
        }
        data["referring_npi"] = content.referring.npi
    for name in ("onset_on", "initial_treatment_on"):
        data[name] = getattr(content, name) or ""
    for index, line in enumerate(content.lines):
        data |= {
            f"line-{index}-code": line.code, f"line-{index}-units": int(line.units), f"line-{index}-charge": line.charge,
            f"line-{index}-modifiers": " ".join(line.modifiers), f"line-{index}-on": line.on,
            f"line-{index}-pointers": " ".join(map(str, line.pointers)), f"line-{index}-place": line.place_of_service,
        }  # fmt: skip
    return {name: value for name, value in (data | changed).items() if value is not None}


def posted(billing: Billing, claim: Claim, **changed: Any) -> Any:
    walt = signed_in(Client(), billing.people.members["walt"])
    return walt.post(reverse("billing:claim_edit", kwargs={"pk": claim.pk}), typed(claim, **changed))


def now(billing: Billing, claim: Claim) -> Claim:
    with passage(billing.walt):
        return Claim.objects.get(pk=claim.pk)


def line_of(claim: Claim, code: str) -> int:
    return [line.code for line in content_of(claim).lines].index(code)


def test_an_edit_is_kept_with_its_reason_and_the_capture_stays_as_it_was(
    billing: Billing, claim: Claim
) -> None:
    exercise = line_of(claim, "97110")
    answer = posted(
        billing, claim,
        **{f"line-{exercise}-units": 1, f"line-{exercise}-modifiers": "59 GP", f"line-{exercise}-pointers": "1"},
        reason="The payer counts one set", note="See the notes", delay_reason="11", authorization="A-77",
        referring_last="Petrova", referring_npi=npi("165000000"), signature_on_file=None,
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()[:3000]
    edited = now(billing, claim)
    content = content_of(edited)
    line = content.lines[exercise]
    assert (line.units, line.charge) == (Decimal(1), Decimal("62.00"))
    assert (" ".join(line.modifiers), *line.pointers) == ("GP 59", 1)
    assert (content.note, content.delay_reason, content.authorization) == ("See the notes", "11", "A-77")
    assert not content.signature_on_file
    assert edited.objections is not claim.objections
    with passage(billing.walt):
        assert balances(claim.patient_id) == {"Lone Star Health": claim.amount - Decimal("62.00")}
        assert [int(one.units) for one in claim.capture.charges.order_by("code")] == [2, 1]
        (event,) = edited.events.filter(what="edited")
        assert "line 2 (97110): units 2 → 1" in event.says
        assert "The payer counts one set" in event.says
        assert AuditEvent.objects.filter(action="claim.edited", patient_id=claim.patient_id).exists()
        undone = actions.rebuild(claim=edited, by=billing.walt)
        assert (undone.amount, content_of(undone)) == (claim.amount, content_of(claim))
        assert balances(claim.patient_id) == {"Lone Star Health": claim.amount}


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (  # what no field can read
            {
                "line-0-units": "1.5", "line-0-charge": "64.005", "line-0-pointers": "first", "line-0-on": "2025-02-29",
                "accident_on": "2023-02-29", "note": "x" * 81,
            },
            [
                "Enter a whole number.", "64.005 has a fraction of a cent", "Numbers of diagnoses with spaces",
                "2025 has no February 29.", "2023 has no February 29.", "at most 80 characters",
            ],
        ),
        (  # what can be read, and cannot be
            {
                "line-0-units": "3", "line-0-charge": "640.00", "line-0-modifiers": "GP ZQ", "line-0-pointers": "9",
                "line-0-on": "1890-01-01", "accident_on": "1889-01-01", "referring_npi": "1234567890", "frequency": "7",
                "reason": "",
            },
            [
                "The signed note supports 1 × 97140, not 3", "no payer is charged more", "ZQ: not a modifier that is known",
                "9: the claim has diagnoses 1 to", "1890-01-01 lies before the patient’s birth", "no other day is billed",
                "1889-01-01 lies before the patient’s birth", "An NPI has ten digits",
                "needs the payer’s number of the earlier claim", "Say why the claim differs",
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_beside_its_field_and_nothing_typed_is_lost(
    billing: Billing, claim: Claim, changed: dict[str, str], named: list[str]
) -> None:
    answer = posted(billing, claim, **changed)
    page = answer.content.decode().replace("&#x27;", "’")
    assert answer.status_code == 422
    assert [says for says in named if says not in page] == []
    kept = [
        name
        for name, value in changed.items()
        if f'value="{value}"' in page or name in ("frequency", "reason")
    ]
    assert kept == list(changed)
    assert now(billing, claim).version == claim.version


def test_of_two_billers_the_later_one_keeps_what_they_typed(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        actions.check(claim=Claim.objects.get(pk=claim.pk), by=billing.walt)
    answer = posted(billing, claim, note="Mine")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Somebody changed this claim meanwhile" in page
    assert 'value="Mine"' in page
    assert f'name="version" value="{claim.version + 1}"' in page  # a second press is deliberate
    with passage(billing.walt), pytest.raises(EditedElsewhere):
        actions.edit_claim(
            claim=now(billing, claim), expected_version=claim.version, wanted=content_of(claim), reason="", by=billing.walt
        )  # fmt: skip


def test_an_addendum_that_restates_minutes_supports_more_units(billing: Billing, claim: Claim) -> None:
    """Once a person decided that it corrects the bill: for edits, checks, and what "as captured" goes back to."""
    with passage(billing.walt):
        addendum = Addendum.objects.create(
            clinic_id=billing.walt.clinic_id, patient_id=claim.patient_id, note_id=claim.capture.note_id,
            note_kind="visit", text="It was 45 minutes.", author=billing.people.members["david"].user, author_name="David",
        )  # fmt: skip
        NoteDifference.objects.create(
            clinic_id=billing.walt.clinic_id, addendum=addendum, capture=claim.capture, minutes={"97110": 45},
            decision=DifferenceDecision.CORRECTED,
        )  # fmt: skip
        restated = actions.rebuild(claim=claim, by=billing.walt)
        line = content_of(restated).lines[line_of(restated, "97110")]
        assert (int(line.units), line.minutes or 0) == (3, 45)
        assert not [one for one in restated.objections if "minutes" in one["key"]]
        assert [int(one.units) for one in claim.capture.charges.order_by("code")] == [2, 1]


def test_a_sent_claim_is_not_edited(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        actions.open_batch(route=billing.route, claims=[claim], by=billing.walt)
    answer = posted(billing, claim, note="Late")
    assert answer.status_code >= 400
    assert content_of(now(billing, claim)).note == ""


def test_a_correction_edited_down_and_up_again_owes_what_it_owed(billing: Billing, claim: Claim) -> None:
    """The first claim was paid in full: less on its correction is given back with the payer's reversal, not twice."""
    with passage(billing.walt):
        paid = claim.save_if_unchanged(
            expected_version=claim.version,
            status="paid",
            open_amount=0,
            paid=claim.amount,
            payer_number="ICN1",
        )
        made = actions.correct_claim(claim=paid, by=billing.walt)
        assert queries.standing_claim(claim.capture.note_id) == made  # what an addendum corrects from now on
        owed = balances(claim.patient_id)
        fewer = replace(content_of(made), lines=content_of(made).lines[:1])
        for wanted in (fewer, content_of(made)):
            made = actions.edit_claim(
                claim=made, expected_version=made.version, wanted=wanted, reason="Tried", by=billing.walt
            )
            assert (made.open_amount, balances(claim.patient_id)) == (Decimal(0), owed)


def test_a_corrected_claim_says_again_what_was_edited_by_hand(billing: Billing, claim: Claim) -> None:
    with passage(billing.walt):
        first, *others = content_of(claim).lines
        lines = (replace(first, place_of_service="12", pointers=(1,)), *others)
        wanted = replace(content_of(claim), lines=lines, note="At home")
        edited = actions.edit_claim(
            claim=claim, expected_version=claim.version, wanted=wanted, reason="Home visit", by=billing.walt
        )
        sent = edited.save_if_unchanged(expected_version=edited.version, status="denied", payer_number="ICN1")
        void = content_of(actions.correct_claim(claim=sent, void=True, by=billing.walt))
        assert (void.note, void.lines[0].place_of_service, void.lines[0].pointers) == ("At home", "12", (1,))


def test_a_version_that_is_no_number_is_a_version_that_does_not_exist(billing: Billing, claim: Claim) -> None:
    walt = signed_in(Client(), billing.people.members["walt"])
    for version in ("abc", "²", "9" * 40):
        answer = walt.post(
            reverse("billing:claim_act", kwargs={"pk": claim.pk}), {"do": "mend:0", "version": version}
        )
        assert answer.status_code < 500
    assert (
        walt.post(reverse("billing:claim_act", kwargs={"pk": claim.pk}), {"do": "mend:²"}).status_code < 500
    )
    assert (
        walt.post(reverse("billing:claim_edit", kwargs={"pk": claim.pk}), {"version": "abc"}).status_code
        == 422
    )
