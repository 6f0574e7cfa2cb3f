"""How the screening puts rulings together: the highest action wins, blocks add up, open gates stay closed."""

import json
from pathlib import Path
from typing import Any

from synovia.domain.rules import Truth
from synovia.domain.screening.reading import read
from synovia.domain.screening.result import Screening
from synovia.domain.screening.screen import screen
from synovia.domain.terms.evidence import ActionLevel, Candidacy, Urgency
from synovia.domain.terms.places import Place
from synovia.domain.terms.reading import read_case
from synovia.domain.terms.techniques import HANDS_ON, TechniqueClass
from synovia.knowledge.library import rulebook

CASES = Path(__file__).parents[2] / "spec" / "cases"


def screened(worked: str = "EX-03", **findings: Any) -> Screening:
    """The screening of a worked case with these findings on top."""
    case = json.loads((CASES / f"{worked}.json").read_text("utf-8"))["case"]
    case["findings"] |= {"previous_adverse_reaction": [], "spinal_surgery": []} | findings
    given, book = read_case(case), rulebook()
    known = read(given, book)
    return screen(known, book.judge(known.facts), book, given.region)


def test_a_plain_patient_passes_without_a_mark() -> None:
    screening = screened()

    assert screening.candidacy is Candidacy.YES
    assert (screening.reasons, screening.blocks, screening.unanswered) == ((), (), ())
    assert screening.referral.urgency is Urgency.NONE


def test_the_highest_action_wins_and_leads_the_reasons() -> None:
    screening = screened(anticoagulant=True, cancer_history=True, saddle_sensory_change=True)

    assert screening.level is ActionLevel.EMERGENCY
    assert screening.candidacy is Candidacy.EMERGENCY
    levels = [reason.level for reason in screening.reasons]
    assert levels == sorted(levels, reverse=True)
    assert screening.referral.rules[0] == "cauda-equina/cauda-equina-is-suspected"


def test_blocks_of_all_conditions_add_up() -> None:
    screening = screened(anticoagulant=True, osteoporosis=True)

    withheld = {block.technique_class for block in screening.blocks}
    assert withheld == {"THR.C", "THR.T", "THR.L", "THR.SI", "DTM", "DTF"}


def test_a_block_names_its_rule_its_findings_and_the_other_rules_that_agree() -> None:
    block = screened(anticoagulant=True, osteoporosis=True).is_blocked(TechniqueClass.THR_C, Place.CERVICAL)

    assert block is not None
    assert {block.rule, *block.also} == {
        "blood/anticoagulant-closes-deep-work",
        "bone/osteoporosis-closes-spinal-thrust",
    }
    assert block.sources
    assert block.inputs[0].value is True


def test_a_wider_block_reaches_the_narrower_place_and_not_the_other_way() -> None:
    screening = screened(rheumatoid_arthritis=True)

    assert screening.is_blocked(TechniqueClass.M34, Place.UPPER_CERVICAL)
    assert screening.is_blocked(TechniqueClass.M34, Place.CERVICAL) is None
    assert screening.is_blocked(TechniqueClass.TRX, Place.UPPER_CERVICAL)


def test_an_unanswered_core_question_withholds_all_hands_on_care() -> None:
    screening = screened(bladder_change=None)

    assert screening.candidacy is Candidacy.SCREENING_INCOMPLETE
    assert screening.hands_on_withheld
    assert [question.finding for question in screening.unanswered] == ["bladder_change"]
    assert {block.technique_class for block in screening.blocks} == set(HANDS_ON)


def test_an_unanswered_condition_closes_its_classes_and_makes_a_precaution() -> None:
    screening = screened(anticoagulant=None)

    assert screening.candidacy is Candidacy.YES_WITH_PRECAUTION
    block = screening.is_blocked(TechniqueClass.DTM, Place.LUMBAR)
    assert block is not None
    assert block.missing == ("anticoagulant",)
    assert {gate.technique_class for gate in screening.missing_gates} >= {"DTM", "DTF", "THR.L"}


def test_a_question_that_closes_nothing_for_this_region_is_no_precaution() -> None:
    assert screened(dizziness=None).candidacy is Candidacy.YES
    assert screened("EX-08", dizziness=None).candidacy is Candidacy.YES_WITH_PRECAUTION


def test_a_presumed_answer_refers_and_says_what_is_missing() -> None:
    screening = screened(cancer_history=True)

    assert screening.candidacy is Candidacy.DIFFERENT_CARE_FIRST
    block = screening.is_blocked(TechniqueClass.M34, Place.LUMBAR)
    assert block is not None
    assert "cancer_cleared_for_manual_therapy" in block.missing


def test_a_suspicion_that_has_begun_is_followed_up() -> None:
    asked = [question.finding for question in screened(cancer_history=True).next_best]

    assert "cancer_cleared_for_manual_therapy" in asked
    assert screened().next_best == ()


def test_precautions_are_said_once_and_reach_the_technique_they_concern() -> None:
    screening = screened(anticoagulant=True)

    assert "Light pressure" in screening.cautions(TechniqueClass.STM, Place.LUMBAR)
    assert screening.cautions(TechniqueClass.EXR, Place.LUMBAR) == ()
    said = [(one.how, one.place, one.classes) for one in screening.precautions]
    assert len(said) == len(set(said))


def test_every_rule_that_can_speak_of_the_region_is_asked_and_the_others_would_say_no() -> None:
    book, facts = rulebook(), {"region": "neck"}

    asked = [ruling.rule for ruling in book.judge(facts)]
    left_out = [rule for rule in book.rules if rule not in asked]

    assert asked == [rule for rule in book.rules if rule not in left_out]
    assert left_out
    assert {rule.judge(facts).truth for rule in left_out} == {Truth.NO}
