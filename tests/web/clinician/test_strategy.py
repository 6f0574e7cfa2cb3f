"""The strategy page: the proposal with its reasons, and the therapist's answer to each part."""

import pytest
from django.test import Client
from django.urls import reverse

from synovia.records.programme import facts
from synovia.records.programme.models import PlanOfCare, Proposal, ProposalDecision
from tests.people import DemoClinic, other_clinic, passage, settle
from tests.records.programme.stage import BLOOD_THINNER, EMERGENCY, drafted, proposed, signed_plan
from tests.sign_in import signed_in
from tests.web.clinician.queries import questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def proposal(people: DemoClinic) -> Proposal:
    with passage(people.actor("david")):
        return proposed(people.patients["maria"], people.actor("david"))


def page_of(proposal: Proposal) -> str:
    return reverse("clinician:strategy", args=[proposal.evaluation_id])


def technique(proposal: Proposal) -> facts.Part:
    return next(part for part in facts.parts_of(proposal.content) if part.kind == facts.TECHNIQUE)


def answer(client: Client, proposal: Proposal, part: facts.Part, **typed: str) -> object:
    return client.post(
        reverse("clinician:decide", args=[proposal.pk]), {"kind": part.kind, "part": part.id, **typed}
    )


def decisions(people: DemoClinic, proposal: Proposal) -> list[tuple[str, str]]:
    with passage(people.actor("david")):
        rows = ProposalDecision.objects.filter(proposal=proposal)
        return sorted(rows.values_list("part_kind", "decision"))


