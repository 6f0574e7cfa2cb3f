"""Trying a decision out before taking it: what it says, who may ask, whose names are shown, and the empty states."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from synovia.analytics import caseload as kept_caseload
from synovia.analytics import preview as previews
from synovia.knowledge.library import rulebook
from synovia.records.accounts import actions as accounts
from synovia.records.audit.models import AuditEvent
from synovia.records.people.models import CareTeamMember, Patient
from synovia.records.reviews.models import RuleReview
from synovia.web.clinician.rules_shown import rules_by_id
from tests.people import DemoClinic, passage
from tests.sign_in import signed_in

REASON = "Tried out, and decided in a test of this page."


def of(clinic: DemoClinic, key: str) -> Client:
    return signed_in(Client(), clinic.members[key])


def page(rule_id: str, name: str = "rule_impact") -> str:
    return reverse(f"clinician:{name}", kwargs={"rule_id": rule_id})


def fragment(client: Client, rule_id: str, status: str):  # type: ignore[no-untyped-def]  # the test client's answer
    return client.get(page(rule_id), {"status": status}, headers={"HX-Request": "true"})


@pytest.fixture
def clinic(demo: DemoClinic, settings: Any, tmp_path: Path) -> Iterator[DemoClinic]:
    """With no caseload worked out yet, and Amina as medical lead."""
    previews._remembered.clear()
    settings.POPULATION_FOLDER, clinic = tmp_path, demo
    with passage(clinic.owner):
        accounts.appoint_medical_lead(membership=clinic.members["amina"], by=clinic.owner)
    yield clinic
    previews._remembered.clear()


def commonest_rule(clinic: DemoClinic) -> str:
    """The rule that acts for most open episodes and is not of readings."""
    card = kept_caseload.made(clinic.owner.clinic_id)
    assert card is not None
    return max(card.summary.rules, key=lambda one: one.acts).rule


def test_without_a_caseload_it_says_so_and_who_can_make_one(clinic: DemoClinic) -> None:
    rule_id = rulebook().rules[0].id
    doctor = fragment(of(clinic, "elena"), rule_id, "off").content.decode()
    assert "No caseload worked out yet" in doctor
    assert "A therapist or the owner can work it out" in doctor
    assert "<form" not in doctor
    therapist = of(clinic, "amina")
    assert "Work it out" in fragment(therapist, rule_id, "off").content.decode()
    assert of(clinic, "elena").post(page(rule_id, "work_out_caseload")).status_code == 403
    made = therapist.post(page(rule_id, "work_out_caseload"), {"status": "off"}, follow=True)
    html = made.content.decode()
    assert made.redirect_chain[-1][0].endswith("?status=off#impact")
    assert "open episodes" in html
    assert "If it is switched off" in html
    assert "Your decision" in html  # without a script the whole page comes back

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_caseload, "MOST_IN_A_REQUEST", 0)
        assert "synovia caseload --clinic" not in fragment(therapist, rule_id, "off").content.decode()
        assert therapist.post(page(rule_id, "work_out_caseload")).status_code == 409
        assert b"synovia caseload --clinic" in of(clinic, "ruth").get(reverse("manager:population")).content
        kept_caseload._card(clinic.owner.clinic_id).unlink()
        large = fragment(therapist, rule_id, "off").content.decode()
        assert "synovia caseload --clinic" in large
        assert "<form" not in large


def test_counts_for_every_lead_names_only_of_charts_they_may_open(
    clinic: DemoClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    of(clinic, "ruth").post(reverse("manager:work_out_population"))
    rule_id = commonest_rule(clinic)
    answer = fragment(of(clinic, "amina"), rule_id, "off")
    shown = answer.context["shown"]
    [change] = shown.changes
    acting = next(n for words, n in change.counts if words == "Speaks no more")
    assert acting > 1
    assert change.named.charts
    first = change.named.charts[0]
    assert reverse("clinician:chart", kwargs={"pk": first.patient_id}).encode() in answer.content
    assert shown.made.episodes > 0
    assert b"ago)" in answer.content

    # The doctor who leads: the same counts; nobody by name but whom they look after.
    elena = clinic.members["elena"]
    with passage(clinic.owner):
        CareTeamMember.objects.filter(membership=elena).delete()
    html = fragment(of(clinic, "elena"), rule_id, "off")
    assert html.context["shown"].changes[0].counts == change.counts
    assert html.context["shown"].changes[0].named.charts == []
    with passage(clinic.owner):
        assert not [one for one in Patient.objects.all() if one.full_name.encode() in html.content]
        CareTeamMember.objects.create(
            clinic_id=clinic.owner.clinic_id, patient_id=first.patient_id, membership=elena
        )
    html = fragment(of(clinic, "elena"), rule_id, "off")
    assert [one.patient for one in html.context["shown"].changes[0].named.charts] == [first.patient]
    assert (
        of(clinic, "elena").get(reverse("clinician:chart", kwargs={"pk": first.patient_id})).status_code
        == 200
    )

    # Asked again it is remembered, and each asking is in the audit log.
    monkeypatch.setattr(previews, "impact_over", lambda *_: pytest.fail("worked out twice"))
    fragment(of(clinic, "amina"), rule_id, "off")
    with passage(clinic.owner):
        assert AuditEvent.objects.filter(action="population.previewed").count() == 4
        assert RuleReview.objects.count() == 0
    monkeypatch.undo()

    and_once_it_is_decided(clinic, rule_id, acting, monkeypatch)


def and_once_it_is_decided(
    clinic: DemoClinic, rule_id: str, acting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Switched off it is out of the clinic's book; approving again would bring it back.
    given = {"status": "off", "reason": REASON, "shown_hash": rules_by_id()[rule_id].hash, "shown_number": 0}
    assert of(clinic, "amina").post(page(rule_id, "decide_rule"), given).status_code == 302
    back = fragment(of(clinic, "amina"), rule_id, "approved").context["shown"]
    assert dict(back.changes[0].counts)["Speaks anew"] == acting
    assert fragment(of(clinic, "amina"), rule_id, "off").context["shown"].is_nothing

    # An update since: the kept columns may mean something else.
    monkeypatch.setattr(kept_caseload, "fingerprint_of", lambda _book: "of another release")
    old = fragment(of(clinic, "amina"), rule_id, "approved").content.decode()
    assert "worked out before an update" in old


def test_approving_what_nobody_reviewed_changes_the_mark_alone(clinic: DemoClinic) -> None:
    of(clinic, "ruth").post(reverse("manager:work_out_population"))
    html = fragment(of(clinic, "elena"), commonest_rule(clinic), "approved").content.decode()
    assert "No open episode is told anything else" in html
    assert "What changes is the mark" in html


def test_only_a_lead_tries_out_and_only_what_can_be_decided(clinic: DemoClinic) -> None:
    rule_id = rulebook().rules[0].id
    for key, refused in (("david", 404), ("ruth", 404), ("sam", 403), ("joan", 403)):
        assert fragment(of(clinic, key), rule_id, "off").status_code == refused, key
    assert b"What a decision would change" not in of(clinic, "david").get(page(rule_id, "rule")).content
    lead = of(clinic, "elena")
    assert b"If I switch it off" in lead.get(page(rule_id, "rule")).content
    for wrong in ("", "draft", "gone"):
        assert fragment(lead, rule_id, wrong).status_code == 422, wrong
    reading = rulebook().readings[0].id
    assert b"If I restrict it" not in lead.get(page(reading, "rule")).content
    assert fragment(lead, reading, "restricted").status_code == 422
    assert lead.get(page("none/such"), {"status": "off"}).status_code == 404


def test_a_changed_text_is_said_not_to_be_comparable(clinic: DemoClinic) -> None:
    rule_id = rulebook().rules[0].id
    with passage(clinic.owner):
        RuleReview.objects.create(
            clinic_id=clinic.owner.clinic_id,
            number=1,
            rule=rule_id,
            rule_hash="0" * 16,
            status="approved",
            is_protective=True,
            knowledge_release="earlier",
            decided_by_id=clinic.owner.user_id,
            decided_name="Elena Petrova",
        )
    html = of(clinic, "elena").get(page(rule_id, "rule")).content.decode()
    assert "no preview of old against new is possible" in html
