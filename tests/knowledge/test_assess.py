"""`synovia assess` and `synovia rules` at the command line: answers on standard output, refusals with code 2."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest

from synovia.assess import ANSWERED, REFUSED, add_parsers, answered
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.reading import read_case
from synovia.knowledge.library import rulebook

STEPS = ("emergency", "no_refer_urgent", "different_care_first", "yes_with_precaution", "yes")
CASES = Path(__file__).parents[1] / "spec" / "cases"


def synovia(*words: str) -> int:
    """Runs a command the way the `synovia` program does."""
    parser = ArgumentParser()
    add_parsers(parser.add_subparsers())
    options = parser.parse_args(words)
    code: int = options.run(options)
    return code


def case_file(folder: Path, case: object) -> str:
    """The case written to a file."""
    file = folder / "case.json"
    file.write_text(case if isinstance(case, str) else json.dumps(case), encoding="utf-8")
    return str(file)


def worked(name: str) -> Any:
    """A worked case as it would be handed to the program."""
    return json.loads((CASES / f"{name}.json").read_text("utf-8"))["case"]


def test_a_case_is_answered_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = synovia("assess", case_file(tmp_path, worked("EX-01")))

    answer = json.loads(capsys.readouterr().out)
    assert code == ANSWERED
    assert answer["candidacy"] == answer["candidacy_on_safety_scale"] == "emergency"
    assert answer["screening_complete"] is True
    assert answer["referral"]["urgency"] == "emergency"
    assert answer["classification"][0]["code"] == "CES_SUSPECTED"
    assert {block["class"] for block in answer["blocked"]} >= {"THR.C", "M12", "STM"}
    assert answer["reviewed"] is False
    assert answer["rule_set_hash"]
    assert answer["reasons"][0]["because"][0]["value"] is True


def test_a_case_is_answered_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = synovia("assess", case_file(tmp_path, worked("EX-04")), "--format", "text")

    page = " ".join(capsys.readouterr().out.split())
    assert code == ANSWERED
    assert page.startswith("YES_WITH_PRECAUTION")
    assert "NP-RAD" in page
    assert "LR+ 30.3 (1.7 to 538)" in page
    assert "not reviewed by a clinician" in page


def test_an_incomplete_screening_names_its_questions_and_its_step_on_the_safety_scale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = worked("EX-03")
    case["findings"]["bladder_change"] = None

    synovia("assess", case_file(tmp_path, case))

    answer = json.loads(capsys.readouterr().out)
    assert answer["candidacy"] == "different_care_first"
    assert answer["screening_complete"] is False
    assert answer["candidacy_on_safety_scale"] == "different_care_first"
    assert [one["finding"] for one in answer["unanswered_screening"]] == ["bladder_change"]
    assert answer["techniques"] == []


def test_an_incomplete_screening_says_so_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = worked("EX-03")
    case["findings"]["bladder_change"] = None

    synovia("assess", case_file(tmp_path, case), "--format", "text")

    assert capsys.readouterr().out.startswith("DIFFERENT_CARE_FIRST (screening incomplete)\n")


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("BLIND-*.json")))
def test_every_printed_candidacy_is_a_step_of_the_safety_scale(name: str) -> None:
    answer = answered(propose(read_case(worked(name)), rulebook()))

    assert answer["candidacy"] in STEPS
    assert answer["candidacy"] == answer["candidacy_on_safety_scale"]
    assert answer["screening_complete"] or answer["candidacy"] == "different_care_first"


def test_a_refused_case_lists_every_problem_and_answers_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = {"patient": {"age": "old"}, "region": "neck", "findings": {"nprs_now": 99, "sadle_change": True}}

    code = synovia("assess", case_file(tmp_path, case))

    said = capsys.readouterr()
    assert code == REFUSED
    assert said.out == ""
    assert len(said.err.splitlines()) == 3
    assert "Did you mean 'saddle_sensory_change'?" in said.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON: line 1"),
        ("[]", "must be an object"),
        ('{"region": "neck", "region": "low_back"}', "region: is given twice."),
        ('{"region": "neck", "findings": {"fever_unwell": true, "fever_unwell": false}}', "given twice"),
    ],
)
def test_a_broken_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    assert synovia("assess", case_file(tmp_path, text)) == REFUSED
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert synovia("assess", "/nowhere/case.json") == REFUSED
    assert "cannot be read" in capsys.readouterr().err


def test_the_vocabulary_prints_every_finding_with_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    synovia("rules", "--findings", "--format", "json")

    printed = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert printed["nprs_now"]["unit"] == "points of 10"
    assert printed["nprs_now"]["highest"] == 10
    assert printed["onset"]["allowed"] == ["sudden", "insidious", "trauma"]
    assert printed["saddle_sensory_change"]["type"] == "yes/no"
    assert printed["saddle_sensory_change"]["question"].endswith("?")


def test_the_rules_print_with_their_hash(capsys: pytest.CaptureFixture[str]) -> None:
    assert synovia("rules") == ANSWERED

    assert "cauda-equina/cauda-equina-is-suspected" in capsys.readouterr().out
