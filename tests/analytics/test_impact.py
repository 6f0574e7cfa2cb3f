"""The impact preview: counts by rule and by candidacy of what would be told differently."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from synovia.analytics.engine import engine, keep
from synovia.analytics.impact import Impact, impact, impact_of
from synovia.domain.rules import (
    AllOf,
    Below,
    Cites,
    Is,
    Negative,
    Positive,
    Refers,
    Rule,
    RuleBook,
    Said,
    value,
)
from synovia.domain.terms.evidence import ActionLevel, Candidacy, Urgency
from synovia.domain.terms.finding import Value
from synovia.domain.terms.findings import patient, red_flags
from synovia.knowledge.library import rulebook
from tests.analytics.patients import patients, recognized_table, table_of

PEOPLE: list[dict[str, Value]] = [
    {"region": "neck", "saddle_sensory_change": True, "age": 40},
    {"region": "neck", "saddle_sensory_change": False, "age": 40},
    {"region": "neck", "age": 40},
    {"region": "low_back", "saddle_sensory_change": True, "age": 5},
]
SADDLE = Rule(
    asks="Is feeling changed at the saddle?",
    when=Positive(red_flags.SADDLE),
    then=Refers(ActionLevel.URGENT, "emergency department", Urgency.SAME_DAY),
    evidence=(Cites("synovia-design"),),
    id="test/saddle",
)


def of(before: Sequence[Rule], after: Sequence[Rule]) -> Impact:
    return impact_of(before, after, keep(engine(), "facts", table_of(PEOPLE)))


def test_the_same_rules_change_nothing() -> None:
    assert of([SADDLE], [SADDLE]) == Impact(4, (), ())


def test_a_rule_switched_off_says_no_where_it_said_yes_or_unknown() -> None:
    found = of([SADDLE], [])
    [change] = found.rules
    assert (change.newly_yes, change.newly_no, change.newly_unknown) == (0, 3, 0)
    assert change.episodes == ("0", "3", "2")  # where it makes a difference first
    [candidacy] = found.candidacies
    assert (candidacy.before, candidacy.after) == (str(Candidacy.NO_REFER_URGENT), str(Candidacy.YES))
    assert (candidacy.count, candidacy.episodes) == (2, ("0", "3"))


def test_a_new_rule_is_the_reverse() -> None:
    [change] = of([], [SADDLE]).rules
    assert (change.newly_yes, change.newly_no, change.newly_unknown) == (2, 0, 1)


def test_a_narrower_question_is_counted_where_it_answers_otherwise() -> None:
    narrower = replace(SADDLE, when=AllOf(Is(patient.REGION, "neck"), SADDLE.when))
    [change] = of([SADDLE], [narrower]).rules
    assert (change.newly_yes, change.newly_no, change.newly_unknown, change.told_differently) == (0, 1, 0, 0)
    assert change.episodes == ("3",)


def test_the_opposite_question_changes_every_settled_answer() -> None:
    [change] = of([SADDLE], [replace(SADDLE, when=Negative(red_flags.SADDLE))]).rules
    assert (change.newly_yes, change.newly_no, change.newly_unknown) == (1, 2, 0)


def test_other_words_alone_are_told_differently_where_the_rule_acts() -> None:
    [change] = of([SADDLE], [replace(SADDLE, says=Said("Other words."))]).rules
    assert (change.newly_yes, change.newly_no, change.newly_unknown, change.told_differently) == (0, 0, 0, 2)
    assert change.episodes == ("0", "3")


def test_another_number_behind_the_same_key_is_noticed() -> None:
    book = rulebook()
    young = Rule(
        asks="Is the patient a child?",
        when=Below(patient.AGE, value("puberty/age")),
        then=(),
        evidence=(Cites("synovia-design"),),
        id="test/young",
    ).bound(book.values)
    older = replace(book.values["puberty/age"], number=50)  # type: ignore[type-var]  # a quantity
    other = replace(young, when=Below(patient.AGE, value("puberty/age"))).bound({"puberty/age": older})
    [change] = of([young], [other]).rules
    assert change.newly_yes == 3


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return rulebook()


def test_a_changed_reading_is_followed_into_every_rule(book: RuleBook) -> None:
    """Asked of the rules about the blood and some others, for the time of it."""
    asked = (rule for n, rule in enumerate(book.rules) if n % 4 == 0 or rule.id.startswith("blood/"))
    book = replace(book, rules=tuple(asked))
    table = keep(engine(), "facts", recognized_table(list(patients(300))))
    firm = next(rule for rule in book.readings if rule.id == "reading/anticoagulant-is-taken")
    without = replace(book, readings=tuple(rule for rule in book.readings if rule is not firm))
    found = impact(book, without, table)
    assert found.episodes == 300
    assert found.rules
    assert "reading/anticoagulant-is-taken" not in {one.rule for one in found.rules}
    assert impact(book, book, table).is_nothing
