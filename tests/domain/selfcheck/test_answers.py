"""Keeping answers: what fits a question, and what a changed answer takes with it."""

import pytest

from synovia.domain.screening.selfcheck import BY_KEY, asked, facts_of, progress, read_answer, with_answer
from synovia.domain.screening.selfcheck.terms import AnswerRefused
from tests.domain.selfcheck.visitors import walk


@pytest.mark.parametrize(
    ("key", "given", "why"),
    [
        ("age", [], "choose an answer"),
        ("age", [""], "choose an answer"),
        ("age", ["-3"], "from 0 to 120"),
        ("age", ["121"], "from 0 to 120"),
        ("age", ["forty"], "from 0 to 120"),
        ("age", ["４５"], "from 0 to 120"),
        ("age", ["9" * 5000], "from 0 to 120"),
        ("how_bad", ["11"], "from 0 to 10"),
        ("how_long", ["99999"], "from 0 to 5214"),
        ("where", ["wing"], "answers shown"),
        ("where", ["neck", "low_back"], "answers shown"),
        ("where", ["not_sure"], "answers shown"),
        ("saddle", ["none", "bladder_change"], "None of these"),
        ("saddle", ["<script>"], "answers shown"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(key: str, given: list[str], why: str) -> None:
    with pytest.raises(AnswerRefused, match=why):
        read_answer(BY_KEY[key], given)


def test_a_list_that_was_read_and_left_empty_means_no() -> None:
    answers, _said = walk("low_back", bones="osteoporosis")
    facts = facts_of(answers)
    assert facts["osteoporosis"] is True
    assert facts["steroid_over_3mo"] is False


def test_not_sure_in_a_list_keeps_what_was_ticked_and_leaves_the_rest_unknown() -> None:
    answers, _said = walk("low_back", bones=["osteoporosis", "not_sure"])
    facts = facts_of(answers)
    assert facts["osteoporosis"] is True
    assert "steroid_over_3mo" not in facts


def test_one_arthritis_ticked_is_not_taken_back_by_the_boxes_left_empty() -> None:
    answers, _said = walk("neck", joints="rheumatoid_arthritis")
    assert facts_of(answers)["inflammatory_arthritis"] is True


def test_weeks_become_days() -> None:
    answers, _said = walk("neck", how_long="6")
    assert facts_of(answers)["duration_days"] == 42


def test_a_changed_answer_takes_along_only_what_hung_on_it() -> None:
    answers, _said = walk("neck", injury="small", injury_cleared="no", injury_turning="both")
    changed = with_answer(answers, "injury", ["no"])
    assert answers.keys() - changed.keys() == {
        "injury_cleared",
        "injury_how",
        "injury_tingling",
        "injury_turning",
    }
    assert all(changed[key] == answers[key] for key in changed if key != "injury")


def test_a_follow_up_is_asked_again_when_what_it_follows_changes() -> None:
    answers, _said = walk("low_back", cancer="past", cancer_checked="yes")
    assert "cancer_checked" not in with_answer(answers, "cancer", ["now"])


def test_the_other_path_starts_anew_but_keeps_what_both_share() -> None:
    answers, _said = walk("neck", bones="osteoporosis")
    changed = with_answer(answers, "where", ["low_back"])
    assert changed["bones"] == ("osteoporosis",)
    assert "neck_now" not in changed


def test_from_an_arm_to_a_leg_keeps_the_health_and_drops_the_joint() -> None:
    answers, _said = walk("shoulder", bones="osteoporosis", arthritis="gout_or_crystal_arthritis")
    changed = with_answer(answers, "where", ["knee"])
    assert changed["bones"] == ("osteoporosis",)
    assert not {"arm_now", "arm_nerve", "shoulder_works", "side_girdle"} & changed.keys()


def test_a_small_change_of_age_drops_nothing() -> None:
    answers, _said = walk("neck", age="44", injury="small", injury_cleared="yes")
    assert with_answer(answers, "age", ["45"]) == {**answers, "age": 45}


def test_an_age_past_65_asks_about_falls_in_the_other_way() -> None:
    answers, _said = walk("low_back", age="60", injury="no")
    changed = with_answer(answers, "age", ["70"])
    assert "injury" not in changed
    assert "injury_older" in {question.key for question in asked(changed)}


def test_the_same_answer_again_changes_nothing() -> None:
    answers, _said = walk("low_back")
    assert with_answer(answers, "saddle", ["none"]) == answers


def test_a_question_that_is_not_asked_takes_no_answer() -> None:
    with pytest.raises(AnswerRefused, match="no longer part"):
        with_answer({"where": "neck"}, "saddle", ["none"])


def test_progress_counts_what_is_known_to_be_asked() -> None:
    answers, _said = walk("low_back")
    done, of = progress(answers)
    assert done == of == len(answers)
    assert of <= 20, "short enough for six minutes at twenty seconds a question"
