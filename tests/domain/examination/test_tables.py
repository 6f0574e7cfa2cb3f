"""The tables of the examination: what a cell takes, and what the tables tell the rules. Unknown is never normal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.examination.performance import Performance, PerformanceNorm
from synovia.domain.examination.tables import function, mobility, nerves, palpation
from synovia.domain.examination.tables.catalogue import SECTIONS, TABLES, open_in
from synovia.domain.examination.tables.scales import MRC, grade
from synovia.domain.examination.tables.shape import Cells, Takes, read_table
from synovia.domain.examination.tables.told import TOLD, told
from synovia.domain.terms.finding import Kind
from synovia.domain.terms.reading import read_value
from synovia.domain.terms.regions import REGIONS
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import library

DENIALS: tuple[object, ...] = (False, frozenset(), "normal")
LEG, UMN = nerves.LEG.id, nerves.UPPER_MOTOR_NEURON.id


def usual(table_id: str) -> dict[str, dict[str, str | float]]:
    """The table with everything tested and normal."""
    table = TABLES[table_id]
    return {
        row.key: {
            column.key: next(choice.value for choice in column.choices if choice.usual)
            for column in table.cells(row)
            if any(choice.usual for choice in column.choices)
        }
        for row in table.rows
    }


def test_one_stiff_level_is_told_at_once() -> None:
    stated = told({"lumbar-mobility": {"L4-5": {"central": "hypo", "pain": "familiar"}}})
    assert stated["lumbar_hypomobile_segments"] == frozenset({"L4-5"})
    assert stated["lumbar_painful_segments"] == frozenset({"L4-5"})
    assert "lumbar_hypermobile_segments" not in stated, "the other levels were not tested"


def test_that_no_level_is_stiff_is_told_only_when_each_was_tested() -> None:
    cells = usual("lumbar-mobility")
    assert told({"lumbar-mobility": cells})["lumbar_hypomobile_segments"] == frozenset()
    del cells["L1-2"]
    assert "lumbar_hypomobile_segments" not in told({"lumbar-mobility": cells})


def test_local_pain_is_not_the_familiar_pain() -> None:
    cells = usual("lumbar-mobility") | {"L4-5": {"central": "normal", "pain": "local"}}
    assert told({"lumbar-mobility": cells})["lumbar_painful_segments"] == frozenset()


def test_a_dull_ankle_jerk_is_a_finding_and_the_rest_stays_unknown() -> None:
    stated = told({LEG: {"S1": {"left_reflex": "1", "right_reflex": "2"}}})
    assert stated["reduced_reflexes"] == frozenset({"achilles"})
    assert stated["reflex_reduced"] is True
    assert stated["nerve_roots_affected"] == 1
    assert stated["neurological_screen"] == "abnormal"
    assert "weak_myotomes" not in stated
    assert "dermatomal_sensory_loss" not in stated


def test_one_side_alone_denies_nothing() -> None:
    cells = {
        row: {column: value for column, value in values.items() if column.startswith("left")}
        for row, values in usual(LEG).items()
    }
    stated = told({LEG: cells, UMN: usual(UMN)})
    assert "weak_myotomes" not in stated
    assert "neurological_screen" not in stated


def test_the_screen_is_normal_only_with_the_upper_motor_neuron_signs() -> None:
    assert "neurological_screen" not in told({LEG: usual(LEG)})
    stated = told({LEG: usual(LEG), UMN: usual(UMN)})
    assert stated["neurological_screen"] == "normal"
    assert stated["upper_motor_neuron_signs"] is False
    assert stated["weakest_muscle_power"] == 5
    assert stated["weak_myotomes"] == frozenset()


def test_a_brisk_reflex_alone_is_neither_normal_nor_abnormal() -> None:
    cells = usual(LEG)
    cells["L4"]["left_reflex"] = "3"
    assert "neurological_screen" not in told({LEG: cells, UMN: usual(UMN)})


@pytest.mark.parametrize(("mrc", "number"), [("5", 5), ("4+", 4.5), ("4", 4), ("4-", 3.7), ("0", 0)])
def test_grades_of_power_as_numbers(mrc: str, number: float) -> None:
    assert grade(mrc) == pytest.approx(number)
    if number < 5:
        assert told({LEG: {"L5": {"left_power": mrc}}})["weakest_muscle_power"] == pytest.approx(number)


def test_the_grades_stand_in_order() -> None:
    numbers = [grade(choice.value) for choice in MRC]
    assert numbers == sorted(numbers, reverse=True)


def test_palpation_tells_of_muscles_and_of_tender_sites() -> None:
    stated = told(
        {
            "low-back-palpation": {
                "piriformis": {"trigger": "left"},
                "greater_trochanter": {"left": "2", "right": "0"},
            }
        }
    )
    assert stated["trigger_point_muscles"] == frozenset({"piriformis"})
    assert stated["trochanter_tenderness_left"] is True
    assert stated["trochanter_tenderness_right"] is False
    assert "guarding_muscles" not in stated


def test_the_best_of_three_pushes_counts() -> None:
    reading = read_table(
        TABLES["hip-strength"], {"abduction": {"left_force": "22 24 23", "right_force": "20, 21"}}
    )
    assert reading.values == {"abduction": {"left_force": 24.0, "right_force": 21.0}}


@pytest.mark.parametrize("text", ["45,5", "9,25"])
def test_a_decimal_comma_is_refused_and_never_read_as_two_pushes(text: str) -> None:
    reading = read_table(TABLES["hip-strength"], {"abduction": {"left_force": text}})
    assert not reading.values
    assert "with a point" in reading.problems["abduction", "left_force"]


@pytest.mark.parametrize("text", ["twelve", "-3", "12 13", "900"])
def test_what_is_no_time_is_refused_and_said(text: str) -> None:
    reading = read_table(function.FUNCTION, {"up-and-go": {"value": text}})
    assert not reading.values
    assert ("up-and-go", "value") in reading.problems


def test_cells_the_table_does_not_have_are_passed_over() -> None:
    reading = read_table(nerves.LEG, {"L2": {"left_reflex": "2"}, "X9": {"left_power": "5"}})
    assert not reading.values
    assert not reading.problems


def test_posture_is_told_in_the_words_of_the_rules() -> None:
    stated = told(
        {"posture": {"head-forward": {"rating": "slight"}, "lordosis": {"rating": "slight", "way": "flat"}}}
    )
    assert stated == {"forward_head_posture": "mild", "lumbar_lordosis": "reduced"}


def test_nobody_outside_the_ages_seen_is_compared() -> None:
    known: Performance = library().performance
    sorensen = known.norm_of("sorensen", 30, "female")
    assert isinstance(sorensen, PerformanceNorm)
    assert sorensen.words == "about 189 s"
    assert known.norm_of("sorensen", 70, "female") is None
    assert known.norm_of("sorensen", 30, "") is None


def test_every_region_but_the_widespread_one_has_tables_of_its_own() -> None:
    assert set(SECTIONS) == {"posture", "neurology", "tests", "function"}
    for region, card in REGIONS.items():
        if card.motions:
            assert any(table.endswith(("mobility", "glides")) for table in open_in(region)), region


def test_every_key_says_one_thing() -> None:
    for table in TABLES.values():
        for row in table.rows:
            for column in table.cells(row):
                keys = [
                    key for choice in column.choices for key in choice.keys if not choice.keys[:1].isdigit()
                ]
                assert len(keys) == len(set(keys)), (table.id, row.key, column.key)


def test_what_tables_tell_fits_the_vocabulary() -> None:
    assert len({one.finding for one in TOLD}) == len(TOLD)
    for one in TOLD:
        assert one.finding in VOCABULARY
        assert set(one.tables) <= set(TABLES)


def test_no_value_of_a_table_is_outside_what_its_finding_takes() -> None:
    ends = {
        row.key: {
            column.key: column.high for column in function.FUNCTION.cells(row) if column.takes is Takes.NUMBER
        }
        for row in function.FUNCTION.rows
    }
    for name, value in told({function.FUNCTION.id: ends}).items():
        if VOCABULARY[name].kind is Kind.NUMBER:
            assert read_value(VOCABULARY[name], value) == value


@st.composite
def some_cells(draw: st.DrawFn) -> dict[str, Cells]:
    tables = draw(st.sets(st.sampled_from([LEG, UMN, mobility.LUMBAR.id, palpation.LOW_BACK.id]), min_size=1))
    entered: dict[str, dict[str, dict[str, str | float]]] = {}
    for table_id in tables:
        for row in TABLES[table_id].rows:
            for column in TABLES[table_id].cells(row):
                value = draw(st.sampled_from([None, *(choice.value for choice in column.choices)]))
                if value is not None:
                    entered.setdefault(table_id, {}).setdefault(row.key, {})[column.key] = value
    return dict(entered)


@given(some_cells(), st.data())
def test_law_taking_a_cell_away_never_makes_anything_normal(
    cells: dict[str, Cells], data: st.DataObject
) -> None:
    places = [(t, r, c) for t, rows in cells.items() for r, columns in rows.items() for c in columns]
    if not places:
        return
    table, row, column = data.draw(st.sampled_from(places))
    fewer = {t: {r: dict(columns) for r, columns in rows.items()} for t, rows in cells.items()}
    del fewer[table][row][column]
    before, after = told(cells), told(fewer)
    for name, value in after.items():
        if value in DENIALS:
            assert name in before, f"{name} was unknown with more tested, and is denied with less"