def test_it_shows_every_part_with_reasons_sources_and_the_mark(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    html = signed_in(client, people.members["david"]).get(page_of(proposal)).content.decode()
    assert "Proposal, not yet reviewed by a clinician" in html
    assert "Rules not yet reviewed" in html
    assert "rules here are not yet approved" in html
    for part in facts.parts_of(proposal.content):
        assert part.kind == "schedule" or part.name.split("’")[0].split("'")[0] in html
    assert any(source["citation"].split(",")[0] in html for source in proposal.content["sources"])
    assert "Withheld" in html
    assert html.count('class="standing') > 5


def test_accepting_by_htmx_answers_with_the_card_and_the_progress(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    signed_in(client, people.members["david"])
    part = technique(proposal)
    answered = client.post(
        reverse("clinician:decide", args=[proposal.pk]),
        {"kind": part.kind, "part": part.id, "decision": "accepted"},
        headers={"HX-Request": "true"},
    )
    html = answered.content.decode()
    assert answered.status_code == 200
    assert html.strip().startswith("<article")
    assert "Accepted" in html
    assert 'hx-swap-oob="true"' in html
    assert decisions(people, proposal) == [("technique", "accepted")]


def test_without_javascript_the_answer_goes_back_to_the_card(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    signed_in(client, people.members["david"])
    answered = answer(client, proposal, technique(proposal), decision="accepted")
    assert answered.status_code == 302  # type: ignore[attr-defined]  # a response
    assert "#technique-" in answered.url  # type: ignore[attr-defined]  # a redirect


def test_declining_without_a_reason_is_told_beside_the_field(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    signed_in(client, people.members["david"])
    answered = answer(client, proposal, technique(proposal), decision="declined")
    assert answered.status_code == 422  # type: ignore[attr-defined]  # a response
    assert "Say why, in a few words." in answered.content.decode()  # type: ignore[attr-defined]  # a response
    assert decisions(people, proposal) == []


def test_what_was_typed_stays_when_it_cannot_be_taken(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    signed_in(client, people.members["david"])
    answered = answer(
        client,
        proposal,
        technique(proposal),
        decision="changed",
        minutes="900",
        target="L4 left",
        reason="because",
    )
    html = answered.content.decode()  # type: ignore[attr-defined]  # a response
    assert 'value="900"' in html
    assert 'value="L4 left"' in html
    assert 'value="because"' in html


def test_changing_keeps_only_what_differs(client: Client, people: DemoClinic, proposal: Proposal) -> None:
    signed_in(client, people.members["david"])
    part = technique(proposal)
    typed = {name: str(value or "") for name, value in part.suggested.items()} | {"minutes": "6"}
    answer(client, proposal, part, decision="changed", reason="sore skin", **typed)
    with passage(people.actor("david")):
        assert ProposalDecision.objects.get(proposal=proposal).changes == {"minutes": 6.0}


def test_accept_all_remaining_is_one_explicit_tap_and_makes_no_plan(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    signed_in(client, people.members["david"])
    for _ in range(2):  # pressed twice
        assert client.post(reverse("clinician:accept_remaining", args=[proposal.pk])).status_code == 302
    assert len(decisions(people, proposal)) == len(facts.parts_of(proposal.content))
    with passage(people.actor("david")):
        assert not PlanOfCare.objects.exists()
    made = client.post(reverse("clinician:make_plan", args=[proposal.pk]))
    again = client.post(reverse("clinician:make_plan", args=[proposal.pk]))
    assert made.url == again.url  # type: ignore[attr-defined]  # redirects


def test_an_emergency_offers_nothing_to_accept(client: Client, people: DemoClinic) -> None:
    with passage(people.actor("david")):
        emergency = proposed(people.patients["noah"], people.actor("david"), EMERGENCY)
    html = signed_in(client, people.members["david"]).get(page_of(emergency)).content.decode()
    assert "Emergency: no treatment" in html
    assert 'value="accepted"' not in html
    assert "Add a technique of your own" not in html
    refused = client.post(
        reverse("clinician:add_own_technique", args=[emergency.pk]),
        {"technique": "M-LX-PA@lumbar", "reason": "only gently"},
    )
    assert refused.status_code == 422
    assert decisions(people, emergency) == []


def test_withheld_techniques_are_not_on_the_list_to_add(client: Client, people: DemoClinic) -> None:
    with passage(people.actor("david")):
        grace = proposed(people.patients["grace"], people.actor("david"), BLOOD_THINNER)
    blocked = {entry["class"] for entry in grace.content["blocked"]}
    html = signed_in(client, people.members["david"]).get(page_of(grace)).content.decode()
    for one in facts.catalogue().techniques.values():
        if set(map(str, one.classes)) <= blocked:
            assert f'value="{one.id}@' not in html


@pytest.mark.parametrize(
    ("who", "status"), [("sam", 200), ("elena", 404), ("joan", 403), ("walt", 403), ("maria", 403)]
)
def test_who_may_read(client: Client, people: DemoClinic, proposal: Proposal, who: str, status: int) -> None:
    member = people.members.get(who) or people.portals[who]
    answered = signed_in(client, member).get(page_of(proposal))
    assert answered.status_code == status
    if status == 200:
        assert "A therapist decides on each part." in answered.content.decode()


@pytest.mark.parametrize("who", ["sam", "elena", "joan", "walt"])
def test_who_may_not_decide(client: Client, people: DemoClinic, proposal: Proposal, who: str) -> None:
    signed_in(client, people.members[who])
    answered = answer(client, proposal, technique(proposal), decision="accepted")
    assert answered.status_code == 403  # type: ignore[attr-defined]  # a response
    assert decisions(people, proposal) == []


def test_another_clinics_proposal_is_not_found(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    stranger = other_clinic()
    assert signed_in(client, stranger.members["david"]).get(page_of(proposal)).status_code == 404


def test_once_the_plan_is_signed_the_page_only_reads(client: Client, people: DemoClinic) -> None:
    david = people.actor("david")
    with passage(david):
        plan = signed_plan(drafted(people.patients["maria"], david), david)
        assert plan.proposal is not None
    signed_in(client, people.members["david"])
    html = client.get(page_of(plan.proposal)).content.decode()
    assert "Reviewed, plan signed" in html
    assert 'name="decision"' not in html
    refused = answer(
        client, plan.proposal, technique(plan.proposal), decision="declined", reason="changed my mind"
    )
    assert refused.status_code == 409  # type: ignore[attr-defined]  # a response


def test_a_form_address_opened_by_hand_leads_back_to_the_page(
    client: Client, people: DemoClinic, proposal: Proposal
) -> None:
    signed_in(client, people.members["david"])
    for name in ("decide", "accept_remaining", "make_plan", "add_own_technique"):
        answered = client.get(reverse(f"clinician:{name}", args=[proposal.pk]))
        assert answered.url == page_of(proposal)  # type: ignore[attr-defined]  # a redirect


def test_at_most_fifteen_queries(client: Client, people: DemoClinic, proposal: Proposal) -> None:
    signed_in(client, people.members["david"])
    assert questions(client, page_of(proposal)) <= 15
