"""The catalogue hangs together: plans name what exists, patients can read it, codes are numbers."""

import warnings

import pytest

from synovia.domain.strategy.advice import TOPICS
from synovia.domain.strategy.rooms import PLANS
from synovia.knowledge.library import rulebook

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import textstat

BOOK = rulebook()
HARDEST_GRADE = 8


@pytest.mark.parametrize("plan", list(PLANS.values()), ids=list(PLANS))
def test_a_plan_names_only_what_exists(plan) -> None:  # type: ignore[no-untyped-def]
    assert {choice.technique for choice in plan.choices} <= set(BOOK.catalogue.techniques)
    assert {practice.exercise for practice in plan.practices} <= set(BOOK.catalogue.exercises)
    assert set(plan.advice) - {"course", "soreness"} <= set(TOPICS)
    assert plan.course_source in BOOK.sources


@pytest.mark.parametrize("topic", list(TOPICS.values()), ids=list(TOPICS))
def test_every_topic_cites_known_sources_and_reads_easily(topic) -> None:  # type: ignore[no-untyped-def]
    assert set(topic.sources) <= set(BOOK.sources)
    assert textstat.flesch_kincaid_grade(topic.patient) <= HARDEST_GRADE


def test_patients_can_read_what_is_done_and_what_to_do() -> None:
    hard = {
        one.id
        for one in BOOK.catalogue.techniques.values()
        if textstat.flesch_kincaid_grade(one.plain) > HARDEST_GRADE
    }
    hard |= {
        one.id
        for one in BOOK.catalogue.exercises.values()
        if textstat.flesch_kincaid_grade(" ".join(one.instructions)) > HARDEST_GRADE
    }
    assert hard == set()


def test_procedure_codes_are_five_digits_and_nothing_more() -> None:
    codes = {one.cpt for one in BOOK.catalogue.techniques.values()}
    codes |= {one.cpt for one in BOOK.catalogue.exercises.values()}
    assert all(code.isdigit() and len(code) == 5 for code in codes)


def test_every_technique_has_a_dose_for_every_irritability() -> None:
    for technique in BOOK.catalogue.techniques.values():
        assert set(technique.dose) == {"low", "moderate", "high"}
        assert not technique.id.startswith("THR") or not technique.dose["high"].offered
