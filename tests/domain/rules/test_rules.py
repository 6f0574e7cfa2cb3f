"""A rule as a whole: its name, its weight, its hash, and what it does while a question is open."""

from dataclasses import replace

from synovia.domain.rules import (
    AllOf,
    Blocks,
    Cites,
    Gate,
    Limits,
    Negative,
    Positive,
    Quantity,
    Refers,
    Rule,
    Said,
    Truth,
    named,
    value,
)
from synovia.domain.rules.rule import hash_of
from synovia.domain.rules.tests_of_findings import AtLeastValue
from synovia.domain.terms.evidence import ActionLevel, Standing, Urgency
from synovia.domain.terms.finding import number, yes_no
from synovia.domain.terms.techniques import TechniqueClass

CANCER = yes_no("cancer", "Cancer ever", "Any cancer?")
CLEARED = yes_no("cleared", "Cleared", "Has a physician cleared it?")
AGE = number("age", "Age", "How old?", unit="years", low=0, high=120)
CITED = (Cites("somebody-2020"),)

cancer_needs_an_answer = Rule(
    asks="Has the patient had cancer that nobody has looked at?",
    when=AllOf(Positive(CANCER), Negative(CLEARED)),
    then=Refers(ActionLevel.REFER, "physician", Urgency.URGENT_DAYS),
    evidence=CITED,
    says=Said("Cancer, not cleared."),
    gates=(Gate(CLEARED, presumed=False),),
)


def test_a_rule_is_named_by_its_answer() -> None:
    (rule,) = named("room", {"cancer_needs_an_answer": cancer_needs_an_answer, "CITED": CITED})

    assert rule.id == "room/cancer-needs-an-answer"


def test_an_open_clearing_question_is_taken_the_cautious_way() -> None:
    not_asked = cancer_needs_an_answer.judge({"cancer": True})

    assert not_asked.truth is Truth.UNKNOWN
    assert not_asked.acts
    assert not_asked.missing == {"cleared"}


def test_a_clearing_question_answered_settles_it() -> None:
    assert not cancer_needs_an_answer.judge({"cancer": True, "cleared": True}).acts
    assert cancer_needs_an_answer.judge({"cancer": True, "cleared": False}).holds


def test_nothing_is_presumed_while_the_condition_itself_is_unknown() -> None:
    assert not cancer_needs_an_answer.judge({}).acts


def test_a_referral_gives_a_rule_its_weight_and_a_block_makes_a_precaution() -> None:
    blocking = replace(cancer_needs_an_answer, then=Blocks(TechniqueClass.THR_C))
    limiting = replace(cancer_needs_an_answer, then=Limits("Gently", TechniqueClass.M34))
    silent = replace(cancer_needs_an_answer, then=())

    assert cancer_needs_an_answer.severity() is ActionLevel.REFER
    assert blocking.severity() is ActionLevel.PRECAUTION
    assert limiting.severity() is ActionLevel.PRECAUTION
    assert silent.severity() is ActionLevel.OK
    assert replace(blocking, level=ActionLevel.OK).severity() is ActionLevel.OK


def test_the_hash_changes_with_every_number_and_word_that_decides() -> None:
    old = replace(cancer_needs_an_answer, when=AtLeastValue(AGE, value("k/age")))
    at_65 = old.bound({"k/age": Quantity("k/age", 65, "years", "k", Standing.FOUND)})
    at_66 = old.bound({"k/age": Quantity("k/age", 66, "years", "k", Standing.FOUND)})

    assert at_65.content_hash() != at_66.content_hash()
    assert at_65.content_hash() == replace(at_65).content_hash()
    assert replace(at_65, says=Said("Other")).content_hash() != at_65.content_hash()
    assert hash_of((at_65, at_66)) == hash_of((at_66, at_65))
