"""How each instrument is scored, by worked answers. The items here are numbers alone: no wording is kept in a test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.outcomes import Instrument, Item, ItemKind, NotScored, Score, score
from synovia.domain.outcomes.instrument import Direction, Form, Scale
from synovia.knowledge.instruments import instruments

KNOWN = {key: known.instrument for key, known in instruments().known.items()}


def numbered(key: str, values: list[float | None], start: str = "q") -> dict[str, float]:
    """Answers q1, q2, … ; None is left out."""
    return {f"{start}{place}": value for place, value in enumerate(values, start=1) if value is not None}


def scored(key: str, answers: dict[str, float]) -> Score:
    found = score(KNOWN[key], answers)
    assert isinstance(found, Score), found
    return found


@pytest.mark.parametrize(
    ("key", "values", "expected"),
    [
        ("odi", [3] * 10, 60),
        ("odi", [3] * 9 + [None], 60),  # 100 × 27 / (5 × 9)
        ("odi", [5] * 4 + [None] + [0] * 5, 44.44),
        ("ndi", [1, 2, 3, 4, 5, 0, 1, 2, 3, 4], 50),  # 25 of 50, doubled
        ("ndi", [2] * 8 + [None, None], 40),
        ("lefs", [3] * 20, 60),
        ("lefs", [3] * 16 + [None] * 4, 60),  # 48 × 20 / 16
        ("quickdash", [1] * 11, 0),
        ("quickdash", [5] * 11, 100),
        ("quickdash", [3] * 10 + [None], 50),  # (3 - 1) × 25
        ("quickdash", [2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2], 36.36),  # 27 / 11 = 2.4545
        ("rmdq-24", [1] * 11 + [0] * 13, 11),
        ("phq-2", [3, 2], 5),
        ("gad-2", [1, 2], 3),
        ("tsk-11", [4] * 11, 44),
        ("tsk-11", [2] * 10 + [None], 22),
        ("peg", [6, 7, 8], 7),
        ("start-back", [1, 1, 0, 0, 1, 1, 1, 1, 3], 7),  # "very much" counts one
        ("start-back", [1, 1, 0, 0, 1, 1, 1, 1, 2], 6),
    ],
)
def test_a_single_score(key: str, values: list[float | None], expected: float) -> None:
    assert scored(key, numbered(key, values)).value == expected


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("odi", [3] * 8 + [None, None]),
        ("ndi", [2] * 7 + [None] * 3),
        ("lefs", [3] * 15 + [None] * 5),
        ("quickdash", [3] * 9 + [None, None]),
        ("rmdq-24", [0] * 23 + [None]),
        ("start-back", [0] * 8 + [None]),
        ("phq-2", [0, None]),
        ("peg", [0, 0, None]),
        ("psfs", []),
    ],
)
def test_with_too_little_answered_nothing_is_scored(key: str, values: list[float | None]) -> None:
    found = score(KNOWN[key], numbered(key, values))
    assert isinstance(found, NotScored)
    assert found.missing


def test_start_back_tells_distress_apart() -> None:
    found = scored("start-back", numbered("start-back", [1, 1, 1, 1, 1, 0, 1, 0, 4]))
    assert found.scales["distress"].value == 3


def test_spadi_is_the_mean_of_two_percentages() -> None:
    answers = numbered("spadi", [10] * 5, "p") | numbered("spadi", [4] * 8, "d")
    found = scored("spadi", answers)
    assert (found.scales["pain"].value, found.scales["disability"].value, found.value) == (100, 40, 70)


def test_spadi_without_one_part_has_no_total_and_says_so() -> None:
    answers = numbered("spadi", [10, 10, None, None, None], "p") | numbered("spadi", [4] * 8, "d")
    found = scored("spadi", answers)
    assert found.value is None
    assert found.scales["disability"].value == 40
    assert set(found.not_scored) == {"pain", "total"}


def test_koos_turns_problems_round_and_needs_half_of_each_part() -> None:
    parts = {"s": 7, "p": 9, "a": 17, "sp": 5, "qol": 4}
    answers = {f"{part}{number}": 1.0 for part, count in parts.items() for number in range(1, count + 1)}
    assert scored("koos", answers).value == 75
    half = {key: value for key, value in answers.items() if key not in ("s1", "s2", "s3", "s4")}
    assert "symptoms" in scored("koos", half).not_scored


def test_fabq_scores_seven_and_four_of_its_sixteen() -> None:
    found = scored("fabq", numbered("fabq", [6] * 16))
    assert (found.scales["work"].value, found.scales["activity"].value) == (42, 24)
    only_four = scored("fabq", {f"q{number}": 3 for number in (2, 3, 4, 5)})
    assert only_four.scales["activity"].value == 12
    assert "work" in only_four.not_scored


def test_fiqr_weighs_function_by_a_third_and_symptoms_by_half() -> None:
    answers = numbered("fiqr", [9] * 9, "f") | numbered("fiqr", [5, 5], "o") | numbered("fiqr", [4] * 10, "s")
    assert scored("fiqr", answers).value == 57  # 81 / 3 + 10 + 40 / 2


def test_promis_is_looked_up_in_the_table_the_clinic_brings() -> None:
    bare = score(KNOWN["promis-10"], {f"g{number}": 3 for number in range(1, 11)})
    assert isinstance(bare, NotScored)
    scale = Scale("t", "T", Form.SUM, ("a", "b"), table={"2": 30.5, "7": 44.1}, needs_table=True)
    items = tuple(Item(key, ItemKind.CHOICE, low=1, high=5) for key in ("a", "b"))
    made_up = Instrument("made-up", "1", "en", "", items, (scale,))
    assert score(made_up, {"a": 3, "b": 4}).value == 44.1  # type: ignore[union-attr]  # it is scored
    assert isinstance(score(made_up, {"a": 1, "b": 2}), NotScored)  # no row for 3


def test_promis_turns_its_pain_item_round() -> None:
    scale = KNOWN["promis-10"].scales[0]
    assert (scale.recode["g7"]["0"], scale.recode["g7"]["10"]) == (5, 1)


def test_the_widespread_index_counts_regions_without_jaw_chest_and_belly() -> None:
    answers = dict.fromkeys((item.id for item in KNOWN["wpi-sss"].items), 0.0)
    answers |= {"jaw_left": 1, "chest": 1, "abdomen": 1, "shoulder_left": 1, "neck": 1, "fatigue": 3}
    found = scored("wpi-sss", answers)
    assert {key: one.value for key, one in found.scales.items()} == {"wpi": 5, "sss": 3, "regions": 2}


def test_reversed_items_are_turned_round_before_they_are_summed() -> None:
    items = tuple(Item(key, ItemKind.CHOICE, low=1, high=4) for key in ("a", "b"))
    made_up = Instrument("x", "1", "en", "", items, (Scale("s", "S", Form.SUM, ("a", "b"), reverse=("b",)),))
    assert score(made_up, {"a": 4, "b": 1}).value == 8  # type: ignore[union-attr]  # it is scored


def test_weights_and_the_best_of_several_tries() -> None:
    items = tuple(Item(key, ItemKind.NUMBER, high=60) for key in ("a", "b"))
    weighted = Scale("w", "W", Form.WEIGHTED, ("a", "b"), weights={"a": 2, "b": 0.5})
    best = Scale("b", "B", Form.BEST, ("a", "b"), least_answered=1)
    found = score(Instrument("x", "1", "en", "", items, (weighted, best)), {"a": 10, "b": 20})
    assert isinstance(found, Score)
    assert (found.scales["w"].value, found.scales["b"].value) == (30, 20)


@pytest.mark.parametrize("value", [-1, 6, 11])
def test_an_answer_outside_its_range_is_a_fault_and_never_a_score(value: float) -> None:
    with pytest.raises(ValueError, match="no answer"):
        score(KNOWN["odi"], {"q1": value})


# --- Laws -------------------------------------------------------------------------------------------------------------


@st.composite
def whole_answers(draw: st.DrawFn) -> tuple[str, dict[str, float]]:
    key = draw(st.sampled_from(sorted(set(KNOWN) - {"promis-10", "groc"})))
    answers = {
        item.id: float(draw(st.integers(int(item.least), int(item.most)))) for item in KNOWN[key].items
    }
    return key, answers


def direction(key: str, scale: str) -> Direction | None:
    found = KNOWN[key].scale(scale)
    return found.meaning.direction if found and found.meaning else None


@given(whole_answers(), st.data())
def test_a_raised_answer_never_moves_a_score_the_wrong_way(
    drawn: tuple[str, dict[str, float]], data: st.DataObject
) -> None:
    """In every instrument a higher answer moves every score one way: more disability never makes it better."""
    key, answers = drawn
    item = data.draw(st.sampled_from(KNOWN[key].items))
    raised = answers | {item.id: min(item.most, answers[item.id] + 1)}
    before, after = scored(key, answers), scored(key, raised)
    for scale, one in before.scales.items():
        turned = key in ("hoos", "koos")  # a problem raises the answer and lowers the score
        moved = after.scales[scale].value - one.value
        assert moved <= 0.01 if turned else moved >= -0.01


@given(whole_answers(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(
    drawn: tuple[str, dict[str, float]], chance: object
) -> None:
    key, answers = drawn
    pairs = list(answers.items())
    chance.shuffle(pairs)  # type: ignore[attr-defined]  # a random.Random
    assert score(KNOWN[key], dict(pairs)) == score(KNOWN[key], answers)


@given(st.lists(st.integers(0, 5), min_size=10, max_size=10), st.permutations(range(10)))
def test_in_a_sum_it_does_not_matter_which_item_has_which_answer(values: list[int], order: list[int]) -> None:
    changed = [values[place] for place in order]
    assert scored("odi", numbered("odi", [*values])).value == scored("odi", numbered("odi", [*changed])).value


@given(whole_answers(), st.data())
def test_what_is_missing_never_counts_as_healthy(
    drawn: tuple[str, dict[str, float]], data: st.DataObject
) -> None:
    """Left out, an answer gives no score, or exactly the score as if it were the mean of the others."""
    key, answers = drawn
    instrument = KNOWN[key]
    left_out = data.draw(st.sampled_from(sorted(answers)))
    fewer = {name: value for name, value in answers.items() if name != left_out}
    found = score(instrument, fewer)
    for scale in instrument.scales:
        if left_out not in scale.items or isinstance(found, NotScored):
            continue
        if scale.answers_needed == len(scale.items):
            assert scale.id not in found.scales
        elif scale.form in (Form.SUM, Form.MEAN):
            others = [fewer[name] for name in scale.items if name in fewer]
            mean = sum(others) / len(others)
            expected = mean * len(scale.items) if scale.form is Form.SUM else mean
            assert abs(found.scales[scale.id].value - expected) < 0.01
