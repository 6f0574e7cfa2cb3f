"""Reviewing rules in the product: the page of a rule, the decision, the lists, and what a proposal then says."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from synovia.domain.rules.review import ReviewStatus
from synovia.knowledge.library import rulebook
from synovia.records.accounts import actions as accounts
from synovia.records.audit.models import AuditEvent
from synovia.records.episodes.actions import open_episode
from synovia.records.examination import actions as examination
from synovia.records.examination.models import Evaluation
from synovia.records.reviews import actions
from synovia.records.reviews.facts import rulebook_of
from synovia.records.reviews.models import RuleOpened, RuleReview
from synovia.web.clinician.rules_reviewed import State, reviewed_chapters, whole
from synovia.web.clinician.rules_shown import rules_by_id
from synovia.web.clinician.rules_to_verify import to_verify
from tests.people import DemoClinic, passage, settle
from tests.sign_in import signed_in
from tests.web.clinician.queries import questions

pytestmark = pytest.mark.django_db
CAUDA = "cauda-equina/cauda-equina-is-suspected"
REASON = "We follow the hospital's own pathway instead."


@pytest.fixture
def people() -> DemoClinic:
    return settle()


def client_of(people: DemoClinic, key: str) -> Client:
    with passage(people.owner):
        return signed_in(Client(), people.members[key])


def page(rule_id: str = CAUDA) -> str:
    return reverse("clinician:rule", kwargs={"rule_id": rule_id})


def decide(client: Client, status: str, reason: str = "", rule_id: str = CAUDA, number: int | None = None):  # type: ignore[no-untyped-def]  # the test client's answer
    shown = client.get(page(rule_id))
    given = {
        "status": status,
        "reason": reason,
        "shown_hash": rules_by_id()[rule_id].hash,
        "shown_number": shown.context["form"]["shown_number"].value() if number is None else number,
    }
    return client.post(reverse("clinician:decide_rule", kwargs={"rule_id": rule_id}), given)


def test_the_page_shows_all_a_reviewer_needs(people: DemoClinic) -> None:
    html = client_of(people, "elena").get(page("neck/cervical-radiculopathy-is-likely")).content.decode()
    for text in (
        "At least 3 of these 4",  # the logic as a tree
        "On the same side, left or right",
        "Withhold thrust, cervical",  # what it withholds
        "Wainner RS",  # the source
        "wainner-2003/rotation",  # the figure, by its key
        "60 degrees",
        "Recalled, to be checked",  # its standing
        "rotation just under 60 is the third",  # an example patient
        "0 of 0 open episodes",
        "Nobody in this clinic has decided on this rule.",
    ):
        assert text in html, text


def test_every_rule_has_a_page(people: DemoClinic) -> None:
    client = client_of(people, "david")
    one_of_each_chapter = {rule_id.partition("/")[0]: rule_id for rule_id in rules_by_id()}
    for rule_id in one_of_each_chapter.values():
        assert client.get(page(rule_id)).status_code == 200, rule_id
    assert client.get(page("none/such-rule")).status_code == 404


def test_only_the_lead_gets_the_form_and_leaves_a_trace_of_opening(people: DemoClinic) -> None:
    assert client_of(people, "david").get(page()).context["form"] is None
    elena = client_of(people, "elena")
    assert elena.get(page()).context["form"] is not None
    assert elena.get(page()).status_code == 200
    with passage(people.owner):
        assert RuleOpened.objects.count() == 1
        assert AuditEvent.objects.filter(action="rule.opened").count() == 1


def test_approve_then_switch_off_with_a_reason(people: DemoClinic) -> None:
    elena = client_of(people, "elena")
    assert decide(elena, "approved").status_code == 302
    assert "Approved" in elena.get(page()).content.decode()
    refused = decide(elena, "off", "too short")
    assert refused.status_code == 422
    assert "20 characters" in refused.content.decode()
    assert "too short" in refused.content.decode()
    assert decide(elena, "off", REASON).status_code == 302
    html = elena.get(page()).content.decode()
    assert "Switched off" in html
    assert html.count("Elena Petrova") >= 3  # the lead, and both decisions
    with passage(people.owner):
        assert [row.status for row in RuleReview.objects.order_by("number")] == ["approved", "off"]


def test_a_page_that_is_no_longer_current_decides_nothing(people: DemoClinic) -> None:
    elena = client_of(people, "elena")
    decide(elena, "approved")
    answer = decide(elena, "off", REASON, number=0)
    assert answer.status_code == 422
    assert "Somebody decided on this rule meanwhile" in answer.content.decode()


def test_a_decision_nobody_may_take_is_refused(people: DemoClinic) -> None:
    address = reverse("clinician:decide_rule", kwargs={"rule_id": CAUDA})
    given = {"status": "off", "reason": REASON, "shown_hash": rules_by_id()[CAUDA].hash, "shown_number": 0}
    for who, status in (("david", 404), ("ruth", 404), ("sam", 403), ("joan", 403)):
        assert client_of(people, who).post(address, given).status_code == status, who
    nonsense = client_of(people, "elena").post(address, given | {"status": "gone"})
    assert nonsense.status_code == 422
    with passage(people.owner):
        assert RuleReview.objects.count() == 0


def test_the_list_says_how_far_the_review_has_come(people: DemoClinic) -> None:
    elena = client_of(people, "elena")
    decide(elena, "approved")
    decide(elena, "restricted", REASON, "neck/cervical-radiculopathy-is-likely")
    with passage(people.owner):
        row = RuleReview.objects.get(rule=CAUDA)
        RuleReview.objects.create(
            clinic_id=row.clinic_id,
            number=9,
            rule=next(name for name in rules_by_id() if name.startswith("cord/")),
            rule_hash="0" * 16,
            status="approved",
            is_protective=True,
            knowledge_release=row.knowledge_release,
            decided_by_id=row.decided_by_id,
            decided_name=row.decided_name,
        )
    home = reverse("clinician:rules")
    for state, count in (("approved", 1), ("restricted", 1), ("changed", 1), ("off", 0)):
        found = elena.get(home, {"status": state}).context["found"]
        assert sum(part.total for part in found) == count, state
    assert elena.get(home).context["all"].decided == 2
    assert "Under review" in elena.get(home).content.decode()
    drafts = elena.get(home, {"status": "draft"}).context["found"]
    assert sum(part.total for part in drafts) == len(rules_by_id()) - 3


def test_only_opened_rules_are_approved_together(people: DemoClinic) -> None:
    elena = client_of(people, "elena")
    address = reverse("clinician:approve_opened_rules")
    home = reverse("clinician:rules")
    assert "can then be approved together" in elena.get(home, {"chapter": "cauda-equina"}).content.decode()
    elena.post(address, {"chapter": "cauda-equina"})
    elena.get(page())
    assert "Approve the 1 rule I have opened" in elena.get(home, {"chapter": "cauda-equina"}).content.decode()
    elena.post(address, {"chapter": "cauda-equina"})
    with passage(people.owner):
        assert [row.rule for row in RuleReview.objects.all()] == [CAUDA]
    assert elena.post(address, {"chapter": "none-such"}).status_code == 404


def test_what_awaits_a_check_is_sorted_and_leads_to_its_rules(people: DemoClinic) -> None:
    marks = [row.standing for row in to_verify()]
    assert marks == sorted(marks, key=["R?", "R", "C"].index)
    assert any(row.used_by for row in to_verify())
    html = (
        client_of(people, "elena")
        .get(reverse("clinician:rules"), {"verify": "1", "sort": "use"})
        .content.decode()
    )
    first = next(row for row in to_verify("use") if row.used_by)
    assert first.named[0].address in html


def test_the_owner_names_the_lead(people: DemoClinic) -> None:
    ruth = client_of(people, "ruth")
    david = people.members["david"]
    address = reverse("manager:change_medical_lead", kwargs={"pk": david.pk})
    ruth.post(address, {"lead": "yes"})
    assert "Medical lead" in ruth.get(reverse("manager:medical_lead")).content.decode()
    assert client_of(people, "david").get(page()).context["form"] is not None
    ruth.post(address, {"lead": "no"})
    assert client_of(people, "david").get(page()).context["form"] is None


def evaluation_of_ben(people: DemoClinic, **findings: object) -> Evaluation:
    david = people.actor("david")
    with passage(david):
        episode = open_episode(
            patient=people.patients["ben"],
            title="Low back pain",
            region="low_back",
            onset_date=date(2026, 10, 12),
            by=david,
        )
        evaluation = examination.start_evaluation(episode=episode, by=david)
        evaluation.draft = {"findings": dict(findings)}
        evaluation.save(update_fields=["draft"])
        return evaluation


def test_an_emergency_switched_off_is_said_in_the_evaluation_but_not_to_the_public(
    people: DemoClinic,
) -> None:
    evaluation = evaluation_of_ben(people, saddle_sensory_change="yes", bladder_change="yes")
    workspace = reverse("clinician:evaluation", kwargs={"pk": evaluation.pk})
    david = client_of(people, "david")
    before = david.get(workspace).content.decode()
    assert "Rules not yet reviewed" in before
    assert "switched off a rule that would have spoken here" not in before

    for rule_id in [one.id for one in rulebook().rules if one.id.startswith("cauda-equina/")]:
        decide(client_of(people, "elena"), "off", REASON, rule_id)

    after = david.get(workspace).content.decode()
    assert "switched off a rule that would have spoken here" in after
    assert REASON in after.replace("&#x27;", "'")
    assert "Elena Petrova" in after
    with passage(people.owner):
        loosened = rulebook_of(people.owner.clinic_id)
        assert loosened.reviews[CAUDA].status is ReviewStatus.OFF
    assert CAUDA in {one.id for one in rulebook().rules}  # what the public self-check asks


def test_a_proposal_is_reviewed_once_every_rule_that_spoke_is_approved(people: DemoClinic) -> None:
    evaluation = evaluation_of_ben(people, saddle_sensory_change="yes", bladder_change="yes")
    david, elena = client_of(people, "david"), people.actor("elena")
    workspace = reverse("clinician:evaluation", kwargs={"pk": evaluation.pk})
    waiting = david.get(workspace).context["live"].signed
    assert not waiting.is_reviewed
    assert rules_by_id()[CAUDA].address in [rule.address for rule in waiting.unreviewed]

    with passage(elena):
        rules = (*rulebook().rules, *rulebook().readings)
        for rule in rules:
            actions.note_opened(rule=rule, by=elena)
        assert len(actions.approve_opened(rules=rules, by=elena)) == len(rules)

    html = david.get(workspace).content.decode()
    assert "Rules approved by the medical lead" in html
    assert "Rules not yet reviewed" not in html
    assert "Reviewed for this clinic" in david.get(reverse("clinician:rules")).content.decode()


def test_the_pages_ask_the_database_little(people: DemoClinic) -> None:
    elena = client_of(people, "elena")
    decide(elena, "approved")
    home = reverse("clinician:rules")
    few = questions(elena, home)
    assert questions(elena, f"{home}?status=draft") == few
    assert questions(elena, f"{home}?chapter=neck") <= few + 1
    assert few <= 8
    assert questions(elena, page()) <= 11


def test_states_add_up() -> None:
    parts = reviewed_chapters({CAUDA: State.APPROVED})
    assert whole(parts).total == len(rules_by_id())
    assert whole(parts).decided == 1


def test_the_lead_loses_the_pages_of_review_with_the_flag(people: DemoClinic) -> None:
    elena = client_of(people, "elena")
    assert elena.get(page()).context["form"] is not None
    with passage(people.owner):
        accounts.dismiss_medical_lead(membership=people.members["elena"], by=people.owner)
    assert elena.get(page()).context["form"] is None
