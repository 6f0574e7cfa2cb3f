"""Laws of the clinic's sign-off: bound to the text, nothing loosened without a reason, nothing loosened in silence."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synovia.domain.rules import Rule, Truth
from synovia.domain.rules.review import (
    LEAST_REASON,
    Review,
    ReviewStatus,
    is_protective,
    is_reading,
    restricted,
    under_reviews,
)
from synovia.domain.strategy.effects import Favors
from synovia.domain.strategy.proposal import Proposal
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.evidence import ActionLevel, Band
from synovia.domain.terms.reading import Findings, read_findings
from synovia.knowledge.library import rulebook
from tests.laws.patients import patients

BOOK = rulebook()
EVERY = (*BOOK.rules, *BOOK.readings)
REASON = "Replaced by our own protocol since spring."
WHEN = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
CAUDA = "cauda-equina/cauda-equina-is-suspected"


def review(rule: Rule, status: ReviewStatus, reason: str = REASON, rule_hash: str = "") -> Review:
    return Review(rule.id, rule_hash or BOOK.hashes[rule.id], status, reason, "Elena Petrova", WHEN)


def rule_of(rule_id: str) -> Rule:
    return next(rule for rule in EVERY if rule.id == rule_id)


def with_cauda_equina() -> Findings:
    return read_findings({"region": "low_back", "saddle_sensory_change": True, "bladder_change": True})


def blocks(proposal: Proposal) -> set[tuple[str, str]]:
    return {(one.technique_class, one.place) for one in proposal.blocked}


RESTRICTED_BOOK = under_reviews(
    BOOK, [review(rule, ReviewStatus.RESTRICTED) for rule in BOOK.rules if not is_reading(rule)]
)
APPROVED_BOOK = under_reviews(BOOK, [review(rule, ReviewStatus.APPROVED, "") for rule in EVERY])


@settings(max_examples=40)
@given(patients())
def test_restricting_everything_keeps_every_protection(patient: Findings) -> None:
    free, held = propose(patient, BOOK), propose(patient, RESTRICTED_BOOK)

    assert held.candidacy is free.candidacy
    assert held.referral == free.referral
    assert blocks(held) == blocks(free)
    assert held.reasons == free.reasons
    assert held.precautions == free.precautions
    assert held.missing_gates == free.missing_gates


@settings(max_examples=40)
@given(patients())
def test_restricted_rules_speak_softly_and_favor_nothing(patient: Findings) -> None:
    held = propose(patient, RESTRICTED_BOOK)
    serious = {rule.id for rule in BOOK.rules if rule.severity() >= ActionLevel.REFER}

    assert all(one.band is Band.LOW for one in held.classification if not serious & set(one.rules))
    favored = {e.technique for rule in RESTRICTED_BOOK.rules for e in rule.effects if isinstance(e, Favors)}
    assert favored == set()


@settings(max_examples=40)
@given(patients())
def test_approving_changes_nothing_but_the_mark(patient: Findings) -> None:
    before, after = propose(patient, BOOK), propose(patient, APPROVED_BOOK)

    assert before.reviewed is False
    assert before.unreviewed == before.spoke
    assert after.reviewed is bool(after.spoke)
    assert replace(after, reviewed=False, unreviewed=before.unreviewed) == before


@settings(max_examples=60)
@given(patients(), st.sampled_from([rule for rule in BOOK.rules if is_protective(rule)]))
def test_where_a_protective_rule_is_off_and_would_have_spoken_the_proposal_says_so(
    patient: Findings, rule: Rule
) -> None:
    free = propose(patient, BOOK)
    off = propose(patient, under_reviews(BOOK, [review(rule, ReviewStatus.OFF)]))

    told = [one for one in off.clinic_changes if one.rule == rule.id]
    assert bool(told) == (rule.id in free.spoke)
    for one in told:
        assert (one.loosens, one.reason, one.by, one.at) == (True, REASON, "Elena Petrova", WHEN.isoformat())
    assert rule.id not in off.spoke


@settings(max_examples=60)
@given(
    st.sampled_from(EVERY),
    st.sampled_from([ReviewStatus.OFF, ReviewStatus.RESTRICTED]),
    st.text(max_size=LEAST_REASON - 1),
)
def test_nothing_loosens_without_a_written_reason(rule: Rule, status: ReviewStatus, reason: str) -> None:
    held = under_reviews(BOOK, [review(rule, status, reason)])

    assert held.rules == BOOK.rules
    assert held.readings == BOOK.readings
    assert held.content_hash == BOOK.content_hash


@pytest.mark.parametrize("status", [one for one in ReviewStatus if one is not ReviewStatus.DRAFT])
def test_a_review_of_another_text_is_a_draft(status: ReviewStatus) -> None:
    rule = rule_of(CAUDA)
    held = under_reviews(BOOK, [review(rule, status, rule_hash="0123456789abcdef")])

    assert held.reviews == {}
    assert held.rules == BOOK.rules
    assert CAUDA in propose(with_cauda_equina(), held).unreviewed


def test_any_change_of_a_rule_takes_its_approval_away() -> None:
    rule = rule_of(CAUDA)
    changed = replace(rule, asks=f"{rule.asks} Really?")
    approved = review(rule, ReviewStatus.APPROVED)
    book = replace(BOOK, hashes={**BOOK.hashes, CAUDA: changed.content_hash()})

    assert under_reviews(BOOK, [approved]).reviews[CAUDA] == approved
    assert CAUDA not in under_reviews(book, [approved]).reviews


def test_an_emergency_switched_off_is_the_first_thing_the_proposal_shows() -> None:
    off = propose(with_cauda_equina(), under_reviews(BOOK, [review(rule_of(CAUDA), ReviewStatus.OFF)]))

    first = off.clinic_changes[0]
    assert (first.rule, first.level, first.loosens) == (CAUDA, ActionLevel.EMERGENCY, True)
    assert first.says.clinician
    assert off.as_json()["clinic_changes"][0]["status"] == "off"


def test_a_reading_switched_off_no_longer_fills_in_and_says_so() -> None:
    patient = read_findings({"region": "low_back", "medications": ["warfarin"]})
    reading = rule_of(next(name for name in propose(patient, BOOK).spoke if is_reading(rule_of(name))))
    off = propose(patient, under_reviews(BOOK, [review(reading, ReviewStatus.OFF)]))

    assert [one.rule for one in off.clinic_changes] == [reading.id]
    assert off.clinic_changes[0].loosens


def test_a_reading_has_nothing_to_restrict() -> None:
    reading = BOOK.readings[0]

    assert under_reviews(BOOK, [review(reading, ReviewStatus.RESTRICTED)]).reviews == {}


def test_the_last_review_counts_and_a_draft_takes_back() -> None:
    rule = rule_of(CAUDA)
    taken_back = [review(rule, ReviewStatus.OFF), review(rule, ReviewStatus.DRAFT, "")]

    assert under_reviews(BOOK, taken_back).reviews == {}
    assert under_reviews(BOOK, taken_back).rules == BOOK.rules


def test_the_rule_set_has_another_name_where_something_is_off_or_restricted_but_not_where_it_is_approved() -> (
    None
):
    rule = rule_of(CAUDA)
    names = {
        under_reviews(BOOK, [review(rule, status)]).content_hash
        for status in (ReviewStatus.OFF, ReviewStatus.RESTRICTED)
    }

    assert len(names | {BOOK.content_hash}) == 3
    assert APPROVED_BOOK.content_hash == BOOK.content_hash


def test_a_warning_stays_as_strong_when_its_rule_is_restricted() -> None:
    rule = rule_of(CAUDA)
    free, held = propose(with_cauda_equina(), BOOK), propose(with_cauda_equina(), RESTRICTED_BOOK)

    assert restricted(rule).effects == rule.effects
    assert [one.band for one in held.classification if CAUDA in one.rules] == [
        one.band for one in free.classification if CAUDA in one.rules
    ]


def test_every_region_keeps_the_rules_that_are_not_off() -> None:
    rule = rule_of(CAUDA)
    held = under_reviews(BOOK, [review(rule, ReviewStatus.OFF)])

    for region, rules in BOOK.by_region.items():
        assert held.by_region[region] == tuple(one for one in rules if one.id != rule.id)
    assert rule.judge(with_cauda_equina().facts).truth is Truth.YES
