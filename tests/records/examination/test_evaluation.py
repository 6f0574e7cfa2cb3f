"""An evaluation from the first entry to the signature, and everything that must not happen to it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.utils import InternalError

from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.audit.log import current_passage
from synovia.records.clinical import EditedElsewhere
from synovia.records.episodes.actions import close_episode
from synovia.records.examination import actions
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.actions import (
    NotReady,
    RulesChanged,
    confirm_answers,
    save_draft,
    start_evaluation,
)
from synovia.records.examination.choices import EvaluationKind
from synovia.records.examination.draft import Activity, Draft
from synovia.records.examination.facts import answers_to_confirm, findings_of, findings_supplied, read_draft
from synovia.records.examination.models import Evaluation, Observation
from synovia.records.examination.queries import last_time
from synovia.records.examination.reasoning import proposal_for
from synovia.records.programme.models import Proposal
from synovia.records.refusals import NotYours, Refused
from tests.people import passage
from tests.records.examination.conftest import Case

pytestmark = pytest.mark.django_db
MEANING = "I examined this patient and this is my evaluation."


def sign(case: Case, **changes: Any) -> Proposal:
    terms: dict[str, Any] = {
        "evaluation": case.evaluation,
        "expected_version": case.evaluation.version,
        "shown_rules": proposal_for(case.evaluation).rule_set_hash,
        "printed_name": case.therapist.name,
        "meaning": MEANING,
        "by": case.therapist,
    }
    return actions.sign_evaluation(**(terms | changes))


def test_the_draft_keeps_what_was_typed_and_the_findings_are_what_can_be_read(case: Case) -> None:
    case.type(cervical_rotation_left="48", cervical_flexion="400", lhermitte="no")
    assert Draft.of(case.evaluation.draft).findings["cervical_flexion"] == "400"
    found = findings_of(case.evaluation).facts
    assert found["cervical_rotation_left"] == 48
    assert found["lhermitte"] is False
    assert "cervical_flexion" not in found
    assert set(read_draft(case.evaluation).problems) == {"cervical_flexion"}


def test_age_sex_and_region_come_from_the_record(case: Case) -> None:
    found = findings_of(case.evaluation).facts
    assert (found["age"], found["sex"], found["region"]) == (50, "male", "neck")


def test_activities_give_their_names_and_their_mean(case: Case) -> None:
    entered = Draft(activities=(Activity("Driving", "4"), Activity("Sleeping", "3"), Activity("", "")))
    save_draft(evaluation=case.evaluation, expected_version=1, entered=entered, by=case.therapist)
    found = findings_of(case.evaluation).facts
    assert found["psfs_activities"] == ("Driving", "Sleeping")
    assert found["psfs_mean"] == 3.5


def test_a_score_is_missing_so_there_is_no_mean_and_a_score_without_activity_is_asked_about(
    case: Case,
) -> None:
    entered = Draft(activities=(Activity("Driving", ""), Activity("", "7"), Activity("Sleeping", "eleven")))
    save_draft(evaluation=case.evaluation, expected_version=1, entered=entered, by=case.therapist)
    reading = read_draft(case.evaluation)
    assert "psfs_mean" not in reading.values
    assert set(reading.problems) == {"activity_1", "activity_score_2"}


def test_two_therapists_on_one_record_nothing_is_overwritten(case: Case) -> None:
    case.type(nprs_now="5")
    with pytest.raises(EditedElsewhere) as conflict:
        save_draft(
            evaluation=case.evaluation,
            expected_version=1,
            entered=Draft(findings={"nprs_now": "9"}),
            by=case.clinic.actor("ruth"),
        )
    current = conflict.value.current
    assert isinstance(current, Evaluation)
    assert Draft.of(current.draft).findings["nprs_now"] == "5"
    assert Draft.of(current.draft).saved_by == "David Lindqvist"


def test_answers_from_home_are_proposals_until_the_therapist_has_asked_again(case: Case) -> None:
    proposed = answers_to_confirm(case.evaluation.episode.self_check)
    assert proposed == {"cancer_history": False, "arm_symptoms_reach": "hand"}
    assert "cancer_history" not in findings_of(case.evaluation).facts

    case.type(arm_symptoms_reach="shoulder")
    confirm_answers(
        evaluation=case.evaluation,
        expected_version=case.evaluation.version,
        names=["cancer_history", "arm_symptoms_reach", "bladder_change"],
        by=case.therapist,
    )
    found = findings_of(case.evaluation).facts
    assert found["cancer_history"] is False
    assert found["arm_symptoms_reach"] == "shoulder", "what the therapist wrote stands"
    assert "bladder_change" not in found, "the patient was never asked this at home"


def test_without_consent_no_answer_reaches_the_chart(case: Case) -> None:
    check = case.evaluation.episode.self_check
    assert check is not None
    check.consent_at = None
    assert answers_to_confirm(check) == {}


def test_signing_writes_observations_and_the_proposal_as_shown_and_seals_both(case: Case) -> None:
    case.type(cervical_rotation_left="48", rom_method="CROM", lhermitte="no", pain_areas=["neck_left"])
    shown = proposal_for(case.evaluation)
    proposal = sign(case)
    rows = {row.finding: (row.value, row.method) for row in case.evaluation.observations.all()}
    assert rows == {
        "cervical_rotation_left": (48, "CROM"),
        "rom_method": ("CROM", ""),
        "lhermitte": (False, ""),
        "pain_areas": (["neck_left"], ""),
    }
    assert proposal.content == shown.as_json()
    assert proposal.rule_set_hash == shown.rule_set_hash
    signed = Evaluation.objects.get(pk=case.evaluation.pk)
    assert (signed.signed_name, signed.signed_meaning) == ("David Lindqvist", MEANING)
    assert len(signed.content_hash) == 64
    assert findings_of(signed).facts == findings_of(case.evaluation).facts


def test_it_is_not_signed_while_a_field_cannot_be_read(case: Case) -> None:
    case.type(cervical_flexion="400", nprs_now="eleven")
    with pytest.raises(NotReady) as refusal:
        sign(case)
    assert set(refusal.value.problems) == {"cervical_flexion", "nprs_now"}
    assert not Observation.objects.exists()
    assert not Proposal.objects.exists()


def test_it_is_not_signed_with_other_rules_than_were_shown(case: Case) -> None:
    with pytest.raises(RulesChanged):
        sign(case, shown_rules="the rules of yesterday")


def test_it_is_not_signed_over_a_change_the_signer_has_not_seen(case: Case) -> None:
    case.type(nprs_now="5")
    with pytest.raises(EditedElsewhere):
        sign(case, expected_version=1)


@pytest.mark.parametrize("change", ["draft", "observation", "new observation", "delete", "proposal"])
def test_what_is_signed_the_database_keeps(case: Case, change: str) -> None:
    case.type(nprs_now="5")
    sign(case)
    changes: dict[str, Callable[[], object]] = {
        "draft": lambda: Evaluation.objects.filter(pk=case.evaluation.pk).update(draft={}),
        "observation": lambda: Observation.objects.update(value=9),
        "new observation": lambda: Observation.objects.create(
            clinic_id=case.therapist.clinic_id, evaluation=case.evaluation, finding="nprs_best", value=1
        ),
        "delete": lambda: Evaluation.objects.filter(pk=case.evaluation.pk).delete(),
        "proposal": lambda: Proposal.objects.update(candidacy="yes"),
    }
    with pytest.raises((InternalError, DatabaseError)), transaction.atomic():
        changes[change]()


def test_a_signed_evaluation_takes_no_more_entries(case: Case) -> None:
    sign(case)
    with pytest.raises(Refused, match="addendum"):
        case.type(nprs_now="5")


@pytest.mark.parametrize("key", ["sam", "elena", "joan", "walt"])
def test_only_therapists_write(case: Case, key: str) -> None:
    actor = case.clinic.actor(key)
    with pytest.raises(Refused):
        start_evaluation(episode=case.evaluation.episode, by=actor)
    with pytest.raises(Refused):
        save_draft(evaluation=case.evaluation, expected_version=1, entered=Draft(), by=actor)
    with pytest.raises(Refused):
        sign(case, by=actor)


@pytest.mark.parametrize("key", ["joan", "walt", "maria"])
def test_desk_billing_and_portal_do_not_reach_it(case: Case, key: str) -> None:
    with passage(case.clinic.actor(key)), pytest.raises(NotYours):
        evaluation_for(case.clinic.actor(key), case.evaluation.pk)


def test_an_episode_has_one_open_evaluation_and_later_ones_are_re_evaluations(case: Case) -> None:
    again = start_evaluation(episode=case.evaluation.episode, by=case.clinic.actor("ruth"))
    assert again.pk == case.evaluation.pk
    case.type(nprs_now="5", cervical_rotation_left="48")
    sign(case)
    later = start_evaluation(episode=case.evaluation.episode, by=case.therapist)
    assert later.kind == EvaluationKind.FOLLOW_UP
    assert last_time(later).values == {"nprs_now": 5, "cervical_rotation_left": 48}
    assert Draft.of(later.draft).findings == {}, "last time's values are shown beside, never filled in"


def test_no_evaluation_begins_in_a_closed_episode(case: Case) -> None:
    episode = case.evaluation.episode
    close_episode(
        episode=episode, expected_version=episode.version, reason="Goals reached", by=case.therapist
    )
    with pytest.raises(Refused, match="closed"):
        start_evaluation(episode=episode, by=case.therapist)


def test_everything_is_in_the_audit_log(case: Case) -> None:
    case.type(nprs_now="5")
    sign(case)
    noted = [event["action"] for event in current_passage().events]
    assert {"evaluation.started", "evaluation.draft_saved", "proposal.kept", "evaluation.signed"} <= set(
        noted
    )


def test_every_finding_can_be_supplied() -> None:
    assert findings_supplied() == frozenset(VOCABULARY)
