"""The letter that goes along with a referral: who gets one, what it says, and what stays out of its address."""

import io
from types import SimpleNamespace

import pikepdf
import pytest
from django.urls import reverse

from synovia.records.audit.models import AuditEvent
from synovia.records.documents.models import Document
from synovia.records.documents.referral_letter import referral_letter_texts
from synovia.records.examination.actions import save_draft
from synovia.records.examination.draft import Draft
from synovia.records.examination.facts import findings_of
from synovia.records.examination.reasoning import reasoned
from synovia.records.programme.models import Proposal
from synovia.records.refusals import Refused
from tests.people import passage
from tests.records.programme.stage import EMERGENCY, proposed
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db
CORD = {
    "hand_clumsiness": "yes",
    "gait_disturbance": "yes",
    "hoffmann_positive": "yes",
    "cancer_history": "no",
    "nprs_now": "4",
}
SADDLE = {"saddle_sensory_change": "yes", "bladder_change": "yes"}


def letter_of(stage: Stage) -> str:
    return reverse("clinician:referral_letter", args=[stage.evaluation.pk])


def type_in(stage: Stage, **typed: str) -> None:
    david = stage.clinic.actor("david")
    with passage(david):
        save_draft(
            evaluation=stage.evaluation,
            expected_version=stage.evaluation.version,
            entered=Draft(findings=typed),
            by=david,
        )


def kept(stage: Stage) -> Document:
    with passage(stage.clinic.owner):
        return Document.objects.get(kind="referral_letter")


def test_at_an_emergency_stop_it_can_be_had_before_anything_is_signed(stage: Stage) -> None:
    type_in(stage, **SADDLE)
    client = stage.client("david")
    page = client.get(reverse("clinician:evaluation", args=[stage.evaluation.pk])).content.decode()
    assert letter_of(stage) in page[page.index('id="stop"') :]
    answer = client.get(letter_of(stage))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="referral-letter.pdf"'
    pdf = pikepdf.open(io.BytesIO(answer.content))
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Hand-over letter"
        assert metadata["pdfuaid:part"] == "1"
    assert kept(stage).shared_with_patient is False


def test_each_letter_leaves_its_trace(stage: Stage) -> None:
    type_in(stage, **SADDLE)
    stage.client("david").get(letter_of(stage))
    with passage(stage.clinic.owner):
        actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"evaluation.letter_handed_out", "document.made"} <= actions


def test_it_says_why_what_was_asked_and_what_was_not(stage: Stage) -> None:
    type_in(stage, **CORD)
    david = stage.clinic.actor("david")
    with passage(david):
        findings = findings_of(stage.evaluation)
        content = reasoned(findings, clinic_id=stage.evaluation.clinic_id).as_json()
        told = referral_letter_texts(stage.evaluation, content, findings.facts, by=david)
    assert told["to"] == content["referral"]["to"]
    assert told["how_soon"].startswith(("Urgent", "Emergency"))
    assert told["reasons"]
    assert "Clumsy" in str(told["reasons"]) or "clums" in str(told["reasons"])
    assert ": yes" in told["reasons"][0]["because"]
    assert any("ancer" in said for said in told["denied"]), "a no is told as a no"
    assert not any("ancer" in question for question, _answer in told["asked"])
    assert told["not_asked"], "what nobody asked is unknown, not absent"
    assert told["withheld"]
    assert ["Pain now on the 0-10 numeric scale", "4 points of 10"] in told["found"]
    assert "David Lindqvist" in told["handed_over"]
    assert told["signed"] is None


def test_where_nothing_asks_for_a_referral_there_is_no_letter(stage: Stage) -> None:
    nobody = {"referral": {"urgency": "none", "to": "", "why": {"clinician": "", "patient": ""}}}
    with pytest.raises(Refused):
        referral_letter_texts(stage.evaluation, nobody, {}, by=stage.clinic.actor("david"))


@pytest.mark.parametrize(
    ("urgency", "title", "how_soon"),
    [
        ("routine", "Letter to the doctor", "Routine: within the next weeks"),
        ("urgent_days", "Referral letter", "Urgent: within days"),
        ("same_day", "Hand-over letter", "Urgent: today"),
        ("emergency", "Hand-over letter", "Emergency: now"),
    ],
)
def test_the_more_urgent_the_plainer(stage: Stage, urgency: str, title: str, how_soon: str) -> None:
    david = stage.clinic.actor("david")
    content = {"referral": {"urgency": urgency, "to": "family doctor", "why": {"clinician": "Because."}}}
    with passage(david):
        told = referral_letter_texts(stage.evaluation, content, {}, by=david)
    assert (told["title"], told["how_soon"], told["why"]) == (title, how_soon, "Because.")


def test_a_signed_evaluation_sends_what_was_kept_and_who_signed(stage: Stage) -> None:
    david = stage.clinic.actor("david")
    with passage(david):
        proposal = proposed(stage.clinic.patients["helen"], david, EMERGENCY)
        found = Proposal.objects.select_related("evaluation__episode", "evaluation__patient").get(
            pk=proposal.pk
        )
        told = referral_letter_texts(found.evaluation, found.content, {}, by=david)
    assert told["signed"]["name"] == david.name
    assert told["handed_over"] == ""
    answer = stage.client("david").get(reverse("clinician:referral_letter", args=[found.evaluation_id]))
    assert answer.status_code == 200
    page = stage.client("david").get(reverse("clinician:strategy", args=[found.evaluation_id]))
    assert reverse("clinician:referral_letter", args=[found.evaluation_id]) in page.content.decode()


def test_the_page_refuses_a_letter_nobody_needs(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = SimpleNamespace(as_json=lambda: {"referral": {"urgency": "none"}})
    monkeypatch.setattr(
        "synovia.web.clinician.referral_letter.reasoned", lambda findings, *, clinic_id: nobody
    )
    assert stage.client("david").get(letter_of(stage)).status_code == 409


@pytest.mark.parametrize(("key", "status"), [("sam", 200), ("joan", 403), ("walt", 403)])
def test_who_may_hand_it_out(stage: Stage, key: str, status: int) -> None:
    type_in(stage, **SADDLE)
    assert stage.client(key).get(letter_of(stage)).status_code == status
