"""The impact of a decision taken from kept answers is the one worked out from the facts."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from synovia.analytics import preview
from synovia.analytics.caseload import Caseload, Made, fingerprint_of, work_out
from synovia.analytics.engine import engine
from synovia.analytics.facts import EpisodeFacts
from synovia.analytics.impact import Impact, impact
from synovia.analytics.preview import impact_over
from synovia.analytics.questions import Summary
from synovia.domain.rules import RuleBook
from synovia.domain.rules.review import Review, ReviewStatus, under_reviews
from synovia.domain.screening.reading import recognized
from synovia.domain.terms.evidence import Candidacy
from synovia.knowledge.library import rulebook
from tests.analytics.patients import patients, rule_named

PATIENTS = 400
REFERS = "cauda-equina/cauda-equina-is-suspected"
SUPPORTS = "neck/cervical-radiculopathy-is-likely"


def decided(rule_id: str, status: ReviewStatus) -> RuleBook:
    rule = rule_named(rule_id)
    return under_reviews(
        rulebook(), [Review(rule.id, rule.content_hash(), status, "Tried out in a test of this.")]
    )


@pytest.fixture(scope="module")
def kept() -> Caseload:
    book, connection, day = rulebook(), engine(), date(2026, 1, 1)
    people = enumerate(patients(PATIENTS))
    rows = (EpisodeFacts(f"{n:04}", dict(recognized(one, book)), day, day) for n, one in people)
    count = work_out(connection, rows, book)
    readings, answered = (tuple(rule.id for rule in of) for of in (book.readings, book.rules))
    card = Made(
        timezone.now(), book.content_hash, fingerprint_of(book), readings, answered, count, 0, 0,
        Summary((), (), (), ()),
    )  # fmt: skip
    return Caseload(card, connection)


@pytest.fixture(scope="module")
def without_the_warning(kept: Caseload) -> Impact:
    """Worked out from the facts alone."""
    return impact(rulebook(), decided(REFERS, ReviewStatus.OFF), kept.facts)


def test_switching_off_a_warning(kept: Caseload, without_the_warning: Impact) -> None:
    found = impact_over(kept, rulebook(), decided(REFERS, ReviewStatus.OFF))
    assert found == without_the_warning
    [change] = found.rules
    assert change.acts_no_more > 0
    assert change.newly_acts == 0
    assert change.newly_no >= change.acts_no_more
    assert found.candidacies


def test_switching_it_on_again_when_the_answers_never_had_it(
    kept: Caseload, without_the_warning: Impact
) -> None:
    off = decided(REFERS, ReviewStatus.OFF)
    lacking = replace(kept, made=replace(kept.made, answered=tuple(rule.id for rule in off.rules)))
    [change] = impact_over(lacking, off, rulebook()).rules
    assert change == impact_over(kept, off, rulebook()).rules[0]
    assert change.newly_acts == without_the_warning.rules[0].acts_no_more
    there = {(one.before, one.after, one.count) for one in without_the_warning.candidacies}
    back = {(one.after, one.before, one.count) for one in impact_over(lacking, off, rulebook()).candidacies}
    assert there == back


def test_restricting_tells_differently_where_it_acts(kept: Caseload) -> None:
    book, softer = rulebook(), decided(SUPPORTS, ReviewStatus.RESTRICTED)
    found = impact_over(kept, book, softer)
    [change] = found.rules
    off = impact_over(kept, book, decided(SUPPORTS, ReviewStatus.OFF)).rules[0]
    assert change.told_differently == off.acts_no_more > 0
    assert (change.newly_yes, change.newly_no, change.newly_unknown) == (0, 0, 0)


def test_where_it_makes_a_difference_is_named_first(kept: Caseload) -> None:
    book, off = rulebook(), decided(REFERS, ReviewStatus.OFF)
    [change] = impact_over(kept, book, off).rules
    there = {one.before: set(one.episodes) for one in impact_over(kept, book, off).candidacies}
    acted, not_answered = there[Candidacy.EMERGENCY], there[Candidacy.SCREENING_INCOMPLETE]
    first = set(change.episodes[: change.acts_no_more])
    assert acted <= first
    assert not not_answered & first  # nobody asks them any longer


def test_only_who_may_be_named_is_named_and_all_are_counted(kept: Caseload) -> None:
    book, off = rulebook(), decided(REFERS, ReviewStatus.OFF)
    everybody = impact_over(kept, book, off)
    one = everybody.rules[0].episodes[0]
    [change] = impact_over(kept, book, off, frozenset({one})).rules
    assert change.episodes == (one,)
    assert replace(change, episodes=()) == replace(everybody.rules[0], episodes=())
    nobody = impact_over(kept, book, off, frozenset())
    assert not nobody.rules[0].episodes
    assert [c.count for c in nobody.candidacies] == [c.count for c in everybody.candidacies]


def test_a_reading_switched_off_is_worked_out_from_the_facts(
    kept: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kept answers were given with it; without it every rule is asked again (test_impact)."""
    asked = Impact(7, (), ())
    monkeypatch.setattr(preview, "impact", lambda *_: asked)
    off = decided("reading/anticoagulant-is-taken", ReviewStatus.OFF)
    assert impact_over(kept, rulebook(), off) is asked
    assert impact_over(kept, off, rulebook()) is asked
    assert impact_over(kept, off, off) is asked  # the readings are not those the answers were given with
