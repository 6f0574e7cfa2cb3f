"""Laws that every rule obeys, whoever wrote it. Tried on made-up patients against the whole rule book."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synovia.domain.rules import Rule, Truth
from synovia.domain.terms.reading import Findings, read_value
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook
from tests.laws.patients import ASKED, REGIONS, patients, values_of

BOOK = rulebook()
EVERY_RULE = (*BOOK.readings, *BOOK.rules)
MOST_REASONS = 7


@pytest.mark.parametrize("region", REGIONS)
def test_of_a_patient_nobody_has_assessed_nothing_is_concluded(region: str) -> None:
    asked = {"region": region}

    concluded = [rule.id for rule in EVERY_RULE if rule.judge(asked).holds]

    assert [rule for rule in concluded if "zones" not in rule] == []


@settings(max_examples=40)
@given(patients(), st.data())
def test_more_findings_never_unsettle_a_settled_answer(patient: Findings, data: st.DataObject) -> None:
    asked = data.draw(st.lists(st.sampled_from(ASKED), unique_by=lambda finding: finding.name, max_size=25))
    fresh = {f.name: read_value(f, data.draw(values_of(f))) for f in asked if f.name not in patient.facts}
    more = {**fresh, **patient.facts}

    for rule in EVERY_RULE:
        before = rule.when.judge(patient.facts)
        if before.settled:
            assert rule.when.judge(more) is before, rule.id


@settings(max_examples=40)
@given(patients())
def test_not_assessed_is_never_taken_as_negative(patient: Findings) -> None:
    """Forgetting a finding leaves the answer as it was or makes it unknown; it never turns it around."""
    for rule in EVERY_RULE:
        answer = rule.when.judge(patient.facts)
        for name in rule.when.names() & frozenset(patient.facts):
            without = {key: value for key, value in patient.facts.items() if key != name}
            assert rule.when.judge(without) in (answer, Truth.UNKNOWN), (rule.id, name)


@settings(max_examples=40)
@given(patients())
def test_the_explanation_names_every_finding_that_mattered(patient: Findings) -> None:
    """Knowing nothing but what the explanation names, the answer is the same."""
    for rule in EVERY_RULE:
        ruling = rule.judge(patient.facts)
        if ruling.truth.settled:
            named = {name: patient.facts[name] for name in ruling.because}
            assert rule.when.judge(named) is ruling.truth, rule.id


@settings(max_examples=40)
@given(patients())
def test_the_explanation_names_none_that_did_not_matter(patient: Findings) -> None:
    """Each finding named is part of some smallest set of findings that gives the answer alone."""
    for rule in EVERY_RULE:
        ruling = rule.judge(patient.facts)
        if ruling.truth.settled and len(ruling.because) <= MOST_REASONS:
            assert _in_smallest_sets(rule, ruling.because, patient, ruling.truth) == ruling.because, rule.id


def _in_smallest_sets(rule: Rule, named: frozenset[str], patient: Findings, truth: Truth) -> frozenset[str]:
    smallest: list[frozenset[str]] = []
    for size in range(len(named) + 1):
        for chosen in map(frozenset, combinations(sorted(named), size)):
            alone = {name: patient.facts[name] for name in chosen}
            if not any(one <= chosen for one in smallest) and rule.when.judge(alone) is truth:
                smallest.append(chosen)
    return frozenset().union(*smallest)


@settings(max_examples=40)
@given(patients(), st.data())
def test_only_what_is_called_missing_can_settle_the_answer(patient: Findings, data: st.DataObject) -> None:
    for rule in EVERY_RULE:
        ruling = rule.judge(patient.facts)
        if ruling.truth is not Truth.UNKNOWN:
            continue
        assert ruling.missing
        assert ruling.missing.isdisjoint(patient.facts)
        others = sorted(rule.when.names() - ruling.missing - frozenset(patient.facts))[:3]
        more = {n: read_value(VOCABULARY[n], data.draw(values_of(VOCABULARY[n]))) for n in others}
        assert rule.when.judge({**more, **patient.facts}) is Truth.UNKNOWN, rule.id


@settings(max_examples=40)
@given(patients())
def test_an_answer_is_yes_or_no_or_unknown_for_a_reason(patient: Findings) -> None:
    """A settled answer has reasons and lacks nothing; an unknown one lacks something and has none."""
    for rule in EVERY_RULE:
        ruling = rule.judge(patient.facts)
        assert bool(ruling.because) == ruling.truth.settled, rule.id
        assert bool(ruling.missing) != ruling.truth.settled, rule.id
