"""Files stay under 400 lines and functions under 50; what is longer explains itself here, in one line."""

import statistics

import pytest

from tests.house.source import ROOT, SOURCE, files, functions, name

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_MEDIAN = 8

LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

CODE = [*files(SOURCE, ".py"), *files(ROOT / "tests", ".py"), *files(ROOT / "bench", ".py")]
CODE += [*files(SOURCE / "web" / "assets", ".js", ".css"), *files(ROOT / "scripts", ".mjs", ".py")]
PYTHON = [path for path in CODE if path.suffix == ".py"]


def test_long_files_explain_themselves() -> None:
    long = {name(path) for path in CODE if len(path.read_text().splitlines()) > LONGEST_FILE}
    assert long == set(LONG_FILES), "split them, or give each its reason (and drop reasons no longer needed)"


def test_long_functions_explain_themselves() -> None:
    long = {
        f"{name(path)}:{function}"
        for path in PYTHON
        for function, _, lines in functions(path)
        if lines > LONGEST_FUNCTION
    }
    assert long == set(LONG_FUNCTIONS), (
        "split them, or give each its reason (and drop reasons no longer needed)"
    )


def test_the_median_function_is_short() -> None:
    lengths = [lines for path in files(SOURCE, ".py") for _, _, lines in functions(path)]
    assert statistics.median(lengths) <= LONGEST_MEDIAN


@pytest.mark.parametrize("reasons", [LONG_FILES, LONG_FUNCTIONS])
def test_every_reason_says_something(reasons: dict[str, str]) -> None:
    assert all(len(reason.split()) >= 4 for reason in reasons.values())
