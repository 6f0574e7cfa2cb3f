"""Back to where the thread began: the self-check the patient shared, beside the evaluation it led to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.records.episodes.models import Episode
from synovia.records.programme.models import Proposal
from synovia.records.screening.models import SelfCheck
from tests.people import DemoClinic, passage, settle
from tests.records.programme.stage import proposed
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def proposal(people: DemoClinic) -> Proposal:
    with passage(people.actor("david")):
        return proposed(people.patients["maria"], people.actor("david"))


def shared_with(people: DemoClinic, proposal: Proposal, *, consent: bool) -> None:
    """A self-check belongs to the episode, shared or not."""
    david = people.actor("david")
    with passage(david):
        now = timezone.now()
        check = SelfCheck.objects.create(
            clinic_id=david.clinic_id,
            path="low_back",
            answers={"where": "low_back"},
            outcome="option",
            reasons=[{"told": ["Pain after lifting"], "says": "", "rule": ""}],
            rule_version="a1b2c3d4e5f6",
            token_hash="0" * 64,
            finished_at=now,
            consent_at=now if consent else None,
            expires_at=now + timedelta(days=1),
        )
        Episode.objects.filter(pk=proposal.episode_id).update(self_check=check)


def test_the_thread_leads_back_to_what_the_patient_answered(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    shared_with(people, proposal, consent=True)
    signed_in(client, people.members["david"])
    address = reverse("clinician:self_check", args=[proposal.evaluation_id])
    strategy = client.get(reverse("clinician:strategy", args=[proposal.evaluation_id])).content.decode()
    assert f'href="{address}"' in strategy
    html = client.get(address).content.decode()
    assert "Manual therapy may be an option" in html
    assert "Pain after lifting" in html
    assert "a1b2c3d4e5f6" in html
    assert reverse("clinician:evaluation", args=[proposal.evaluation_id]) in html


def test_what_was_not_shared_is_not_shown(client: Client, people: DemoClinic, proposal: Proposal) -> None:
    shared_with(people, proposal, consent=False)
    signed_in(client, people.members["david"])
    address = reverse("clinician:self_check", args=[proposal.evaluation_id])
    assert client.get(address).status_code == 404


def test_findings_lead_to_their_line_in_the_evaluation(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    signed_in(client, people.members["david"])
    evaluation = reverse("clinician:evaluation", args=[proposal.evaluation_id])
    used = proposal.content["techniques"][0]["because"][0]["name"]
    strategy = client.get(reverse("clinician:strategy", args=[proposal.evaluation_id])).content.decode()
    assert f"{evaluation}#finding-{used}" in strategy
    assert 'id="finding-' in client.get(evaluation).content.decode()
