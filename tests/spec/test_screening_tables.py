"""Every rule of the screening against its table in tests/spec/screening; the Rule Book shows the same tables."""

from collections import defaultdict
from pathlib import Path

import pytest

from synovia.domain.rules import Truth
from synovia.domain.screening.readings import RULES as READINGS
from synovia.domain.screening.rules import RULES
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook
from tests.spec.tables import Row, rows_of

FILES = sorted(file for file in (Path(__file__).parent / "screening").glob("*.md") if file.stem != "matrix")
RULES_BY_ID = {rule.id: rule for rule in (*rulebook().readings, *rulebook().rules)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_rule_answers_each_patient_of_its_table(file: Path) -> None:
    wrong = [f"{row} -> not {row.answer}" for row in rows_of(file) if _answer(row) is not row.answer]

    assert wrong == []


def _answer(row: Row) -> Truth:
    return RULES_BY_ID[row.rule].when.judge(row.facts)


def test_every_rule_of_the_screening_has_a_table_with_a_yes_a_no_and_an_unknown() -> None:
    answers: dict[str, set[Truth]] = defaultdict(set)
    for file in FILES:
        for row in rows_of(file):
            answers[row.rule].add(row.answer)

    incomplete = [rule.id for rule in (*RULES, *READINGS) if answers[rule.id] != set(Truth)]

    assert incomplete == []


def test_every_cut_off_has_a_patient_on_it_and_one_beside_it() -> None:
    """A rule that compares a number is tried at the number itself and next to it."""
    tried: dict[tuple[str, str], set[object]] = defaultdict(set)
    for file in FILES:
        for row in rows_of(file):
            for name, value in row.facts.items():
                tried[row.rule, name].add(value)

    alone = [pair for pair, values in tried.items() if VOCABULARY[pair[1]].unit and len(values) < 2]

    assert alone == []
