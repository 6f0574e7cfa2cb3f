"""The worked cases for neck and low back: published patients, and what a right answer to them looks like."""

import json
from pathlib import Path

import pytest

from synovia.domain.strategy.propose import propose
from synovia.domain.terms.reading import read_case
from synovia.knowledge.library import rulebook
from tests.spec.expectations import disagreements

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_engine_answers_a_worked_case_as_expected(file: Path) -> None:
    worked = json.loads(file.read_text("utf-8"))

    proposal = propose(read_case(worked["case"]), rulebook())

    assert disagreements(worked["expected"], proposal) == []
