"""The demo clinic's caseload: the same as for one patient, without names, of one clinic, with its age."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from synovia.analytics import questions
from synovia.analytics.caseload import caseload, made, make_caseload
from synovia.analytics.facts import open_episodes, restricted_episodes
from synovia.analytics.preview import impact_over
from synovia.domain.screening.reading import read, recognized
from synovia.domain.screening.screen import screen
from synovia.knowledge.library import rulebook
from synovia.records.audit.models import AuditEvent
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.examination.facts import findings_of
from synovia.records.examination.models import Evaluation
from synovia.records.people.choices import Privacy
from synovia.records.people.models import Patient
from synovia.records.refusals import NotYours
from tests.people import DemoClinic, other_clinic, passage


@pytest.fixture
def clinic(demo: DemoClinic, settings: Any, tmp_path: Path) -> DemoClinic:
    """With no caseload worked out yet."""
    settings.POPULATION_FOLDER = tmp_path
    return demo


def latest_evaluations() -> dict[str, Evaluation]:
    signed = Evaluation.objects.filter(
        signed_at__isnull=False, episode__status=EpisodeStatus.OPEN, patient__privacy=Privacy.OPEN
    )
    return {str(one.episode_id): one for one in signed.order_by("started_at")}


def test_facts_and_answers_are_those_of_one_patient_at_a_time(clinic: DemoClinic, settings: Any) -> None:
    book = rulebook()
    facts, candidacies = {}, {}
    with passage(clinic.owner):
        assert made(clinic.owner.clinic_id) is None
        for episode, evaluation in latest_evaluations().items():
            findings = findings_of(evaluation)
            known = read(findings, book)
            facts[episode] = dict(recognized(findings, book))
            judged = screen(known, book.judge(known.facts), book, findings.region)
            candidacies[episode] = str(judged.candidacy)
        card = make_caseload(clinic.owner, book)
        found = {one.episode: one.facts for one in open_episodes(book)}
        with caseload(clinic.owner) as kept:
            assert kept is not None
            rows = kept.answers.select("episode", "candidacy").to_pyarrow().to_pylist()
        people = list(Patient.objects.all())
    assert len(found) > 3
    assert found == facts
    assert {row["episode"]: row["candidacy"] for row in rows} == candidacies
    assert made(clinic.owner.clinic_id) == card
    assert card.content_hash == book.content_hash
    assert card.episodes == len(facts)
    no_names_in(settings.POPULATION_FOLDER / f"{clinic.owner.clinic_id}.duckdb", people)
    with passage(clinic.owner):
        noted = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"population.worked_out", "population.read"} <= noted


def no_names_in(file: Path, people: list[Patient]) -> None:
    """Neither names nor patients' ids, and nobody else's account may read it."""
    kept = file.read_bytes()
    assert not [one.full_name for one in people if one.family_name.encode() in kept]
    assert not [one.full_name for one in people if str(one.pk).encode() in kept]
    assert file.stat().st_mode & 0o077 == 0


def test_a_chart_for_its_care_team_alone_is_left_out_and_counted(clinic: DemoClinic) -> None:
    book = rulebook()
    with passage(clinic.owner):
        before, restricted = len(list(open_episodes(book))), restricted_episodes()
        Patient.objects.filter(pk=clinic.patients["helen"].pk).update(privacy=Privacy.RESTRICTED)
        assert len(list(open_episodes(book))) == before - 1
        assert restricted_episodes() == restricted + 1


def test_another_clinic_sees_its_own_caseload_alone(clinic: DemoClinic) -> None:
    elsewhere, book = other_clinic(), rulebook()
    with passage(clinic.owner):
        make_caseload(clinic.owner, book)
    with passage(elsewhere.owner), caseload(elsewhere.owner) as kept:
        assert kept is None
    with passage(elsewhere.owner):
        card = make_caseload(elsewhere.owner, book)
    assert card.episodes == 0
    assert {one.count for one in card.summary.candidacies} == {0}
    assert {one.yes for one in card.summary.rules} == {0}


def test_who_does_not_treat_is_refused(clinic: DemoClinic) -> None:
    for key in ("joan", "walt", "elena", "sam"):
        actor = clinic.actor(key)
        with passage(actor), pytest.raises(NotYours), caseload(actor):
            pass
        with passage(actor), pytest.raises(NotYours):
            make_caseload(actor, rulebook())


def test_questions_and_impact_over_the_caseload(clinic: DemoClinic) -> None:
    book, today = rulebook(), timezone.localdate()
    with passage(clinic.owner):
        card = make_caseload(clinic.owner, book)
        with caseload(clinic.owner) as kept:
            assert kept is not None
            answers = kept.answers_of()
            for one in card.summary.candidacies:
                assert len(questions.listed(questions.with_candidacy(answers, one.key))) == one.count
            for counted in sorted(card.summary.rules, key=lambda one: -one.acts)[:3]:
                rule = next(rule for rule in book.rules if rule.id == counted.rule)
                acted = questions.acted_on(kept.answers_of(rule), rule)
                assert len(questions.listed(acted)) == counted.acts
            late = questions.listed(questions.overdue(answers, today, 0))
            assert [one for one in late if one.screened_on >= today] == []
            assert not questions.listed(questions.overdue(answers, today - timedelta(days=9999), 0))
            acting = next(one for one in card.summary.rules if one.yes)
            without = replace(book, rules=tuple(r for r in book.rules if r.id != acting.rule))
            [change] = impact_over(kept, book, without).rules
    assert sum(one.count for one in card.summary.candidacies) == card.episodes
    assert all(one.count <= card.episodes for one in card.summary.classes + card.summary.technique_classes)
    assert change.rule == acting.rule
    assert change.newly_no >= acting.yes
