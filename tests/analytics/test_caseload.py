"""The demo clinic's caseload: the same as for one patient, without names, of one clinic, with its age."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from synovia.analytics import questions
from synovia.analytics.caseload import caseload, made, make_caseload
from synovia.analytics.columns import row_of
from synovia.analytics.facts import open_episodes
from synovia.analytics.impact import impact
from synovia.demo.load import load_demo
from synovia.domain.screening.reading import read, recognized
from synovia.domain.screening.screen import screen
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook
from synovia.records.audit.models import AuditEvent
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.examination.facts import findings_of
from synovia.records.examination.models import Evaluation
from synovia.records.people.choices import Privacy
from synovia.records.people.models import Patient
from synovia.records.refusals import NotYours
from tests.people import DemoClinic, other_clinic, passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinic() -> DemoClinic:
    return load_demo()


def latest_evaluations() -> dict[str, Evaluation]:
    signed = Evaluation.objects.filter(
        signed_at__isnull=False, episode__status=EpisodeStatus.OPEN, patient__privacy=Privacy.OPEN
    )
    return {str(one.episode_id): one for one in signed.order_by("started_at")}


def test_the_facts_are_those_of_the_latest_signed_evaluation(clinic: DemoClinic) -> None:
    book = rulebook()
    with passage(clinic.owner):
        expected = {
            episode: dict(recognized(findings_of(one), book)) for episode, one in latest_evaluations().items()
        }
        found = {one.episode: one.facts for one in open_episodes(book)}
    assert len(found) > 3
    assert found == expected


def test_the_caseload_answers_as_the_patients_own_screening(clinic: DemoClinic) -> None:
    book = rulebook()
    with passage(clinic.owner):
        make_caseload(clinic.owner, book)
        single = {}
        for episode, evaluation in latest_evaluations().items():
            known = read(findings_of(evaluation), book)
            region = findings_of(evaluation).region
            single[episode] = str(screen(known, book.judge(known.facts), book, region).candidacy)
        with caseload(clinic.owner) as kept:
            assert kept is not None
            rows = kept.answers.select("episode", "candidacy").to_pyarrow().to_pylist()
    assert {row["episode"]: row["candidacy"] for row in rows} == single


def test_no_name_and_no_free_text_is_in_the_file(clinic: DemoClinic, settings: object) -> None:
    with passage(clinic.owner):
        make_caseload(clinic.owner, rulebook())
        people = list(Patient.objects.all())
    folder = settings.POPULATION_FOLDER  # type: ignore[attr-defined]  # pytest-django's settings
    file = folder / f"{clinic.owner.clinic_id}.duckdb"
    kept = file.read_bytes()
    assert not [one.full_name for one in people if one.family_name.encode() in kept]
    assert not [one.full_name for one in people if str(one.pk).encode() in kept]
    assert file.stat().st_mode & 0o077 == 0


def test_a_chart_for_its_care_team_alone_is_left_out_and_counted(clinic: DemoClinic) -> None:
    with passage(clinic.owner):
        before = make_caseload(clinic.owner, rulebook())
        Patient.objects.filter(pk=clinic.patients["helen"].pk).update(privacy=Privacy.RESTRICTED)
        after = make_caseload(clinic.owner, rulebook())
    assert (after.episodes, after.restricted) == (before.episodes - 1, before.restricted + 1)


def test_another_clinic_sees_its_own_caseload_alone(clinic: DemoClinic) -> None:
    elsewhere = other_clinic()
    with passage(clinic.owner):
        make_caseload(clinic.owner, rulebook())
    with passage(elsewhere.owner), caseload(elsewhere.owner) as kept:
        assert kept is None
    with passage(elsewhere.owner):
        assert make_caseload(elsewhere.owner, rulebook()).episodes == 0
        with caseload(elsewhere.owner) as empty:
            assert empty is not None
            assert sum(one.count for one in questions.by_candidacy(empty.answers)) == 0
            assert {one.yes for one in questions.by_rule(empty.answers, rulebook().rules)} == {0}


@pytest.mark.parametrize("key", ["joan", "walt", "elena", "sam"])
def test_who_does_not_treat_is_refused(clinic: DemoClinic, key: str) -> None:
    actor = clinic.actor(key)
    with passage(actor), pytest.raises(NotYours), caseload(actor):
        pass
    with passage(actor), pytest.raises(NotYours):
        make_caseload(actor, rulebook())


def test_working_it_out_and_reading_it_are_in_the_log(clinic: DemoClinic) -> None:
    with passage(clinic.owner):
        make_caseload(clinic.owner, rulebook())
        with caseload(clinic.owner):
            pass
    with passage(clinic.owner):
        noted = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"population.worked_out", "population.read"} <= noted


def test_questions_over_the_caseload(clinic: DemoClinic) -> None:
    book, today = rulebook(), timezone.localdate()
    with passage(clinic.owner):
        card = make_caseload(clinic.owner, book)
        with caseload(clinic.owner) as kept:
            assert kept is not None
            answers = kept.answers
            candidacies = {one.key: one.count for one in questions.by_candidacy(answers)}
            assert sum(candidacies.values()) == card.episodes
            for key, count in candidacies.items():
                assert len(questions.listed(questions.with_candidacy(answers, key))) == count
            for one in sorted(questions.by_rule(answers, book.rules), key=lambda one: -one.acts)[:5]:
                rule = next(rule for rule in book.rules if rule.id == one.rule)
                assert len(questions.listed(questions.acted_on(kept.answers_of(rule), rule))) == one.acts
            assert all(one.count <= card.episodes for one in questions.by_class(answers, book.rules))
            assert max(one.count for one in questions.by_technique_class(answers)) <= card.episodes
            late = questions.listed(questions.overdue(answers, today, 0))
            assert [one for one in late if one.screened_on >= today] == []
            assert not questions.listed(questions.overdue(answers, today - timedelta(days=9999), 0))


def test_the_card_says_when_and_with_which_rules(clinic: DemoClinic) -> None:
    assert made(clinic.owner.clinic_id) is None
    with passage(clinic.owner):
        card = make_caseload(clinic.owner, rulebook())
    assert made(clinic.owner.clinic_id) == card
    assert card.content_hash == rulebook().content_hash


def test_impact_over_the_kept_facts(clinic: DemoClinic) -> None:
    book = rulebook()
    with passage(clinic.owner):
        make_caseload(clinic.owner, book)
        with caseload(clinic.owner) as kept:
            assert kept is not None
            assert impact(book, book, kept.facts).is_nothing
            acting = next(one for one in questions.by_rule(kept.answers, book.rules) if one.yes)
            without = replace(book, rules=tuple(r for r in book.rules if r.id != acting.rule))
            [change] = impact(book, without, kept.facts).rules
    assert (change.rule, change.newly_no) == (acting.rule, acting.yes)


def test_facts_have_only_columns_of_the_vocabulary(clinic: DemoClinic) -> None:
    with passage(clinic.owner):
        rows = [row_of(one.facts, VOCABULARY) for one in open_episodes(rulebook())]
    assert rows
    assert not [cell for row in rows for cell in row.values() if isinstance(cell, str)]
